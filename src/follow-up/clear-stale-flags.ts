import { rejectedRecord, requireIterable } from '../internal/batch.js';
import { unreadable } from '../internal/unreadable.js';
import { type Duration, parseTimestamp, readDuration } from '../time/index.js';
import type { Rejected } from '../types.js';
import type { LeadFacts } from './lead.js';
import { type FollowUpOptions, readFrame } from './options.js';
import { readLead } from './read-lead.js';
import { takeBack } from './take-back.js';

/** Options of {@link clearStaleFlags}. */
export interface ClearStaleFlagsOptions extends FollowUpOptions {
  /** Marks of strictly more than this age are undone. */
  readonly olderThan: Duration;
}

/** What {@link clearStaleFlags} gives back. */
export interface ClearedFlags<L extends LeadFacts> {
  /** Every record of the list, in its order: a new lead where a mark was undone, else the very same. */
  readonly leads: readonly L[];
  /** The ids of those whose mark was undone. */
  readonly cleared: readonly string[];
  /** Malformed records, which stay in `leads` as they are. */
  readonly rejected: readonly Rejected[];
}

/**
 * Undoes marks that nobody has completed: those with `now - markedAt > olderThan`. The flag goes off and the stage
 * back to the one before, as after a failure, but no attempt is recorded; the lead is found again.
 *
 * A mark without `markedAt` has no age and is left alone. Choose `olderThan` well above the time that a run takes, or
 * a message that is being sent may be sent again.
 *
 * @throws TactfulError for malformed options, or if `leads` cannot be iterated. Malformed leads are `rejected`.
 *
 * @example
 * ```ts
 * import { clearStaleFlags } from 'tactful';
 *
 * const emma = { id: 'emma', followUpStage: 'Followup_2', eligibleForReengagement: true, markedAt: '2026-03-01' };
 * const { leads, cleared } = clearStaleFlags([emma], { now: '2026-04-01', olderThan: { days: 30 } });
 * cleared // => ['emma']
 * leads // => [{ id: 'emma', followUpStage: 'Followup_1', eligibleForReengagement: false, markedAt: null }]
 * clearStaleFlags([emma], { now: '2026-03-31', olderThan: { days: 30 } }).cleared // => []
 * ```
 */
export function clearStaleFlags<L extends LeadFacts>(
  leads: Iterable<L>,
  options: ClearStaleFlagsOptions,
): ClearedFlags<L> {
  try {
    const name = 'clearStaleFlags';
    const { now, policy } = readFrame(name, options);
    const olderThanMs = readDuration(name, 'olderThan', options.olderThan);
    requireIterable(name, 'leads', leads);
    const kept: L[] = [];
    const cleared: string[] = [];
    const rejected: Rejected[] = [];
    for (const lead of leads) {
      let after = lead;
      try {
        const { id, marked, stageIndex } = readLead(name, lead, policy);
        if (marked && lead.markedAt != null && now - parseTimestamp(lead.markedAt) > olderThanMs) {
          after = takeBack(lead, stageIndex, policy);
          cleared.push(id);
        }
      } catch (error) {
        rejected.push(rejectedRecord(name, 'lead', kept.length, lead, error));
      }
      kept.push(after);
    }
    return { leads: kept, cleared, rejected };
  } catch (error) {
    throw unreadable('clearStaleFlags', { leads, options }, error);
  }
}
