import fc from 'fast-check';
import { mergeReengagementStats, type ReengagementStats, reengagementStats } from 'tactful';
import { describe, expect, test } from 'vitest';
import { anyLead, DAY, faultPaths, leadWith, malformed, NOW } from './leads.js';

const now = NOW;
const sent = (at: number, success = true) => ({ stage: 'Followup_1', at, success });
const empty = reengagementStats([], { now });

test('the statistics of the source’s example', () => {
  const leads = [
    leadWith({ followUpStage: 'Followup_1', attempts: [sent(NOW - DAY)] }),
    leadWith({ followUpStage: 'Followup_1', responseStatus: 'Interested', attempts: [sent(NOW - 30 * DAY)] }),
    leadWith({ followUpStage: 'Followup_2', responseStatus: 'Rejected', attempts: [sent(0), sent(NOW)] }),
    leadWith({ followUpStage: 'Followup_1', responseStatus: 'Converted', attempts: [sent(NOW, false)] }),
    leadWith({ followUpStage: 'Followup_1', eligibleForReengagement: true, responseStatus: '' }),
    leadWith({ responseStatus: null, attempts: [sent(NOW - 9 * DAY)] }),
    null as never,
  ];
  expect(reengagementStats(leads, { now })).toEqual({
    eligibleForReengagement: 1,
    byFollowUpStage: { Followup_1: 4, Followup_2: 1 },
    byResponseStatus: { 'No Response': 3, Interested: 1, Rejected: 1, Converted: 1 },
    recentReengagements: 2,
    reengagementSuccessRate: 0.25,
    reengagedLeads: 4,
    wonLeads: 1,
    rejectedLeads: 1,
  });
});

test.each([
  ['Interested', 1],
  ['Converted', 1],
  ['Rejected', 0],
  ['No Response', 0],
] as const)('a lead that was sent a follow-up and is %s counts %i as won', (responseStatus, won) => {
  const stats = (success: boolean) =>
    reengagementStats([leadWith({ responseStatus, attempts: [sent(NOW, success)] })], { now });
  expect(stats(true)).toMatchObject({ reengagedLeads: 1, wonLeads: won, reengagementSuccessRate: won });
  expect(stats(false)).toMatchObject({ reengagedLeads: 0, wonLeads: 0, reengagementSuccessRate: 0 });
});

test.each([
  ['exactly seven days ago', NOW - 7 * DAY, 1],
  ['a millisecond longer', NOW - 7 * DAY - 1, 0],
  ['now', NOW, 1],
  ['later than now', NOW + 1, 0],
])('recent: %s', (_, at, count) => {
  expect(reengagementStats([leadWith({ attempts: [sent(at)] })], { now }).recentReengagements).toBe(count);
});

describe('merging', () => {
  test('over any split: the shards add up to the whole', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyLead, fc.nat(3))), (assigned) => {
        const shards = [0, 1, 2, 3].map((n) => assigned.filter(([, k]) => k === n).map(([lead]) => lead));
        const stats = shards.map((leads) => reengagementStats(leads, { now }));
        const whole = reengagementStats(
          assigned.map(([lead]) => lead),
          { now },
        );
        expect(stats.reduce(mergeReengagementStats)).toEqual(whole);
        expect(stats.reduceRight((sum, part) => mergeReengagementStats(part, sum))).toEqual(whole);
        expect(mergeReengagementStats(empty, whole)).toEqual(whole);
        expect(mergeReengagementStats(whole, empty)).toEqual(whole);
        expect(JSON.parse(JSON.stringify(whole))).toEqual(whole);
        expect(Object.values(whole.byResponseStatus).reduce((a, b) => a + b, 0)).toBe(assigned.length);
        expect(whole.reengagementSuccessRate).toBeLessThanOrEqual(1);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  test.each<[unknown, string]>([
    [null, 'b'],
    [{ ...empty, reengagedLeads: -1 }, 'b.reengagedLeads'],
    [{ ...empty, recentReengagements: 0.5 }, 'b.recentReengagements'],
    [{ ...empty, byFollowUpStage: [] }, 'b.byFollowUpStage'],
    [{ ...empty, byResponseStatus: { Rejected: 'many' } }, 'b.byResponseStatus.Rejected'],
    [{ ...empty, byFollowUpStage: JSON.parse('{"__proto__": 3}') }, 'b.byFollowUpStage.__proto__'],
  ])('refuses %j', (b, path) => {
    expect(faultPaths(() => mergeReengagementStats(empty, b as ReengagementStats))).toEqual([path]);
  });
});

test('malformed records are counted as rejected alone', () => {
  const stats = reengagementStats(malformed.map(([lead]) => lead) as never, { now });
  expect(stats).toEqual({ ...empty, rejectedLeads: malformed.length });
});
