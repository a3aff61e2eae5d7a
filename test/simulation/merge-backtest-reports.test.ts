import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BacktestOptions,
  type BacktestReport,
  backtestPolicy,
  definePolicy,
  mergeBacktestReports,
  simulateHistory,
  type UserHistory,
} from '../../src/index.js';
import { deepFreeze } from '../../src/internal/deep-freeze.js';
import { faultsOf } from '../support/faults-of.js';

const options: BacktestOptions = {
  policies: {
    daily: definePolicy(),
    'twice a week': definePolicy({
      eligibility: { caps: [{ max: 2, per: 'week' }], quietHours: { start: '21:00', end: '08:00' } },
    }),
  },
  from: '2026-02-01',
  to: '2026-02-15',
  every: { hours: 6 },
  limit: 3,
};
const log: unknown[] = simulateHistory({ size: 24, seed: 3, from: '2026-02-01', to: '2026-02-15' });
log.splice(5, 0, null);
log.splice(17, 0, { id: 'broken', createdAt: 'x', activity: [] });
const report = (part: readonly unknown[]): BacktestReport => backtestPolicy(part as UserHistory[], options);

describe('mergeBacktestReports', () => {
  it('adds shards up to exactly the whole, byte for byte, wherever the list is cut', () => {
    const whole = JSON.stringify(report(log));
    fc.assert(
      fc.property(fc.nat(log.length), fc.nat(log.length), (one, other) => {
        const [i, k] = [Math.min(one, other), Math.max(one, other)];
        const [a, b, c] = [log.slice(0, i), log.slice(i, k), log.slice(k)].map((part) =>
          deepFreeze(report(part)),
        ) as [BacktestReport, BacktestReport, BacktestReport];
        expect(JSON.stringify(mergeBacktestReports(mergeBacktestReports(a, b), c))).toBe(whole);
        expect(JSON.stringify(mergeBacktestReports(a, mergeBacktestReports(b, c)))).toBe(whole);
      }),
      { seed: 5, numRuns: 25 },
    );
    expect(report(log).rejected.map(({ index }) => index)).toEqual([5, 17]);
  });

  it('has the report on no users as its empty element', () => {
    const whole = report(log);
    expect(mergeBacktestReports(whole, report([]))).toStrictEqual(whole);
    expect(mergeBacktestReports(report([]), whole)).toStrictEqual(whole);
  });

  it('refuses reports on other times, limits and policies, all at once', () => {
    const other = backtestPolicy([], {
      ...options,
      policies: { daily: definePolicy() },
      from: '2026-01-31',
      limit: 4,
    });
    expect(faultsOf(() => mergeBacktestReports(report([]), other)).map(({ path }) => path)).toEqual([
      'b.from',
      'b.limit',
      'b.policies',
    ]);
  });

  const good = report(log);
  const daily = good.policies['daily']!;
  it.each<[string, unknown]>([
    ['', null],
    ['', []],
    ['.from', { ...good, from: '2026-02-01' }],
    ['.to', { ...good, to: null }],
    ['.everyMs', { ...good, everyMs: undefined }],
    ['.userCount', { ...good, userCount: -1 }],
    ['.limit', { ...good, limit: 0.5 }],
    ['.policies', { ...good, policies: [] }],
    ['.policies.daily', { ...good, policies: { daily: 7 } }],
    ['.policies.daily.sends', { ...good, policies: { daily: { ...daily, sends: 1.5 } } }],
    ['.policies.daily.nightSends', { ...good, policies: { daily: { ...daily, nightSends: '1' } } }],
    ['.policies.daily.skips', { ...good, policies: { daily: { ...daily, skips: null } } }],
    ['.policies.daily.skips.active', { ...good, policies: { daily: { ...daily, skips: { active: -1 } } } }],
    ['.mostAffected', { ...good, mostAffected: {} }],
    ['.mostAffected[0]', { ...good, mostAffected: [null] }],
    ['.mostAffected[0].userId', { ...good, mostAffected: [{ sends: {}, difference: 0 }] }],
    ['.mostAffected[0].sends', { ...good, mostAffected: [{ userId: 'u', difference: 0 }] }],
    ['.mostAffected[0].difference', { ...good, mostAffected: [{ userId: 'u', sends: {} }] }],
    ['.rejected', { ...good, rejected: 'none' }],
    ['.rejected[0]', { ...good, rejected: [7] }],
    ['.rejected[0].index', { ...good, rejected: [{ id: 'u' }] }],
  ])('refuses a report with a malformed %s', (path, malformed) => {
    const bad = malformed as BacktestReport;
    expect(faultsOf(() => mergeBacktestReports(bad, good)).map((fault) => fault.path)).toEqual([`a${path}`]);
    expect(faultsOf(() => mergeBacktestReports(good, bad)).map((fault) => fault.path)).toEqual([`b${path}`]);
  });
});
