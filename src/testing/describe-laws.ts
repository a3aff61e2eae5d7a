import { refuse } from '../errors.js';
import type { Policy } from '../policy/index.js';
import type { UserFacts } from '../types.js';
import { checkLaw } from './check-laws.js';
import { type CheckLawsOptions, readRun } from './law-run.js';

/** Options of {@link describeLaws}. */
export interface DescribeLawsOptions<User extends UserFacts = UserFacts, Row = unknown>
  extends CheckLawsOptions<User, Row> {
  /** Your test runner's own: of vitest, jest, node:test, mocha or bun. */
  readonly describe: (name: string, body: () => void) => unknown;
  /** Your test runner's own. */
  readonly it: (name: string, body: () => void) => unknown;
}

/**
 * Registers a test for each law with your test runner, named by the law's statement. A test that fails says what is
 * wrong, and prints the smallest counterexample as code to paste into a test. `describe` and `it` are handed in, so
 * that any runner will do, with globals or without:
 *
 * ```ts
 * import { describe, it } from 'vitest'; // or '@jest/globals', 'node:test', 'bun:test'
 * describeLaws(policy, { describe, it, gates, adapter });
 * ```
 *
 * @throws TactfulError as `checkLaws` does, or if `describe` or `it` is missing.
 *
 * @example
 * ```ts
 * import { definePolicy } from 'tactful';
 * import { describeLaws, laws } from 'tactful/testing';
 *
 * const said: string[] = [];
 * const describe = (name: string, body: () => void) => { said.push(name); body(); };
 * const it = (name: string, body: () => void) => { said.push(name); body(); };
 * describeLaws(definePolicy(), { describe, it, laws: [laws.answersRepeat], numRuns: 10 });
 * said // => ['the laws of tactful', 'Asked twice about the same user and instant, the answer is the same.']
 * ```
 */
export function describeLaws<User extends UserFacts = UserFacts, Row = unknown>(
  policy: Policy,
  options: DescribeLawsOptions<User, Row>,
): void {
  const run = readRun('describeLaws', policy, options);
  const { describe, it } = options;
  for (const [name, register] of Object.entries({ describe, it })) {
    if (typeof register !== 'function') {
      refuse('describeLaws', name, "expected your test runner's function of that name", register);
    }
  }
  describe('the laws of tactful', () => {
    for (const law of run.laws) {
      it(law.statement, () => {
        const { ok, error, counterexample } = checkLaw(law, policy, options, run);
        if (!ok) throw new Error(`${error}\n\n${counterexample}`);
      });
    }
  });
}
