import { type Issue, issue, refuse, TactfulError } from '../errors.js';
import { log } from '../internal/exp-log.js';
import { isRecord } from '../internal/own-keys.js';
import { unreadable } from '../internal/unreadable.js';

/** What is known of one user: how often they came back, when last, and how long they have been known. */
export interface VisitHistory {
  /** Visits after the first: a whole number from 0. */
  readonly frequency: number;
  /** Time from the first visit to the last; 0 if there is one visit. */
  readonly recency: number;
  /** Time from the first visit to now, in the same unit; at least `recency`. */
  readonly age: number;
}

/** Why the histories are too little to tell the parameters by; those given are the best that were found. */
export type BgNbdWarning =
  /** Nobody came back. */
  | 'no_returns'
  /** The search stopped at its last permitted step. */
  | 'not_converged';

/**
 * A fitted model of visits. Users visit at rates spread as Gamma(`r`, `alpha`), and drop out after a visit with
 * chances spread as Beta(`a`, `b`).
 */
export interface BgNbdModel {
  readonly kind: 'bg_nbd';
  readonly version: 1;
  /** `classic`: nobody drops out before the second visit. `modified`: a user may, after the first. */
  readonly variant: 'classic' | 'modified';
  readonly r: number;
  /** In the unit of time of the histories. */
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
  /** Of all histories, at these parameters. */
  readonly logLikelihood: number;
  readonly training: {
    readonly historyCount: number;
    /** Histories with at least one return. */
    readonly returnedCount: number;
    readonly warnings: readonly BgNbdWarning[];
  };
}

/** The faults of a history, each path after `prefix`. */
export function historyIssues(history: VisitHistory, prefix: string): Issue[] {
  const issues: Issue[] = [];
  const { frequency, recency, age } = history;
  if (!(Number.isInteger(frequency) && frequency >= 0 && frequency <= 1e9)) {
    issues.push(issue(`${prefix}frequency`, 'expected a whole number from 0 to 1e9', frequency));
  }
  if (!(typeof age === 'number' && age >= 0 && age <= 1e100)) {
    issues.push(issue(`${prefix}age`, 'expected a number from 0 to 1e100', age));
  }
  if (!(typeof recency === 'number' && recency >= 0 && (issues.length > 0 || recency <= age))) {
    issues.push(issue(`${prefix}recency`, 'expected a number from 0 to the age', recency));
  } else if (frequency === 0 && recency > 0) {
    issues.push(issue(`${prefix}recency`, 'expected 0 where there is no return', recency));
  }
  return issues;
}

/** Reads a model and a history, or throws what is wrong with them. */
export function checkHistory(functionName: string, model: BgNbdModel, history: VisitHistory): void {
  try {
    checkBgNbdModel(functionName, model);
  } catch (error) {
    throw unreadable(functionName, 'model', error);
  }
  try {
    if (!isRecord(history)) refuse(functionName, 'history', 'expected an object', history);
    const issues = historyIssues(history, '');
    if (issues.length > 0) throw new TactfulError('invalid_input', functionName, issues);
  } catch (error) {
    throw unreadable(functionName, 'history', error);
  }
}

function checkBgNbdModel(functionName: string, model: BgNbdModel): void {
  const given: unknown = model;
  if (!isRecord(given)) refuse(functionName, 'model', 'expected a model from fitBgNbd', given);
  if (given['kind'] !== 'bg_nbd') refuse(functionName, 'kind', 'expected "bg_nbd"', given['kind']);
  if (given['version'] !== 1) {
    refuse(functionName, 'version', 'expected 1, the version of model that is read here', given['version']);
  }
  if (given['variant'] !== 'classic' && given['variant'] !== 'modified') {
    refuse(functionName, 'variant', 'expected "classic" or "modified"', given['variant']);
  }
  for (const name of ['r', 'alpha', 'a', 'b']) {
    const value = given[name];
    if (!(typeof value === 'number' && value > 0 && value < Infinity)) {
      refuse(functionName, name, 'expected a number above 0', value);
    }
  }
}

/**
 * log of the odds that a user is gone. Classic: Fader, Hardie and Lee 2005 ("Counting your customers the easy way"),
 * eq. 6 and Fader and Hardie's note on P(alive). Modified: Batislam, Denizel and Filiztekin 2007, where one more
 * visit, the first, could be the last.
 */
export function logOddsOfLoss(
  { variant, a, b }: Pick<BgNbdModel, 'variant' | 'a' | 'b'>,
  shape: number,
  frequency: number,
  logAge: number, // log(alpha + age)
  logRecency: number, // log(alpha + recency)
): number {
  if (variant === 'classic' && frequency === 0) return -Infinity;
  const survived = variant === 'classic' ? frequency - 1 : frequency;
  return log(a / (b + survived)) + shape * (logAge - logRecency);
}
