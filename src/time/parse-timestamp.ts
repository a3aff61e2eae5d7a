import type { EpochMs } from '../types.js';
import { MAX_EPOCH_MS } from './civil.js';
import { parseIso } from './parse-iso.js';
import { parseUsualIso } from './parse-usual-iso.js';

/** What an error says of anything that {@link parseTimestamp} does not take. */
export const TIMESTAMP_EXPECTED =
  'expected an instant: epoch milliseconds, a Date, or ISO 8601 text with a date that exists';

/**
 * Reads a {@link Timestamp}; `NaN` for anything that is not one. Never reads the machine's zone.
 *
 * Text is ISO 8601 in the extended calendar form: a date, or date and time to the minute or finer, with `T` between
 * them; `.` or `,` before the fraction; `Z`, `±HH`, `±HHMM` or `±HH:MM` as zone; years beyond 9999 as `±YYYYYY`.
 * `24:00` is the end of its day. A leap second (`:60`) is refused, because epoch milliseconds cannot hold it.
 */
export function parseTimestamp(value: unknown): EpochMs {
  if (typeof value === 'number') {
    return value >= -MAX_EPOCH_MS && value <= MAX_EPOCH_MS ? Math.floor(value) + 0 : Number.NaN;
  }
  if (typeof value === 'string') {
    const ms = value.length === 24 ? parseUsualIso(value) : Number.NaN;
    return Number.isNaN(ms) ? parseIso(value) : ms;
  }
  if (typeof value === 'object' && value !== null) return dateValue(value);
  return Number.NaN;
}

/** The time value of a Date: also of one from another realm (an iframe), or whose own getTime says something else. */
function dateValue(value: object): EpochMs {
  try {
    return Date.prototype.getTime.call(value);
  } catch {
    return Number.NaN;
  }
}
