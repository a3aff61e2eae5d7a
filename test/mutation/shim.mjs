/**
 * As much of vitest as the mutated tests ask for, so that all of them stand in one module and a mutant costs only the
 * tests that meet it: vitest itself takes a second to begin.
 */
import { GLOBAL_EXPECT, JestAsymmetricMatchers, JestChaiExpect, JestExtend, setState } from '@vitest/expect';
import * as chai from 'chai';

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);

export const { expect } = chai;
Object.defineProperty(globalThis, GLOBAL_EXPECT, { value: expect, configurable: true });
setState({ assertionCalls: 0 }, expect);

/** Every test: its full name and what it does. */
export const tests = [];

const path = [];
const eachOf = (define) => (rows) => (name, run) => {
  for (const [i, row] of [...rows].entries())
    define(`${name} #${i}`, () => run(...(Array.isArray(row) ? row : [row])));
};

export function describe(name, define) {
  path.push(name);
  define();
  path.pop();
}
export function test(name, run) {
  tests.push({ name: [...path, name].join(' > '), run });
}
export const it = test;
describe.each = eachOf(describe);
test.each = eachOf(test);
