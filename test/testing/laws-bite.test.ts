import { AssertionError } from 'node:assert';
import { checkLaws, laws } from 'tactful/testing';
import { describe, expect, it } from 'vitest';
import { engine as soundEngine } from '../../src/testing/engine.js';
import { lawsOf } from '../../src/testing/laws/index.js';
import { BREAKS, POLICY } from './broken-engines.js';
import { runCode } from './run-code.js';

it('breaks every law on purpose', () => {
  expect(new Set(BREAKS.map(({ law }) => law))).toEqual(new Set(Object.keys(laws)));
});

describe.each(BREAKS)('$law: $what', ({ law, engine = () => soundEngine, policy = POLICY, adapter }) => {
  const all = Object.values(lawsOf(engine())).filter(({ needsAdapter }) => adapter || !needsAdapter);
  const report = checkLaws(policy, { laws: all, ...(adapter && { adapter }) });
  const result = report.laws.find(({ name }) => name === law)!;

  it('is noticed by that law alone', () => {
    expect(report.laws.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual([law]);
    expect(result.error).toMatch(/./);
  });

  it('prints code that fails on the broken and passes on the whole', () => {
    const code = result.counterexample ?? '';
    expect(() => runCode(code, engine(), { './adapter.js': { adapter } })).toThrow(AssertionError);
    const whole = { toRow: (user: object) => user, fromRow: (row: object) => row };
    runCode(code, soundEngine, { './adapter.js': { adapter: whole } });
  });

  it('prints a small counterexample', () => {
    expect(result.counterexample!.length).toBeLessThan(2000);
  });
});
