import { normalQuantile } from './distributions/normal-quantile.js';

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
 * The interval of a difference of rates, `b - a`, from the rates and their Wilson intervals.
 *
 * Source: R. G. Newcombe, "Interval estimation for the difference between independent proportions" (1998), method 10.
 */
export function newcombeInterval(
  a: number,
  [lowA, highA]: Interval,
  b: number,
  [lowB, highB]: Interval,
): [number, number] {
  const difference = b - a;
  return [difference - length(b - lowB, highA - a), difference + length(highB - b, a - lowA)];
}

/** In place of `Math.hypot`, whose last bit differs between engines. */
function length(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}
