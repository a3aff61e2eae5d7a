import * as z from 'zod/mini';
import { deepFreeze } from '../internal/deep-freeze.js';
import type { PolicySection } from '../internal/policy-section.js';
import { type Duration, durationMs, durationSchema, windowSchema } from '../time/index.js';
import type { InteractionType } from '../types.js';

/** What the parts of an interaction's quality weigh against each other. Parts that are unknown are left out. */
export interface QualityWeights {
  readonly length: number;
  readonly engagement: number;
  readonly intensity: number;
  readonly speed: number;
  readonly session: number;
  readonly type: number;
}

/** What the factors of the churn risk weigh against each other. Factors that are unknown are left out. */
export interface ChurnWeights {
  readonly silence: number;
  readonly rate: number;
  readonly mood: number;
  readonly quality: number;
  readonly outreach: number;
}

/** The priorities that `nextBestAction` gives, from 0 to 1. */
export interface ActionPriorities {
  /** After very negative words. */
  readonly moodSupport: number;
  /** When the mood is falling and already below neutral. */
  readonly moodFalling: number;
  /** When the churn risk calls for re-engagement; below that, from a high risk on, this times the risk. */
  readonly reEngagement: number;
  readonly milestoneCelebration: number;
  /** Of a topic that comes up in every mention; a rare one has half of it. */
  readonly topicFollowUp: number;
  readonly checkIn: number;
  readonly featureHighlight: number;
  /** Of doing nothing: what is below it is not worth a message. */
  readonly none: number;
}

type TypeQualities = Readonly<Record<InteractionType | 'other', number>>;

/** Where the classes of sentiment begin and end. */
export interface SentimentBounds {
  readonly veryNegative: number;
  readonly negative: number;
  readonly positive: number;
  readonly veryPositive: number;
}

/** The `behavior` section of a policy document. Objects of numbers add to their defaults and may change them. */
export interface BehaviorPolicyInput {
  /** After this, recent behaviour counts half. @defaultValue `{ days: 3 }` */
  readonly shortHalfLife?: Duration;
  /** After this, the baseline counts half. Longer than the short one. @defaultValue `{ days: 30 }` */
  readonly longHalfLife?: Duration;
  /**
   * Sentiment at most `veryNegative` is very negative, at most `negative` negative; from `positive` and
   * `veryPositive` on it is that; between it is neutral. The inner bounds are VADER's (Hutto and Gilbert 2014).
   * @defaultValue `{ veryNegative: -0.6, negative: -0.05, positive: 0.05, veryPositive: 0.6 }`
   */
  readonly sentiment?: Partial<SentimentBounds>;
  readonly quality?: {
    /** @defaultValue `{ length: 0.25, engagement: 0.2, intensity: 0.15, speed: 0.15, session: 0.1, type: 0.15 }` */
    readonly weights?: Partial<QualityWeights>;
    /** A text of so many characters has a length part of 1/2. @defaultValue `80` */
    readonly halfLength?: number;
    /** An answer after this has a speed part of 1/2. @defaultValue `{ minutes: 5 }` */
    readonly halfSpeed?: Duration;
    /** The interaction of this number in its session has a session part of 1/2. @defaultValue `5` */
    readonly halfDepth?: number;
    /** @defaultValue `{ message: 0.6, command: 0.4, voice: 0.9, photo: 0.8, reaction: 0.3, callback: 0.3, other: 0.4 }` */
    readonly byType?: Partial<TypeQualities>;
  };
  readonly churn?: {
    /** @defaultValue `{ silence: 0.55, rate: 0.25, mood: 0.1, quality: 0.05, outreach: 0.05 }` */
    readonly weights?: Partial<ChurnWeights>;
    /** Silence counts from one typical gap on, and half after so many more. @defaultValue `2` */
    readonly halfSilenceGaps?: number;
    /** With fewer interactions the risk is unknown. @defaultValue `5` */
    readonly minInteractions?: number;
    /** With fewer active dates the risk is unknown. At least 2. @defaultValue `3` */
    readonly minActiveDays?: number;
    /** The risk of a user of whom too little is known. @defaultValue `0.25` */
    readonly prior?: number;
    /** From here on the risk is of that level. @defaultValue `{ medium: 0.3, high: 0.6, critical: 0.8 }` */
    readonly levels?: { readonly medium?: number; readonly high?: number; readonly critical?: number };
    /** A risk above this, not equal to it, calls for re-engagement. @defaultValue `0.8` */
    readonly reEngageAbove?: number;
    /** Unanswered outreach counts half when there is so much of it. @defaultValue `2` */
    readonly halfIgnored?: number;
  };
  readonly mood?: {
    /** A trend of at most this, up or down, is steady. @defaultValue `0.1` */
    readonly steadyWithin?: number;
    /** With so many recent interactions the confidence is 1/2. @defaultValue `3` */
    readonly halfConfidence?: number;
  };
  readonly sendTime?: {
    /** How far ahead to look. @defaultValue `{ days: 1 }` */
    readonly within?: Duration;
    /** An answer to outreach counts as so many interactions. @defaultValue `3` */
    readonly answerWeight?: number;
    /** Standard deviation of the smoothing around the clock, in hours. @defaultValue `1.5` */
    readonly smoothingHours?: number;
    /** The population's curve counts as so many interactions. @defaultValue `60` */
    readonly priorWeight?: number;
  };
  readonly nextAction?: {
    /** @defaultValue `{ moodSupport: 0.95, moodFalling: 0.6, reEngagement: 0.9, milestoneCelebration: 0.7, topicFollowUp: 0.65, checkIn: 0.4, featureHighlight: 0.3, none: 0.2 }` */
    readonly priorities?: Partial<ActionPriorities>;
    /** Very negative words call for support for so long. @defaultValue `{ days: 7 }` */
    readonly supportFor?: Duration;
    /** A recent mood of at most this is very negative. @defaultValue `-0.4` */
    readonly supportBelow?: number;
    /** A topic is followed up after so long without mention, … @defaultValue `{ days: 3 }` */
    readonly topicSilentFor?: Duration;
    /** … and until it has been silent for longer than this. @defaultValue `{ days: 30 }` */
    readonly topicKeptFor?: Duration;
  };
}

