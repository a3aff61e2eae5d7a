import { type Issue, issue, TactfulError } from '../errors.js';
import { addAll, isCount } from '../internal/counts.js';
import { isRecord } from '../internal/own-keys.js';
import { unreadable } from '../internal/unreadable.js';
import { issuesIn, nameFault } from './read.js';

/** What one arm of an experiment comes to. */
export interface ArmCounts {
  readonly arm: string;
  /** Its users. */
  readonly n: number;
  /** By metric, how many of them did it. */
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * The counts of two sets of events from those of each: shards add up to exactly the whole. Associative, with `[]` as its
 * empty element; arms and metrics stand in the order in which they first occur.
 *
 * @throws TactfulError `invalid_input` for malformed counts, listing every fault.
 *
 * @example
 * ```ts
 * import { mergeArmCounts } from 'tactful';
 *
 * const monday = [{ arm: 'control', n: 10, counts: { opened: 3 } }];
 * const tuesday = [{ arm: 'control', n: 5, counts: { opened: 1 } }, { arm: 'warm', n: 5, counts: { opened: 2 } }];
 * mergeArmCounts(monday, tuesday) // => [{ arm: 'control', n: 15, counts: { opened: 4 } }, { arm: 'warm', n: 5, counts: { opened: 2 } }]
 * ```
 */
export function mergeArmCounts(a: readonly ArmCounts[], b: readonly ArmCounts[]): ArmCounts[] {
  try {
    const issues = [...armCountsIssues('a', a), ...armCountsIssues('b', b)];
    if (issues.length > 0) throw new TactfulError('invalid_input', 'mergeArmCounts', issues);
    const merged = new Map<string, { arm: string; n: number; counts: Record<string, number> }>();
    for (const { arm, n, counts } of [...a, ...b]) {
      let cell = merged.get(arm);
      if (cell === undefined) {
        cell = { arm, n: 0, counts: {} };
        merged.set(arm, cell);
      }
      cell.n += n;
      addAll(cell.counts, counts);
    }
    return [...merged.values()];
  } catch (error) {
    throw unreadable('mergeArmCounts', { a, b }, error);
  }
}

/** The faults of a list of {@link ArmCounts}. */
export function armCountsIssues(path: string, arms: unknown): readonly Issue[] {
  return issuesIn(path, () => faultsOfArms(path, arms));
}

function faultsOfArms(path: string, arms: unknown): Issue[] {
  if (!Array.isArray(arms)) return [issue(path, 'expected a list of arms with n and counts', arms)];
  const names = new Set<unknown>();
  return Array.from(arms, (one: unknown) => one).flatMap((one, i) => {
    const at = `${path}[${i}]`;
    if (!isRecord(one)) return [issue(at, 'expected an object with arm, n and counts', one)];
    const { arm, n, counts } = one;
    const issues: Issue[] = [];
    const fault = nameFault(arm) ?? (names.has(arm) ? 'must not come twice' : null);
    if (fault !== null) issues.push(issue(`${at}.arm`, fault, arm));
    names.add(arm);
    if (!isCount(n)) issues.push(issue(`${at}.n`, 'expected a whole number from 0 on', n));
    if (!isRecord(counts))
      return [...issues, issue(`${at}.counts`, 'expected an object from metric to count', counts)];
    for (const [metric, count] of Object.entries(counts)) {
      const where = `${at}.counts.${metric}`;
      if (nameFault(metric) !== null)
        issues.push(issue(where, `a metric's name ${nameFault(metric)}`, metric));
      if (!isCount(count)) issues.push(issue(where, 'expected a whole number from 0 on', count));
      else if (isCount(n) && count > n) issues.push(issue(where, `expected at most n, which is ${n}`, count));
    }
    return issues;
  });
}
