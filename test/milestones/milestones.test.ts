import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assessMilestones,
  defaultMilestones,
  defineMilestones,
  type GrantedMilestone,
  type Milestone,
  mergeMilestoneStats,
  milestoneMetrics,
  milestoneStats,
  TactfulError,
} from '../../src/index.js';
import { deepFreeze } from '../../src/internal/deep-freeze.js';
import type { BehaviorPattern } from '../../src/types.js';
import { throwing } from '../support/hostile.js';

const DAY = 86_400_000;

function milestone(name: string, change: Partial<Milestone> = {}): Milestone {
  return {
    ...{
      name,
      displayName: name,
      description: name,
      metricName: 'm',
      targetValue: 10,
      metricType: 'count' as const,
    },
    ...{ category: 'test', difficultyLevel: 1, points: 5 },
    ...change,
  };
}

function issuesOf(run: () => unknown): [string, string][] {
  try {
    run();
  } catch (error) {
    if (error instanceof TactfulError) return error.issues.map(({ path, message }) => [path, message]);
    throw error;
  }
  throw new Error('nothing was thrown');
}
const pathsOf = (run: () => unknown): string[] => issuesOf(run).map(([path]) => path);

describe('defaultMilestones', () => {
  it('are at least 18, over five categories and five levels, with points, and sound', () => {
    expect(defaultMilestones.length).toBeGreaterThanOrEqual(18);
    expect(new Set(defaultMilestones.map(({ category }) => category))).toEqual(
      new Set(['engagement', 'streaks', 'exploration', 'mood', 'loyalty']),
    );
    expect(new Set(defaultMilestones.map(({ difficultyLevel }) => difficultyLevel)).size).toBe(5);
    for (const { points } of defaultMilestones) expect(points).toBeGreaterThan(0);
    expect(defineMilestones(defaultMilestones)).toEqual(defaultMilestones);
  });

  it('are on metrics that there are, and can all be reached', () => {
    const metrics = milestoneMetrics(pattern({}), { now: 0 });
    for (const { metricName } of defaultMilestones) expect(Object.keys(metrics)).toContain(metricName);
    const all = Object.fromEntries(Object.keys(metrics).map((name) => [name, 1e6]));
    const { newlyAchieved, next, points } = assessMilestones(all, { granted: [], now: 0 });
    expect(newlyAchieved.length).toBe(defaultMilestones.length);
    expect(next).toBeNull();
    expect(points).toBe(defaultMilestones.reduce((sum, one) => sum + one.points, 0));
  });
});

describe('defineMilestones', () => {
  it('returns a frozen copy and leaves the input alone', () => {
    const input = [milestone('a')];
    const defined = defineMilestones(input);
    expect(defined).toEqual(input);
    expect(Object.isFrozen(defined[0])).toBe(true);
    expect(Object.isFrozen(input)).toBe(false);
  });

  it('names every fault', () => {
    const faulty = {
      ...milestone('', { displayName: 'x', description: 'x' }),
      ...{
        targetValue: 0,
        metricType: 'sum',
        difficultyLevel: 6,
        points: 1.5,
        prerequisites: 'a',
        metricName: '',
      },
      target: 3,
    };
    expect(pathsOf(() => defineMilestones([faulty as never, 5 as never]))).toEqual([
      ...[
        'milestones[0].target',
        'milestones[0].name',
        'milestones[0].metricName',
        'milestones[0].targetValue',
      ],
      ...['milestones[0].metricType', 'milestones[0].difficultyLevel', 'milestones[0].points'],
      ...['milestones[0].prerequisites', 'milestones[1]'],
    ]);
    expect(pathsOf(() => defineMilestones({} as never))).toEqual(['milestones']);
    const unnamed = [
      { ...milestone('a'), name: 5 },
      { ...milestone('b'), name: 5 },
    ];
    expect(pathsOf(() => defineMilestones(unnamed as never))).toEqual([
      'milestones[0].name',
      'milestones[1].name',
    ]);
    const keys = [{ ...milestone('a'), colour: 'red', pionts: 5 }];
    expect(issuesOf(() => defineMilestones(keys as never))).toEqual([
      ['milestones[0].colour', 'is not a known key'],
      ['milestones[0].pionts', 'is not a known key; did you mean "points"?'],
    ]);
    expect(pathsOf(() => defineMilestones([throwing('name', milestone('a')) as never]))).toEqual([
      'milestones',
    ]);
    expect(pathsOf(() => defineMilestones([milestone('__proto__')]))).toEqual(['milestones[0].name']);
  });

  it('refuses a name given twice, an unknown prerequisite, and circles', () => {
    expect(issuesOf(() => defineMilestones([milestone('a'), milestone('a')]))).toEqual([
      ['milestones[1].name', 'is the name of milestones[0] already'],
    ]);
    expect(
      issuesOf(() => defineMilestones([milestone('first'), milestone('b', { prerequisites: ['firs'] })])),
    ).toEqual([['milestones[1].prerequisites[0]', 'is not a milestone of the list; did you mean "first"?']]);
    expect(issuesOf(() => defineMilestones([milestone('a', { prerequisites: ['wholly other'] })]))).toEqual([
      ['milestones[0].prerequisites[0]', 'is not a milestone of the list'],
    ]);
    const circle = [
      milestone('a', { prerequisites: ['b'] }),
      milestone('b', { prerequisites: ['c'] }),
      milestone('c', { prerequisites: ['d', 'a'] }),
      milestone('d'),
      milestone('e', { prerequisites: ['e'] }),
    ];
    expect(issuesOf(() => defineMilestones(circle))).toEqual([
      ['milestones[2].prerequisites[1]', 'closes a circle: a needs b needs c needs a'],
      ['milestones[4].prerequisites[0]', 'closes a circle: e needs e'],
    ]);
  });

  it('takes long chains', () => {
    const chain = Array.from({ length: 20_000 }, (_, i) =>
      milestone(`m${i}`, { prerequisites: i === 0 ? [] : [`m${i - 1}`] }),
    );
    expect(defineMilestones(chain).length).toBe(20_000);
  });
});