/** The resolved `behavior` section. */
export interface BehaviorPolicy {
  readonly shortHalfLifeMs: number;
  readonly longHalfLifeMs: number;
  readonly sentiment: SentimentBounds;
  readonly quality: {
    readonly weights: QualityWeights;
    readonly halfLength: number;
    readonly halfSpeedMs: number;
    readonly halfDepth: number;
    readonly byType: TypeQualities;
  };
  readonly churn: {
    readonly weights: ChurnWeights;
    readonly halfSilenceGaps: number;
    readonly minInteractions: number;
    readonly minActiveDays: number;
    readonly prior: number;
    readonly levels: { readonly medium: number; readonly high: number; readonly critical: number };
    readonly reEngageAbove: number;
    readonly halfIgnored: number;
  };
  readonly mood: { readonly steadyWithin: number; readonly halfConfidence: number };
  readonly sendTime: {
    readonly withinMs: number;
    readonly answerWeight: number;
    readonly smoothingHours: number;
    readonly priorWeight: number;
  };
  readonly nextAction: {
    readonly priorities: ActionPriorities;
    readonly supportForMs: number;
    readonly supportBelow: number;
    readonly topicSilentForMs: number;
    readonly topicKeptForMs: number;
  };
}

const DAY = 86_400_000;

/** The production defaults. */
export const defaultBehaviorPolicy: BehaviorPolicy = /*#__PURE__*/ deepFreeze({
  shortHalfLifeMs: 3 * DAY,
  longHalfLifeMs: 30 * DAY,
  sentiment: { veryNegative: -0.6, negative: -0.05, positive: 0.05, veryPositive: 0.6 },
  quality: {
    weights: { length: 0.25, engagement: 0.2, intensity: 0.15, speed: 0.15, session: 0.1, type: 0.15 },
    halfLength: 80,
    halfSpeedMs: 300_000,
    halfDepth: 5,
    byType: { message: 0.6, command: 0.4, voice: 0.9, photo: 0.8, reaction: 0.3, callback: 0.3, other: 0.4 },
  },
  churn: {
    weights: { silence: 0.55, rate: 0.25, mood: 0.1, quality: 0.05, outreach: 0.05 },
    halfSilenceGaps: 2,
    minInteractions: 5,
    minActiveDays: 3,
    prior: 0.25,
    levels: { medium: 0.3, high: 0.6, critical: 0.8 },
    reEngageAbove: 0.8,
    halfIgnored: 2,
  },
  mood: { steadyWithin: 0.1, halfConfidence: 3 },
  sendTime: { withinMs: DAY, answerWeight: 3, smoothingHours: 1.5, priorWeight: 60 },
  nextAction: {
    priorities: {
      moodSupport: 0.95,
      moodFalling: 0.6,
      reEngagement: 0.9,
      milestoneCelebration: 0.7,
      topicFollowUp: 0.65,
      checkIn: 0.4,
      featureHighlight: 0.3,
      none: 0.2,
    },
    supportForMs: 7 * DAY,
    supportBelow: -0.4,
    topicSilentForMs: 3 * DAY,
    topicKeptForMs: 30 * DAY,
  },
});

