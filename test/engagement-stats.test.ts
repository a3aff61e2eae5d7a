import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decision, type EngagementStats, engagementStats, mergeEngagementStats } from '../src/index.js';
import { pathsOf } from './support/faults-of.js';
import { frozen } from './support/users.js';

const names = fc.oneof(
  fc.constantFrom('dormant', 'new_user', 'normal', 'active', 'recently_messaged', 'capped'),
  fc.constantFrom('constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype', '', '1'),
);
const decisions: fc.Arbitrary<Decision> = fc.oneof(
  names.map(
    (segment): Decision => ({
      userId: 'u',
      eligible: true,
      segment,
      tone: 't',
      reason: 'eligible',
      nextEligibleAt: 0,
      decisionKey: '/u/0',
    }),
  ),
  names.map(
    (reason): Decision => ({
      userId: 'u',
      eligible: false,
      segment: null,
      tone: null,
      reason,
      nextEligibleAt: null,
      decisionKey: null,
    }),
  ),
);
const lists = fc.array(decisions, { maxLength: 30 });
const shards = lists.map((list) => engagementStats(list));
const EMPTY: EngagementStats = {
  totalUsers: 0,
  eligible: 0,
  skipped: 0,
  bySegment: { dormant: 0, new_user: 0, normal: 0 },
  skipReasons: { active: 0, recently_messaged: 0 },
};
const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((a, b) => a + b, 0);

describe('engagementStats', () => {
  it('of nobody has its zeros', () => {
    expect(engagementStats([])).toStrictEqual(EMPTY);
  });
  it('adds up, and counts each name, whatever it is', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const stats = engagementStats(frozen(list));
        expect(stats.totalUsers).toBe(list.length);
        expect(stats.eligible + stats.skipped).toBe(stats.totalUsers);
        expect([sum(stats.bySegment), sum(stats.skipReasons)]).toEqual([stats.eligible, stats.skipped]);
        for (const [segment, count] of Object.entries(stats.bySegment)) {
          expect(count).toBe(list.filter((d) => d.eligible && d.segment === segment).length);
        }
        for (const [reason, count] of Object.entries(stats.skipReasons)) {
          expect(count).toBe(list.filter((d) => !d.eligible && d.reason === reason).length);
        }
        expect(JSON.parse(JSON.stringify(stats))).toStrictEqual(stats);
      }),
      { seed: 22, numRuns: 300 },
    );
  });
  it('takes any iterable', () => {
    expect(engagementStats(new Set<Decision>())).toEqual(EMPTY);
    expect(engagementStats((function* () {})())).toEqual(EMPTY);
  });
  it.each([
    [null, 'decisions'],
    [5, 'decisions'],
    ['eligible', 'decisions'],
    [{}, 'decisions'],
    [[null], 'decisions[0]'],
    [[{}], 'decisions[0]'],
    [[{ eligible: true, reason: 'eligible', segment: null }], 'decisions[0]'],
    [[{ eligible: false, segment: 'normal' }], 'decisions[0]'],
    [[{ eligible: 'no', segment: 'normal', reason: 'active' }], 'decisions[0]'],
    [[{ segment: 'normal', reason: 'active' }], 'decisions[0]'],
    [
      [
        { eligible: false, reason: 'active' },
        { eligible: true, segment: '__proto__' },
      ],
      'decisions[1]',
    ],
    [[{ eligible: false, reason: '__proto__' }], 'decisions[0]'],
  ])('refuses %j', (input, path) => {
    expect(pathsOf(() => engagementStats(input as never))).toEqual([path]);
  });
});

describe('mergeEngagementStats', () => {
  it('is counting all together, whatever the grouping and order', () => {
    fc.assert(
      fc.property(lists, lists, lists, (x, y, z) => {
        const [a, b, c] = frozen([engagementStats(x), engagementStats(y), engagementStats(z)] as const);
        const whole = engagementStats([...x, ...y, ...z]);
        expect(mergeEngagementStats(mergeEngagementStats(a, b), c)).toEqual(whole);
        expect(mergeEngagementStats(a, mergeEngagementStats(b, c))).toEqual(whole);
        expect(mergeEngagementStats(mergeEngagementStats(c, b), a)).toEqual(whole);
      }),
      { seed: 23, numRuns: 200 },
    );
  });
  it('has an empty element, and gives back something of its own', () => {
    fc.assert(
      fc.property(shards, (a) => {
        expect(mergeEngagementStats(a, EMPTY)).toEqual(a);
        expect(mergeEngagementStats(EMPTY, a)).toEqual(a);
        const merged = mergeEngagementStats(a, EMPTY);
        expect(merged).not.toBe(a);
        expect(merged.bySegment).not.toBe(a.bySegment);
      }),
      { seed: 24, numRuns: 100 },
    );
  });
  it('takes statistics that came through JSON', () => {
    const a = engagementStats([]);
    expect(mergeEngagementStats(JSON.parse(JSON.stringify(a)), a)).toEqual(EMPTY);
  });
  it.each([
    [null, ''],
    [[], ''],
    [{ ...EMPTY, totalUsers: -1 }, '.totalUsers'],
    [{ ...EMPTY, eligible: 0.5 }, '.eligible'],
    [{ ...EMPTY, skipped: '1' }, '.skipped'],
    [{ ...EMPTY, skipped: NaN }, '.skipped'],
    [{ ...EMPTY, totalUsers: undefined }, '.totalUsers'],
    [{ ...EMPTY, bySegment: null }, '.bySegment'],
    [{ ...EMPTY, skipReasons: [] }, '.skipReasons'],
    [{ ...EMPTY, bySegment: { dormant: '1' } }, '.bySegment.dormant'],
    [{ ...EMPTY, skipReasons: { active: -1 } }, '.skipReasons.active'],
    [{ ...EMPTY, skipReasons: JSON.parse('{"__proto__":1}') }, '.skipReasons.__proto__'],
    [{ ...EMPTY, bySegment: JSON.parse('{"__proto__":0}') }, '.bySegment.__proto__'],
  ])('refuses case %#', (bad, path) => {
    expect(pathsOf(() => mergeEngagementStats(bad as never, EMPTY))).toEqual([`a${path}`]);
    expect(pathsOf(() => mergeEngagementStats(EMPTY, bad as never))).toEqual([`b${path}`]);
  });
});
