import { exp, log } from '../internal/exp-log.js';
import { unreadable } from '../internal/unreadable.js';
import { normalQuantile } from './distributions/normal-quantile.js';
import { type ExpectedEffect, type Plan, type PlanOptions, powerOf, readPlan, spreads } from './plan.js';
import { requireNumber, requireShare } from './read.js';

/**
 * The smallest increase of the rate that an experiment with `n` users in the control finds with at least the given power:
 * `sampleSizePerArm` solved for the effect, to the last bit. Null if no increase is found so often; 0 if the power
 * is so low (at most alpha, or half of it if two-sided) that any is, however small.
 *
 * @throws TactfulError `invalid_input` for malformed options.
 *
 * @example
 * ```ts
 * import { detectableEffect } from 'tactful';
 *
 * detectableEffect({ baselineRate: 0.05, n: 8158 })?.toFixed(5) // => '0.01000'
 * detectableEffect({ baselineRate: 0.05, n: 1 }) // => null
 * ```
 */
export function detectableEffect(
  options: Pick<ExpectedEffect, 'baselineRate'> &
    PlanOptions & { readonly n: number; readonly power?: number },
): number | null {
  try {
    const plan = readPlan('detectableEffect', options);
    const { baselineRate, n, power: wanted = plan.policy.power } = options;
    requireShare('detectableEffect', 'power', wanted);
    requireNumber('detectableEffect', 'n', n, 'a finite number above 0', () => n > 0 && n < Infinity);
    const isFound = (effect: number): boolean => powerOf(baselineRate, effect, n, plan) >= wanted;
    const corners = [0, ...turns(baselineRate, n, plan, normalQuantile(wanted)), 1 - baselineRate];
    const first = corners.findIndex(isFound);
    if (first <= 0) return first === 0 ? 0 : null;
    return leastWhere(corners[first - 1]!, corners[first]!, isFound);
  } catch (error) {
    throw unreadable('detectableEffect', { options }, error);
  }
}

/**
 * Where, between two effects, the margin `d sqrt(n) - z u0(d) - zb u1(d)` turns, which is at least 0 where the power is
 * at least the wanted one; `u0` and `u1` are the spreads, the roots of concave parabolas, and `zb` is the quantile of the
 * power. With `z` and `zb` of one sign the margin bends one way only and crosses 0 once at most: no turn matters.
 * Otherwise (a power below one half, or a one-sided alpha above it) it may rise, fall and rise again.
 */
function turns(baselineRate: number, n: number, plan: Plan, zb: number): number[] {
  if (plan.z * zb >= 0) return [];
  const slope = slopeOfMargin(baselineRate, n, plan, zb);
  const ends = [0, ...bends(baselineRate, plan, zb), 1 - baselineRate];
  return ends.slice(1).flatMap((high, i) => {
    const rises = slope(ends[i]!) > 0;
    return slope(high) > 0 === rises ? [] : [leastWhere(ends[i]!, high, (d) => slope(d) > 0 !== rises)];
  });
}

function slopeOfMargin(p: number, n: number, { z, ratio }: Plan, zb: number): (effect: number) => number {
  return (effect) => {
    const { underNull, underEffect } = spreads(p, effect, ratio);
    const ofNull = (1 - 2 * p - (2 * effect * ratio) / (1 + ratio)) / (2 * underNull);
    const ofEffect = (1 - 2 * p - 2 * effect) / (2 * ratio * underEffect);
    return Math.sqrt(n) - z * ofNull - zb * ofEffect;
  };
}

/**
 * Where the slope of the margin turns, from small to large. The second derivative of the root of a parabola is minus its
 * discriminant over `4 u^3`: here 1 for `u0` and `(1 / r + 4 p q) / r` for `u1`. So the slope turns where
 * `u1^2 = c u0^2`, with `c = (-zb / z * discriminant)^(2/3)`: a quadratic equation.
 */
function bends(p: number, { z, ratio }: Plan, zb: number): number[] {
  const variance = p * (1 - p);
  const c = exp((2 / 3) * log(((-zb / z) * (1 / ratio + 4 * variance)) / ratio));
  const square = (c * ratio) / (1 + ratio) - 1 / ratio;
  const linear = (1 - 2 * p) * (1 / ratio - c);
  const constant = (1 - c) * variance * (1 + 1 / ratio);
  const root = Math.sqrt(linear * linear - 4 * square * constant);
  const sum = -(linear + (linear < 0 ? -root : root)) / 2; // so that nothing cancels
  return [sum / square, constant / sum].filter((d) => d > 0 && d < 1 - p).sort((a, b) => a - b);
}

/** The least `x` above `low` of which `holds` is true, if it holds of `high` and of nothing up to some point. */
function leastWhere(low: number, high: number, holds: (x: number) => boolean): number {
  let [no, yes] = [low, high];
  for (;;) {
    const middle = (no + yes) / 2;
    if (middle <= no || middle >= yes) return yes;
    if (holds(middle)) yes = middle;
    else no = middle;
  }
}
