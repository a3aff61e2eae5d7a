import * as z from 'zod/mini';
import { DAY_MS, type Duration, durationMs, durationSchema, windowSchema } from '../time/index.js';
import type { BehaviorPolicy, BehaviorPolicyInput } from './policy-types.js';

/** What a policy document may say about behaviour. */
export function behaviorSchema(
  defaults: BehaviorPolicy,
): z.ZodMiniType<BehaviorPolicyInput, BehaviorPolicyInput> {
  const share = () => z.optional(z.number().check(z.gte(0), z.lte(1)));
  const polarity = () => z.optional(z.number().check(z.gte(-1), z.lte(1)));
  const positive = () => z.optional(z.number().check(z.gt(0)));
  const duration = () => z.optional(durationSchema());
  const { quality, churn, sentiment, nextAction } = defaults;
  return z
    .strictObject({
      shortHalfLife: z.optional(halfLifeSchema()),
      longHalfLife: z.optional(halfLifeSchema()),
      sentiment: z.optional(
        numbers(sentiment, polarity).check(
          rising(['veryNegative', 'negative', 'positive', 'veryPositive'], sentiment),
        ),
      ),
      quality: z.optional(
        z.strictObject({
          weights: z.optional(numbers(quality.weights, share).check(notAllZero(quality.weights))),
          halfLength: positive(),
          halfSpeed: z.optional(windowSchema()),
          halfDepth: positive(),
          byType: z.optional(numbers(quality.byType, share)),
        }),
      ),
      churn: z.optional(
        z.strictObject({
          weights: z.optional(numbers(churn.weights, share).check(notAllZero(churn.weights))),
          halfSilenceGaps: positive(),
          minInteractions: z.optional(z.number().check(z.gte(1), z.multipleOf(1))),
          minActiveDays: z.optional(z.number().check(z.gte(2), z.multipleOf(1))),
          prior: share(),
          levels: z.optional(
            numbers(churn.levels, share).check(rising(['medium', 'high', 'critical'], churn.levels)),
          ),
          reEngageAbove: share(),
          halfIgnored: positive(),
        }),
      ),
      mood: z.optional(z.strictObject({ steadyWithin: share(), halfConfidence: positive() })),
      sendTime: z.optional(
        z.strictObject({
          within: z.optional(windowSchema()),
          answerWeight: z.optional(z.number().check(z.gte(0))),
          smoothingHours: z.optional(z.number().check(z.gte(0), z.lte(12))),
          priorWeight: positive(),
        }),
      ),
      nextAction: z.optional(
        z.strictObject({
          priorities: z.optional(numbers(nextAction.priorities, share)),
          supportFor: duration(),
          supportBelow: polarity(),
          topicSilentFor: duration(),
          topicKeptFor: duration(),
        }),
      ),
    })
    .check(
      z.refine(
        ({ shortHalfLife, longHalfLife }) =>
          (shortHalfLife === undefined ? defaults.shortHalfLifeMs : durationMs(shortHalfLife)) <
          (longHalfLife === undefined ? defaults.longHalfLifeMs : durationMs(longHalfLife)),
        { error: 'expected the short half-life to be shorter than the long one' },
      ),
    ) as z.ZodMiniType as z.ZodMiniType<BehaviorPolicyInput, BehaviorPolicyInput>;
}

/** At most a century, so that multiples of it stay exact. */
function halfLifeSchema(): z.ZodMiniType<Duration, Duration> {
  return windowSchema().check(
    z.refine((duration) => durationMs(duration) <= 36_525 * DAY_MS, { error: 'expected at most 100 years' }),
  );
}

type Numbers<Names extends string> = Readonly<Record<Names, number>>;
type SomeNumbers = z.ZodMiniType<Partial<Record<string, number>>, Partial<Record<string, number>>>;

/** An object of numbers with some of the names that the defaults have. */
function numbers(defaults: object, one: () => z.ZodMiniType): SomeNumbers {
  return z.strictObject(
    Object.fromEntries(Object.keys(defaults).map((name) => [name, one()])),
  ) as z.ZodMiniType as SomeNumbers;
}

function rising<Names extends string>(names: readonly Names[], defaults: Numbers<Names>) {
  return z.refine<Partial<Record<string, number>>>(
    (given) =>
      names.every((name, i) => {
        const previous = names[i - 1];
        const value = given[name] ?? defaults[name];
        return previous === undefined || (given[previous] ?? defaults[previous]) <= value;
      }),
    { error: `expected ${names.join(' <= ')}` },
  );
}

function notAllZero<Names extends string>(defaults: Numbers<Names>) {
  return z.refine<Partial<Record<string, number>>>(
    (given) => (Object.keys(defaults) as Names[]).some((name) => (given[name] ?? defaults[name]) > 0),
    { error: 'expected at least one weight above 0' },
  );
}
