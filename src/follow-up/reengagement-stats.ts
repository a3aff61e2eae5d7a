import { requireIterable } from '../internal/batch.js';
import { addCount } from '../internal/counts.js';
import { unreadable } from '../internal/unreadable.js';
import { DAY_MS, parseTimestamp } from '../time/index.js';
import type { EpochMs } from '../types.js';
import type { LeadFacts } from './lead.js';
import { type FollowUpOptions, type Frame, readFrame } from './options.js';
import { readLead } from './read-lead.js';

/** Where a set of leads stands. Counts only, and one rate that follows from two of them. */
export interface ReengagementStats {
  /** Leads that are marked now. */
  readonly eligibleForReengagement: number;
  /** Leads by their stage, as they come; those before the first are not counted. */
  readonly byFollowUpStage: Readonly<Record<string, number>>;
  /** Leads by their response status, as they come; absent, null and `''` count as `'No Response'`. */
  readonly byResponseStatus: Readonly<Record<string, number>>;
  /** Follow-ups sent in the last seven days, `now - 7 days <= at <= now`. */
  readonly recentReengagements: number;
  /** `wonLeads / reengagedLeads`; 0 when there are none. */
  readonly reengagementSuccessRate: number;
  /** Leads that were sent at least one follow-up. */
  readonly reengagedLeads: number;
  /** Those of them that are `'Interested'` or `'Converted'`. */
  readonly wonLeads: number;
  /** Malformed records, which are counted nowhere else. */
  readonly rejectedLeads: number;
}

/** Statistics that are still being counted. */
export interface Tally {
  eligibleForReengagement: number;
  readonly byFollowUpStage: Record<string, number>;
  readonly byResponseStatus: Record<string, number>;
  recentReengagements: number;
  reengagementSuccessRate: number;
  reengagedLeads: number;
  wonLeads: number;
  rejectedLeads: number;
}

const RECENT_MS = 7 * DAY_MS;

/**
 * Counts leads by stage and by response, the marked ones, the follow-ups sent lately, and how many leads a follow-up
 * has won back. One pass.
 *
 * @throws TactfulError for malformed options, or if `leads` cannot be iterated. Malformed leads are `rejectedLeads`.
 *
 * @example
 * ```ts
 * import { reengagementStats } from 'tactful';
 *
 * const attempts = [{ stage: 'Followup_1', at: Date.UTC(2026, 2, 9), success: true }];
 * const leads = [
 *   { id: 'emma', followUpStage: 'Followup_1', responseStatus: 'Interested', attempts },
 *   { id: 'sarah', followUpStage: 'Followup_1', attempts },
 *   { id: 'mike', responseStatus: '' },
 * ];
 * const stats = reengagementStats(leads, { now: '2026-03-10' });
 * stats.byFollowUpStage // => { Followup_1: 2 }
 * stats.byResponseStatus // => { Interested: 1, 'No Response': 2 }
 * stats.recentReengagements // => 2
 * stats.reengagementSuccessRate // => 0.5
 * ```
 */
export function reengagementStats(leads: Iterable<LeadFacts>, options: FollowUpOptions): ReengagementStats {
  try {
    const frame = readFrame('reengagementStats', options);
    requireIterable('reengagementStats', 'leads', leads);
    const tally = emptyTally();
    for (const lead of leads) {
      try {
        addLead(tally, lead, frame);
      } catch {
        tally.rejectedLeads++;
      }
    }
    return withRate(tally);
  } catch (error) {
    throw unreadable('reengagementStats', { leads, options }, error);
  }
}

/** The statistics of no leads: the empty element of {@link mergeReengagementStats}. */
export function emptyTally(): Tally {
  return {
    eligibleForReengagement: 0,
    byFollowUpStage: {},
    byResponseStatus: {},
    recentReengagements: 0,
    reengagementSuccessRate: 0,
    reengagedLeads: 0,
    wonLeads: 0,
    rejectedLeads: 0,
  };
}

function addLead(tally: Tally, lead: LeadFacts, { functionName, now, policy }: Frame): void {
  const { marked, stageIndex, responseStatus } = readLead(functionName, lead, policy);
  let sent = 0;
  let recent = 0;
  for (const { at, success } of lead.attempts ?? []) {
    if (!success) continue;
    const sentAt: EpochMs = parseTimestamp(at);
    sent++;
    if (sentAt >= now - RECENT_MS && sentAt <= now) recent++;
  }
  if (marked) tally.eligibleForReengagement++;
  if (stageIndex >= 0) addCount(tally.byFollowUpStage, policy.stages[stageIndex]!.name, 1);
  addCount(tally.byResponseStatus, responseStatus || 'No Response', 1);
  tally.recentReengagements += recent;
  if (sent > 0) tally.reengagedLeads++;
  if (sent > 0 && (responseStatus === 'Interested' || responseStatus === 'Converted')) tally.wonLeads++;
}

/** Fills in the rate, once everything is counted. */
export function withRate(tally: Tally): ReengagementStats {
  const { reengagedLeads, wonLeads } = tally;
  tally.reengagementSuccessRate = reengagedLeads === 0 ? 0 : wonLeads / reengagedLeads;
  return tally;
}
