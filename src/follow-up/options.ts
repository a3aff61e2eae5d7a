import { refuse } from '../errors.js';
import { readSection } from '../internal/read-section.js';
import { DAY_MS, durationMs, MAX_EPOCH_MS, readNow } from '../time/index.js';
import type { EpochMs, Timestamp } from '../types.js';
import { type FollowUpPolicy, resolvedFollowUp } from './policy.js';

/** The options that all decisions about leads share. */
export interface FollowUpOptions {
  readonly now: Timestamp;
  /** @defaultValue the production defaults */
  readonly policy?: { readonly followUp: FollowUpPolicy };
}

/** Options of {@link assessLead} and {@link markForReengagement}. */
export interface LeadOptions extends FollowUpOptions {
  /**
   * Days since the last contact, of which strictly more must have passed; a fraction counts. In place of the waits of
   * all stages.
   * @defaultValue each stage's own wait
   */
  readonly daysSinceContact?: number;
}

/** Options of {@link findEligibleLeads} and {@link planCampaign}. */
export interface LeadListOptions extends LeadOptions {
  /** At most this many, from the front of the list. @defaultValue no limit */
  readonly limit?: number;
}

/** The options of a call, read once for all its leads. */
export interface Frame {
  readonly functionName: string;
  readonly now: EpochMs;
  /** With `daysSinceContact`, if given, in place of the waits. */
  readonly policy: FollowUpPolicy;
}

export function readFrame(functionName: string, options: LeadOptions): Frame {
  const now = readNow(functionName, options);
  const { policy, daysSinceContact } = options;
  const section = readSection(functionName, policy, resolvedFollowUp);
  const { stages, eligibleResponseStatuses, requiredEngagementStatus, emailConfidenceLevels } = section;
  const waitMs = daysSinceContact === undefined ? null : readDays(functionName, daysSinceContact);
  return {
    functionName,
    now,
    // Copies, because V8 reads the elements of a frozen array at a third of the speed.
    policy: {
      stages: stages.map(({ name, afterMs, tone }) => ({ name, afterMs: waitMs ?? afterMs, tone })),
      requiredEngagementStatus,
      eligibleResponseStatuses: [...eligibleResponseStatuses],
      emailConfidenceLevels: emailConfidenceLevels && [...emailConfidenceLevels],
    },
  };
}

/** Days as milliseconds. A fraction of one is dropped: no whole number lies between it and the next smaller one. */
function readDays(functionName: string, days: unknown): number {
  if (typeof days !== 'number' || !(days >= 0 && days <= MAX_EPOCH_MS / DAY_MS)) {
    refuse(functionName, 'daysSinceContact', 'expected a number of days from 0 to 100,000,000', days);
  }
  return Math.floor(durationMs({ days }));
}

/** The `limit` of a list; `Infinity` if there is none. */
export function readLimit(functionName: string, limit: number | undefined): number {
  if (limit === undefined) return Number.POSITIVE_INFINITY;
  if (!Number.isInteger(limit) || limit < 0) {
    refuse(functionName, 'limit', 'expected a whole number that is not negative', limit);
  }
  return limit;
}
