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

/** An outreach to make. */
export interface ScheduledOutreach extends PlannedOutreach {
  readonly sendAt: EpochMs;
  readonly templateId: string | null;
  /** At once; at the user's best hour; or as soon as it is allowed. */
  readonly reason: 'now' | 'best_time' | 'first_allowed';
}

/** An outreach for a later plan. */
export interface DeferredOutreach extends PlannedOutreach {
  /** When to plan it again: the instant it would be sent at, if nothing else happens. */
  readonly until: EpochMs;
  /** The check that it waits for, or why it has no place in this plan. */
  readonly reason: 'best_time' | 'not_before' | 'slot_taken' | 'budget' | 'too_soon' | SkipReason;
}

/** An outreach that will not be made. */
export interface DroppedOutreach extends PlannedOutreach {
  /** The check that never clears, or why it is not made. */
  readonly reason:
    | 'expired'
    | 'expires_first'
    | 'duplicate'
    | 'mood_support'
    | 'budget'
    | LeadSkipReason
    | SkipReason;
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
