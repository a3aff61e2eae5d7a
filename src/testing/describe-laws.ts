import { refuse } from '../errors.js';
import type { Policy } from '../policy/index.js';
import type { UserFacts } from '../types.js';
import { checkLaw } from './check-laws.js';
import { type CheckLawsOptions, readRun } from './law-run.js';

/** Options of {@link describeLaws}. */
export interface DescribeLawsOptions<User extends UserFacts = UserFacts, Row = unknown>
  extends CheckLawsOptions<User, Row> {
  /** Your test runner's own: of vitest, jest, node:test, mocha or bun. @defaultValue the global `describe` */
  readonly describe?: (name: string, body: () => void) => unknown;
  /** Your test runner's own. @defaultValue the global `it` */
  readonly it?: (name: string, body: () => void) => unknown;
}

/**
 * Registers a test for each law with your test runner, named by the law's statement. A test that fails says what is
 * wrong, and prints the smallest counterexample as code to paste into a test. Runners with globals (jest, mocha, vitest's
 * `globals`) need nothing more; of any other, hand in `describe` and `it`:
 *
 * ```ts
 * import { describe, it } from 'vitest'; // or '@jest/globals', 'node:test', 'bun:test'
 * describeLaws(policy, { describe, it, gates, adapter });
 * ```
 *
 * @throws TactfulError as `checkLaws` does, or if there is no `describe` or `it`, neither among the options nor
 * as a global.
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
  options: DescribeLawsOptions<User, Row> = {},
): void {
  const run = readRun('describeLaws', policy, options);
  const describe = registerOf('describe', options.describe);
  const it = registerOf('it', options.it);
  describe('the laws of tactful', () => {
    for (const law of run.laws) {
      it(law.statement, () => {
        const { ok, error, counterexample } = checkLaw(law, policy, options, run);
        if (!ok) throw new Error(`${error}\n\n${counterexample}`);
      });
    }
  });
}

type Register = NonNullable<DescribeLawsOptions['it']>;

function registerOf(name: 'describe' | 'it', given: Register | undefined): Register {
  const register = given ?? Reflect.get(globalThis, name);
  if (typeof register === 'function') return register;
  return refuse('describeLaws', name, "expected your test runner's function of that name", given);
}