describe('assessMilestones', () => {
  const milestones = defineMilestones([
    milestone('late', { prerequisites: ['ten'], targetValue: 5, points: 7 }),
    milestone('ten', { points: 3, difficultyLevel: 3 }),
    milestone('other', { metricName: 'n', targetValue: 4, difficultyLevel: 2 }),
    milestone('easy', { metricName: 'n', targetValue: 4 }),
  ]);
  const assess = (m: number, granted: GrantedMilestone[] = []) =>
    assessMilestones({ m, n: 1 }, { granted, milestones, now: 5000 });

  it('grants at the target, not before, and past it', () => {
    expect(assess(9.999).newlyAchieved).toEqual([]);
    expect(assess(10).newlyAchieved.map(({ name }) => name)).toEqual(['late', 'ten']);
    expect(assess(1e9).newlyAchieved.map(({ name }) => name)).toEqual(['late', 'ten']);
  });

  it('waits for prerequisites, whatever the metric', () => {
    const { progress, next } = assess(9);
    expect(progress[0]).toEqual({ name: 'late', value: 9, target: 5, fraction: 1, achieved: false });
    expect(next!.name).toBe('ten');
    const granted = [{ name: 'ten', grantedAt: '2026-01-01', points: 100 }];
    expect(assess(9, granted).newlyAchieved).toEqual([{ name: 'late', grantedAt: 5000, points: 7 }]);
    expect(assess(9, granted).points).toBe(107);
  });

  it('takes nothing back, though the metric falls or the definition goes', () => {
    const granted = [
      { name: 'ten', grantedAt: 1, points: 3 },
      { name: 'gone', grantedAt: 1, points: 50 },
    ];
    const { progress, newlyAchieved, points } = assess(0, granted);
    expect(progress[1]).toEqual({ name: 'ten', value: 0, target: 10, fraction: 1, achieved: true });
    expect(newlyAchieved).toEqual([]);
    expect(points).toBe(53);
  });

  it('takes names alone for granted, with the points of their definitions', () => {
    const { points, newlyAchieved } = assessMilestones(
      { m: 9 },
      { granted: ['ten', 'gone'], milestones, now: 5000 },
    );
    expect(newlyAchieved.map(({ name }) => name)).toEqual(['late']);
    expect(points).toBe(3 + 7);
    expect(pathsOf(() => assessMilestones({}, { granted: ['ten', 'ten', ''], milestones, now: 0 }))).toEqual([
      ...['granted[1].name', 'granted[2].name'],
    ]);
  });

  it('points to the closest, then the easiest, then the first', () => {
    expect(assess(0).next!.name).toBe('easy');
    expect(assess(3).next!.name).toBe('ten');
    expect(assess(2.5).next!.name).toBe('easy');
    const same = defineMilestones([milestone('x'), milestone('y')]);
    expect(assessMilestones({}, { granted: [], milestones: same, now: 0 }).next!.name).toBe('x');
  });

  it('grants once, adds points up, and never takes back, over any course of metrics', () => {
    const arbMetrics = fc.record({ m: fc.double({ min: -5, max: 30, noNaN: true }), n: fc.nat(8) });
    fc.assert(
      fc.property(
        fc.array(arbMetrics, { maxLength: 12 }),
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
        (course, order) => {
          const list = defineMilestones(order.map((i) => milestones[i]!));
          let ledger: readonly GrantedMilestone[] = deepFreeze([]);
          let achieved = new Set<string>();
          for (const [i, metrics] of course.entries()) {
            const result = assessMilestones(deepFreeze(metrics), {
              granted: ledger,
              milestones: list,
              now: i,
            });
            expect(JSON.parse(JSON.stringify(result))).toEqual(result);
            for (const { name } of result.newlyAchieved) expect(achieved.has(name)).toBe(false);
            const now = new Set(result.progress.filter((step) => step.achieved).map(({ name }) => name));
            for (const name of achieved) expect(now.has(name)).toBe(true);
            for (const one of list) {
              const open = (one.prerequisites ?? []).every((name) => now.has(name));
              expect(now.has(one.name)).toBe(
                achieved.has(one.name) || (open && metrics[one.metricName as 'm'] >= one.targetValue),
              );
            }
            ledger = deepFreeze([...ledger, ...result.newlyAchieved]);
            expect(new Set(ledger.map(({ name }) => name))).toEqual(now);
            expect(result.points).toBe(ledger.reduce((sum, { points }) => sum + points, 0));
            achieved = now;
          }
        },
      ),
      { seed: 7, numRuns: 300 },
    );
  });

  it('achieves what is reached and open, whatever waits for what, and nothing else', () => {
    const size = 12;
    const drawn = fc.record({
      needs: fc.array(fc.subarray([...Array(size).keys()], { maxLength: 3 }), {
        minLength: size,
        maxLength: size,
      }),
      reached: fc.array(fc.boolean(), { minLength: size, maxLength: size }),
      granted: fc.subarray([...Array(size).keys()], { maxLength: 3 }),
      order: fc.shuffledSubarray([...Array(size).keys()], { minLength: size }),
    });
    fc.assert(
      fc.property(drawn, ({ needs, reached, granted, order }) => {
        const list = order.map((i) =>
          milestone(`m${i}`, {
            metricName: `x${i}`,
            prerequisites: needs[i]!.flatMap((k) => (k < i ? [`m${k}`, `m${k}`] : [])),
          }),
        );
        const metrics = Object.fromEntries(reached.map((is, i) => [`x${i}`, is ? 10 : 9]));
        const { progress } = assessMilestones(metrics, {
          granted: granted.map((i) => `m${i}`),
          milestones: list,
          now: 0,
        });
        const achieved = new Map(progress.map((step) => [step.name, step.achieved]));
        for (const i of order) {
          const open = needs[i]!.every((k) => k >= i || achieved.get(`m${k}`));
          expect(achieved.get(`m${i}`)).toBe(granted.includes(i) || (open && reached[i]!));
        }
      }),
      { seed: 8, numRuns: 300 },
    );
  });

  it.each([500, 2000])(
    'looks at each milestone a few times, in a chain of %d that is told backwards',
    (size) => {
      let looks = 0;
      const chain = Array.from({ length: size }, (_, i) => {
        const link = milestone(`m${i}`, { prerequisites: i === 0 ? [] : [`m${i - 1}`] });
        const { prerequisites } = link;
        return Object.defineProperty(link, 'prerequisites', {
          get: () => {
            looks++;
            return prerequisites;
          },
        });
      }).reverse();
      const granted = chain.map(({ name }) => name).filter((_, i) => i % 2 === 0);
      const { newlyAchieved, points } = assessMilestones({ m: 10 }, { granted, milestones: chain, now: 0 });
      expect(newlyAchieved).toHaveLength(size / 2);
      expect(points).toBe(5 * size);
      looks = 0;
      expect(assessMilestones({ m: 10 }, { granted: [], milestones: chain, now: 0 }).points).toBe(5 * size);
      expect(looks).toBeLessThan(10 * size);
    },
  );

  it('counts a missing metric as 0, and reads own properties only', () => {
    const list = defineMilestones([milestone('a', { metricName: 'toString' })]);
    const { progress } = assessMilestones({}, { granted: [], milestones: list, now: 0 });
    expect(progress[0]).toEqual({ name: 'a', value: 0, target: 10, fraction: 0, achieved: false });
  });

  it('names what is malformed', () => {
    const granted = [
      { name: 'a', grantedAt: 0, points: 1 },
      { name: 'a', grantedAt: 'x', points: 0.5 },
      null,
    ] as never;
    expect(pathsOf(() => assessMilestones({ m: Number.NaN }, { granted, now: 0 }))).toEqual([
      ...['metrics.m', 'granted[1].name', 'granted[1].grantedAt', 'granted[1].points', 'granted[2]'],
    ]);
    expect(pathsOf(() => assessMilestones({}, { granted: [] } as never))).toEqual(['now']);
    expect(pathsOf(() => assessMilestones(null as never, { granted: null as never, now: 0 }))).toEqual([
      'metrics',
      'granted',
    ]);
    const broken = [milestone('a', { prerequisites: ['b'] })];
    expect(pathsOf(() => assessMilestones({}, { granted: [], milestones: broken, now: 0 }))).toEqual([
      'milestones[0].prerequisites[0]',
    ]);
  });
});

