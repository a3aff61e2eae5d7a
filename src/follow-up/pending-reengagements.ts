import { refuse } from '../errors.js';
import { requireIterable } from '../internal/batch.js';
import { isRecord } from '../internal/own-keys.js';
import { unreadable } from '../internal/unreadable.js';
import type { LeadFacts } from './lead.js';
import { readLimit } from './options.js';

/**
 * The leads of a list whose flag is on, in its order: a follow-up is under way, or was when the process ended. Ask
 * {@link assessLead} about each right before sending: `already_marked` means go on, anything else that it has
 * answered or opted out meanwhile.
 *
 * Reads nothing of a lead but its flag. A record that is malformed otherwise is for the function that acts on it.
 *
 * @throws TactfulError for malformed options, or if `leads` cannot be iterated.
 *
 * @example
 * ```ts
 * import { pendingReengagements } from 'tactful';
 *
 * const leads = [{ id: 'emma', eligibleForReengagement: true }, { id: 'mike' }];
 * pendingReengagements(leads) // => [{ id: 'emma', eligibleForReengagement: true }]
 * pendingReengagements(leads, { limit: 0 }) // => []
 * ```
 */
export function pendingReengagements<L extends LeadFacts>(
  leads: Iterable<L>,
  options: { readonly limit?: number } = {},
): L[] {
  try {
    if (!isRecord(options)) refuse('pendingReengagements', 'options', 'expected an object', options);
    const most = readLimit('pendingReengagements', options.limit);
    requireIterable('pendingReengagements', 'leads', leads);
    const pending: L[] = [];
    for (const lead of leads) {
      if (pending.length === most) break;
      if (isMarked(lead)) pending.push(lead);
    }
    return pending;
  } catch (error) {
    throw unreadable('pendingReengagements', { leads, options }, error);
  }
}

function isMarked(lead: LeadFacts | null | undefined): boolean {
  try {
    return lead?.eligibleForReengagement === true;
  } catch {
    return false; // a proxy that throws
  }
}
