import { filled } from '../internal/filled.js';
import { count, number, object, type Report, rate, refine, type Schema } from '../internal/schema.js';
import { DAY_MS, type Duration, durationMs, durationSchema, windowSchema } from '../time/index.js';
import type { BehaviorPolicy, BehaviorPolicyInput } from './policy-types.js';

/** What a policy document may say about behaviour. */
export function behaviorSchema(defaults: BehaviorPolicy): Schema<BehaviorPolicyInput> {
  const { quality, churn, sentiment, nextAction } = defaults;
  const share = rate();
  const polarity = number({ minimum: -1, maximum: 1 });
  const positive = number({ exclusiveMinimum: 0 });
  const duration = durationSchema();
  return refine(
    object<BehaviorPolicyInput>({
      shortHalfLife: halfLifeSchema(),
      longHalfLife: halfLifeSchema(),
      sentiment: refine(numbers(sentiment, polarity), rising(sentiment)),
      quality: object({
        weights: refine(numbers(quality.weights, share), notAllZero(quality.weights)),
        halfLength: positive,
        halfSpeed: windowSchema(),
        halfDepth: positive,
        byType: numbers(quality.byType, share),
      }),
      churn: object({
        weights: refine(numbers(churn.weights, share), notAllZero(churn.weights)),
        halfSilenceGaps: positive,
        minInteractions: count(1),
        minActiveDays: count(2),
        prior: share,
        levels: refine(numbers(churn.levels, share), rising(churn.levels)),
        reEngageAbove: share,
        halfIgnored: positive,
      }),
      mood: object({ steadyWithin: share, halfConfidence: positive }),
      sendTime: object({
        within: windowSchema(),
        answerWeight: number({ minimum: 0 }),
        smoothingHours: number({ minimum: 0, maximum: 12 }),
        priorWeight: positive,
      }),
      nextAction: object({
        priorities: numbers(nextAction.priorities, share),
        supportFor: duration,
        supportBelow: polarity,
        topicSilentFor: duration,
        topicKeptFor: duration,
      }),
    }),
    ({ shortHalfLife, longHalfLife }, report) => {
      const shortMs = shortHalfLife ? durationMs(shortHalfLife) : defaults.shortHalfLifeMs;
      const longMs = longHalfLife ? durationMs(longHalfLife) : defaults.longHalfLifeMs;
      if (shortMs >= longMs) report('expected the short half-life to be shorter than the long one');
    },
  );
}

/** At most a century, so that multiples of it stay exact. */
function halfLifeSchema(): Schema<Duration> {
  return refine(windowSchema(), (duration, report) => {
    if (durationMs(duration) > 36_525 * DAY_MS) report('expected at most 100 years');
  });
}

type Numbers<Names extends string> = Readonly<Record<Names, number>>;

/** An object of numbers with some of the names that the defaults have. */
function numbers<Names extends string>(
  defaults: Numbers<Names>,
  one: Schema<number>,
): Schema<Partial<Numbers<Names>>> {
  const properties = Object.fromEntries(Object.keys(defaults).map((name) => [name, one]));
  return { type: 'object', properties, additionalProperties: false };
}

/** Checks that the numbers, defaults filled in, never fall in the order of the names in `defaults`. */
function rising<Names extends string>(defaults: Numbers<Names>) {
  return (given: Partial<Numbers<Names>>, report: Report): void => {
    const all: number[] = Object.values(filled(defaults, given));
    if (all.some((value, i) => value < all[i - 1]!)) {
      report(`expected ${Object.keys(defaults).join(' <= ')}`);
    }
  };
}

function notAllZero<Names extends string>(defaults: Numbers<Names>) {
  return (given: Partial<Numbers<Names>>, report: Report): void => {
    const all: number[] = Object.values(filled(defaults, given));
    if (all.every((weight) => weight <= 0)) report('expected at least one weight above 0');
  };
}
