import type { EpochMs } from '../types.js';
import { civilFromDays, DAY_MS, daysFromCivil, MAX_EPOCH_MS } from './civil.js';
import { localDayAt, offsetAt, offsetHoldsUntil, type Zone } from './zone-offset.js';

/** A period of the local calendar: a date, a week from Monday, a month. */
export type CalendarPeriod = 'day' | 'week' | 'month';

/** Number of the local period that holds `ms`; consecutive periods have consecutive numbers. */
export function periodAt(zone: Zone, ms: EpochMs, period: CalendarPeriod): number {
  return periodOfDay(localDayAt(zone, ms), period);
}

/** Number of the period that holds a day, given in days from 1970-01-01 (which lies in week 0 and month 23,640). */
export function periodOfDay(day: number, period: CalendarPeriod): number {
  if (period === 'day') return day;
  if (period === 'week') return Math.floor((day + 3) / 7);
  const { year, month } = civilFromDays(day);
  return year * 12 + month - 1;
}

/**
 * The first instant after `ms` that lies in another local period; `Infinity` beyond the last Date.
 *
 * Right through changes of the offset: a midnight that does not exist, a date left out (Samoa, 2011-12-30), and
 * clocks set back over midnight, where the same date comes twice.
 */
export function nextPeriodAt(zone: Zone, ms: EpochMs, period: CalendarPeriod): EpochMs {
  const current = periodAt(zone, ms, period);
  let at = ms;
  while (at <= MAX_EPOCH_MS) {
    const change = offsetHoldsUntil(zone, at);
    const start = periodStartDay(periodAt(zone, at, period) + 1, period) * DAY_MS - offsetAt(zone, at);
    if (start < change) return start <= MAX_EPOCH_MS ? start : Number.POSITIVE_INFINITY;
    at = change;
    if (periodAt(zone, at, period) !== current) return at;
  }
  return Number.POSITIVE_INFINITY;
}

/** First day of a period, in days from 1970-01-01. The period before it ends there. */
export function periodStartDay(number: number, period: CalendarPeriod): number {
  if (period === 'day') return number;
  if (period === 'week') return number * 7 - 3;
  return daysFromCivil(Math.floor(number / 12), (((number % 12) + 12) % 12) + 1, 1);
}
