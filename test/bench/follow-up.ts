import type { LeadFacts } from '../../src/index.js';
import { findEligibleLeads, planCampaign, reengagementStats } from '../../src/index.js';
import { compare } from './harness.js';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 2, 1);
const SIZE = 1_000_000;

/** A fixed mixture, the same in every run: about one lead in seven is eligible. */
function population(size: number): LeadFacts[] {
  let state = 1;
  const below = (n: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0; // Numerical Recipes' generator
    return Math.floor((state / 2 ** 32) * n);
  };
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
  return Array.from({ length: size }, (_, i) => ({
    id: `lead-${i}`,
    engagementStatus: pick(['Sent', 'Sent', 'Sent', 'New']),
    responseStatus: pick(['No Response', 'No Response', '', null, 'Converted']),
    lastContactedAt: NOW - below(15 * DAY),
    followUpStage: pick([null, null, 'Followup_1', 'Followup_2']),
    emailConfidenceLevel: pick(['Real', 'Real', 'Pattern', 'Guess']),
  }));
}

/** What one would write by hand: the five conditions of the criteria table, nothing checked. */
function byHand(leads: readonly LeadFacts[], now: number): LeadFacts[] {
  return leads.filter(
    (lead) =>
      lead.engagementStatus === 'Sent' &&
      (lead.responseStatus === 'No Response' || lead.responseStatus === '' || lead.responseStatus == null) &&
      now - (lead.lastContactedAt as number) > 7 * DAY &&
      lead.followUpStage !== 'Followup_2' &&
      (lead.emailConfidenceLevel === 'Real' || lead.emailConfidenceLevel === 'Pattern'),
  );
}

/** The same, with the result that `findEligibleLeads` gives. */
function byHandWithStage(leads: readonly LeadFacts[], now: number): unknown[] {
  const found: unknown[] = [];
  for (const lead of byHand(leads, now)) {
    const first = lead.followUpStage === null;
    found.push({
      leadId: lead.id,
      eligible: true,
      reason: 'eligible',
      stage: first ? 'Followup_1' : 'Followup_2',
      tone: first ? 'strategic_followup' : 'final_opportunity',
      attempt: first ? 1 : 2,
      nextEligibleAt: now,
    });
  }
  return found;
}

const leads = population(SIZE);
const options = { now: NOW };
if (
  JSON.stringify(byHandWithStage(leads, NOW)) !== JSON.stringify(findEligibleLeads(leads, options).eligible)
) {
  throw new Error('the contestants disagree');
}

// Alone first: the plans of a million leads, below, leave a heap behind that slows down whoever allocates after them.
await compare('findEligibleLeads, 1,000,000 leads, epoch milliseconds, per lead', [
  { name: 'filter written by hand, not validated', run: () => byHand(leads, NOW), operations: SIZE },
  { name: 'the same, with stage and tone', run: () => byHandWithStage(leads, NOW), operations: SIZE },
  {
    name: 'tactful findEligibleLeads, validated',
    run: () => findEligibleLeads(leads, options),
    operations: SIZE,
  },
]);
await compare('the whole list in other ways, per lead', [
  { name: 'tactful reengagementStats', run: () => reengagementStats(leads, options), operations: SIZE },
  { name: 'tactful planCampaign', run: () => planCampaign(leads, options), operations: SIZE },
]);

const isoLeads = leads.map((lead) => ({
  ...lead,
  lastContactedAt: new Date(lead.lastContactedAt as number).toISOString(),
}));
const parsed = (text: string): number => Date.parse(text);
await compare('findEligibleLeads, ISO 8601 text, per lead', [
  {
    name: 'filter written by hand, Date.parse',
    run: () =>
      isoLeads.filter(
        (lead) =>
          lead.engagementStatus === 'Sent' &&
          (lead.responseStatus === 'No Response' ||
            lead.responseStatus === '' ||
            lead.responseStatus == null) &&
          NOW - parsed(lead.lastContactedAt) > 7 * DAY &&
          lead.followUpStage !== 'Followup_2' &&
          (lead.emailConfidenceLevel === 'Real' || lead.emailConfidenceLevel === 'Pattern'),
      ),
    operations: SIZE,
  },
  {
    name: 'tactful findEligibleLeads, validated',
    run: () => findEligibleLeads(isoLeads, options),
    operations: SIZE,
  },
]);
