import { normalQuantile } from './distributions/normal-quantile.js';
import type { Count } from './read.js';

/** From low to high, both included. */
export type Interval = readonly [number, number];

/** The `z` that a standard normal variable exceeds, to either side, with probability `alpha`. */
export function twoSidedZ(alpha: number): number {
  return -normalQuantile(Math.max(alpha / 2, Number.MIN_VALUE));
}

/**
 * Wilson's score interval of a rate. `n` above 0.
 *
 * Source: E. B. Wilson (1927); the lower limit by the product of both roots, so that nothing cancels where `x` is small.
 */
export function wilsonInterval(n: number, x: number, z: number): [number, number] {
  const square = z * z;
  const high = x + square / 2 + z * Math.sqrt((x * (n - x)) / n + square / 4);
  return [x === 0 ? 0 : ((x / n) * x) / high, x === n ? 1 : high / (n + square)];
}

/**
 * The interval of a difference of rates, treatment minus control.
 *
 * Source: R. G. Newcombe, "Interval estimation for the difference between independent proportions" (1998), method 10.
 */
export function newcombeInterval(
  difference: number,
  control: Count,
  treatment: Count,
  z: number,
): [number, number] {
  const [belowA, aboveA] = wilsonMargins(control, z);
  const [belowB, aboveB] = wilsonMargins(treatment, z);
  return [difference - length(belowB, aboveA), difference + length(aboveB, belowA)];
}

/** How far Wilson's limits lie below and above the rate, with every digit, however near to 0 or 1 the rate is. */
function wilsonMargins({ n, x }: Count, z: number): [number, number] {
  const spread = z * Math.sqrt((x * (n - x)) / n + (z * z) / 4);
  const lean = z * z * ((n - 2 * x) / (2 * n)); // towards one half
  // `(spread - |lean|) / (n + z^2)`, rationalized so that nothing cancels; nothing lies beyond a rate of 0 or 1.
  const near = x === 0 || x === n ? 0 : (z * z * (x / n) * ((n - x) / n)) / (spread + Math.abs(lean));
  const far = (spread + Math.abs(lean)) / (n + z * z);
  return lean > 0 ? [near, far] : [far, near];
}

/** In place of `Math.hypot`, whose last bit differs between engines. */
function length(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}
