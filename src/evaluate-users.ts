import { addDecision, type EngagementStats, emptyEngagementStats } from './engagement-stats.js';
import { type Decision, decide, type EvaluateOptions, readFrame } from './evaluate-user.js';
import { rejectedRecord, requireIterable } from './internal/batch.js';
import { unreadable } from './internal/unreadable.js';
import type { Rejected, UserFacts } from './types.js';

/** What {@link evaluateUsers} gives back. */
export interface Evaluation {
  /** In the order of the users, without the rejected ones. */
  readonly decisions: readonly Decision[];
  readonly stats: EngagementStats;
  readonly rejected: readonly Rejected[];
}

/**
 * Decides for many users at one instant. A malformed record lands in `rejected` with its place and its faults, and
 * the rest go on; `stats` counts the decisions. Users may come from any iterable, a generator over a database cursor
 * say; time and memory grow linearly, and nothing is kept but the result.
 *
 * @throws TactfulError for malformed options, or if `users` cannot be iterated.
 *
 * @example
 * ```ts
 * import { evaluateUsers } from 'tactful';
 *
 * const users = [{ id: 'u1', createdAt: '2026-01-10' }, { id: 'u2', createdAt: 'yesterday' }];
 * const { decisions, stats, rejected } = evaluateUsers(users, { now: '2026-03-01' });
 * decisions.map((decision) => decision.reason) // => ['eligible']
 * stats.eligible // => 1
 * rejected.map(({ index, id, issues }) => [index, id, issues[0].path]) // => [[1, 'u2', 'createdAt']]
 * ```
 */
export function evaluateUsers<User extends UserFacts>(
  users: Iterable<User>,
  options: EvaluateOptions<User>,
): Evaluation {
  try {
    const frame = readFrame('evaluateUsers', options);
    requireIterable('evaluateUsers', 'users', users);
    const decisions: Decision[] = [];
    const rejected: Rejected[] = [];
    const stats = emptyEngagementStats();
    let index = 0;
    for (const user of users) {
      try {
        const decision = decide(user, frame);
        decisions.push(decision);
        addDecision(stats, decision);
      } catch (error) {
        rejected.push(rejectedRecord('evaluateUsers', 'user', index, user, error));
      }
      index++;
    }
    return { decisions, stats, rejected };
  } catch (error) {
    throw unreadable('evaluateUsers', { users, options }, error);
  }
}
