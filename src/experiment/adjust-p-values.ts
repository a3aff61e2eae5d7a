import { issue, refuse } from '../errors.js';
import { unreadable } from '../internal/unreadable.js';
import type { Correction } from './policy.js';
import { throwIssues } from './read.js';

const CORRECTIONS: readonly unknown[] = ['holm', 'bonferroni', 'benjamini-hochberg'];

/**
 * Adjusts p-values for their number, so that each may be compared with alpha itself. In the order of the input. Cost grows
 * as sorting does.
 *
 * @throws TactfulError `invalid_input` for p-values outside [0, 1] (every one is named) or an unknown method.
 *
 * @example
 * ```ts
 * import { adjustPValues } from 'tactful';
 *
 * adjustPValues([0.01, 0.5, 0.02], 'holm') // => [0.03, 0.5, 0.04]
 * adjustPValues([0.01, 0.5, 0.02], 'bonferroni') // => [0.03, 1, 0.06]
 * adjustPValues([0.01, 0.5, 0.02], 'benjamini-hochberg') // => [0.03, 0.5, 0.03]
 * ```
 */
export function adjustPValues(p: readonly number[], method: Correction): number[] {
  try {
    if (!Array.isArray(p)) refuse('adjustPValues', 'p', 'expected a list of p-values', p);
    requireCorrection('adjustPValues', 'method', method);
    throwIssues(
      'adjustPValues',
      Array.from(p, (value: unknown) => value).flatMap((value, i) =>
        typeof value === 'number' && value >= 0 && value <= 1
          ? []
          : [issue(`p[${i}]`, 'expected a number from 0 to 1', value)],
      ),
    );
    const n = p.length;
    if (method === 'bonferroni') return p.map((value) => Math.min(1, value * n + 0));
    const adjusted = new Array<number>(n);
    const order = p.map((_, i) => i).sort((i, j) => p[i]! - p[j]!);
    if (method === 'holm') {
      let largest = 0; // a smaller p-value is never adjusted to more than a larger one
      order.forEach((index, rank) => {
        largest = Math.max(largest, Math.min(1, p[index]! * (n - rank)));
        adjusted[index] = largest;
      });
      return adjusted;
    }
    let smallest = 1;
    for (let rank = n - 1; rank >= 0; rank--) {
      const index = order[rank]!;
      smallest = Math.min(smallest, p[index]! * (n / (rank + 1)) + 0);
      adjusted[index] = smallest;
    }
    return adjusted;
  } catch (error) {
    throw unreadable('adjustPValues', { p, method }, error);
  }
}

/** Refuses what names no correction. */
export function requireCorrection(functionName: string, path: string, method: unknown): void {
  if (!CORRECTIONS.includes(method)) {
    refuse(functionName, path, 'expected "holm", "bonferroni" or "benjamini-hochberg"', method);
  }
}
