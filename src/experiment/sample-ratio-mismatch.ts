import { type Issue, issue, refuse } from '../errors.js';
import { isCount } from '../internal/counts.js';
import { unreadable } from '../internal/unreadable.js';
import { chiSquareSurvival } from './distributions/chi-square.js';
import { type ExperimentPolicyOption, readOptions, throwIssues } from './read.js';
import { weightIssues } from './weights.js';

/** What {@link sampleRatioMismatch} finds. */
export interface SampleRatioCheck {
  readonly chiSquare: number;
  /** One less than the arms with a weight above 0. */
  readonly degreesOfFreedom: number;
  readonly pValue: number;
  /** Whether the sizes do not fit the weights: something is wrong with the assignment or with the counting. */
  readonly mismatch: boolean;
}

/**
 * Whether the sizes of the arms fit the weights that they were assigned with: Pearson's chi-square test, flagged where
 * its p-value is below (`<`) the policy's `mismatchBelow`. Somebody in an arm of weight 0 is a mismatch, with p-value 0.
 *
 * @throws TactfulError `invalid_input` for sizes that are no counts, and for weights that are negative, that do not sum to
 * 1 (to a billionth), or that are not as many as the sizes.
 *
 * @example
 * ```ts
 * import { sampleRatioMismatch } from 'tactful';
 *
 * sampleRatioMismatch([5000, 5000], [0.5, 0.5]) // => { chiSquare: 0, degreesOfFreedom: 1, pValue: 1, mismatch: false }
 * sampleRatioMismatch([5300, 5000], [0.5, 0.5]).pValue.toFixed(5) // => '0.00312'
 * sampleRatioMismatch([5400, 5000], [0.5, 0.5]).mismatch // => true
 * ```
 */
export function sampleRatioMismatch(
  observed: readonly number[],
  weights: readonly number[],
  options: ExperimentPolicyOption = {},
): SampleRatioCheck {
  try {
    const { mismatchBelow } = readOptions('sampleRatioMismatch', options);
    if (!Array.isArray(observed))
      refuse('sampleRatioMismatch', 'observed', 'expected a list of counts', observed);
    if (!Array.isArray(weights) || weights.length !== observed.length) {
      refuse('sampleRatioMismatch', 'weights', `expected a list of ${observed.length} weights`, weights);
    }
    const issues: Issue[] = [];
    observed.forEach((size, i) => {
      if (!isCount(size)) issues.push(issue(`observed[${i}]`, 'expected a whole number from 0 on', size));
    });
    throwIssues('sampleRatioMismatch', [
      ...issues,
      ...weightIssues('weights', weights, (i) => `weights[${i}]`),
    ]);
    return checkSampleRatio(observed, weights, mismatchBelow);
  } catch (error) {
    throw unreadable('sampleRatioMismatch', { observed, weights, options }, error);
  }
}

/** {@link sampleRatioMismatch} of sizes and weights that are known to be valid. */
export function checkSampleRatio(
  observed: readonly number[],
  weights: readonly number[],
  mismatchBelow: number,
): SampleRatioCheck {
  let total = 0;
  let strays = 0;
  let arms = 0;
  observed.forEach((size, i) => {
    if (weights[i]! > 0) {
      arms++;
      total += size;
    } else strays += size;
  });
  let chiSquare = 0;
  observed.forEach((size, i) => {
    const expected = total * weights[i]!;
    if (expected > 0) chiSquare += ((size - expected) / expected) * (size - expected);
  });
  const degreesOfFreedom = arms - 1;
  const pValue = strays > 0 ? 0 : degreesOfFreedom === 0 ? 1 : chiSquareSurvival(chiSquare, degreesOfFreedom);
  return { chiSquare, degreesOfFreedom, pValue, mismatch: pValue < mismatchBelow };
}
