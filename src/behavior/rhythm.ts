import { unreadable } from '../internal/unreadable.js';
import { listActiveDays } from '../pattern/active-days.js';
import { checkPattern } from '../pattern/check-pattern.js';
import type { BehaviorPattern } from '../types.js';

/** How far apart a user's interactions lie. */
export interface Rhythm {
  /** Active local dates among the last 400. */
  readonly activeDays: number;
  /** Mean distance of one active date to the next, in days; null with fewer than two. */
  readonly meanGapDays: number | null;
  /** Median of these distances (of an even number, the lower middle one). */
  readonly medianGapDays: number | null;
  readonly longestGapDays: number | null;
  /** Mean time from one interaction to the next, over the whole history; null with fewer than two. */
  readonly meanGapMs: number | null;
}

/**
 * The user's own rhythm. All of it comes from the first and last instant, the count and the active dates, so it does
 * not depend on the order of folding and merges exactly. Cost is fixed.
 *
 * @throws TactfulError for a malformed pattern.
 *
 * @example
 * ```ts
 * import { buildPatterns, rhythm } from 'tactful';
 *
 * const days = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-07'];
 * const { patterns } = buildPatterns(days.map((at) => ({ userId: 'u1', at, type: 'message' })));
 * rhythm(patterns['u1']!) // => { activeDays: 4, meanGapDays: 2, medianGapDays: 1, longestGapDays: 4, meanGapMs: 172800000 }
 * ```
 */
export function rhythm(pattern: BehaviorPattern): Rhythm {
  try {
    checkPattern('rhythm', 'pattern', pattern);
    return rhythmOf(pattern);
  } catch (error) {
    throw unreadable('rhythm', { pattern }, error);
  }
}

/** {@link rhythm} of a pattern that was checked. */
function rhythmOf({ activeDays, count, firstAt, lastAt }: BehaviorPattern): Rhythm {
  const days = listActiveDays(activeDays);
  const gaps = days.slice(1).map((day, i) => days[i]! - day);
  gaps.sort((a, b) => a - b);
  const last = gaps.length - 1;
  return {
    activeDays: days.length,
    meanGapDays: last < 0 ? null : (days[0]! - days[days.length - 1]!) / gaps.length,
    medianGapDays: gaps[Math.floor(last / 2)] ?? null,
    longestGapDays: gaps[last] ?? null,
    meanGapMs: firstAt === null || lastAt === null || count < 2 ? null : (lastAt - firstAt) / (count - 1),
  };
}
