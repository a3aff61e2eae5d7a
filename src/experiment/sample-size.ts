import { refuse } from '../errors.js';
import { unreadable } from '../internal/unreadable.js';
import { normalCdf } from './distributions/normal-cdf.js';
import { normalQuantile } from './distributions/normal-quantile.js';
import { twoSidedZ } from './interval.js';
import { type ExperimentPolicyOption, readOptions, requireNumber, requireShare } from './read.js';

/** What the three functions that plan an experiment share. */
export interface PlanOptions extends ExperimentPolicyOption {
  /** @defaultValue the policy's, `0.05` */
  readonly alpha?: number;
  /** Whether an effect in either direction is to be found. @defaultValue `true` */
  readonly twoSided?: boolean;
  /** The size of the treatment over that of the control, from 1e-9 to 1e9. @defaultValue `1` */
  readonly ratio?: number;
}

/** What an experiment is expected to show. */
export interface ExpectedEffect {
  /** The control's rate, above 0 and below 1. */
  readonly baselineRate: number;
  /** The treatment's rate minus the control's: absolute, not 0. */
  readonly minimumDetectableEffect: number;
}

/**
 * How many users the control needs (and the treatment `ratio` times as many) to find an effect with the given power: the
 * least whole number from `(za sqrt((1 + 1/r) p q) + zb sqrt(p1 q1 + p2 q2 / r))^2 / d^2` on, where `p` is the pooled rate
 * (Fleiss, Levin and Paik 2003, section 4.3, without continuity correction).
 *
 * @throws TactfulError `invalid_input` for rates outside (0, 1), an effect of 0, and other malformed options.
 *
 * @example
 * ```ts
 * import { sampleSizePerArm } from 'tactful';
 *
 * sampleSizePerArm({ baselineRate: 0.05, minimumDetectableEffect: 0.01 }) // => 8158
 * sampleSizePerArm({ baselineRate: 0.05, minimumDetectableEffect: 0.01, power: 0.9 }) // => 10921
 * ```
 */
export function sampleSizePerArm(
  options: ExpectedEffect & PlanOptions & { readonly power?: number },
): number {
  try {
    const plan = readPlan('sampleSizePerArm', options);
    const { power = plan.policy.power } = options;
    requireShare('sampleSizePerArm', 'power', power);
    const { underNull, underEffect } = spreads(
      options.baselineRate,
      readEffect('sampleSizePerArm', options),
      plan.ratio,
    );
    const reach = Math.max(0, plan.z * underNull + normalQuantile(power) * underEffect);
    const effect = options.minimumDetectableEffect;
    const n = Math.max(1, Math.ceil((reach / effect) * (reach / effect)));
    requireNumber(
      'sampleSizePerArm',
      'minimumDetectableEffect',
      effect,
      'a larger difference',
      () => n < Infinity,
    );
    return n;
  } catch (error) {
    throw unreadable('sampleSizePerArm', { options }, error);
  }
}

/**
 * The chance that an experiment with `n` users in the control finds the effect: {@link sampleSizePerArm} read backwards.
 *
 * @throws TactfulError `invalid_input` as there, and for an `n` that is not above 0.
 *
 * @example
 * ```ts
 * import { power } from 'tactful';
 *
 * power({ baselineRate: 0.05, minimumDetectableEffect: 0.01, n: 8158 }).toFixed(4) // => '0.8000'
 * power({ baselineRate: 0.05, minimumDetectableEffect: 0.01, n: 2000 }).toFixed(4) // => '0.2833'
 * ```
 */
export function power(options: ExpectedEffect & PlanOptions & { readonly n: number }): number {
  try {
    const plan = readPlan('power', options);
    const { baselineRate, n } = options;
    requireNumber('power', 'n', n, 'a finite number above 0', () => n > 0 && n < Infinity);
    return powerOf(baselineRate, readEffect('power', options), n, plan);
  } catch (error) {
    throw unreadable('power', { options }, error);
  }
}

/**
 * The smallest increase of the rate that an experiment with `n` users in the control finds with the given power; null if
 * not even a rate of 1 would be found. {@link sampleSizePerArm} solved for the effect, by bisection to the last bit.
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
    let low = 0;
    let high = 1 - baselineRate;
    if (powerOf(baselineRate, high, n, plan) < wanted) return null;
    for (;;) {
      const middle = (low + high) / 2;
      if (middle <= low || middle >= high) return high;
      if (powerOf(baselineRate, middle, n, plan) < wanted) low = middle;
      else high = middle;
    }
  } catch (error) {
    throw unreadable('detectableEffect', { options }, error);
  }
}

interface Plan {
  readonly policy: ReturnType<typeof readOptions>;
  /** What the test statistic must exceed. */
  readonly z: number;
  readonly ratio: number;
}

function readPlan(functionName: string, options: { readonly baselineRate: number } & PlanOptions): Plan {
  const policy = readOptions(functionName, options);
  const { baselineRate, alpha = policy.alpha, twoSided = true, ratio = 1 } = options;
  requireShare(functionName, 'baselineRate', baselineRate);
  requireShare(functionName, 'alpha', alpha);
  if (typeof twoSided !== 'boolean') refuse(functionName, 'twoSided', 'expected true or false', twoSided);
  requireNumber(
    functionName,
    'ratio',
    ratio,
    'a number from 1e-9 to 1e9',
    () => ratio >= 1e-9 && ratio <= 1e9,
  );
  return { policy, z: twoSidedZ(twoSided ? alpha : 2 * alpha), ratio };
}

function readEffect(
  functionName: string,
  { baselineRate, minimumDetectableEffect: effect }: ExpectedEffect,
): number {
  const leavesRate = (): boolean => baselineRate + effect >= 0 && baselineRate + effect <= 1;
  const expected = 'a difference, not 0, that leaves the rate between 0 and 1';
  requireNumber(
    functionName,
    'minimumDetectableEffect',
    effect,
    expected,
    () => effect !== 0 && leavesRate(),
  );
  return effect;
}

/** The standard deviation of the difference times the square root of the control's size: with and without the effect. */
function spreads(p1: number, effect: number, ratio: number): { underNull: number; underEffect: number } {
  const p2 = p1 + effect;
  const pooled = (p1 + ratio * p2) / (1 + ratio);
  return {
    underNull: Math.sqrt((1 + 1 / ratio) * pooled * (1 - pooled)),
    underEffect: Math.sqrt(p1 * (1 - p1) + (p2 * (1 - p2)) / ratio),
  };
}

function powerOf(baselineRate: number, effect: number, n: number, { z, ratio }: Plan): number {
  const { underNull, underEffect } = spreads(baselineRate, effect, ratio);
  return normalCdf((Math.abs(effect) * Math.sqrt(n) - z * underNull) / underEffect);
}
