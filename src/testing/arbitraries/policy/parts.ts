import * as fc from 'fast-check';
import type { ExperimentPolicyInput } from '../../../experiment/index.js';
import type { FollowUpPolicyInput, FollowUpStageInput } from '../../../follow-up/policy.js';
import type { MessagingPolicyInput } from '../../../messaging/policy.js';
import type { AlertsPolicyInput } from '../../../outreach/alerts-policy.js';
import type { OutreachPolicyInput, OutreachTypeRule } from '../../../outreach/policy.js';
import type { ProfilePolicyInput } from '../../../profile/policy.js';
import { record } from '../record.js';
import { between, duration } from './numbers.js';

export function followUp(): fc.Arbitrary<FollowUpPolicyInput> {
  const stage = record<FollowUpStageInput>(
    {
      name: fc.constantFrom('Followup_1', 'Followup_2', 'Followup_3', 'Farewell'),
      after: duration(24 * 14),
      tone: fc.constantFrom('strategic_followup', 'final_opportunity'),
    },
    ['name', 'after', 'tone'],
  );
  return record<FollowUpPolicyInput>({
    stages: fc.uniqueArray(stage, { maxLength: 4, selector: ({ name }) => name }),
    requiredEngagementStatus: fc.option(fc.constantFrom('Sent', 'Delivered')),
    eligibleResponseStatuses: fc.subarray(['No Response', '', null, 'Out of office']),
    emailConfidenceLevels: fc.option(fc.subarray(['Real', 'Pattern', 'Guess'])),
  });
}

export function experiment(): fc.Arbitrary<ExperimentPolicyInput> {
  const share = between(0.001, 0.999);
  const pseudoCount = between(0.1, 100);
  return record<ExperimentPolicyInput>({
    alpha: share,
    correction: fc.constantFrom('holm', 'bonferroni', 'benjamini-hochberg'),
    power: share,
    mismatchBelow: share,
    minExpectedCount: between(0, 20),
    prior: fc.tuple(pseudoCount, pseudoCount),
    tuningSample: between(1, 100_000),
    floor: between(0, 0.5),
  });
}

export function messaging(): fc.Arbitrary<MessagingPolicyInput> {
  const phrases = fc.array(fc.constantFrom('noch einmal', 'zum letzten Mal', 'sofort'), { maxLength: 2 });
  return record<MessagingPolicyInput>({
    maxLength: fc.integer({ min: 1, max: 4096 }),
    phrases: record({ acknowledgement: phrases, final: phrases, urgency: phrases }),
  });
}

export function outreach(): fc.Arbitrary<OutreachPolicyInput> {
  const rule = record<OutreachTypeRule>({ promotional: fc.boolean(), prompt: fc.boolean() });
  return record<OutreachPolicyInput>({
    maxPerDay: fc.option(fc.nat(4)),
    minGap: fc.option(duration(48)),
    horizon: duration(72),
    maxDelay: duration(72),
    types: fc.dictionary(fc.constantFrom('check_in', 'mood_support', 'survey'), rule, {
      noNullPrototype: true,
    }),
  });
}

export function alerts(): fc.Arbitrary<AlertsPolicyInput> {
  return record<AlertsPolicyInput>({
    highChurnCount: fc.option(fc.nat(1000)),
    responseRateDrop: fc.option(between(0, 1)),
    failedTaskRate: fc.option(between(0, 1)),
    modelAccuracyDrop: fc.option(between(0, 1)),
  });
}

export function profile(): fc.Arbitrary<ProfilePolicyInput> {
  return record<ProfilePolicyInput>({
    messageCooldown: duration(24 * 14),
    blockWhenQueued: fc.boolean(),
    enoughFields: fc.integer({ min: 0, max: 5 }),
    requestBelow: fc.integer({ min: 0, max: 5 }),
    activeMinEvents: fc.integer({ min: 1, max: 10 }),
    friendMinEvents: fc.integer({ min: 1, max: 5 }),
    favoriteTypes: fc.integer({ min: 0, max: 5 }),
    activeWithin: fc.option(duration(24 * 90)),
    lapsedAfter: duration(24 * 180),
    teamEmailDomains: fc.subarray(['example.com', 'Team.example.org']),
  });
}
