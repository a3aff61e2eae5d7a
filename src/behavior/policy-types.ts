import type { Duration } from '../time/index.js';
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

/** How much each type of interaction says of the user's interest, from 0 to 1. */
export type TypeQualities = Readonly<Record<InteractionType | 'other', number>>;

/** Where the classes of sentiment begin and end. */
export interface SentimentBounds {
  readonly veryNegative: number;
  readonly negative: number;
  readonly positive: number;
  readonly veryPositive: number;
}

/** The `behavior` section of a policy document. Objects of numbers add to their defaults and may change them. */
export interface BehaviorPolicyInput {
  /** After this, recent behaviour counts half. @defaultValue `{ days: 2 }` */
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
    /**
     * What the parts of an interaction's quality weigh.
     * @defaultValue `{ length: 0.25, engagement: 0.2, intensity: 0.15, speed: 0.15, session: 0.1, type: 0.15 }`
     */
    readonly weights?: Partial<QualityWeights>;
    /** A text of so many characters has a length part of 1/2. @defaultValue `80` */
    readonly halfLength?: number;
    /** An answer after this has a speed part of 1/2. @defaultValue `{ minutes: 5 }` */
    readonly halfSpeed?: Duration;
    /** The interaction of this number in its session has a session part of 1/2. @defaultValue `5` */
    readonly halfDepth?: number;
    /**
     * How much each type of interaction says of the user's interest.
     * @defaultValue `{ message: 0.6, command: 0.4, voice: 0.9, photo: 0.8, reaction: 0.3, callback: 0.3, other: 0.4 }`
     */
    readonly byType?: Partial<TypeQualities>;
  };
  readonly churn?: {
    /**
     * What the factors of the churn risk weigh.
     * @defaultValue `{ silence: 0.58, rate: 0.24, mood: 0.1, quality: 0.04, outreach: 0.04 }`
     */
    readonly weights?: Partial<ChurnWeights>;
    /** Silence counts from one typical gap on, and half after so many more. @defaultValue `2` */
    readonly halfSilenceGaps?: number;
    /** With fewer interactions the risk is unknown. @defaultValue `5` */
    readonly minInteractions?: number;
    /** With fewer active dates the risk is unknown. At least 2. @defaultValue `3` */
    readonly minActiveDays?: number;
    /** The risk of a user of whom too little is known. @defaultValue `0.2` */
    readonly prior?: number;
    /** From here on the risk is of that level. @defaultValue `{ medium: 0.25, high: 0.6, critical: 0.8 }` */
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
    /**
     * What each action is worth when it is called for.
     * @defaultValue `{ moodSupport: 0.95, moodFalling: 0.6, reEngagement: 0.9, milestoneCelebration: 0.7,
     * topicFollowUp: 0.65, checkIn: 0.4, featureHighlight: 0.3, none: 0.2 }`
     */
    readonly priorities?: Partial<ActionPriorities>;
    /** Very negative words call for support for so long. @defaultValue `{ days: 7 }` */
    readonly supportFor?: Duration;
    /** A recent mood of at most this is very negative. @defaultValue `-0.4` */
    readonly supportBelow?: number;
    /** A topic is followed up from so long without mention on. @defaultValue `{ days: 3 }` */
    readonly topicSilentFor?: Duration;
    /** A topic that has been silent for longer than this is left alone. @defaultValue `{ days: 30 }` */
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
