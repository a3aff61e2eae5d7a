import { type Issue, issue, refuse, TactfulError } from '../errors.js';
import { isCount } from '../internal/counts.js';
import { isPrototypeKey, isRecord } from '../internal/own-keys.js';
import { readSection } from '../internal/read-section.js';
import { unreadable } from '../internal/unreadable.js';
import { type ExperimentPolicy, resolvedExperiment } from './policy.js';

/** How many users there were, and how many of them did it. */
export interface Count {
  readonly n: number;
  readonly x: number;
}

/** The policy, of which the functions of an experiment read their own section. */
export interface ExperimentPolicyOption {
  /** From `definePolicy`. @defaultValue the production defaults */
  readonly policy?: { readonly experiment: ExperimentPolicy };
}

/** The options, or none, and the section of their policy. */
export function readOptions<Options extends ExperimentPolicyOption>(
  functionName: string,
  options: Options,
): ExperimentPolicy {
  if (!isRecord(options)) refuse(functionName, 'options', 'expected an object', options);
  return readSection(functionName, options.policy, resolvedExperiment);
}

/** Refuses `value` unless it is a number, and then `valid`. The condition must be false for NaN. */
export function requireNumber(
  functionName: string,
  path: string,
  value: unknown,
  expected: string,
  valid: () => boolean,
): void {
  if (typeof value !== 'number' || !valid()) refuse(functionName, path, `expected ${expected}`, value);
}

/** Refuses what is not strictly between 0 and 1. */
export function requireShare(functionName: string, path: string, value: number): number {
  requireNumber(functionName, path, value, 'a number above 0 and below 1', () => value > 0 && value < 1);
  return value;
}

/** Refuses counts whose total a double would round. */
export function requireTotal(functionName: string, path: string, total: number, value: unknown): void {
  if (total > Number.MAX_SAFE_INTEGER)
    refuse(functionName, path, 'expected counts that sum to at most 2^53 - 1', value);
}

const COUNT = 'expected a whole number from 0 on';

/** The faults of a {@link Count} that stands at `path`. */
export function countIssues(path: string, count: unknown): readonly Issue[] {
  return issuesIn(path, () => faultsOfCount(path, count));
}

function faultsOfCount(path: string, count: unknown): Issue[] {
  if (!isRecord(count)) return [issue(path, 'expected an object with counts n and x', count)];
  const { n, x } = count;
  const issues: Issue[] = [];
  if (!isCount(n)) issues.push(issue(`${path}.n`, COUNT, n));
  if (!isCount(x)) issues.push(issue(`${path}.x`, COUNT, x));
  else if (isCount(n) && x > n) issues.push(issue(`${path}.x`, `expected at most n, which is ${n}`, x));
  return issues;
}

/** The faults that `find` finds; what cannot be read, such as a proxy that throws, is the fault of `path`. */
export function issuesIn(path: string, find: () => readonly Issue[]): readonly Issue[] {
  try {
    return find();
  } catch (error) {
    return unreadable('', path, error).issues;
  }
}

/** Throws if there are faults. */
export function throwIssues(functionName: string, issues: readonly Issue[]): void {
  if (issues.length > 0) throw new TactfulError('invalid_input', functionName, issues);
}

/** Refuses what is not a list of at least one valid {@link Count}. */
export function requireCounts(functionName: string, arms: readonly Count[]): void {
  if (!Array.isArray(arms) || arms.length === 0) {
    refuse(functionName, 'arms', 'expected a list of at least one arm', arms);
  }
  throwIssues(
    functionName,
    Array.from(arms, (arm: Count) => arm).flatMap((arm, i) => countIssues(`arms[${i}]`, arm)),
  );
}

/** What is wrong with a name that results are kept under, or null. */
export function nameFault(name: unknown): string | null {
  if (typeof name !== 'string' || name === '') return 'expected a non-empty string';
  return isPrototypeKey(name) ? 'must not name a prototype' : null;
}

/** Refuses what is no Beta prior that posteriors can be computed from. */
export function requirePrior(functionName: string, prior: unknown): void {
  const valid = (value: unknown): boolean => typeof value === 'number' && value >= 1e-3 && value <= 1e9;
  if (!Array.isArray(prior) || prior.length !== 2 || !prior.every(valid)) {
    refuse(functionName, 'prior', 'expected two numbers from 0.001 to 1e9', prior);
  }
}
