import { localDayAt, type Zone, zoneNamed } from '../time/index.js';
import type { BehaviorPattern, EpochMs } from '../types.js';

/** The zone that a pattern's hours and dates are told in. */
export function zoneOf({ timeZone }: Pick<BehaviorPattern, 'timeZone'>): Zone {
  return zoneNamed(timeZone ?? 'UTC')!;
}

/**
 * The user's date at `now`: that at home, or that of their last activity if it happened where the date was ahead. Dates
 * after `now` tell nothing.
 */
export function todayOf(pattern: BehaviorPattern, now: EpochMs): number {
  const { activeDays, lastAt } = pattern;
  const atHome = localDayAt(zoneOf(pattern), now);
  const isPast = lastAt !== null && lastAt <= now;
  return isPast ? Math.max(atHome, activeDays.lastDay ?? atHome) : atHome;
}
