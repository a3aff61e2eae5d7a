import {
  assessLead,
  type CampaignPlan,
  completeReengagement,
  type Lead,
  type LeadResponse,
  markForReengagement,
  type PlannedFollowUp,
  pendingReengagements,
  recordResponse,
} from 'tactful';
import { compose } from './compose.js';
import type { Outbox } from './outbox.js';
import type { Store } from './store.js';

export interface Outcome {
  readonly lead: Lead;
  readonly result: 'sent' | 'skipped' | 'failed';
  readonly detail: string;
}

/** Where a run works, and when. */
export interface Place {
  readonly store: Store;
  readonly outbox: Outbox;
  readonly now: number;
  /** Called between any two steps that change something: a test ends the process there. */
  readonly checkpoint: (step: string) => void;
}

/** Marks all new leads of a plan in one transaction: from here on, any later run knows what is under way. */
export function markAll(plan: CampaignPlan, store: Store, daysSinceContact: number): number {
  const options = { now: plan.now, daysSinceContact };
  let marked = 0;
  store.transaction(() => {
    for (const { leadId } of plan.messages) {
      const lead = store.lead(leadId);
      if (!assessLead(lead, options).eligible) continue; // marked already, or has answered since the plan was made
      store.save(markForReengagement(lead, options));
      marked++;
    }
  });
  return marked;
}

/**
 * Closes a mark that needs no message any more. Sending and recording cannot be one step, so the outbox is asked
 * first: a message that it has, but of which the store does not know, was sent by a run that ended in between. If it
 * has none, and the lead has answered or opted out since it was marked, there is nothing to send. Else null.
 */
export function settle(lead: Lead, { store, outbox, now }: Place): Outcome | null {
  const { reason } = assessLead(lead, { now });
  const record = (after: Lead): void => store.transaction(() => store.save(after));
  if (lead.eligibleForReengagement && outbox.has(keyOf(lead))) {
    record(completeReengagement(lead, { now, success: true }));
    return { lead, result: 'sent', detail: `${lead.followUpStage}` };
  }
  if (reason === 'already_marked') return null;
  if (reason === 'responded')
    record(recordResponse(lead, { now, status: lead.responseStatus as LeadResponse }));
  else if (lead.eligibleForReengagement) record(completeReengagement(lead, { now, success: false }));
  return { lead, result: 'skipped', detail: reason === 'responded' ? `${lead.responseStatus}` : reason };
}

/** Settles what earlier runs have left; returns how many there were. */
export function settleAll({ rejected }: CampaignPlan, place: Place): number {
  const unreadable = new Set(rejected.map(({ id }) => id));
  const pending = pendingReengagements(place.store.leads()).filter(({ id }) => !unreadable.has(id));
  return pending.filter((lead) => settle(lead, place) !== null).length;
}

/** Sends one message of a plan and records it. */
export function send(message: PlannedFollowUp, place: Place): Outcome {
  const { store, outbox, now, checkpoint } = place;
  const lead = store.lead(message.leadId); // as it is by now
  const settled = settle(lead, place);
  if (settled !== null) return settled;
  let outcome: Outcome = { lead, result: 'sent', detail: message.stage };
  try {
    outbox.deliver(keyOf(lead), compose(lead, message), () => checkpoint('written'));
    checkpoint('delivered');
  } catch (error) {
    outcome = { lead, result: 'failed', detail: String(error) };
  }
  const success = outcome.result === 'sent';
  store.transaction(() => store.save(completeReengagement(lead, { now, success })));
  checkpoint('recorded');
  return outcome;
}

/** One message of one stage to one lead, however often it is tried. */
function keyOf({ id, followUpStage }: Lead): string {
  return `${id} ${followUpStage}`;
}
