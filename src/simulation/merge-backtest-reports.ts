import { issue, TactfulError } from '../errors.js';
import { movedOn } from '../internal/rejected.js';
import { unreadable } from '../internal/unreadable.js';
import {
  addBacktestCounts,
  type BacktestCounts,
  type BacktestReport,
  moreAffected,
  noBacktestCounts,
  type PolicyBacktest,
  policyBacktestOf,
} from './backtest-report.js';
import { checkReport } from './check-report.js';

const NAME = 'mergeBacktestReports';

/**
 * The backtest of two lists of users, the second after the first, from those of each: shards add up to exactly the whole,
 * the places of rejected histories included. Associative; the report on no users is its empty element. A user must not be
 * in both lists. Cost grows with the policies, and with the users that the reports name.
 *
 * @throws TactfulError for what is no report, and for reports with another `from`, `to`, `everyMs`, `limit` or other
 * policies' names. Whether a name means the same policy in both cannot be told.
 *
 * @example
 * ```ts
 * import { backtestPolicy, definePolicy, mergeBacktestReports } from 'tactful';
 *
 * const options = { policies: { daily: definePolicy() }, from: '2026-02-02', to: '2026-03-02', every: { hours: 1 } };
 * const [ann, bob] = ['ann', 'bob'].map((id) => backtestPolicy([{ id, createdAt: '2026-01-01', activity: [] }], options));
 * const both = mergeBacktestReports(ann, bob);
 * both.userCount // => 2
 * both.policies['daily'].sends === 2 * ann.policies['daily'].sends // => true
 * ```
 */
export function mergeBacktestReports(a: BacktestReport, b: BacktestReport): BacktestReport {
  try {
    checkReport(NAME, 'a', a);
    checkReport(NAME, 'b', b);
    const { from, to, everyMs, limit } = a;
    const issues = (['from', 'to', 'everyMs', 'limit'] as const)
      .filter((field) => a[field] !== b[field])
      .map((field) => issue(`b.${field}`, `expected that of a, ${a[field]}`, b[field]));
    const names = Object.keys(a.policies);
    if (JSON.stringify([...names].sort()) !== JSON.stringify(Object.keys(b.policies).sort()))
      issues.push(issue('b.policies', `expected those of a (${names.join(', ')})`, b.policies));
    if (issues.length > 0) throw new TactfulError('invalid_input', NAME, issues);
    const read = a.userCount + a.rejected.length; // so many histories come before the second list
    return {
      from,
      to,
      everyMs,
      userCount: a.userCount + b.userCount,
      policies: Object.fromEntries(
        names.map((name) => [name, sumOf(a.policies[name]!, b.policies[name]!, everyMs)] as const),
      ),
      mostAffected: [...a.mostAffected, ...b.mostAffected]
        .map(({ userId, sends, difference }) => ({ userId, sends: { ...sends }, difference }))
        .sort(moreAffected)
        .slice(0, limit),
      limit,
      rejected: [...a.rejected.map((one) => movedOn(one)), ...b.rejected.map((one) => movedOn(one, read))],
    };
  } catch (error) {
    throw unreadable('mergeBacktestReports', { a, b }, error);
  }
}

/** Rates are worked out anew. */
function sumOf(a: PolicyBacktest, b: PolicyBacktest, everyMs: number): PolicyBacktest {
  const sum = noBacktestCounts();
  addBacktestCounts(sum, countsOf(a));
  addBacktestCounts(sum, countsOf(b));
  return policyBacktestOf(sum, everyMs);
}

function countsOf({ skips, sendsBySegment, ...counts }: PolicyBacktest): BacktestCounts {
  return {
    ...counts,
    skips: new Map(Object.entries(skips)),
    sendsBySegment: new Map(Object.entries(sendsBySegment)),
  };
}