export const behaviorSection: PolicySection<BehaviorPolicyInput, BehaviorPolicy> = {
  schema: () => behaviorSchema() as z.ZodMiniType as z.ZodMiniType<BehaviorPolicyInput, BehaviorPolicyInput>,

  resolve: (input) => {
    const { sentiment, quality, churn, mood, sendTime, nextAction } = defaultBehaviorPolicy;
    const { halfSpeed, ...qualityInput } = input.quality ?? {};
    const { within, ...sendTimeInput } = input.sendTime ?? {};
    const { supportFor, topicSilentFor, topicKeptFor, ...nextActionInput } = input.nextAction ?? {};
    return {
      shortHalfLifeMs: ms(input.shortHalfLife, defaultBehaviorPolicy.shortHalfLifeMs),
      longHalfLifeMs: ms(input.longHalfLife, defaultBehaviorPolicy.longHalfLifeMs),
      sentiment: { ...sentiment, ...input.sentiment },
      quality: {
        ...quality,
        ...qualityInput,
        halfSpeedMs: ms(halfSpeed, quality.halfSpeedMs),
        weights: { ...quality.weights, ...input.quality?.weights },
        byType: { ...quality.byType, ...input.quality?.byType },
      },
      churn: {
        ...churn,
        ...input.churn,
        weights: { ...churn.weights, ...input.churn?.weights },
        levels: { ...churn.levels, ...input.churn?.levels },
      },
      mood: { ...mood, ...input.mood },
      sendTime: { ...sendTime, ...sendTimeInput, withinMs: ms(within, sendTime.withinMs) },
      nextAction: {
        ...nextAction,
        ...nextActionInput,
        priorities: { ...nextAction.priorities, ...input.nextAction?.priorities },
        supportForMs: ms(supportFor, nextAction.supportForMs),
        topicSilentForMs: ms(topicSilentFor, nextAction.topicSilentForMs),
        topicKeptForMs: ms(topicKeptFor, nextAction.topicKeptForMs),
      },
    };
  },
};

function ms(duration: Duration | undefined, fallback: number): number {
  return duration === undefined ? fallback : durationMs(duration);
}

function behaviorSchema(): z.ZodMiniType {
  const share = () => z.optional(z.number().check(z.gte(0), z.lte(1)));
  const polarity = () => z.optional(z.number().check(z.gte(-1), z.lte(1)));
  const positive = () => z.optional(z.number().check(z.gt(0)));
  const duration = () => z.optional(durationSchema());
  const { quality, churn, sentiment, nextAction } = defaultBehaviorPolicy;
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
          minInteractions: z.optional(z.int().check(z.gte(1))),
          minActiveDays: z.optional(z.int().check(z.gte(2))),
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
          ms(shortHalfLife, defaultBehaviorPolicy.shortHalfLifeMs) <
          ms(longHalfLife, defaultBehaviorPolicy.longHalfLifeMs),
        { error: 'expected the short half-life to be shorter than the long one' },
      ),
    );
}

/** At most a century, so that multiples of it stay exact. */
function halfLifeSchema(): z.ZodMiniType<Duration, Duration> {
  return windowSchema().check(
    z.refine((duration) => durationMs(duration) <= 36_525 * DAY, { error: 'expected at most 100 years' }),
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
