import { AssertionError } from 'node:assert';
import { definePolicy, type Gate, TactfulError } from 'tactful';
import { checkLaws } from 'tactful/testing';
import { describe, expect, it } from 'vitest';
import { runCode } from './run-code.js';

const HOUR = 3_600_000;
const policy = definePolicy({ eligibility: { quietHours: { start: '22:00', end: '07:00' } } });

const check = (gates: readonly Gate[]) => checkLaws(policy, { gates });
const broken = (gate: Gate): string[] =>
  check([gate])
    .laws.filter(({ ok }) => !ok)
    .map(({ name }) => name);

/** Lets users through in the first half of every `period`. */
const halfTime = (name: string, period: number, opensAfter: number): Gate => ({
  name,
  check: (_user, now) => {
    const phase = ((now % period) + period) % period;
    return phase < period / 2
      ? { passed: true }
      : { passed: false, clearsAt: now - phase + period + opensAfter };
  },
});

describe('gates that keep their promises', () => {
  it('break no law', () => {
    const never: Gate = {
      name: 'vip_only',
      check: ({ traits }) =>
        traits?.['plan'] === 'gold' ? { passed: true } : { passed: false, clearsAt: null },
    };
    expect(check([halfTime('half_days', 24 * HOUR, 0), halfTime('half_hours', HOUR, 0), never]).ok).toBe(
      true,
    );
  });
});

describe('gates that do not', () => {
  it('name an instant that is too late', () => {
    expect(broken(halfTime('late', 8 * HOUR, 1))).toEqual(['nextEligibleAtIsExact']);
  });

  it('say never where waiting helps', () => {
    const gate: Gate = {
      name: 'odd_hours',
      check: (_user, now) =>
        Math.floor(now / HOUR) % 2 ? { passed: true } : { passed: false, clearsAt: null },
    };
    expect(broken(gate)).toEqual(['nextEligibleAtIsExact']);
  });

  it('change the user', () => {
    const gate: Gate = {
      name: 'marks',
      check: (user) => {
        Object.assign(user, { seen: true });
        return { passed: true };
      },
    };
    expect(broken(gate)).toEqual(['inputsStayUnchanged']);
  });

  it('answer otherwise each time', () => {
    let calls = 0;
    const gate: Gate = {
      name: 'moody',
      check: () => (++calls % 2 ? { passed: true } : { passed: false, clearsAt: null }),
    };
    expect(broken(gate)).toContain('answersRepeat');
  });

  it.each<[string, Gate['check'], RegExp]>([
    [
      'throw',
      () => {
        throw new Error('the database is away');
      },
      /threw instead of answering.*the database is away/,
    ],
    [
      'name the past',
      (_user, now) => ({ passed: false, clearsAt: now - 1 }),
      /clearsAt to be null or an instant later/,
    ],
    ['answer nothing', () => undefined as never, /expected \{ passed: true \}/],
  ])('%s: reported, and thrown by the printed code', (_what, badCheck, said) => {
    const gates = [{ name: 'bad', check: badCheck }];
    const result = check(gates).laws.find(({ name }) => name === 'answersRepeat')!;
    expect(result).toMatchObject({ ok: false, runs: expect.any(Number) });
    expect(result.error).toMatch(said);
    expect(result.counterexample).toContain("import { gates } from './gates.js'; // yours\n");
    expect(() => runCode(result.counterexample!, {}, { './gates.js': { gates } })).toThrow(TactfulError);
    runCode(result.counterexample!, {}, { './gates.js': { gates: [] } });
  });

  it('are imported from where the host says', () => {
    const gates = [halfTime('late', 8 * HOUR, 1)];
    const modules = { policy: '#app/policy.js', gates: '#app/gates.js' };
    const [result] = checkLaws(policy, { gates, modules }).laws.filter(({ ok }) => !ok);
    const code = result!.counterexample!;
    expect(code).toContain("import { policy } from '#app/policy.js'; // yours\n");
    expect(code).not.toContain('definePolicy');
    expect(() => runCode(code, {}, { '#app/policy.js': { policy }, '#app/gates.js': { gates } })).toThrow(
      AssertionError,
    );
  });

  it('is refused by name and shape', () => {
    expect(() => checkLaws(policy, { gates: {} as never })).toThrow(TactfulError);
  });
});
