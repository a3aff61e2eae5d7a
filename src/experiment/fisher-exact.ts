import { type Issue, issue, refuse } from '../errors.js';
import { isCount } from '../internal/counts.js';
import { exp, log } from '../internal/exp-log.js';
import { stirlingRemainder } from '../internal/log-gamma.js';
import { unreadable } from '../internal/unreadable.js';
import { deviance } from './distributions/deviance.js';
import { requireTotal, throwIssues } from './read.js';

/** Two tables are equally likely if the logarithms of their probabilities are this near: rounding, no more. */
const TIE = 1e-11;

/**
 * Fisher's exact test of a table of two rows and two columns: the probability, given the sums of rows and columns, of
 * all tables that are no likelier than the one observed. Exact also for huge tables; the cost grows with the spread of
 * the table's probabilities, at most with the square root of its sum.
 *
 * The probability of one table is written as in Loader (2000), a fourfold deviance, so that nothing cancels.
 *
 * @throws TactfulError `invalid_input` unless the table is 2 x 2 with whole numbers from 0 on that sum to at most
 * 2^53 - 1.
 *
 * @example
 * ```ts
 * import { fisherExact } from 'tactful';
 *
 * fisherExact([[8, 2], [1, 5]]).pValue.toFixed(12) // => '0.034965034965'
 * fisherExact([[0, 0], [3, 4]]) // => { pValue: 1 }
 * ```
 */
export function fisherExact(table: readonly (readonly number[])[]): { readonly pValue: number } {
  try {
    const rows: readonly unknown[] = Array.isArray(table) ? table : [];
    if (rows.length !== 2 || !rows.every((row) => Array.isArray(row) && row.length === 2)) {
      refuse('fisherExact', 'table', 'expected two rows of two counts', table);
    }
    const issues: Issue[] = [];
    table.forEach((row, i) => {
      row.forEach((cell, j) => {
        if (!isCount(cell))
          issues.push(issue(`table[${i}][${j}]`, 'expected a whole number from 0 on', cell));
      });
    });
    throwIssues('fisherExact', issues);
    const [[a, b], [c, d]] = table as [[number, number], [number, number]];
    requireTotal('fisherExact', 'table', a + b + c + d, table);
    return { pValue: exp(logFisher(a, b, c, d)) };
  } catch (error) {
    throw unreadable('fisherExact', { table }, error);
  }
}

/** The natural logarithm of the two-sided p-value: finite where the p-value underflows. */
export function logFisher(a: number, b: number, c: number, d: number): number {
  const [row, rest, column, total] = [a + b, c + d, a + c, a + b + c + d];
  if (total === 0) return 0;
  const logProbability = tableProbability(row, rest, column, total);
  const observed = logProbability(a);
  // In exact arithmetic floor((row + 1)(column + 1) / (total + 2)); one off does no harm below.
  const mode = Math.floor(((row + 1) / (total + 2)) * (column + 1));
  const noLikelier = (k: number): boolean => logProbability(k) <= observed + TIE;
  if (noLikelier(mode)) return 0;

  const lowest = Math.max(0, column - rest);
  const highest = Math.min(row, column);
  const left = a < mode ? a : boundary(lowest - 1, mode, noLikelier);
  const right = a > mode ? a : boundary(highest + 1, mode, noLikelier);
  const both: number[] = [];
  if (left >= lowest) both.push(logProbability(left) + log(tailDown(left, row, rest, column)));
  // Counting the other column turns the upper tail into a lower one.
  if (right <= highest)
    both.push(logProbability(right) + log(tailDown(row - right, row, rest, total - column)));
  const larger = Math.max(...both);
  return Math.min(0, larger + log(both.reduce((sum, one) => sum + exp(one - larger), 0)));
}

/** The natural logarithm of the probability of the table with `k` in its first cell. */
function tableProbability(row: number, rest: number, column: number, total: number): (k: number) => number {
  const other = total - column;
  const margins =
    stirlingRemainder(row) +
    stirlingRemainder(rest) +
    stirlingRemainder(column) +
    stirlingRemainder(other) -
    stirlingRemainder(total);
  return (k) => {
    const offset = (k * (rest - column + k) - (row - k) * (column - k)) / total;
    const cell = (x: number, sums: number, off: number): number =>
      deviance(x, sums / total, off) + stirlingRemainder(x);
    return (
      margins -
      cell(k, row * column, offset) -
      cell(row - k, row * other, -offset) -
      cell(column - k, rest * column, -offset) -
      cell(rest - column + k, rest * other, offset)
    );
  };
}

/** The nearest `k` to the mode, from `outside` (which counts as no likelier), of which `noLikelier` holds. */
function boundary(outside: number, mode: number, noLikelier: (k: number) => boolean): number {
  let [yes, no] = [outside, mode];
  while (Math.abs(yes - no) > 1) {
    const middle = Math.floor((yes + no) / 2);
    if (noLikelier(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}

/** The probability of `k` or less in the first cell, over that of `k`. */
function tailDown(k: number, row: number, rest: number, column: number): number {
  let term = 1;
  let sum = 1;
  for (let i = k; i > 0 && term > sum * 1e-17; i--) {
    term *= (i / (row - i + 1)) * ((rest - column + i) / (column - i + 1));
    sum += term;
  }
  return sum;
}
