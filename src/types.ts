/**
 * An instant as a host may hand it in.
 *
 * - a `number` is epoch milliseconds (a fraction is dropped towards the past);
 * - a `Date` is its time value;
 * - a `string` is ISO 8601 in its extended calendar form: a date, `2026-03-01` (00:00 UTC), or a date and, after a `T`,
 *   a time to the minute or finer: `2026-03-01T09:30`, `2026-03-01T09:30:15.250Z`, `2026-03-01T09:30:15+05:30`. The
 *   zone is `Z`, `±HH:MM`, `±HHMM` or `±HH`; without one it is read as UTC, whatever the machine's zone is. A fraction of
 *   the second follows `.` or `,`; digits finer than a millisecond are dropped. `24:00` is the end of its day. Years
 *   beyond 9999 or before 0 have a sign and six digits, `+012026-03-01`, and any other year may.
 *
 * Anything else is an error: an impossible date such as `2026-02-30`, a leap second, an instant more than 1e8 days from
 * 1970, text with a blank in it, the basic form `20260301`, a week date.
 */
export type Timestamp = Date | number | string;

/** An instant as the library gives it back: whole epoch milliseconds. */
export type EpochMs = number;

/** What survives `JSON.parse(JSON.stringify(value))`. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The seed of everything drawn by chance. Equal seeds give equal results on every machine. */
export type Seed = number | string;

/** A customer, the arm of the experiment they are in, and the segment they belong to. */
export interface EngagementAssignment {
  readonly customerId: string;
  readonly arm: string;
  readonly segment: string;
}

/** What came of one assignment. */
export interface EngagementEvent extends EngagementAssignment {
  readonly opened: boolean;
  readonly clicked: boolean;
  readonly converted: boolean;
}

/** What a host knows about a user, as far as deciding whether to reach them goes. */
export interface UserFacts {
  readonly id: string;
  readonly createdAt: Timestamp;
  /** Absent or null: never active since `createdAt`. */
  readonly lastActiveAt?: Timestamp | null | undefined;
  /** What was sent to them, in any order: at least as far back as the caps look, and always the latest. */
  readonly messages?: readonly SentMessage[] | undefined;
  /** IANA name. Absent or null: the policy's zone. */
  readonly timeZone?: string | null | undefined;
  readonly optedOut?: boolean | undefined;
  readonly pausedUntil?: Timestamp | null | undefined;
  /** Anything else that segment rules ask about. */
  readonly traits?: Readonly<Record<string, Json>> | undefined;
}

/** A message that was sent to a user. */
export interface SentMessage {
  readonly sentAt: Timestamp;
  readonly channel?: string | undefined;
  readonly topic?: string | undefined;
  /** `false` keeps it out of the caps (a receipt, say). It still counts as a recent message. @defaultValue true */
  readonly countsTowardCaps?: boolean | undefined;
}

/** One fault of the input. */
export interface Issue {
  /** Where: `messages[2].sentAt`, `eligibility.caps[1].max`. The subject itself is named by its parameter. */
  readonly path: string;
  /** What was expected there. */
  readonly message: string;
  /** What stood there instead, as text of at most 80 characters. */
  readonly received: string;
}

/** A record of a batch that could not be read. The others are not affected. */
export interface Rejected {
  /** Its place in the batch, from 0. */
  readonly index: number;
  /** Null if it has no id that is a text. */
  readonly id: string | null;
  readonly issues: readonly Issue[];
}

/** What a user did. `type` is open; the six named here are counted by name, all others as `other`. */
export type InteractionType = 'message' | 'command' | 'voice' | 'photo' | 'reaction' | 'callback';

/** One thing that a user did. A field that is absent or null is unknown, never zero. */
export interface Interaction {
  readonly userId: string;
  readonly at: Timestamp;
  readonly type: InteractionType | (string & Record<never, never>);
  readonly text?: string | null | undefined;
  /** From -1 to 1. Comes before any sentiment function: the host's own model knows better. */
  readonly sentiment?: number | null | undefined;
  /** How long the user took to answer. */
  readonly responseTimeMs?: number | null | undefined;
  readonly sessionId?: string | null | undefined;
  /** Which interaction of its session this is, counted from 1. */
  readonly sessionDepth?: number | null | undefined;
  /** What it was about, each topic in 1 to 200 characters; one given twice counts once. */
  readonly topics?: readonly string[] | null | undefined;
  /** The user answered a message that was sent to them unasked. */
  readonly inReplyToOutreach?: boolean | null | undefined;
  /** Not the user's own doing: it is left out of everything. */
  readonly automated?: boolean | null | undefined;
  /** Where the user was, if not in the pattern's zone: an IANA name. */
  readonly timeZone?: string | null | undefined;
}

