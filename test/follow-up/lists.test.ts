import fc from 'fast-check';
import {
  assessLead,
  clearStaleFlags,
  findEligibleLeads,
  type Lead,
  pendingReengagements,
  planCampaign,
  recordResponse,
} from 'tactful';
import { describe, expect, test } from 'vitest';
import { deepFreeze } from '../support/deep-freeze.js';
import { throwing } from '../support/hostile.js';
import { anyLead, DAY, faultPaths, leadWith, malformed, NOW } from './leads.js';

const now = NOW;
const marked = { eligibleForReengagement: true, followUpStage: 'Followup_1', markedAt: NOW - DAY };
const anyList = fc.array(
  fc.oneof({ weight: 9, arbitrary: anyLead }, fc.constant({ id: 'x', optedOut: 5 } as never)),
);
const limits = fc.oneof(fc.constant(undefined), fc.nat(5));
const withLimit = (limit: number | undefined) => (limit === undefined ? {} : { limit });

const unreadable = throwing('eligibleForReengagement', leadWith({ id: 'no' })) as Lead;

describe('findEligibleLeads', () => {
  test('is assessLead over the list, in its order, cut at the limit', () => {
    fc.assert(
      fc.property(anyList, limits, (leads, limit) => {
        const { eligible, rejected } = findEligibleLeads(deepFreeze(leads), { now, ...withLimit(limit) });
        const good = leads.filter((lead) => lead.id !== 'x' || lead.optedOut !== (5 as never));
        const expected = good.map((lead) => assessLead(lead, { now })).filter((one) => one.eligible);
        expect(eligible).toEqual(expected.slice(0, limit));
        expect(rejected).toHaveLength(leads.length - good.length);
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  test('rejects malformed records with place, id and faults, and goes on', () => {
    const leads = [...malformed.map(([lead]) => lead), leadWith()] as Lead[];
    const { eligible, rejected } = findEligibleLeads(leads, { now, limit: 1 });
    expect(eligible.map(({ leadId }) => leadId)).toEqual(['emma']);
    expect(rejected.map(({ index }) => index)).toEqual(malformed.map((_, i) => i));
    expect(rejected.map(({ issues }) => issues.map(({ path }) => path))).toEqual(malformed.map(([, p]) => p));
    expect(rejected[0]!.id).toBeNull();
    expect(rejected[6]!.id).toBeNull(); // a number
    expect(rejected[7]!.id).toBe('emma');
    expect(JSON.parse(JSON.stringify(rejected))).toEqual(rejected);
  });

  test('a hole of a list is a malformed record; a proxy that throws is one', () => {
    const leads: Lead[] = [leadWith()];
    leads[2] = unreadable;
    const { eligible, rejected } = findEligibleLeads(leads, { now });
    expect(eligible).toHaveLength(1);
    const places = [
      [1, 'lead'],
      [2, 'lead'],
    ];
    expect(rejected.map(({ index, issues }) => [index, issues[0]!.path])).toEqual(places);
    const plan = planCampaign(leads, { now });
    expect(plan.rejected.map(({ index, issues }) => [index, issues[0]!.path])).toEqual(places);
  });

  test('takes any iterable', () => {
    const leads = new Set([leadWith({ id: 'a' }), leadWith({ id: 'b' })]);
    expect(findEligibleLeads(leads, { now }).eligible.map(({ leadId }) => leadId)).toEqual(['a', 'b']);
  });
});

describe('options of lists', () => {
  const calls: [string, (options: object, leads?: unknown) => unknown][] = [
    ['findEligibleLeads', (o, leads = []) => findEligibleLeads(leads as Lead[], { now, ...o })],
    ['planCampaign', (o, leads = []) => planCampaign(leads as Lead[], { now, ...o })],
    ['pendingReengagements', (o, leads = []) => pendingReengagements(leads as Lead[], o)],
  ];
  test.each(calls)('%s refuses a limit that is no count', (_, call) => {
    for (const limit of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '5', null]) {
      expect(faultPaths(() => call({ limit }))).toEqual(['limit']);
    }
    for (const limit of [0, 1, 2 ** 40]) expect(faultPaths(() => call({ limit }))).toEqual([]);
  });
  test.each(calls)('%s refuses what is no list', (_, call) => {
    for (const leads of [null, 5, 'emma', {}]) expect(faultPaths(() => call({}, leads))).toEqual(['leads']);
  });
});

describe('pendingReengagements', () => {
  test('those flagged, in order, the very same', () => {
    const leads = [leadWith(marked), leadWith(), null as never, leadWith({ ...marked, optedOut: true })];
    const pending = pendingReengagements(leads);
    expect(pending).toHaveLength(2);
    expect(pending[0]).toBe(leads[0]);
    expect(pending[1]).toBe(leads[3]);
    expect(pendingReengagements(leads, { limit: 1 })).toEqual([leads[0]]);
    expect(faultPaths(() => pendingReengagements(leads, null as never))).toEqual(['options']);
    expect(pendingReengagements([unreadable, leads[0]!])).toEqual([leads[0]]);
  });
});

describe('clearStaleFlags', () => {
  const olderThan = { days: 30 };
  test.each([
    ['a millisecond older', NOW - 30 * DAY - 1, true],
    ['exactly as old', NOW - 30 * DAY, false],
    ['no age', null, false],
  ])('%s', (_, markedAt, stale) => {
    const lead = leadWith({ ...marked, markedAt });
    const { leads, cleared } = clearStaleFlags([lead], { now, olderThan });
    expect(cleared).toEqual(stale ? ['emma'] : []);
    expect(leads[0]).toEqual(
      stale ? { ...lead, ...leadWith(), eligibleForReengagement: false, markedAt: null } : lead,
    );
  });

  test('leaves a lead alone that is not marked, however old its mark was', () => {
    const lead = leadWith({ followUpStage: 'Followup_1', eligibleForReengagement: false, markedAt: 0 });
    expect(clearStaleFlags([lead], { now, olderThan })).toEqual({ leads: [lead], cleared: [], rejected: [] });
  });

  test('rejects malformed records with place, id and faults', () => {
    const { rejected } = clearStaleFlags([leadWith(), 5 as never, leadWith({ optedOut: 1 as never })], {
      now,
      olderThan,
    });
    expect(rejected.map(({ index, id, issues }) => [index, id, issues[0]!.path])).toEqual([
      [1, null, 'lead'],
      [2, 'emma', 'optedOut'],
    ]);
    expect(clearStaleFlags([unreadable], { now, olderThan }).rejected[0]!.issues[0]!.path).toBe('lead');
  });

  test('loses nobody, not even a malformed record', () => {
    fc.assert(
      fc.property(anyList, (records) => {
        const { leads, cleared, rejected } = clearStaleFlags(deepFreeze(records), {
          now,
          olderThan: { days: 5 },
        });
        expect(leads.map(({ id }) => id)).toEqual(records.map(({ id }) => id));
        expect(leads.filter((lead, i) => lead !== records[i])).toHaveLength(cleared.length);
        for (const { index } of rejected) expect(leads[index]).toBe(records[index]);
        expect(clearStaleFlags(leads, { now, olderThan: { days: 5 } }).cleared).toEqual([]);
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  test.each([
    [undefined, ['olderThan']],
    [30, ['olderThan']],
    [{}, ['olderThan']],
    [{ days: -1 }, ['olderThan.days']],
    [{ day: 1, hours: 1 }, ['olderThan.day']],
  ])('refuses olderThan %j', (age, paths) => {
    expect(faultPaths(() => clearStaleFlags([], { now, olderThan: age as never }))).toEqual(paths);
  });
});

describe('planCampaign', () => {
  test('the sample campaign of the source: one lead converted meanwhile', () => {
    const leads = ['emma', 'mike', 'sarah'].map((id) => leadWith({ id, ...marked }));
    leads[1] = recordResponse(leads[1]!, { now, status: 'Converted' });
    const { messages, skipped, deferred, rejected } = planCampaign(leads, { now, limit: 5 });
    expect(messages.map(({ leadId, stage }) => [leadId, stage])).toEqual([
      ['emma', 'Followup_1'],
      ['sarah', 'Followup_1'],
    ]);
    expect(skipped.map(({ leadId, reason }) => [leadId, reason])).toEqual([['mike', 'responded']]);
    expect([deferred, rejected]).toEqual([[], []]);
  });

  test('every record is in exactly one list; the limit cuts, and what is under way comes first', () => {
    fc.assert(
      fc.property(anyList, limits, (leads, limit) => {
        const plan = planCampaign(deepFreeze(leads), { now, ...withLimit(limit) });
        const { messages, deferred, skipped, rejected } = plan;
        expect(messages.length + deferred.length + skipped.length + rejected.length).toBe(leads.length);
        expect(messages.length).toBe(Math.min(limit ?? leads.length, messages.length + deferred.length));
        const all = [...messages, ...deferred];
        expect(all.map((one) => one.marked)).toEqual(
          all
            .map((one) => one.marked)
            .sort()
            .reverse(),
        );
        expect(new Set(all.map(({ leadId }) => leadId)).size).toBe(all.length);
        for (const { leadId, marked, stage } of all) {
          const lead = leads.find(({ id }) => id === leadId)!;
          const assessment = assessLead(lead, { now });
          expect(assessment.reason).toBe(marked ? 'already_marked' : 'eligible');
          expect(stage).toBe(marked ? lead.followUpStage : assessment.stage);
          expect(lead.optedOut ?? false).toBe(false);
        }
        for (const assessment of skipped) expect(assessment.eligible).toBe(false);
        expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
      }),
      { seed: 6, numRuns: 500 },
    );
  });

  test('two records of one id are both rejected, also if one of them is malformed', () => {
    const leads = [
      leadWith(),
      leadWith({ id: 'b' }),
      leadWith({ optedOut: true }),
      { id: 'b', optedOut: 1 } as never,
    ];
    const { messages, skipped, rejected } = planCampaign(leads, { now });
    expect([messages, skipped]).toEqual([[], []]);
    expect(rejected.map(({ index, issues }) => [index, issues[0]!.path])).toEqual([
      [0, 'id'],
      [1, 'id'],
      [2, 'id'],
      [3, 'optedOut'],
    ]);
    expect(rejected[0]!.issues[0]!.message).toBe('expected only one record of each lead');
  });

  test('a marked lead without a stage is malformed', () => {
    const { rejected } = planCampaign([leadWith({ eligibleForReengagement: true })], { now });
    expect(rejected[0]!.issues).toEqual([
      {
        path: 'followUpStage',
        message: 'expected the stage that the lead is marked for',
        received: 'null',
      },
    ]);
  });

  test('tones and numbers are those of the stage', () => {
    const leads = [leadWith({ id: 'a', followUpStage: 'Followup_1' }), leadWith({ id: 'b', ...marked })];
    expect(planCampaign(leads, { now }).messages).toEqual([
      { leadId: 'b', stage: 'Followup_1', tone: 'strategic_followup', attempt: 1, marked: true },
      { leadId: 'a', stage: 'Followup_2', tone: 'final_opportunity', attempt: 2, marked: false },
    ]);
  });
});
