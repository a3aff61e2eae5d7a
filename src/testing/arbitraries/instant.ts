import * as fc from 'fast-check';
import { DAY_MS, offsetAt, parseTimestamp, zoneNamed } from '../../time/index.js';
import type { EpochMs, Timestamp } from '../../types.js';
import { CLOCK_CHANGES } from './clock-changes.js';
import { timeZone } from './time-zone.js';

/** What `arbitraries.instant` may be held to. */
export interface InstantConstraints {
  /** The earliest. @defaultValue `'2005-01-01'` */
  readonly min?: Timestamp;
  /** The latest. @defaultValue `'2035-01-01'` */
  readonly max?: Timestamp;
  /** Every instant is a multiple of this: 1000 for whole seconds. @defaultValue `1` */
  readonly resolutionMs?: number;
}

const LEAP_DAYS = ['2012-02-29', '2024-02-28', '2024-02-29', '2024-03-01', '2028-02-29', '2026-03-01'];
const YEAR_ENDS = ['2008-01-01', '2017-01-01', '2020-01-01', '2025-01-01', '2026-01-01', '2027-01-01'];

/** What counterexamples shrink to. */
const ORIGIN = Date.UTC(2026, 0, 1, 12);

/**
 * Instants of which most lie where calendars go wrong: at clock changes of some thirty zones and within a day and a
 * half of them, on leap days, at the turn of the year, and at local midnights, a millisecond before and one after.
 */
export function instant(constraints: InstantConstraints = {}): fc.Arbitrary<EpochMs> {
  const { min = '2005-01-01', max = '2035-01-01', resolutionMs = 1 } = constraints;
  const [from, to] = [parseTimestamp(min), parseTimestamp(max)];
  const within = (at: EpochMs): boolean => at >= from && at <= to;
  const odd = [...CLOCK_CHANGES.map(([, at]) => at), ...LEAP_DAYS, ...YEAR_ENDS]
    .map((at) => parseTimestamp(at))
    .filter(within);
  const origin = Math.min(Math.max(ORIGIN, from), to);
  const anywhere = fc
    .integer({ min: Math.ceil(from - origin), max: Math.floor(to - origin) })
    .map((ms) => origin + ms);
  const around = odd.map((day) =>
    fc.integer({ min: -1.5 * DAY_MS, max: 1.5 * DAY_MS }).map((ms) => day + ms),
  );
  const exactly = odd.map((day) => aroundBoundary(fc.constant(day)));
  return fc
    .oneof(
      { withCrossShrink: true },
      anywhere,
      localMidnight(anywhere),
      ...(odd.length > 0 ? [fc.oneof(...around), fc.oneof(...exactly)] : []),
    )
    .map((at) => onGrid(at, from, to, resolutionMs));
}

/** The boundary, a millisecond before, one after. */
function aroundBoundary(boundary: fc.Arbitrary<EpochMs>): fc.Arbitrary<EpochMs> {
  return fc.tuple(boundary, fc.constantFrom(0, -1, 1)).map(([at, by]) => at + by);
}

function localMidnight(anywhere: fc.Arbitrary<EpochMs>): fc.Arbitrary<EpochMs> {
  const midnight = fc.tuple(timeZone(), anywhere).map(([name, at]) => {
    const day = Math.floor(at / DAY_MS) * DAY_MS;
    return day - offsetAt(zoneNamed(name)!, day);
  });
  return aroundBoundary(midnight);
}

function onGrid(at: EpochMs, from: EpochMs, to: EpochMs, resolutionMs: number): EpochMs {
  const kept = Math.min(Math.max(at, from), to);
  const floor = Math.floor(kept / resolutionMs) * resolutionMs;
  return floor >= from ? floor : Math.ceil(from / resolutionMs) * resolutionMs;
}
