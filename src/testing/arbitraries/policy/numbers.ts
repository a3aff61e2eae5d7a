import * as fc from 'fast-check';
import type { Duration } from '../../../time/index.js';
import { MINUTE_MS } from '../../../time/index.js';
import { record } from '../record.js';

/** A duration of at least a second and at most about so many hours, in any unit. */
export function duration(maxHours: number): fc.Arbitrary<Duration> {
  const days = Math.floor(maxHours / 24);
  return fc.oneof(
    record<Duration & { hours: number; minutes: number }>(
      {
        hours: fc.integer({ min: 0, max: maxHours }),
        minutes: fc.integer({ min: 1, max: 59 }),
      } as never,
      ['hours', 'minutes'],
    ),
    fc.integer({ min: 1, max: 3600 }).map((seconds) => ({ seconds })),
    ...(days > 0 ? [fc.integer({ min: 1, max: days }).map((n) => ({ days: n }))] : []),
    ...(days > 6 ? [fc.integer({ min: 1, max: Math.floor(days / 7) }).map((weeks) => ({ weeks }))] : []),
  );
}

/** In thousandths of what lies between: doubles as fast-check draws them are nearly all next to nothing. */
export function between(min: number, max: number): fc.Arbitrary<number> {
  return fc.nat(1000).map((n) => (n === 1000 ? max : min + (n * (max - min)) / 1000));
}

/** So many numbers, none smaller than the one before. */
export function rising(length: number, min: number, max: number): fc.Arbitrary<number[]> {
  return fc
    .array(between(min, max), { minLength: length, maxLength: length })
    .map((numbers) => numbers.sort((a, b) => a - b));
}

/** An object with any of the names, each with a number. */
export function someOf(
  names: readonly string[],
  one: fc.Arbitrary<number>,
): fc.Arbitrary<Record<string, number>> {
  const fields = Object.fromEntries(names.map((name) => [name, one]));
  return fc.record(fields, { requiredKeys: [], noNullPrototype: true }) as fc.Arbitrary<
    Record<string, number>
  >;
}

/** A local time on a quarter of an hour. */
export function clock(): fc.Arbitrary<string> {
  return fc
    .integer({ min: 0, max: 95 })
    .map((quarter) => new Date(quarter * 15 * MINUTE_MS).toISOString().slice(11, 16));
}
