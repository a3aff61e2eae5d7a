import { unreadable } from '../internal/unreadable.js';
import { type Streaks, streaksAt } from '../pattern/active-days.js';
import { checkPattern } from '../pattern/check-pattern.js';
import { todayOf } from '../pattern/zone-of.js';
import { readNow } from '../time/index.js';
import type { BehaviorPattern, Timestamp } from '../types.js';

export type { Streaks };

/**
 * Runs of consecutive local dates on which the user was active, among the last 400 dates up to the last active one.
 *
 * `current` is the run that ends today or yesterday: a streak is not broken until a whole local date has passed
 * without activity. Dates are the user's own, each counted once, so neither a clock change nor a flight counts a day
 * twice; a flight over the date line may leave one out. Today is the date at home, or that of the last activity where
 * the user was ahead of home. Cost is fixed.
 *
 * @throws TactfulError for a malformed pattern or `now`.
 *
 * @example
 * ```ts
 * import { buildPatterns, streaks } from 'tactful';
 *
 * const days = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-05'];
 * const { patterns } = buildPatterns(days.map((at) => ({ userId: 'u1', at, type: 'message' })));
 * streaks(patterns['u1']!, { now: '2026-03-06T23:59Z' }) // => { current: 1, longest: 3, activeDays: 4 }
 * streaks(patterns['u1']!, { now: '2026-03-07' }) // => { current: 0, longest: 3, activeDays: 4 }
 * ```
 */
export function streaks(pattern: BehaviorPattern, options: { readonly now: Timestamp }): Streaks {
  try {
    const now = readNow('streaks', options);
    checkPattern('streaks', 'pattern', pattern);
    return streaksAt(pattern.activeDays, todayOf(pattern, now));
  } catch (error) {
    throw unreadable('streaks', { pattern, options }, error);
  }
}
