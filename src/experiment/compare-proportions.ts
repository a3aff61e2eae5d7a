import { exp, expm1, log, log1p } from '../internal/exp-log.js';
import { unreadable } from '../internal/unreadable.js';
import { logNormalTail } from './distributions/normal-cdf.js';
import { logFisher } from './fisher-exact.js';
import { type Interval, newcombeInterval, twoSidedZ, wilsonInterval } from './interval.js';
import { crossDifference, rateDifference } from './rate-difference.js';
import {
  type Count,
  countIssues,
  type ExperimentPolicyOption,
  readOptions,
  requireShare,
  requireTotal,
  throwIssues,
} from './read.js';

/** Options of {@link compareProportions}. */
export interface CompareOptions extends ExperimentPolicyOption {
  /** The intervals hold the truth with probability `1 - alpha`. @defaultValue the policy's, `0.05` */
  readonly alpha?: number;
}

/** A count with its rate; null where nobody was counted. */
export interface Proportion extends Count {
  readonly rate: number | null;
  /** Wilson's score interval. */
  readonly interval: Interval | null;
}

/** What {@link compareProportions} finds. What is undefined, a ratio to zero say, is null. */
export interface ProportionComparison {
  readonly control: Proportion;
  readonly treatment: Proportion;
  /** Treatment minus control, with Newcombe's interval (1998, method 10). */
  readonly difference: Estimate;
  /** Treatment over control, minus 1; the interval by the logarithm of the ratio. */
  readonly lift: Estimate;
  /** The test that gave the p-value: `'fisher'` where an expected count is too small for `'z'`. */
  readonly test: 'z' | 'fisher';
  /** Null where the pooled rate is 0 or 1, or nobody was counted. */
  readonly z: number | null;
  /** Two-sided. */
  readonly pValue: number;
  /** Finite where `pValue` underflows to 0. */
  readonly log10PValue: number;
}

/** A number with its interval. */
export interface Estimate {
  readonly estimate: number | null;
  readonly interval: Interval | null;
}

/**
 * Compares two rates: how many of `n` users did it (`x`), in control and in treatment.
 *
 * The p-value is of the pooled two-proportion z-test if all four expected counts, `n p` and `n (1 - p)` of both arms with
 * the pooled rate `p`, are above the policy's `minExpectedCount`; of Fisher's exact test otherwise. The interval of the
 * lift is `exp(log ratio -+ z sqrt((1 - p1) / x1 + (1 - p2) / x2)) - 1` (Katz 1978). Constant cost with the z-test.
 *
 * @throws TactfulError `invalid_input` for counts that are negative, fractional, or more than `n`, listing every fault.
 *
 * @example
 * ```ts
 * import { compareProportions } from 'tactful';
 *
 * const { difference, lift, test, pValue } = compareProportions({ n: 44700, x: 8502 }, { n: 45489, x: 8279 });
 * test // => 'z'
 * pValue.toFixed(4) // => '0.0016'
 * difference.estimate?.toFixed(4) // => '-0.0082'
 * lift.interval?.map((limit) => limit.toFixed(3)) // => ['-0.069', '-0.017']
 * ```
 */
export function compareProportions(
  control: Count,
  treatment: Count,
  options: CompareOptions = {},
): ProportionComparison {
  try {
    const policy = readOptions('compareProportions', options);
    const { alpha = policy.alpha } = options;
    throwIssues('compareProportions', [
      ...countIssues('control', control),
      ...countIssues('treatment', treatment),
    ]);
    requireTotal('compareProportions', 'treatment.n', control.n + treatment.n, treatment.n);
    requireShare('compareProportions', 'alpha', alpha);
    return compareCounts(control, treatment, twoSidedZ(alpha), policy.minExpectedCount);
  } catch (error) {
    throw unreadable('compareProportions', { control, treatment, options }, error);
  }
}

/** {@link compareProportions} of counts that are known to be valid. */
export function compareCounts(
  control: Count,
  treatment: Count,
  z: number,
  minExpectedCount: number,
): ProportionComparison {
  const a = proportionOf(control, z);
  const b = proportionOf(treatment, z);
  return {
    control: a,
    treatment: b,
    difference: differenceOf(a, b, z),
    lift: liftOf(a, b, z),
    ...testOf(a, b, minExpectedCount),
  };
}

/** The rate of a count, and Wilson's interval. */
export function proportionOf(count: Count, z: number): Proportion {
  const n = count.n + 0; // -0 counts nobody, too
  const x = count.x + 0;
  return n === 0
    ? { n, x, rate: null, interval: null }
    : { n, x, rate: x / n, interval: wilsonInterval(n, x, z) };
}

function differenceOf(a: Proportion, b: Proportion, z: number): Estimate {
  if (a.n === 0 || b.n === 0) return { estimate: null, interval: null };
  const estimate = rateDifference(a, b);
  return { estimate, interval: newcombeInterval(estimate, a, b, z) };
}

function liftOf(a: Proportion, b: Proportion, z: number): Estimate {
  if (b.n === 0 || a.x === 0) return { estimate: null, interval: null };
  const estimate = crossDifference(a, b) / a.x / b.n;
  if (b.x === 0) return { estimate, interval: null };
  const spread = z * Math.sqrt((a.n - a.x) / a.n / a.x + (b.n - b.x) / b.n / b.x);
  const centre = Math.abs(estimate) < 0.5 ? log1p(estimate) : log(b.rate! / a.rate!);
  return { estimate, interval: [expm1(centre - spread), expm1(centre + spread)] };
}

function testOf(
  a: Proportion,
  b: Proportion,
  minExpectedCount: number,
): Pick<ProportionComparison, 'test' | 'z' | 'pValue' | 'log10PValue'> {
  const pooled = (a.x + b.x) / (a.n + b.n);
  const failures = (a.n - a.x + b.n - b.x) / (a.n + b.n); // not 1 - pooled, which may round to 1
  const error = Math.sqrt(pooled * failures * (1 / a.n + 1 / b.n));
  const z = error > 0 && error < Infinity ? rateDifference(a, b) / error : null;
  const test = z !== null && !isSmall(a, b, minExpectedCount) ? 'z' : 'fisher';
  const logP =
    test === 'z' ? Math.LN2 + logNormalTail(Math.abs(z!)) : logFisher(a.x, a.n - a.x, b.x, b.n - b.x);
  return { test, z, pValue: exp(Math.min(0, logP)), log10PValue: Math.min(0, logP) / Math.LN10 + 0 };
}

/** Whether one of the four expected counts, `n p` and `n (1 - p)` with the pooled rate, is at most `minExpectedCount`. */
export function isSmall(a: Count, b: Count, minExpectedCount: number): boolean {
  const n = a.n + b.n;
  const rarer = Math.min(a.x + b.x, n - a.x - b.x) / n;
  return !(Math.min(a.n, b.n) * rarer > minExpectedCount);
}
