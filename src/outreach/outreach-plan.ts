import type { SkipReason } from '../evaluate-user.js';
import type { LeadSkipReason } from '../follow-up/index.js';
import type { EpochMs, Rejected } from '../types.js';

/** What every part of a plan says of an outreach. */
export interface PlannedOutreach {
  readonly userId: string;
  readonly outreachType: string;
  /** What it is about; `''` if the candidate did not say. */
  readonly subject: string;
  readonly priority: number;
  /** The same in every run until a message to the user is recorded. */
  readonly outreachKey: string;
}

/** Why an outreach is made when it is. */
export type ScheduledReason =
  /** It may go at once. */
  | 'now'
  /** At the user's best hour. */
  | 'best_time'
  /** As soon as it is allowed. */
  | 'first_allowed';

/** An outreach to make. */
export interface ScheduledOutreach extends PlannedOutreach {
  readonly sendAt: EpochMs;
  readonly templateId: string | null;
  readonly reason: ScheduledReason;
}

/** Why an outreach has no place in this plan: the check that it waits for, or one of these. */
export type DeferredReason =
  /** The user's best hour is beyond the plan's horizon. */
  | 'best_time'
  /** Its own `notBefore` is. */
  | 'not_before'
  /** Another outreach to the user takes the place. */
  | 'slot_taken'
  /** The plan's budget is used up. */
  | 'budget'
  /** The lead may not be followed up yet. */
  | 'too_soon'
  | SkipReason;

/** An outreach for a later plan. */
export interface DeferredOutreach extends PlannedOutreach {
  /** When to plan it again: the instant it would be sent at, if nothing else happens. */
  readonly until: EpochMs;
  readonly reason: DeferredReason;
}

/** Why an outreach is not made: the check that never clears, or one of these. */
export type DroppedReason =
  /** `expiresAt` has passed. */
  | 'expired'
  /** It would be allowed only from `expiresAt` on, or never. */
  | 'expires_first'
  /** Another candidate has the same key and comes first. */
  | 'duplicate'
  /** It is promotional, and the user needs mood support. */
  | 'mood_support'
  /** The plan's budget is used up, and it expires before a place after it. */
  | 'budget'
  | LeadSkipReason
  | SkipReason;

/** An outreach that will not be made. */
export interface DroppedOutreach extends PlannedOutreach {
  readonly reason: DroppedReason;
}

/** Who is written to, when, and what becomes of the others. */
export interface OutreachPlan {
  /** In order of time, then of precedence. */
  readonly scheduled: readonly ScheduledOutreach[];
  /** In order of time, then of precedence. */
  readonly deferred: readonly DeferredOutreach[];
  /** In order of precedence. */
  readonly dropped: readonly DroppedOutreach[];
  readonly rejected: readonly Rejected[];
}
