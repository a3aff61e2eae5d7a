import { halved, halvedWholly } from '../internal/half-life.js';
import type { DecayedSum, DecayedSums, EpochMs } from '../types.js';

const NOTHING: DecayedSum = Object.freeze({ at: null, weight: 0, sum: 0 });

export const NO_SUMS: DecayedSums = Object.freeze({
  halfLifeMs: null,
  quality: NOTHING,
  sentiment: NOTHING,
  outreach: NOTHING,
});

/** Where an addend at `ms` counts: at the next multiple of the half-life, with what is left of it there. */
export interface Share {
  readonly at: EpochMs;
  readonly weight: number;
}

export function shareAt(ms: EpochMs, halfLifeMs: number): Share {
  const before = Math.floor(ms / halfLifeMs) * halfLifeMs;
  if (before === ms) return { at: ms, weight: 1 };
  const at = before + halfLifeMs;
  return { at, weight: halved((at - ms) / halfLifeMs) };
}

/** Adds `weight` and `sum`, both as of `at`, which like `to.at` is a multiple of the half-life: exact but for the `+`. */
export function addDecayed(
  to: DecayedSum,
  at: EpochMs,
  weight: number,
  sum: number,
  halfLifeMs: number,
): DecayedSum {
  if (to.at === null) return { at, weight, sum: sum + 0 }; // no -0
  if (at === to.at) return { at, weight: to.weight + weight, sum: to.sum + sum };
  const rest = halvedWholly(Math.round(Math.abs(at - to.at) / halfLifeMs));
  return at > to.at
    ? { at, weight: to.weight * rest + weight, sum: to.sum * rest + sum }
    : { at: to.at, weight: to.weight + weight * rest, sum: to.sum + sum * rest };
}

/** The sum of two sums of one half-life. */
export function mergeDecayed(a: DecayedSum, b: DecayedSum, halfLifeMs: number): DecayedSum {
  return b.at === null ? a : addDecayed(a, b.at, b.weight, b.sum, halfLifeMs);
}

/**
 * The mean, the later the heavier; null if there is nothing. It does not change by waiting. (Answers to outreach that
 * was never folded have a sum, but no weight.)
 */
export function decayedMean({ weight, sum }: DecayedSum): number | null {
  return weight === 0 ? null : sum / weight;
}

/** How much weight is left at `ms`. */
export function weightAt({ at, weight }: DecayedSum, ms: EpochMs, halfLifeMs: number): number {
  return at === null ? 0 : weight * halved((ms - at) / halfLifeMs);
}
