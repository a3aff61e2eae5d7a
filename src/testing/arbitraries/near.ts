import * as fc from 'fast-check';
import { DAY_MS } from '../../time/index.js';
import type { EpochMs } from '../../types.js';

/** Where instants near another lie. */
export interface NearConstraints {
  /**
   * Lengths of time, in milliseconds, that decide something: many instants lie exactly so long before `now`, or a
   * millisecond more or less. @defaultValue none
   */
  readonly limits?: readonly number[];
  /** Every instant is a multiple of this: 1000 for whole seconds. @defaultValue `1` */
  readonly resolutionMs?: number;
}

/** An instant near `now`: mostly within so many days before it, now and then up to two days after. */
export function near(now: EpochMs, days: number, constraints: NearConstraints = {}): fc.Arbitrary<EpochMs> {
  const { limits = [], resolutionMs = 1 } = constraints;
  const before = fc.integer({ min: 0, max: days * DAY_MS });
  const after = fc.integer({ min: -2 * DAY_MS, max: 0 });
  const atLimit = fc
    .tuple(fc.constantFrom(0, ...limits), fc.constantFrom(0, -1, 1))
    .map(([limit, by]) => limit + by);
  return fc
    .oneof(
      { weight: 6, arbitrary: before },
      { weight: 1, arbitrary: after },
      { weight: limits.length > 0 ? 4 : 1, arbitrary: atLimit },
    )
    .map((ago) => Math.floor((now - ago) / resolutionMs) * resolutionMs);
}

/** An instant after `now`, within so many days. */
export function ahead(
  now: EpochMs,
  days: number,
  { resolutionMs = 1 }: NearConstraints,
): fc.Arbitrary<EpochMs> {
  return fc
    .integer({ min: 1, max: Math.max(1, Math.floor((days * DAY_MS) / resolutionMs)) })
    .map((steps) => (Math.floor(now / resolutionMs) + steps) * resolutionMs);
}