/** Five classes of sentiment, from worst to best. */
export type SentimentType = 'very_negative' | 'negative' | 'neutral' | 'positive' | 'very_positive';

/**
 * A sum in which an addend one half-life before `at` counts half, two half-lives before a quarter, and so on.
 *
 * `at` is no instant of the data but the first multiple of the half-life (from the epoch) that is not before the
 * latest addend. So moving to a later `at` divides by a power of two, which is exact: addends come to the same sum
 * in any order and any grouping, but for the last bits of the additions. And the latest addend always weighs more
 * than 1/2 and at most 1, so that nothing overflows, and a mean never comes to 0 / 0, however far apart they lie.
 */
export interface DecayedSum {
  /** Null while there are no addends. */
  readonly at: EpochMs | null;
  /** Sum of the weights. */
  readonly weight: number;
  /** Sum of the weighted values; `sum / weight` is their mean. */
  readonly sum: number;
}

/** What is remembered at one half-life. */
export interface DecayedSums {
  /** The policy's half-life at the first fold; null before. */
  readonly halfLifeMs: number | null;
  /** Of every interaction's quality; the weight tells the rate. */
  readonly quality: DecayedSum;
  /** Of the sentiment of those interactions that have one. */
  readonly sentiment: DecayedSum;
  /** Of outreach: the weight is what was sent, the sum what was answered. */
  readonly outreach: DecayedSum;
}

/** On which of the last 400 local dates, ending with `lastDay`, a user was active. */
export interface ActiveDays {
  /** The latest active local date, in days from 1970-01-01; null if there is none. */
  readonly lastDay: number | null;
  /** 13 unsigned 32-bit words: bit `i & 31` of word `i >> 5` stands for the date `lastDay - i`, `0 <= i < 400`. */
  readonly words: readonly number[];
}

/** A topic that the user brought up. */
export interface TopicMention {
  readonly topic: string;
  readonly at: EpochMs;
}

/** What is kept of a topic. */
export interface TopicRecord {
  readonly topic: string;
  /** Of the latest mention. */
  readonly lastAt: EpochMs;
  /** How many of the pattern's `mentions` are of this topic. */
  readonly count: number;
}

/**
 * All that is remembered of what a user did: plain JSON of bounded size, whatever the history. It depends on what
 * was folded, never on the order, and `mergePatterns` adds two of them up. Automated interactions are not in it.
 */
export interface BehaviorPattern {
  readonly version: 1;
  readonly userId: string;
  /** The user's home zone, an IANA name. Null: unknown; hours and dates are then those of UTC. */
  readonly timeZone: string | null;
  /** Interactions in all. */
  readonly count: number;
  readonly firstAt: EpochMs | null;
  readonly lastAt: EpochMs | null;
  /** By hour of the local clock, 24 numbers. */
  readonly countByHour: readonly number[];
  /** By local weekday, 7 numbers from Monday to Sunday. */
  readonly countByWeekday: readonly number[];
  readonly countByType: Readonly<Record<InteractionType | 'other', number>>;
  /** Of those interactions that have a sentiment. */
  readonly countBySentiment: Readonly<Record<SentimentType, number>>;
  readonly activeDays: ActiveDays;
  /** Remembers days. */
  readonly short: DecayedSums;
  /** Remembers weeks. */
  readonly long: DecayedSums;
  /** The latest sentiment; of several at one instant, the lowest. */
  readonly lastSentiment: { readonly at: EpochMs; readonly value: number } | null;
  /** The 32 topics mentioned last, latest first. */
  readonly topics: readonly TopicRecord[];
  /** The latest 128 mentions of any topics, latest first. */
  readonly mentions: readonly TopicMention[];
  /** Messages that were sent unasked, by hour of the local clock; an answer counts at the hour of the answer. */
  readonly outreach: {
    readonly sentByHour: readonly number[];
    readonly answeredByHour: readonly number[];
    readonly lastSentAt: EpochMs | null;
    readonly lastAnsweredAt: EpochMs | null;
  };
}

/**
 * A learned model of churn, as `churnRisk` asks it: the probability, from 0 to 1, that this user is lost.
 * `(pattern, { now }) => predict(model, churnFeatures(pattern, { now }).values)` makes one of a trained model.
 */
export type ChurnModel = (pattern: BehaviorPattern, options: { readonly now: EpochMs }) => number;
