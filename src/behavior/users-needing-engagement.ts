import { refuse } from '../errors.js';
import { rejectedRecord } from '../internal/batch.js';
import { unreadable } from '../internal/unreadable.js';
import { checkPattern } from '../pattern/check-pattern.js';
import { listOfPatterns } from '../pattern/list-of-patterns.js';
import type { BehaviorPattern, Rejected } from '../types.js';
import { type ChurnOptions, type ChurnRisk, readChurnFrame, riskAt } from './churn-risk.js';

/** Options of {@link usersNeedingEngagement}. */
export interface NeedingEngagementOptions extends ChurnOptions {
  /** At most so many users. @defaultValue `20` */
  readonly limit?: number;
}

/** A user with a churn risk. */
export interface UserAtRisk extends ChurnRisk {
  readonly userId: string;
}

/** What {@link usersNeedingEngagement} gives back. */
export interface UsersNeedingEngagement {
  /** Worst first; at equal risk by id. */
  readonly users: readonly UserAtRisk[];
  /** The patterns that could not be read; the others are not affected. */
  readonly rejected: readonly Rejected[];
}

/**
 * The users most likely drifting away, worst first: those whose churn risk is at least of level `medium`. Users of
 * whom too little is known are not among them. Takes patterns from any iterable, or the record that `buildPatterns`
 * returns. Time grows with the users, and with `m log m` in the `m` of them at risk.
 *
 * @throws TactfulError for malformed options. A malformed pattern lands in `rejected`.
 *
 * @example
 * ```ts
 * import { buildPatterns, usersNeedingEngagement } from 'tactful';
 *
 * const days = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05'];
 * const gone = days.map((at) => ({ userId: 'gone', at, type: 'message' }));
 * const here = days.map((at) => ({ userId: 'here', at: at.replace('03-0', '03-1'), type: 'message' }));
 * const { patterns } = buildPatterns([...gone, ...here]);
 * const { users } = usersNeedingEngagement(patterns, { now: '2026-03-15T12:00Z', limit: 10 });
 * users.map(({ userId, level }) => [userId, level]) // => [['gone', 'critical']]
 * ```
 */
export function usersNeedingEngagement(
  patterns: Iterable<BehaviorPattern> | Readonly<Record<string, BehaviorPattern>>,
  options: NeedingEngagementOptions,
): UsersNeedingEngagement {
  try {
    const frame = readChurnFrame('usersNeedingEngagement', options);
    const { limit = 20 } = options;
    if (!Number.isSafeInteger(limit) || limit < 0) {
      refuse('usersNeedingEngagement', 'limit', 'expected a whole number of at least 0', limit);
    }
    const { list } = listOfPatterns('usersNeedingEngagement', patterns);
    const users: UserAtRisk[] = [];
    const rejected: Rejected[] = [];
    let index = 0;
    for (const pattern of list) {
      try {
        checkPattern('usersNeedingEngagement', 'pattern', pattern);
        const risk = riskAt(pattern, frame);
        if (risk.level !== 'unknown' && risk.level !== 'low') users.push({ userId: pattern.userId, ...risk });
      } catch (error) {
        rejected.push(rejectedRecord('usersNeedingEngagement', 'pattern', index, pattern, error, 'userId'));
      }
      index++;
    }
    users.sort((a, b) => b.risk - a.risk || (a.userId < b.userId ? -1 : 1));
    return { users: users.slice(0, limit), rejected };
  } catch (error) {
    throw unreadable('usersNeedingEngagement', { patterns, options }, error);
  }
}
