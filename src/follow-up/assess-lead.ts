import { unreadable } from '../internal/unreadable.js';
import { MAX_EPOCH_MS } from '../time/index.js';
import type { EpochMs } from '../types.js';
import type { LeadFacts } from './lead.js';
import { type Frame, type LeadOptions, readFrame } from './options.js';
import { isOneOf, type LeadState, readLead } from './read-lead.js';

/** Why a lead is not followed up: the first check that failed. */
export type LeadSkipReason =
  /** The lead opted out. */
  | 'opted_out'
  /** The engagement status is not the required one: nothing was sent yet. */
  | 'not_sent'
  /** The response status is an answer. */
  | 'responded'
  /** It is marked for the next message, which is still to be sent. */
  | 'already_marked'
  /** It has had the last message of the sequence. */
  | 'attempts_exhausted'
  /** The confidence in its address is not among those asked for. */
  | 'unreliable_email'
  /** There is no last contact to wait from. */
  | 'never_contacted'
  /** Not strictly more than the wait of the next stage has passed since the last contact. Clears 1 ms after it has. */
  | 'too_soon';

/** The lead may be followed up now. */
export interface EligibleLead {
  readonly leadId: string;
  readonly eligible: true;
  readonly reason: 'eligible';
  /** The stage of the message to send: the one after the lead's own. */
  readonly stage: string;
  readonly tone: string;
  /** Which message of the sequence this is, from 1. */
  readonly attempt: number;
  /** `now`. */
  readonly nextEligibleAt: EpochMs;
}

/** The lead may not be followed up now. */
export interface SkippedLead {
  readonly leadId: string;
  readonly eligible: false;
  readonly reason: LeadSkipReason;
  readonly stage: null;
  readonly tone: null;
  readonly attempt: null;
  /** When `too_soon`: the first instant at which waiting alone makes the lead eligible. Otherwise null: never. */
  readonly nextEligibleAt: EpochMs | null;
}

/** Whether to follow up one lead, why, and when instead. Plain JSON, always with these keys in this order. */
export type LeadAssessment = EligibleLead | SkippedLead;

/**
 * Decides whether a lead that has not answered gets a follow-up now, and which.
 *
 * The first of these that holds is the `reason` against it: `opted_out`; `not_sent`, its engagement status is not the
 * required one; `responded`, its response status is an answer; `already_marked`, its flag is on; `attempts_exhausted`,
 * its stage is the last; `unreliable_email`; `never_contacted`; `too_soon`, unless strictly more than the wait of the
 * next stage has passed, `now - lastContactedAt > wait` (a contact in the future is too soon).
 *
 * A marked lead that is still to be written to is thus `already_marked`; if it has answered or opted out meanwhile,
 * the reason says so. Ask again right before sending.
 *
 * @throws TactfulError naming each malformed field of `lead`, a stage or status that nobody knows included, or a
 * malformed option.
 *
 * @example
 * ```ts
 * import { assessLead } from 'tactful';
 *
 * const lead = { id: 'emma', engagementStatus: 'Sent', emailConfidenceLevel: 'Real', lastContactedAt: '2026-03-01' };
 * assessLead(lead, { now: '2026-03-09' }) // => { leadId: 'emma', eligible: true, reason: 'eligible', stage: 'Followup_1', tone: 'strategic_followup', attempt: 1, nextEligibleAt: 1773014400000 }
 * assessLead(lead, { now: '2026-03-08' }) // => { leadId: 'emma', eligible: false, reason: 'too_soon', stage: null, tone: null, attempt: null, nextEligibleAt: 1772928000001 }
 * ```
 */
export function assessLead(lead: LeadFacts, options: LeadOptions): LeadAssessment {
  try {
    const frame = readFrame('assessLead', options);
    return assess(readLead('assessLead', lead, frame.policy), frame);
  } catch (error) {
    throw unreadable('assessLead', { lead, options }, error);
  }
}

/** The assessment of a lead that was read. */
export function assess(state: LeadState, frame: Frame): LeadAssessment {
  const reason = reasonAgainst(state, frame);
  return reason === null ? eligible(state, frame) : skipped(state, frame, reason);
}

/** The first check that fails; null if none does. */
export function reasonAgainst(state: LeadState, { policy, now }: Frame): LeadSkipReason | null {
  const { stages, requiredEngagementStatus: required, emailConfidenceLevels: levels } = policy;
  if (state.optedOut) return 'opted_out';
  if (required !== null && state.engagementStatus !== required) return 'not_sent';
  if (state.responded) return 'responded';
  if (state.marked) return 'already_marked';
  if (state.stageIndex === stages.length - 1) return 'attempts_exhausted';
  if (levels !== null && !isOneOf(state.emailConfidenceLevel, levels)) return 'unreliable_email';
  if (state.lastContactedAt === null) return 'never_contacted';
  return now - state.lastContactedAt > stages[state.stageIndex + 1]!.afterMs ? null : 'too_soon';
}

/** The assessment of a lead that nothing stands against. */
export function eligible(state: LeadState, { policy, now }: Frame): EligibleLead {
  const { name, tone } = policy.stages[state.stageIndex + 1]!;
  return {
    leadId: state.id,
    eligible: true,
    reason: 'eligible',
    stage: name,
    tone,
    attempt: state.stageIndex + 2,
    nextEligibleAt: now,
  };
}

function skipped(state: LeadState, { policy }: Frame, reason: LeadSkipReason): SkippedLead {
  const opensAt =
    reason === 'too_soon' ? state.lastContactedAt! + policy.stages[state.stageIndex + 1]!.afterMs + 1 : null;
  return {
    leadId: state.id,
    eligible: false,
    reason,
    stage: null,
    tone: null,
    attempt: null,
    nextEligibleAt: opensAt !== null && opensAt <= MAX_EPOCH_MS ? opensAt : null, // no Date is later than that
  };
}