/** A pattern with active dates, counted back from `lastDay`. */
function pattern(
  change: Partial<BehaviorPattern>,
  lastDay: number | null = null,
  daysAgo: number[] = [],
): BehaviorPattern {
  const words = new Array<number>(13).fill(0);
  for (const i of daysAgo) words[i >> 5] = (words[i >> 5]! | (1 << (i & 31))) >>> 0;
  const decayed = { at: null, weight: 0, sum: 0 };
  const sums = { halfLifeMs: null, quality: decayed, sentiment: decayed, outreach: decayed };
  const hours = new Array<number>(24).fill(0);
  return {
    ...{ version: 1, userId: 'u', timeZone: null, count: 0, firstAt: null, lastAt: null, countByHour: hours },
    countByWeekday: new Array<number>(7).fill(0),
    countByType: { message: 0, command: 0, voice: 0, photo: 0, reaction: 0, callback: 0, other: 0 },
    countBySentiment: { very_negative: 0, negative: 0, neutral: 0, positive: 0, very_positive: 0 },
    activeDays: { lastDay, words },
    ...{ short: sums, long: sums, lastSentiment: null, topics: [], mentions: [] },
    outreach: { sentByHour: hours, answeredByHour: hours, lastSentAt: null, lastAnsweredAt: null },
    ...change,
  };
}

