import { refuse } from '../errors.js';
import { idOf, rejectedRecord, requireIterable } from '../internal/batch.js';
import { unreadable } from '../internal/unreadable.js';
import type { EpochMs, Rejected } from '../types.js';
import { assess, type SkippedLead } from './assess-lead.js';
import type { LeadFacts } from './lead.js';
import { type Frame, type LeadListOptions, readFrame, readLimit } from './options.js';
import { type LeadState, readLead } from './read-lead.js';

/** A message of a campaign. */
export interface PlannedFollowUp {
  readonly leadId: string;
  readonly stage: string;
  readonly tone: string;
  /** Which message of the sequence this is, from 1. */
  readonly attempt: number;
  /** The lead is marked already, by a run that did not come to its end: send, and complete. Else mark it first. */
  readonly marked: boolean;
}

/** A whole run as data. Every lead of the list is in exactly one of the four lists. */
export interface CampaignPlan {
  readonly now: EpochMs;
  /** To send in this run, in this order: first what earlier runs have left, then the newly eligible. */
  readonly messages: readonly PlannedFollowUp[];
  /** What `limit` leaves for a later run, in the order to send. */
  readonly deferred: readonly PlannedFollowUp[];
  /** Who gets no message, and why. */
  readonly skipped: readonly SkippedLead[];
  /** Malformed records, and all records of a lead that has more than one. */
  readonly rejected: readonly Rejected[];
}

/**
 * The whole run as data: who is written to at which stage and in which tone, who is skipped and why. A dry run is
 * this value, printed; a real run goes through `messages`, and marks, sends and completes.
 *
 * Leads that are marked come first: their message was under way when an earlier run ended. If one of them has
 * answered or opted out meanwhile, it is skipped. Otherwise the order is that of the list.
 *
 * Two records of one id contradict each other, and could send twice; all of them are rejected.
 *
 * @throws TactfulError for malformed options, or if `leads` cannot be iterated. Malformed leads are `rejected`.
 *
 * @example
 * ```ts
 * import { planCampaign } from 'tactful';
 *
 * const sent = { engagementStatus: 'Sent', emailConfidenceLevel: 'Real', lastContactedAt: '2026-03-01' };
 * const leads = [{ id: 'emma', ...sent }, { id: 'mike', ...sent, responseStatus: 'Converted' }];
 * const { messages, skipped } = planCampaign(leads, { now: '2026-03-09', limit: 5 });
 * messages // => [{ leadId: 'emma', stage: 'Followup_1', tone: 'strategic_followup', attempt: 1, marked: false }]
 * skipped.map(({ leadId, reason }) => [leadId, reason]) // => [['mike', 'responded']]
 * ```
 */
export function planCampaign(leads: Iterable<LeadFacts>, options: LeadListOptions): CampaignPlan {
  try {
    const name = 'planCampaign';
    const frame = readFrame(name, options);
    const limit = readLimit(name, options.limit);
    requireIterable(name, 'leads', leads);
    const list = [...leads];
    const repeated = repeatedIds(list);
    const underWay: PlannedFollowUp[] = [];
    const fresh: PlannedFollowUp[] = [];
    const skipped: SkippedLead[] = [];
    const rejected: Rejected[] = [];
    list.forEach((lead, index) => {
      try {
        const state = readLead(name, lead, frame.policy);
        if (repeated.has(state.id)) refuse(name, 'id', 'expected only one record of each lead', state.id);
        const assessment = assess(state, frame);
        if (assessment.eligible) fresh.push(message(state, state.stageIndex + 1, frame));
        else if (assessment.reason === 'already_marked')
          underWay.push(message(state, state.stageIndex, frame));
        else skipped.push(assessment);
      } catch (error) {
        rejected.push(rejectedRecord(name, 'lead', index, lead, error));
      }
    });
    const all = [...underWay, ...fresh];
    return { now: frame.now, messages: all.slice(0, limit), deferred: all.slice(limit), skipped, rejected };
  } catch (error) {
    throw unreadable('planCampaign', { leads, options }, error);
  }
}

/** The message of a stage, which a marked lead must have. */
function message({ id, marked }: LeadState, stageIndex: number, frame: Frame): PlannedFollowUp {
  const stage = frame.policy.stages[stageIndex];
  if (stage === undefined) {
    refuse(frame.functionName, 'followUpStage', 'expected the stage that the lead is marked for', null);
  }
  return { leadId: id, stage: stage.name, tone: stage.tone, attempt: stageIndex + 1, marked };
}

/** The ids that more than one record has, malformed ones included. */
function repeatedIds(records: readonly unknown[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const record of records) {
    const id = idOf(record);
    if (id === null) continue;
    if (seen.has(id)) repeated.add(id);
    seen.add(id);
  }
  return repeated;
}
