import type { EpochMs } from '../types.js';
import { DAY_MS, daysFromCivil, daysInMonth, HOUR_MS, MAX_EPOCH_MS, MINUTE_MS } from './civil.js';

const PLUS = 43;
const COMMA = 44;
const MINUS = 45;
const DOT = 46;
const COLON = 58;
const T = 84;
const Z = 90;

/**
 * Milliseconds of any ISO 8601 text that {@link parseTimestamp} takes; `NaN` for others. One pass over the character
 * codes: a regular expression or `Date.parse` would cost several times as much.
 */
export function parseIso(text: string): EpochMs {
  const length = text.length;
  if (length < 10 || length > 64) return Number.NaN;
  const sign = text.charCodeAt(0);
  const expanded = sign === PLUS || sign === MINUS;
  const yearEnd = expanded ? 7 : 4;
  if (length < yearEnd + 6) return Number.NaN;
  const year = expanded
    ? (sign === MINUS ? -1 : 1) * (pair(text, 1) * 10_000 + pair(text, 3) * 100 + pair(text, 5))
    : pair(text, 0) * 100 + pair(text, 2);
  if (expanded && sign === MINUS && year === 0) return Number.NaN; // ISO 8601 has no year -000000
  const month = pair(text, yearEnd + 1);
  const day = pair(text, yearEnd + 4);
  if (text.charCodeAt(yearEnd) !== MINUS || text.charCodeAt(yearEnd + 3) !== MINUS) return Number.NaN;
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) return Number.NaN;

  const midnight = daysFromCivil(year, month, day) * DAY_MS; // NaN when a digit of the year is not one
  const dateEnd = yearEnd + 6;
  const ms = length === dateEnd ? midnight : midnight + parseTime(text, dateEnd);
  return ms >= -MAX_EPOCH_MS && ms <= MAX_EPOCH_MS ? ms : Number.NaN;
}

/** Milliseconds from UTC midnight of the written date, for `THH:MM[:SS[.fff]][zone]` from `start` to the end. */
function parseTime(text: string, start: number): number {
  const length = text.length;
  if (length < start + 6 || text.charCodeAt(start) !== T || text.charCodeAt(start + 3) !== COLON)
    return Number.NaN;
  const hour = pair(text, start + 1);
  const minute = pair(text, start + 4);
  let ms = hour * HOUR_MS + minute * MINUTE_MS;
  let at = start + 6;
  if (text.charCodeAt(at) === COLON) {
    if (length < at + 3) return Number.NaN;
    const second = pair(text, at + 1);
    if (!(second <= 59)) return Number.NaN;
    ms += second * 1000;
    at += 3;
    const mark = text.charCodeAt(at);
    if (mark === DOT || mark === COMMA) {
      const end = digitsEnd(text, at + 1);
      if (end === at + 1) return Number.NaN;
      ms += milliseconds(text, at + 1, end);
      at = end;
    }
  }
  if (!(minute <= 59 && (hour <= 23 || ms === DAY_MS))) return Number.NaN;
  return at === length ? ms : ms - parseZone(text, at);
}

/** Offset from UTC in milliseconds, east positive, for the zone designator from `at` to the end. */
function parseZone(text: string, at: number): number {
  const left = text.length - at;
  const sign = text.charCodeAt(at);
  if (sign === Z) return left === 1 ? 0 : Number.NaN;
  if (sign !== PLUS && sign !== MINUS) return Number.NaN;
  const hasColon = left === 6 && text.charCodeAt(at + 3) === COLON;
  if (left !== 3 && left !== 5 && !hasColon) return Number.NaN;
  const hours = pair(text, at + 1);
  const minutes = left === 3 ? 0 : pair(text, hasColon ? at + 4 : at + 3);
  if (!(hours <= 23 && minutes <= 59)) return Number.NaN;
  return (sign === MINUS ? -1 : 1) * (hours * HOUR_MS + minutes * MINUTE_MS);
}

/** The two-digit number at `at`, which lies within the text; `NaN` if there is none. */
function pair(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

function digitsEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57) at++;
  return at;
}

/** The first three of the fraction's digits; finer ones are dropped. */
function milliseconds(text: string, start: number, end: number): number {
  let ms = 0;
  for (let i = 0; i < 3; i++) ms = ms * 10 + (start + i < end ? text.charCodeAt(start + i) - 48 : 0);
  return ms;
}
