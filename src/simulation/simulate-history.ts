import { refuse } from '../errors.js';
import { unreadable } from '../internal/unreadable.js';
import { DAY_MS, localDayAt, readInstant } from '../time/index.js';
import type { EpochMs, Timestamp } from '../types.js';
import { heavyTail, instantOfDay, type Luck, lucksOf, type Person, personOf, pick } from './person.js';
import { type Habit, type PopulationOptions, readPopulation } from './population-options.js';
import type { UserHistory } from './user-history.js';

/** Options of {@link simulateHistory}. */
export interface SimulateHistoryOptions extends PopulationOptions {
  /** The log begins here. */
  readonly from: Timestamp;
  /** The log ends before this. */
  readonly to: Timestamp;
}

/** A million users for a hundred days. */
const MAX_USER_DAYS = 1e8;

/**
 * A log to backtest policies on: for each user the instants of their activity in `[from, to)`, by local days and
 * waking hours. The active come nearly every day, the normal every third, the dormant stop some day, the new sign
 * up some day; a few opt out.
 *
 * Users are numbered from 0, and number 7 of a seed is the same however many there are. Time and memory grow with
 * users times days.
 *
 * @throws TactfulError for malformed options, among them more than a million users, or users times days beyond 1e8.
 *
 * @example
 * ```ts
 * import { simulateHistory } from 'tactful';
 *
 * const log = simulateHistory({ size: 100, seed: 7, from: '2026-02-01', to: '2026-03-01' });
 * log.length // => 100
 * log[0].activity.length // => 7
 * ```
 */
export function simulateHistory(options: SimulateHistoryOptions): UserHistory[] {
  try {
    const shares = readPopulation('simulateHistory', options);
    const from = readInstant('simulateHistory', 'from', options.from);
    const to = readInstant('simulateHistory', 'to', options.to);
    if (to < from) refuse('simulateHistory', 'to', 'expected an instant not before from', options.to);
    const userDays = options.size * Math.ceil((to - from) / DAY_MS);
    if (userDays > MAX_USER_DAYS) {
      refuse('simulateHistory', 'to', `expected at most ${MAX_USER_DAYS} users times days`, options.to);
    }
    const luckOf = lucksOf(options.seed, 'simulation/history');
    const log: UserHistory[] = [];
    for (let i = 0; i < options.size; i++) {
      const luck = luckOf(i);
      const person = personOf(i, luck);
      log.push(historyOf(person, pick(shares, luck()), from, to, luck));
    }
    return log;
  } catch (error) {
    throw unreadable('simulateHistory', { options }, error);
  }
}

/** How many of their days users come on. */
const DAILY: Readonly<Record<Habit, number>> = { active: 0.85, normal: 0.35, dormant: 0.5, new_user: 0.9 };

function historyOf(
  { id, timeZone, traits, zone, optedOut }: Person,
  habit: Habit,
  from: EpochMs,
  to: EpochMs,
  luck: Luck,
): UserHistory {
  const createdAt =
    habit === 'new_user'
      ? Math.floor(from + luck() * (to - from))
      : Math.floor(from - heavyTail(120 * DAY_MS, luck));
  const stopsAt = habit === 'dormant' ? to - 3 * DAY_MS - luck() * (to - from) : to;
  const optedOutAt = optedOut ? Math.floor(from + luck() * (to - from)) : null;
  const activity: EpochMs[] = [];
  for (let day = localDayAt(zone, from); day <= localDayAt(zone, to); day++) {
    for (let daily = DAILY[habit]; luck() < daily; daily /= 2) {
      const at = instantOfDay(day, zone, luck);
      if (at >= Math.max(from, createdAt) && at < Math.min(to, stopsAt)) activity.push(at);
    }
  }
  return {
    id,
    createdAt,
    activity: activity.sort((a, b) => a - b),
    messages: [],
    timeZone,
    optedOutAt,
    traits,
  };
}