describe('milestoneMetrics', () => {
  const today = 20_000;
  const metrics = (daysAgo: number[], lastDay = today, now = today * DAY + 5 * 3_600_000) =>
    milestoneMetrics(pattern({}, lastDay, daysAgo), { now });
  const streak = (...given: Parameters<typeof metrics>) => {
    const { consecutive_active_days, longest_streak_days, active_days } = metrics(...given);
    return [consecutive_active_days, longest_streak_days, active_days];
  };

  it('counts days in a row up to today, or to yesterday while today is quiet', () => {
    expect(streak([0, 1, 2, 4, 5, 6, 7])).toEqual([3, 4, 7]);
    expect(streak([0, 1, 2], today - 1)).toEqual([3, 3, 3]);
    expect(streak([0, 1, 2], today - 2)).toEqual([0, 3, 3]);
    expect(streak([0, 1, 2, 3], today + 1)).toEqual([3, 3, 3]);
    expect(streak([0, 2, 3], today + 1)).toEqual([2, 2, 2]);
    expect(streak([0], today + 500)).toEqual([0, 0, 0]);
    expect(streak(Array.from({ length: 400 }, (_, i) => i))).toEqual([400, 400, 400]);
  });

  it('tells today in the zone of the pattern', () => {
    const now = today * DAY + 5 * 3_600_000; // still the day before in Los Angeles
    const there = { ...pattern({}, today - 2, [0, 1]), timeZone: 'America/Los_Angeles' };
    expect(milestoneMetrics(there, { now })['consecutive_active_days']).toBe(2);
    expect(milestoneMetrics({ ...there, timeZone: 'UTC' }, { now })['consecutive_active_days']).toBe(0);
  });

  it('reads the rest as it stands', () => {
    const sentiment = { at: 0, weight: 4, sum: -1 };
    const hours = new Array<number>(24).fill(0).map((_, hour) => (hour % 3 === 0 ? 2 : 0));
    const base = pattern({});
    const given = deepFreeze(
      pattern({
        ...{ count: 30, firstAt: DAY, countByHour: hours, topics: [{ topic: 'a', lastAt: 0, count: 1 }] },
        countByType: { ...base.countByType, message: 20, voice: 3, other: 7 },
        countBySentiment: { ...base.countBySentiment, positive: 4, very_positive: 2 },
        long: { ...base.long, sentiment },
        outreach: { ...base.outreach, answeredByHour: hours },
      }),
    );
    const result = milestoneMetrics(given, { now: 8 * DAY - 1 });
    expect(result).toEqual({
      ...{ total_interactions: 30, messages_sent: 20, voice_messages: 3, photos_shared: 0, commands_used: 0 },
      ...{ reactions_given: 0, outreach_answered: 16, consecutive_active_days: 0, longest_streak_days: 0 },
      ...{
        active_days: 0,
        topics_explored: 1,
        interaction_types_used: 3,
        active_hours: 8,
        active_weekdays: 0,
      },
      ...{ positive_interactions: 6, mood_level: -0.25, member_days: 6 },
    });
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });

  it('refuses what is no pattern', () => {
    expect(pathsOf(() => milestoneMetrics(5 as never, { now: 0 }))).toEqual(['pattern']);
    for (const change of [{ count: -5.5 }, { firstAt: 'x' }, { topics: 5 }, { countByHour: [1, 2] }]) {
      const broken = { ...pattern({}), ...change } as never;
      expect(pathsOf(() => milestoneMetrics(broken, { now: 0 }))).toEqual(Object.keys(change));
    }
    const { long } = pattern({});
    const endless = pattern({ long: { ...long, sentiment: { at: 0, weight: 1e-300, sum: 1e300 } } });
    expect(pathsOf(() => milestoneMetrics(endless, { now: 0 }))).toEqual(['pattern']);
    expect(pathsOf(() => milestoneMetrics(pattern({}), {} as never))).toEqual(['now']);
  });
});

