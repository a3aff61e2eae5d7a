import { definePolicy } from 'tactful';
import { defaultFollowUpPolicy } from 'tactful/follow-up';
import { expect, test } from 'vitest';
import { followUpSection } from '../../src/follow-up/policy.js';
import { faultPaths } from './leads.js';

test('the default constant is what an empty document resolves to', () => {
  expect(followUpSection.resolve({})).toEqual(defaultFollowUpPolicy);
  expect(definePolicy().followUp).toEqual(defaultFollowUpPolicy);
});

test('durations become milliseconds; lists and nulls stand as written', () => {
  const followUp = {
    stages: [{ name: 'only', after: { weeks: 1, hours: 0.1 }, tone: 'plain' }],
    requiredEngagementStatus: null,
    eligibleResponseStatuses: [],
    emailConfidenceLevels: null,
  };
  expect(definePolicy({ followUp }).followUp).toEqual({
    ...followUp,
    stages: [{ name: 'only', afterMs: 7 * 86_400_000 + 360_000, tone: 'plain' }],
  });
});

const stage = { name: 'a', after: { days: 1 }, tone: 'plain' };
test.each<[unknown, string[]]>([
  [{ stages: [stage, { ...stage, after: { days: 2 } }] }, ['followUp.stages']],
  [{ stages: [null] }, ['followUp.stages[0]']],
  [{ stages: [{ ...stage, name: '' }] }, ['followUp.stages[0].name']],
  [{ stages: [{ ...stage, name: '__proto__' }] }, ['followUp.stages[0].name']],
  [{ stages: [{ ...stage, after: { days: -1 } }] }, ['followUp.stages[0].after.days']],
  [{ stages: [{ name: 'a', after: { days: 1 } }] }, ['followUp.stages[0].tone']],
  [{ stage: [] }, ['followUp.stage']],
  [{ eligibleResponseStatuses: ['constructor'] }, ['followUp.eligibleResponseStatuses[0]']],
  [{ emailConfidenceLevels: 'Real' }, ['followUp.emailConfidenceLevels']],
  [{ requiredEngagementStatus: 1 }, ['followUp.requiredEngagementStatus']],
])('refuses %j', (followUp, paths) => {
  expect(faultPaths(() => definePolicy({ followUp: followUp as never }))).toEqual(paths);
});
