import { refuse } from '../errors.js';
import { unreadable } from '../internal/unreadable.js';
import type { LeadFacts } from './lead.js';
import { type FollowUpOptions, readFrame } from './options.js';
import { readLead } from './read-lead.js';
import { takeBack } from './take-back.js';

/** Options of {@link completeReengagement}. */
export interface CompleteOptions extends FollowUpOptions {
  /** Whether the message was sent. */
  readonly success: boolean;
}

/**
 * Records what became of the follow-up that a lead was marked for, as one more of its `attempts`, and takes the flag
 * off. Sent: `lastContactedAt` is `now`. Failed: the stage goes back to the one before (null before the first) and
 * `lastContactedAt` stays, so that the lead is found again and the message is not counted.
 *
 * What has happened is recorded even if the lead has opted out or answered meanwhile.
 *
 * @returns a new lead; all other fields are as they were.
 * @throws TactfulError if the lead is not marked, is malformed, or an option is.
 *
 * @example
 * ```ts
 * import { completeReengagement } from 'tactful';
 *
 * const marked = { id: 'emma', followUpStage: 'Followup_1', eligibleForReengagement: true, markedAt: 1772992800000 };
 * completeReengagement(marked, { now: '2026-03-09', success: true }) // => { id: 'emma', followUpStage: 'Followup_1', eligibleForReengagement: false, markedAt: null, lastContactedAt: 1773014400000, attempts: [{ stage: 'Followup_1', at: 1773014400000, success: true }] }
 * completeReengagement(marked, { now: '2026-03-09', success: false }) // => { id: 'emma', followUpStage: null, eligibleForReengagement: false, markedAt: null, attempts: [{ stage: 'Followup_1', at: 1773014400000, success: false }] }
 * ```
 */
export function completeReengagement<L extends LeadFacts>(lead: L, options: CompleteOptions): L & LeadFacts {
  try {
    const name = 'completeReengagement';
    const { now, policy } = readFrame(name, options);
    const { success } = options;
    if (typeof success !== 'boolean') refuse(name, 'success', 'expected true or false', success);
    const { marked, stageIndex } = readLead(name, lead, policy);
    if (!marked) {
      refuse(name, 'eligibleForReengagement', 'expected true: only a marked lead can be completed', marked);
    }
    const stage = policy.stages[stageIndex]?.name;
    if (stage === undefined) {
      refuse(name, 'followUpStage', 'expected the stage that the lead is marked for', lead.followUpStage);
    }
    const log = { attempts: [...(lead.attempts ?? []), { stage, at: now, success }] };
    return success
      ? { ...lead, eligibleForReengagement: false, markedAt: null, lastContactedAt: now, ...log }
      : { ...takeBack(lead, stageIndex, policy), ...log };
  } catch (error) {
    throw unreadable('completeReengagement', { lead, options }, error);
  }
}
