import { type Issue, issue, TactfulError } from '../errors.js';
import { isCount } from '../internal/counts.js';
import { unreadable } from '../internal/unreadable.js';

/**
 * `count / total`, and 0 for 0 / 0.
 *
 * @throws TactfulError unless both are whole numbers from 0 on and `count` is at most `total`.
 *
 * @example
 * ```ts
 * import { calcRate } from 'tactful';
 *
 * calcRate(1, 4) // => 0.25
 * calcRate(0, 0) // => 0
 * ```
 */
export function calcRate(count: number, total: number): number {
  try {
    const issues: Issue[] = [];
    if (!isCount(count)) issues.push(issue('count', 'expected a whole number from 0 on', count));
    if (!isCount(total)) issues.push(issue('total', 'expected a whole number from 0 on', total));
    else if (isCount(count) && count > total)
      issues.push(issue('count', `expected at most the total, ${total}`, count));
    if (issues.length > 0) throw new TactfulError('invalid_input', 'calcRate', issues);
    return rate(count, total);
  } catch (error) {
    throw unreadable('calcRate', { count, total }, error);
  }
}

/** {@link calcRate} of counts that are known to be such. */
export function rate(count: number, total: number): number {
  return count === 0 ? 0 : count / total;
}
