import { rejectedRecord, requireIterable } from '../internal/batch.js';
import { unreadable } from '../internal/unreadable.js';
import type { Rejected } from '../types.js';
import { type EligibleLead, eligible, reasonAgainst } from './assess-lead.js';
import type { LeadFacts } from './lead.js';
import { type LeadListOptions, readFrame, readLimit } from './options.js';
import { readLead } from './read-lead.js';

/** What {@link findEligibleLeads} gives back. */
export interface EligibleLeads {
  /** In the order of the list, at most `limit`. */
  readonly eligible: readonly EligibleLead[];
  /** Every malformed record of the list, whatever the limit. */
  readonly rejected: readonly Rejected[];
}

/**
 * The leads of a list that may be followed up now, in its order: those for which {@link assessLead} finds no reason
 * against. Each record is judged alone; {@link planCampaign} also sees to two records of one lead.
 *
 * One pass; nothing is kept but the result.
 *
 * @throws TactfulError for malformed options, or if `leads` cannot be iterated. Malformed leads are `rejected`.
 *
 * @example
 * ```ts
 * import { findEligibleLeads } from 'tactful';
 *
 * const sent = { engagementStatus: 'Sent', emailConfidenceLevel: 'Real', lastContactedAt: '2026-03-01' };
 * const leads = [{ id: 'emma', ...sent }, { id: 'mike', ...sent, responseStatus: 'Converted' }, { id: 'sarah', ...sent }];
 * findEligibleLeads(leads, { now: '2026-03-09' }).eligible.map((lead) => lead.leadId) // => ['emma', 'sarah']
 * findEligibleLeads(leads, { now: '2026-03-09', limit: 1 }).eligible.map((lead) => lead.stage) // => ['Followup_1']
 * findEligibleLeads(leads, { now: '2026-03-09', daysSinceContact: 10 }) // => { eligible: [], rejected: [] }
 * ```
 */
export function findEligibleLeads(leads: Iterable<LeadFacts>, options: LeadListOptions): EligibleLeads {
  try {
    const name = 'findEligibleLeads';
    const frame = readFrame(name, options);
    const limit = readLimit(name, options.limit);
    requireIterable(name, 'leads', leads);
    const found: EligibleLead[] = [];
    const rejected: Rejected[] = [];
    let index = 0;
    for (const lead of leads) {
      try {
        const state = readLead(name, lead, frame.policy);
        if (found.length < limit && reasonAgainst(state, frame) === null) found.push(eligible(state, frame));
      } catch (error) {
        rejected.push(rejectedRecord(name, 'lead', index, lead, error));
      }
      index++;
    }
    return { eligible: found, rejected };
  } catch (error) {
    throw unreadable('findEligibleLeads', { leads, options }, error);
  }
}
