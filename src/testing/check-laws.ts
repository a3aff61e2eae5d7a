import * as fc from 'fast-check';
import type { Policy } from '../policy/index.js';
import type { UserFacts } from '../types.js';
import { BrokenLaw } from './broken-law.js';
import type { Law, LawOptions } from './law.js';
import { type CheckLawsOptions, type LawRun, readRun } from './law-run.js';

/** What became of one law. */
export interface LawResult {
  readonly name: string;
  readonly statement: string;
  readonly ok: boolean;
  /** How many cases were tried, the first that failed included. */
  readonly runs: number;
  readonly seed: number;
  /** What is wrong with the smallest counterexample, in words; null if there is none. */
  readonly error: string | null;
  /** The smallest counterexample as code that fails, imports included; null if there is none. */
  readonly counterexample: string | null;
}

/** What {@link checkLaws} found. Plain JSON. */
export interface LawReport {
  /** Whether all of them hold. */
  readonly ok: boolean;
  readonly laws: readonly LawResult[];
}

/**
 * Checks every law under your policy, with your gates and your adapter, and reports on each; for any test runner, or
 * none. A counterexample is as small as fast-check can make it, and comes as code to paste into a test.
 *
 * Gates and adapters may do anything: what they throw, an answer that changes from call to call, or one that is wrong
 * is a broken law, reported like any other. A hundred cases of each law take a second or two.
 *
 * @throws TactfulError for malformed options or a policy that does not come from `definePolicy`. A broken law is no
 * error.
 *
 * @example
 * ```ts
 * import { definePolicy } from 'tactful';
 * import { checkLaws, laws } from 'tactful/testing';
 *
 * const policy = definePolicy({ eligibility: { caps: [{ max: 3, per: 'week' }] } });
 * const slowGate = { name: 'slow', check: () => ({ passed: false as const, clearsAt: null }) };
 * checkLaws(policy, { gates: [slowGate], numRuns: 10 }).ok // => true
 *
 * const report = checkLaws(policy, {
 *   adapter: {
 *     toRow: ({ id, createdAt }) => ({ id, created_at: createdAt / 1000 }),
 *     fromRow: (row) => ({ id: row.id, createdAt: row.created_at }), // seconds, read as milliseconds
 *   },
 *   laws: [laws.adapterLosesNothing],
 * });
 * report.laws.map(({ name, ok }) => [name, ok]) // => [['adapterLosesNothing', false]]
 * ```
 */
export function checkLaws<User extends UserFacts = UserFacts, Row = unknown>(
  policy: Policy,
  options: CheckLawsOptions<User, Row> = {},
): LawReport {
  const run = readRun('checkLaws', policy, options);
  const results = run.laws.map((law) => checkLaw(law, policy, options, run));
  return { ok: results.every(({ ok }) => ok), laws: results };
}

/** Tries one law. */
export function checkLaw<User extends UserFacts, Row>(
  law: Law,
  policy: Policy,
  options: LawOptions<User, Row>,
  { numRuns, seed }: Pick<LawRun, 'numRuns' | 'seed'>,
): LawResult {
  const { name, statement } = law;
  const details = fc.check(law.property(policy, options), { numRuns, seed });
  const ok = !details.failed;
  return { name, statement, ok, runs: details.numRuns, seed, ...(ok ? NO_FAULT : faultOf(details)) };
}

const NO_FAULT = { error: null, counterexample: null };

function faultOf({ errorInstance, counterexample }: fc.RunDetails<unknown>): {
  error: string;
  counterexample: string;
} {
  if (errorInstance instanceof BrokenLaw) {
    return { error: errorInstance.finding, counterexample: errorInstance.code };
  }
  // A law of the host's own, which fails in its own way.
  const error = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  return { error, counterexample: `const counterexample = ${fc.stringify(counterexample)};\n` };
}
