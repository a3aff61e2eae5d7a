import { type Issue, issue } from '../errors.js';
import { isCount } from '../internal/counts.js';
import { exp } from '../internal/exp-log.js';
import { isRecord } from '../internal/own-keys.js';
import { unreadable } from '../internal/unreadable.js';
import type { CompareOptions, Estimate } from './compare-proportions.js';
import { logStudentTail } from './distributions/student-t.js';
import { studentUpperQuantile } from './distributions/student-t-quantile.js';
import { issuesIn, readOptions, requireShare, throwIssues } from './read.js';

/** A sample of some amount per user: how many users, their mean, and their variance (with `n - 1`). */
export interface Sample {
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
}

/** What {@link compareMeans} finds. All but the estimates are null where no variance is known, nothing varies, or a number
 * is too large for a double. */
export interface MeanComparison {
  /** Treatment minus control; null where a sample is empty. */
  readonly difference: Estimate;
  readonly t: number | null;
  /** Of Welch and Satterthwaite: a fraction. */
  readonly degreesOfFreedom: number | null;
  /** Two-sided. */
  readonly pValue: number | null;
  /** Finite where `pValue` underflows to 0. */
  readonly log10PValue: number | null;
  /** Treatment over control, minus 1; null for a control mean of 0. */
  readonly lift: { readonly estimate: number | null };
}

/**
 * Compares two means, of money per user say, without assuming equal variances: Welch's t-test (1947) with its interval.
 * Needs two users in each sample, and some variance in one. Constant cost.
 *
 * @throws TactfulError `invalid_input` for malformed samples, listing every fault.
 *
 * @example
 * ```ts
 * import { compareMeans } from 'tactful';
 *
 * const { t, pValue, difference } = compareMeans({ n: 10, mean: 20, variance: 4 }, { n: 12, mean: 22, variance: 9 });
 * t?.toFixed(6) // => '1.865010'
 * pValue?.toFixed(6) // => '0.077546'
 * difference.interval?.map((limit) => limit.toFixed(4)) // => ['-0.2430', '4.2430']
 * ```
 */
export function compareMeans(
  control: Sample,
  treatment: Sample,
  options: CompareOptions = {},
): MeanComparison {
  try {
    const policy = readOptions('compareMeans', options);
    const { alpha = policy.alpha } = options;
    throwIssues('compareMeans', [
      ...sampleIssues('control', control),
      ...sampleIssues('treatment', treatment),
    ]);
    requireShare('compareMeans', 'alpha', alpha);
    const [a, b] = [control, treatment];
    const known = a.n > 0 && b.n > 0;
    const estimate = known ? finite(b.mean - a.mean) : null;
    const lift = { estimate: known && a.mean !== 0 ? finite(b.mean / a.mean - 1) : null };
    const [partA, partB] = [a.variance / a.n, b.variance / b.n];
    const error = Math.sqrt(partA + partB);
    const t = estimate === null || a.n < 2 || b.n < 2 ? null : finite(estimate / error);
    if (estimate === null || t === null) {
      return {
        difference: { estimate, interval: null },
        t: null,
        degreesOfFreedom: null,
        pValue: null,
        log10PValue: null,
        lift,
      };
    }
    const share = partA / (partA + partB); // so that no variance is squared, which might overflow
    const degreesOfFreedom = 1 / ((share * share) / (a.n - 1) + ((1 - share) * (1 - share)) / (b.n - 1));
    const logP = Math.min(0, Math.LN2 + logStudentTail(Math.abs(t), degreesOfFreedom));
    const margin = studentUpperQuantile(Math.max(alpha / 2, Number.MIN_VALUE), degreesOfFreedom) * error;
    const bounded = finite(estimate - margin) !== null && finite(estimate + margin) !== null;
    return {
      difference: { estimate, interval: bounded ? [estimate - margin, estimate + margin] : null },
      t,
      degreesOfFreedom,
      pValue: exp(logP),
      log10PValue: logP / Math.LN10 + 0,
      lift,
    };
  } catch (error) {
    throw unreadable('compareMeans', { control, treatment, options }, error);
  }
}

/** Null for what a double cannot hold; 0 for `-0`. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value + 0 : null;
}

function sampleIssues(path: string, sample: unknown): readonly Issue[] {
  return issuesIn(path, () => faultsOfSample(path, sample));
}

function faultsOfSample(path: string, sample: unknown): Issue[] {
  if (!isRecord(sample)) return [issue(path, 'expected an object with n, mean and variance', sample)];
  const { n, mean, variance } = sample;
  const issues: Issue[] = [];
  if (!isCount(n)) issues.push(issue(`${path}.n`, 'expected a whole number from 0 on', n));
  if (!Number.isFinite(mean)) issues.push(issue(`${path}.mean`, 'expected a finite number', mean));
  if (!(Number.isFinite(variance) && (variance as number) >= 0)) {
    issues.push(issue(`${path}.variance`, 'expected a finite number from 0 on', variance));
  }
  return issues;
}