describe('milestoneStats', () => {
  const arbUsers = fc.array(
    fc
      .integer({ min: 0, max: 200 })
      .map((total_interactions) => assessMilestones({ total_interactions }, { granted: [], now: 0 })),
    { maxLength: 8 },
  );

  it('merge to the whole, in any grouping, with an empty element', () => {
    fc.assert(
      fc.property(arbUsers, arbUsers, arbUsers, (a, b, c) => {
        const [x, y, z] = [milestoneStats(a), milestoneStats(b), milestoneStats(c)];
        const whole = milestoneStats([...a, ...b, ...c]);
        expect(mergeMilestoneStats(mergeMilestoneStats(x, y), z)).toEqual(whole);
        expect(mergeMilestoneStats(x, mergeMilestoneStats(y, z))).toEqual(whole);
        expect(mergeMilestoneStats(milestoneStats([]), x)).toEqual(x);
        expect(whole.users).toBe(a.length + b.length + c.length);
      }),
      { seed: 7, numRuns: 50 },
    );
  });

  it('counts', () => {
    const list = [milestone('a', { targetValue: 1 }), milestone('b')];
    const users = [0, 1, 5, 10].map((m) =>
      assessMilestones({ m }, { granted: [], milestones: list, now: 0 }),
    );
    expect(milestoneStats(users)).toEqual({
      ...{ users: 4, activeMilestones: 2, achievements: { a: 3, b: 1 }, inProgress: { a: 0, b: 2 } },
      ...{ totalAchievements: 4, totalPoints: 20 },
    });
  });

  it('counts progress alone, without points', () => {
    const one = assessMilestones({ total_interactions: 30 }, { granted: [], now: 0 });
    expect(milestoneStats([one.progress])).toEqual({ ...milestoneStats([one]), totalPoints: 0 });
  });

  it('refuses what is no assessment', () => {
    expect(pathsOf(() => milestoneStats([{ progress: [], points: 0 }, {} as never]))).toEqual([
      'assessments[1]',
    ]);
    expect(pathsOf(() => milestoneStats(5 as never))).toEqual(['assessments']);
    for (const step of [null, { name: '__proto__' }, { name: 'a', fraction: Symbol('s'), achieved: true }]) {
      expect(pathsOf(() => milestoneStats([{ progress: [step as never], points: 0 }]))).toEqual([
        'assessments[0].progress',
      ]);
    }
    const shut = Proxy.revocable({}, {});
    shut.revoke();
    expect(pathsOf(() => milestoneStats([shut.proxy as never]))).toEqual(['assessments']);
    expect(pathsOf(() => mergeMilestoneStats(milestoneStats([]), shut.proxy as never))).toEqual(['b']);
    expect(pathsOf(() => mergeMilestoneStats(milestoneStats([]), {} as never))).toEqual(['b.users']);
    expect(pathsOf(() => mergeMilestoneStats(null as never, milestoneStats([])))).toEqual(['a']);
  });
});
