import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BehaviorPattern,
  bestSendTime,
  buildPatterns,
  churnFeatures,
  churnRisk,
  emptyPattern,
  engagementDashboard,
  type Issue,
  milestoneMetrics,
  moodFeatures,
  moodTrend,
  nextBestAction,
  planOutreach,
  rhythm,
  streaks,
  timingFeatures,
  trainEngagementModels,
  usersNeedingEngagement,
} from '../../src/index.js';
import { faultsOf } from '../support/faults-of.js';

const now = Date.UTC(2026, 2, 2, 9);
const { patterns } = buildPatterns([
  { userId: 'u', at: now - 5e8, type: 'message', sentiment: 0.5, topics: ['tea', 'jazz'] },
  { userId: 'u', at: now - 1e8, type: 'voice', sentiment: -0.5, inReplyToOutreach: true, topics: ['tea'] },
]);
const sound = patterns['u']!;

/** Everything that takes one pattern. */
const READERS: Readonly<Record<string, (pattern: BehaviorPattern) => unknown>> = {
  bestSendTime: (pattern) => bestSendTime(pattern, { now }),
  churnFeatures: (pattern) => churnFeatures(pattern, { now }),
  churnRisk: (pattern) => churnRisk(pattern, { now }),
  milestoneMetrics: (pattern) => milestoneMetrics(pattern, { now }),
  moodFeatures: (pattern) => moodFeatures(pattern, { now }),
  moodTrend: (pattern) => moodTrend(pattern, { now }),
  nextBestAction: (pattern) => nextBestAction(pattern, { now }),
  rhythm,
  streaks: (pattern) => streaks(pattern, { now }),
  timingFeatures: (pattern) => timingFeatures(pattern, { now }),
};

/** Everything that takes many: what becomes of one among them, with the paths that lead to its fields. */
const BATCHES: Readonly<
  Record<string, readonly [prefix: string, (pattern: BehaviorPattern) => readonly Issue[] | undefined]>
> = {
  engagementDashboard: [
    '',
    (pattern) =>
      engagementDashboard({ patterns: [pattern], outreaches: [], milestones: [] }, { now }).rejected[0]
        ?.issues,
  ],
  planOutreach: [
    'pattern.',
    (pattern) => {
      const user = { id: 'u', createdAt: 0 };
      const candidates = [{ user, outreachType: 'check_in', priority: 1, pattern }];
      return planOutreach(candidates, { now }).rejected[0]?.issues;
    },
  ],
  trainEngagementModels: [
    'pattern.',
    (pattern) => trainEngagementModels([{ pattern, at: now }]).rejected[0]?.issues,
  ],
  usersNeedingEngagement: ['', (pattern) => usersNeedingEngagement([pattern], { now }).rejected[0]?.issues],
};

/** A pattern with one value in it replaced. */
function spoiled(path: readonly (string | number)[], value: unknown): BehaviorPattern {
  const copy: Record<string | number, unknown> = structuredClone(sound) as never;
  let inner = copy;
  for (const key of path.slice(0, -1)) inner = inner[key] as typeof copy;
  inner[path[path.length - 1]!] = value;
  return copy as never;
}

function placesIn(value: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [[...path]];
  const inner = Object.keys(value).flatMap((key) =>
    placesIn(Reflect.get(value, key), [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return path.length === 0 ? inner : [[...path], ...inner];
}

describe('a malformed pattern', () => {
  const arbSpoiled = fc
    .tuple(
      fc.constantFrom(...placesIn(sound)),
      fc.constantFrom(-5.5, 1e300, Number.NaN, 'Mars/X', '', true, {}, [1, 2], undefined),
    )
    .map(([path, value]) => spoiled(path, value));

  it('is the same to everything that reads one', () => {
    fc.assert(
      fc.property(arbSpoiled, (pattern) => {
        const [first, ...others] = Object.values(READERS).map((read) => {
          try {
            read(pattern);
            return null;
          } catch {
            return faultsOf(() => read(pattern));
          }
        });
        for (const other of others) expect(other).toEqual(first);
        for (const [prefix, issuesOf] of Object.values(BATCHES)) {
          const expected = first?.map((one) => ({ ...one, path: prefix + one.path }));
          expect(issuesOf(pattern)).toEqual(expected);
        }
      }),
      { seed: 8, numRuns: 400 },
    );
  });

  it.each(Object.entries(READERS))('is refused by %s with every fault', (_name, read) => {
    const pattern = { ...emptyPattern('u'), count: -5.5, firstAt: 1e300, timeZone: 'Mars/X' };
    const paths = ['timeZone', 'count', 'firstAt'];
    expect(faultsOf(() => read(pattern)).map(({ path }) => path)).toEqual(paths);
    const short = { ...sound, countByHour: [1, 2] };
    expect(faultsOf(() => read(short)).map(({ path }) => path)).toEqual(['countByHour']);
    expect(faultsOf(() => read(null as never)).map(({ path }) => path)).toEqual(['pattern']);
    let looks = 0;
    const fickle = Object.defineProperty({ ...sound }, 'count', { get: () => (looks++ === 0 ? -1 : 1) });
    expect(faultsOf(() => read(fickle)).map(({ path }) => path)).toEqual(['pattern']);
  });
});
