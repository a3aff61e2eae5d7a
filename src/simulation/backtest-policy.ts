import { rejectedRecord, requireIterable } from '../internal/batch.js';
import { unreadable } from '../internal/unreadable.js';
import type { Rejected } from '../types.js';
import { type BacktestOptions, type BacktestPlan, readBacktestOptions } from './backtest-options.js';
import {
  type AffectedUser,
  addBacktestCounts,
  type BacktestCounts,
  type BacktestReport,
  moreAffected,
  noBacktestCounts,
  policyBacktestOf,
} from './backtest-report.js';
import { replayUser } from './replay-user.js';
import type { UserHistory } from './user-history.js';

/**
 * What each policy would have done to these users: the decision for every user at `from`, `from + every`, … before
 * `to`, on what was known at that instant.
 *
 * A user is as active as was logged, whatever a policy sends; the log cannot say how they would have answered. An
 * instant before `createdAt` is not evaluated, and activity after the instant is not known yet. A policy starts from
 * the messages logged before `from`; from there on its own sends take the place of the logged ones, which were some
 * other policy's doing. Opting out holds from `optedOutAt` on, if that is logged.
 *
 * Local night is told in the user's zone, or in UTC where that is missing or unknown. Histories may come from any
 * iterable and are read one at a time; a malformed one lands in `rejected`. Cost grows with users times instants times
 * policies (a fraction of a microsecond each) and, under caps, with the messages.
 *
 * @throws TactfulError for malformed options.
 *
 * @example
 * ```ts
 * import { backtestPolicy, definePolicy } from 'tactful';
 *
 * const history = [{ id: 'u1', createdAt: '2026-01-01', activity: ['2026-02-01T12:00Z'], timeZone: 'Europe/Berlin' }];
 * const policies = {
 *   daily: definePolicy(),
 *   weekly: definePolicy({ eligibility: { messageFrequency: { days: 7 } } }),
 * };
 * const report = backtestPolicy(history, { policies, from: '2026-02-02', to: '2026-03-02', every: { hours: 1 } });
 * report.policies['daily'].sends // => 27
 * report.policies['weekly'].sends // => 4
 * report.mostAffected // => [{ userId: 'u1', sends: { daily: 27, weekly: 4 }, difference: 23 }]
 * ```
 */
export function backtestPolicy(history: Iterable<UserHistory>, options: BacktestOptions): BacktestReport {
  try {
    const plan = readBacktestOptions(options);
    requireIterable('backtestPolicy', 'history', history);
    const sums = plan.contestants.map(noBacktestCounts);
    const rejected: Rejected[] = [];
    let affected: AffectedUser[] = [];
    let index = 0;
    for (const user of history) {
      try {
        const counts = replayUser(user, plan);
        affected.push(affectedUser(user.id, plan, counts));
        for (let i = 0; i < sums.length; i++) addBacktestCounts(sums[i]!, counts[i]!);
        if (affected.length > 4 * plan.limit + 100)
          affected = affected.sort(moreAffected).slice(0, plan.limit);
      } catch (error) {
        rejected.push(rejectedRecord('backtestPolicy', 'user', index, user, error));
      }
      index++;
    }
    const named = plan.contestants.map(
      ({ name }, i) => [name, policyBacktestOf(sums[i]!, plan.everyMs)] as const,
    );
    return {
      from: plan.from,
      to: plan.to,
      everyMs: plan.everyMs,
      userCount: index - rejected.length,
      policies: Object.fromEntries(named),
      mostAffected: affected.sort(moreAffected).slice(0, plan.limit),
      limit: plan.limit,
      rejected,
    };
  } catch (error) {
    throw unreadable('backtestPolicy', { history, options }, error);
  }
}

function affectedUser(userId: string, plan: BacktestPlan, counts: readonly BacktestCounts[]): AffectedUser {
  const sends = counts.map((count) => count.sends);
  return {
    userId,
    sends: Object.fromEntries(plan.contestants.map(({ name }, i) => [name, sends[i]!])),
    difference: Math.max(...sends) - Math.min(...sends),
  };
}
