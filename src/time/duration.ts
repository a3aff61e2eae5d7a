import * as z from 'zod/mini';
import { DAY_MS, HOUR_MS, MAX_EPOCH_MS, MINUTE_MS } from './civil.js';

/**
 * A fixed length of time, as policies write it: `{ days: 7 }`, `{ hours: 12, minutes: 30 }`. Fractions are allowed
 * if the whole comes to whole milliseconds. There are no months: their length is not fixed.
 */
export interface Duration {
  readonly weeks?: number;
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
}

/** The length of a valid {@link Duration} in milliseconds. */
export function durationMs({ weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0 }: Duration): number {
  const ms = (weeks * 7 + days) * DAY_MS + hours * HOUR_MS + minutes * MINUTE_MS + seconds * 1000;
  const whole = Math.round(ms);
  return Math.abs(ms - whole) < 1e-4 ? whole : ms; // 0.1 hours is 360,000 ms, whatever binary fractions make of it
}

const AMOUNT = (): z.ZodMiniOptional<z.ZodMiniNumber> => z.optional(z.number().check(z.nonnegative()));

/** The schema of a {@link Duration}: at least one unit, none negative, whole milliseconds in all. */
export function durationSchema(): z.ZodMiniType<Duration, Duration> {
  return z
    .strictObject({ weeks: AMOUNT(), days: AMOUNT(), hours: AMOUNT(), minutes: AMOUNT(), seconds: AMOUNT() })
    .check(
      z.refine((duration) => Object.values(duration).some((amount) => amount !== undefined), {
        error: 'expected at least one of weeks, days, hours, minutes, seconds',
      }),
      z.refine((duration) => Number.isInteger(durationMs(duration as Duration)), {
        error: 'expected a length of whole milliseconds',
      }),
      z.refine((duration) => durationMs(duration as Duration) <= MAX_EPOCH_MS, {
        error: 'expected a length that fits between two dates',
      }),
    ) as z.ZodMiniType<Duration, Duration>;
}

/** As {@link durationSchema}, but longer than nothing: for windows and waits. */
export function windowSchema(): z.ZodMiniType<Duration, Duration> {
  return durationSchema().check(
    z.refine((duration) => durationMs(duration) !== 0 || Object.keys(duration).length === 0, {
      error: 'expected a duration longer than zero',
    }),
  );
}
