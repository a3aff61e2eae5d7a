/**
 * An instant as a host may hand it in.
 *
 * - a `number` is epoch milliseconds (a fraction is dropped towards the past);
 * - a `Date` is its time value;
 * - a `string` is ISO 8601: `2026-03-01` (00:00 UTC), `2026-03-01T09:30`, `2026-03-01T09:30:15.250Z`,
 *   `2026-03-01T09:30:15+05:30`. Without a zone it is read as UTC, whatever the machine's zone is. Digits finer
 *   than a millisecond are dropped.
 *
 * Anything else, an impossible date such as `2026-02-30` included, is an error.
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
  readonly lastActiveAt?: Timestamp | null;
  /** What was sent to them, in any order. */
  readonly messages?: readonly SentMessage[];
  /** IANA name. Absent or null: the policy's zone. */
  readonly timeZone?: string | null;
  readonly optedOut?: boolean;
  readonly pausedUntil?: Timestamp | null;
  /** Anything else that segment rules ask about. */
  readonly traits?: Readonly<Record<string, Json>>;
}

/** A message that was sent to a user. */
export interface SentMessage {
  readonly sentAt: Timestamp;
  readonly channel?: string;
  readonly topic?: string;
  /** `false` keeps it out of the caps (a receipt, say). It still counts as a recent message. @defaultValue true */
  readonly countsTowardCaps?: boolean;
}
