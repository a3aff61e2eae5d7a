import { refuse } from '../errors.js';
import { unreadable } from '../internal/unreadable.js';
import { reasonAgainst } from './assess-lead.js';
import type { LeadFacts } from './lead.js';
import { type LeadOptions, readFrame } from './options.js';
import { readLead } from './read-lead.js';

/**
 * Marks an eligible lead for its next follow-up: the flag goes on, the stage moves to the next one, `markedAt` is
 * `now`. Store the result before sending; whoever finds the mark afterwards knows which message is under way.
 *
 * A lead that was found with `daysSinceContact` is marked with the same.
 *
 * @returns a new lead; all other fields are as they were.
 * @throws TactfulError if the lead is not eligible (with the reason), is malformed, or an option is.
 *
 * @example
 * ```ts
 * import { markForReengagement } from 'tactful';
 *
 * const lead = { id: 'emma', engagementStatus: 'Sent', emailConfidenceLevel: 'Real', lastContactedAt: '2026-03-01' };
 * markForReengagement(lead, { now: '2026-03-09' }) // => { id: 'emma', engagementStatus: 'Sent', emailConfidenceLevel: 'Real', lastContactedAt: '2026-03-01', followUpStage: 'Followup_1', eligibleForReengagement: true, markedAt: 1773014400000 }
 * ```
 */
export function markForReengagement<L extends LeadFacts>(lead: L, options: LeadOptions): L & LeadFacts {
  try {
    const name = 'markForReengagement';
    const frame = readFrame(name, options);
    const state = readLead(name, lead, frame.policy);
    const reason = reasonAgainst(state, frame);
    if (reason !== null) refuse(name, 'lead', `expected an eligible lead, but this one is ${reason}`, lead);
    return {
      ...lead,
      followUpStage: frame.policy.stages[state.stageIndex + 1]!.name,
      eligibleForReengagement: true,
      markedAt: frame.now,
    };
  } catch (error) {
    throw unreadable('markForReengagement', { lead, options }, error);
  }
}
