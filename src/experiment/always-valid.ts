import { exp, log } from '../internal/exp-log.js';
import { unreadable } from '../internal/unreadable.js';
import type { Interval } from './interval.js';
import { rateDifference } from './rate-difference.js';
import {
  type Count,
  countIssues,
  type ExperimentPolicyOption,
  readOptions,
  requireNumber,
  requireShare,
  throwIssues,
} from './read.js';

/** Options of {@link alwaysValid}. */
export interface AlwaysValidOptions extends ExperimentPolicyOption {
  /**
   * The standard deviation of the effects that are thought likely, as a difference of rates; from 1e-9
   * to 1e9.
   * @defaultValue the one that makes the test sharpest at `tuningSample` users per arm
   */
  readonly tau?: number;
  /**
   * Users per arm at which the test is sharpest, if `tau` is not given; from 1 to 1e15.
   * @defaultValue the policy's, `10_000`
   */
  readonly tuningSample?: number;
  /** @defaultValue the policy's, `0.05` */
  readonly alpha?: number;
  /** The p-value of the last look: a p-value once reached is kept. @defaultValue `1` */
  readonly previousPValue?: number;
}

/** What {@link alwaysValid} finds. */
export interface AlwaysValidComparison {
  readonly pValue: number;
  /** Of the difference, treatment minus control; null while an arm is empty or no rate lies between 0 and 1. */
  readonly interval: Interval | null;
  /** The natural logarithm of the mixture likelihood ratio; null as the interval. */
  readonly logLambda: number | null;
}

/**
 * Compares two rates so that one may look as often as one likes, and stop at any look: the chance that the p-value ever
 * falls to alpha without a difference, or that any of the intervals ever misses it, is at most alpha, for samples large
 * enough to be normal.
 *
 * The mixture sequential probability ratio test, with a normal mixture (Johari, Koomen, Pekelis and Walsh, "Always Valid
 * Inference", 2022): with `V = p1 q1 / n1 + p2 q2 / n2` and the difference `d`,
 * `Lambda = sqrt(V / (V + tau^2)) exp(tau^2 d^2 / (2 V (V + tau^2)))`, and `p = min(previous, 1 / Lambda)`. Without `tau`,
 * `tau^2` is `2 p q / tuningSample`, with the pooled rate `p`, times `log(1 / alpha^2) + log(log(1 / alpha^2) + 1)`
 * (Waudby-Smith et al., "Time-uniform central limit theory", 2021). Constant cost.
 *
 * @throws TactfulError `invalid_input` for malformed counts (every fault is listed) and options.
 *
 * @example
 * ```ts
 * import { alwaysValid } from 'tactful';
 *
 * const { pValue, interval } = alwaysValid({ n: 5000, x: 500 }, { n: 5000, x: 620 }, { tau: 0.02 });
 * pValue.toFixed(6) // => '0.004549'
 * interval?.map((limit) => limit.toFixed(4)) // => ['0.0049', '0.0431']
 * ```
 */
export function alwaysValid(
  control: Count,
  treatment: Count,
  options: AlwaysValidOptions = {},
): AlwaysValidComparison {
  try {
    const name = 'alwaysValid';
    const policy = readOptions(name, options);
    const { tau, tuningSample = policy.tuningSample, alpha = policy.alpha, previousPValue = 1 } = options;
    throwIssues(name, [...countIssues('control', control), ...countIssues('treatment', treatment)]);
    if (tau !== undefined)
      requireNumber(name, 'tau', tau, 'a number from 1e-9 to 1e9', () => tau >= 1e-9 && tau <= 1e9);
    requireNumber(
      name,
      'tuningSample',
      tuningSample,
      'a number from 1 to 1e15',
      () => tuningSample >= 1 && tuningSample <= 1e15,
    );
    requireShare(name, 'alpha', alpha);
    requireNumber(
      name,
      'previousPValue',
      previousPValue,
      'a number from 0 to 1',
      () => previousPValue >= 0 && previousPValue <= 1,
    );

    const [a, b] = [control, treatment];
    const variance = varianceOfRate(a) + varianceOfRate(b);
    if (!(variance > 0)) return { pValue: previousPValue + 0, interval: null, logLambda: null };
    const difference = rateDifference(a, b);
    const mixing = tau === undefined ? tunedVariance(a, b, tuningSample, alpha) : tau * tau;
    const total = variance + mixing;
    const shrinkage = log(variance / total) / 2;
    const logLambda = shrinkage + ((mixing / total) * (difference / variance) * difference) / 2;
    const margin = Math.sqrt(((2 * variance * total) / mixing) * (-log(alpha) - shrinkage));
    return {
      pValue: Math.min(previousPValue + 0, exp(-logLambda)),
      interval: [difference - margin, difference + margin],
      logLambda,
    };
  } catch (error) {
    throw unreadable('alwaysValid', { control, treatment, options }, error);
  }
}

function varianceOfRate({ n, x }: Count): number {
  return (x * (n - x)) / (n * n * n);
}

/** The variance of the mixture whose interval is narrowest at `tuningSample` users per arm. */
function tunedVariance(a: Count, b: Count, tuningSample: number, alpha: number): number {
  const n = a.n + b.n;
  const pooled = ((a.x + b.x) / n) * ((a.n - a.x + (b.n - b.x)) / n);
  const cost = -2 * log(alpha);
  return ((2 * pooled) / tuningSample) * (cost + log(cost + 1));
}
