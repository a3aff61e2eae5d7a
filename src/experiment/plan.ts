import { refuse } from '../errors.js';
import { normalCdf } from './distributions/normal-cdf.js';
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

/** {@link PlanOptions}, read. */
export interface Plan {
  readonly policy: ReturnType<typeof readOptions>;
  /** What the test statistic must exceed. */
  readonly z: number;
  readonly ratio: number;
}

/** The plan of which `functionName` is asked; refuses what is malformed. */
export function readPlan(
  functionName: string,
  options: { readonly baselineRate: number } & PlanOptions,
): Plan {
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

/** The standard deviation of the difference times the square root of the control's size: with and without the effect. */
export function spreads(
  p1: number,
  effect: number,
  ratio: number,
): { underNull: number; underEffect: number } {
  // The shares of those who do not: by subtracting from 1 only once, they keep their digits where rates are near 1.
  const q1 = 1 - p1;
  const [p2, q2] = [p1 + effect, q1 - effect];
  const pooled = ((p1 + ratio * p2) / (1 + ratio)) * ((q1 + ratio * q2) / (1 + ratio));
  return {
    underNull: Math.sqrt((1 + 1 / ratio) * pooled),
    underEffect: Math.sqrt(p1 * q1 + (p2 * q2) / ratio),
  };
}

/** The chance that the z-test finds `effect` with `n` users in the control. */
export function powerOf(baselineRate: number, effect: number, n: number, { z, ratio }: Plan): number {
  const { underNull, underEffect } = spreads(baselineRate, effect, ratio);
  return normalCdf((Math.abs(effect) * Math.sqrt(n) - z * underNull) / underEffect);
}
