import { refuse, TactfulError } from '../errors.js';
import { unreadable } from '../internal/unreadable.js';
import { readNow } from '../time/index.js';
import type { Timestamp } from '../types.js';
import type { LeadFacts } from './lead.js';
import { leadFaults, unknownName } from './lead-faults.js';

/** An answer of a lead. */
export type LeadResponse = 'Interested' | 'Rejected' | 'Converted';

const RESPONSES: readonly LeadResponse[] = ['Interested', 'Rejected', 'Converted'];

/** Options of {@link recordResponse}. */
export interface RecordResponseOptions {
  readonly now: Timestamp;
  readonly status: LeadResponse;
}

/**
 * Records that a lead has answered, which ends its sequence whatever its state: the status is set and the flag is
 * off. The stage stays, also that of a message which was under way; nothing is sent any more.
 *
 * Needs no policy, so the lead's stage may be of any. (`now` is checked like every `now`; a lead has no field for it.)
 *
 * @returns a new lead; all other fields are as they were.
 * @throws TactfulError if `status` is no answer (`'No Response'` is none), the lead is malformed, or `now` is.
 *
 * @example
 * ```ts
 * import { recordResponse } from 'tactful';
 *
 * const marked = { id: 'mike', followUpStage: 'Followup_1', eligibleForReengagement: true, markedAt: 1772992800000 };
 * recordResponse(marked, { now: '2026-03-09', status: 'Converted' }) // => { id: 'mike', followUpStage: 'Followup_1', eligibleForReengagement: false, markedAt: null, responseStatus: 'Converted' }
 * ```
 */
export function recordResponse<L extends LeadFacts>(lead: L, options: RecordResponseOptions): L & LeadFacts {
  try {
    const name = 'recordResponse';
    readNow(name, options);
    const { status } = options;
    if (!RESPONSES.includes(status)) refuse(name, 'status', unknownName(status, RESPONSES), status);
    const faults = leadFaults(lead, null);
    if (faults.length > 0) throw new TactfulError('invalid_input', name, faults);
    return { ...lead, eligibleForReengagement: false, markedAt: null, responseStatus: status };
  } catch (error) {
    throw unreadable('recordResponse', { lead, options }, error);
  }
}
