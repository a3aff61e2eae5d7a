import { type Issue, issue } from '../errors.js';

/** Weights may miss 1 by so much: three times a third, written with decimals. */
const TOLERANCE = 1e-9;

/** The faults of the weights of an experiment's arms: each from 0 to 1, and 1 in all. */
export function weightIssues(
  path: string,
  weights: readonly unknown[],
  pathOf: (index: number) => string,
): Issue[] {
  const issues: Issue[] = [];
  let sum = 0;
  weights.forEach((weight, i) => {
    if (typeof weight === 'number' && weight >= 0 && weight <= 1) sum += weight;
    else issues.push(issue(pathOf(i), 'expected a weight from 0 to 1', weight));
  });
  if (issues.length === 0 && !(Math.abs(sum - 1) <= TOLERANCE)) {
    issues.push(issue(path, `expected weights that sum to 1, not to ${sum}`, weights));
  }
  return issues;
}
