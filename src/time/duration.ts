import { number, object, refine, type Schema } from '../internal/schema.js';
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

const UNITS = ['weeks', 'days', 'hours', 'minutes', 'seconds'] as const;

function saysLength(duration: Duration): boolean {
  return UNITS.some((unit) => duration[unit] !== undefined);
}

/** An unknown unit is a fault of its own. */
function saysNothing(duration: Duration): boolean {
  return Object.values(duration).every((amount) => amount === undefined);
}

/** The schema of a {@link Duration}: at least one unit, none negative, whole milliseconds in all. */
export function durationSchema(): Schema<Duration> {
  const amount = number({ minimum: 0 });
  const amounts = { weeks: amount, days: amount, hours: amount, minutes: amount, seconds: amount };
  const schema: Schema<Duration> = {
    ...object<Duration>(amounts),
    minProperties: 1,
    description: 'a duration such as { "hours": 24 }',
  };
  return refine(schema, (duration, report) => {
    const ms = durationMs(duration);
    if (saysNothing(duration)) report(`expected at least one of ${UNITS.join(', ')}`);
    if (!Number.isInteger(ms)) report('expected a length of whole milliseconds');
    if (ms > MAX_EPOCH_MS) report('expected a length that fits between two dates');
  });
}

/** As {@link durationSchema}, but longer than nothing: for windows and waits. */
export function windowSchema(): Schema<Duration> {
  return refine(durationSchema(), (duration, report) => {
    if (saysLength(duration) && durationMs(duration) === 0) report('expected a duration longer than zero');
  });
}
