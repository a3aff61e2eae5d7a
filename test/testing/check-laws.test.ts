import fc from 'fast-check';
import { definePolicy, type Policy, type PolicyInput } from 'tactful';
import { arbitraries, checkLaws, describeLaws, type Law, laws } from 'tactful/testing';
import { describe, expect, it, vi } from 'vitest';
import { policyDocument } from '../../src/testing/policy-document.js';
import { toCode } from '../../src/testing/to-code.js';
import { pathsOf } from '../support/faults-of.js';

const policy = definePolicy();

describe('checkLaws', () => {
  it('holds under any policy', () => {
    for (const input of fc.sample(arbitraries.policyInput(), { numRuns: 20, seed: 8 })) {
      const report = checkLaws(definePolicy(input), { numRuns: 15 });
      expect(report.laws.filter(({ ok }) => !ok)).toEqual([]);
    }
  });

  it.each<[string, PolicyInput]>([
    [
      'nobody is ever reached',
      { eligibility: { caps: [{ max: 0, per: 'day' }], holdout: { fraction: 1, salt: 's' } } },
    ],
    ['everybody is', { eligibility: { inactivity: null, messageFrequency: null }, followUp: { stages: [] } }],
    [
      'nothing is ever long enough',
      { eligibility: { inactivity: { weeks: 5000 }, messageFrequency: { weeks: 5000 } } },
    ],
    [
      'a millisecond is',
      { eligibility: { inactivity: { seconds: 0.001 }, caps: [{ max: 1, per: { seconds: 0.001 } }] } },
    ],
    [
      'a minute of the day is left',
      { eligibility: { quietHours: { start: '00:00', end: '23:59' }, onInvalidTimeZone: 'fallback' } },
    ],
  ])('holds where %s', (_what, input) => {
    expect(checkLaws(definePolicy(input)).laws.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('reports on every law but those about an adapter, in plain JSON, the same each time', () => {
    const report = checkLaws(policy, { numRuns: 5 });
    expect(report.laws.map(({ name }) => name)).toEqual(
      Object.values(laws)
        .filter(({ needsAdapter }) => !needsAdapter)
        .map(({ name }) => name),
    );
    expect(JSON.parse(JSON.stringify(report))).toStrictEqual(report);
    expect(checkLaws(policy, { numRuns: 5 })).toStrictEqual(report);
    expect(report.laws[0]).toStrictEqual({
      name: 'optedOutUsersAreLeftAlone',
      statement: 'A user who has opted out is never reached.',
      ok: true,
      runs: 5,
      seed: 1,
      error: null,
      counterexample: null,
    });
  });

  it('tries a hundred cases of each law unless told otherwise', () => {
    expect(checkLaws(policy, { laws: [laws.answersRepeat] }).laws[0]!.runs).toBe(100);
    expect(checkLaws(policy, { laws: [laws.answersRepeat], numRuns: 7, seed: -3 }).laws[0]).toMatchObject({
      runs: 7,
      seed: -3,
    });
  });

  it('checks laws of the host too, and reports how they fail', () => {
    const own: Law = {
      name: 'smallNumbers',
      statement: 'Numbers are small.',
      needsAdapter: false,
      property: () => fc.property(fc.nat(), (n) => n < 10) as fc.IProperty<unknown>,
    };
    const { ok, laws: results } = checkLaws(policy, { laws: [own, laws.answersRepeat], seed: 4 });
    expect(ok).toBe(false);
    expect(results.map((law) => law.ok)).toEqual([false, true]);
    expect(results[0]).toMatchObject({
      error: expect.stringMatching(/./),
      counterexample: 'const counterexample = [10];\n',
    });
  });

  it('refuses malformed options, each by its path', () => {
    const adapter = { toRow: 1, fromRow: 2 } as never;
    for (const [options, path] of [
      [{ numRuns: 0 }, 'numRuns'],
      [{ numRuns: 1.5 }, 'numRuns'],
      [{ seed: Number.NaN }, 'seed'],
      [{ adapter }, 'adapter'],
      [{ laws: {} }, 'laws'],
      [{ laws: [laws.statsAddUp, 'statsAddUp'] }, 'laws[1]'],
      [{ laws: [laws.adapterIsPure] }, 'laws[0]'],
      [null, 'options'],
    ] as const) {
      expect(pathsOf(() => checkLaws(policy, options as never))).toEqual([path]);
    }
    for (const notOne of [null, {}, { eligibility: {} }, 'policy']) {
      expect(pathsOf(() => checkLaws(notOne as never))).toEqual(['policy']);
    }
  });
});

describe('describeLaws', () => {
  it('registers a test for each law, which throws the counterexample', () => {
    const tests = new Map<string, () => void>();
    const closed = { name: 'closed', check: () => ({ passed: false as const, clearsAt: 0 }) };
    describeLaws(policy, {
      describe: (_name, body) => body(),
      it: (name, body) => void tests.set(name, body),
      gates: [closed],
    });
    expect(tests.size).toBe(17);
    tests.get(laws.followUpsEnd.statement)!();
    expect(() => tests.get(laws.statsAddUp.statement)!()).toThrow(
      /clearsAt to be null or an instant later(.|\n)*import assert from 'node:assert\/strict';(.|\n)*evaluateUsers\(users, options\)/,
    );
  });

  it('takes the globals of a test runner that has them', () => {
    const names: string[] = [];
    vi.stubGlobal('describe', (_name: string, body: () => void) => body());
    vi.stubGlobal('it', (name: string) => names.push(name));
    describeLaws(policy);
    vi.unstubAllGlobals();
    expect(names).toHaveLength(17);
  });

  it('needs a test runner', () => {
    expect(pathsOf(() => describeLaws(policy))).toEqual(['describe']);
    expect(pathsOf(() => describeLaws(policy, { describe: () => {} }))).toEqual(['it']);
    expect(pathsOf(() => describeLaws(policy, { describe: () => {}, it: 'it' as never }))).toEqual(['it']);
  });
});

describeLaws(policy, { describe, it });

describe('a law by itself', () => {
  it('is a property that prints its counterexample', () => {
    const gates = [{ name: 'closed', check: () => ({ passed: false as const, clearsAt: 0 }) }];
    const assertion = (): void => fc.assert(laws.answersRepeat.property(policy, { gates }), { seed: 1 });
    expect(assertion).toThrow(/Property failed/);
    const { errorInstance } = fc.check(laws.answersRepeat.property(policy, { gates }), { seed: 1 });
    expect(String(errorInstance)).toContain('evaluateUser(user, options);');
  });
});

describe('printed policies', () => {
  const sections = ['eligibility', 'segmentation', 'tone', 'followUp', 'simulation'] as const;
  const only = (whole: Policy): unknown[] => sections.map((name) => whole[name]);

  it('are the documents that the policy is made of', () => {
    fc.assert(
      fc.property(arbitraries.policyInput({ sections }), (input) => {
        const whole = definePolicy(input);
        const printed = new Function(`return (${toCode(policyDocument(whole, sections))});`)();
        expect(only(definePolicy(printed))).toStrictEqual(only(whole));
      }),
      { seed: 12 },
    );
  });

  it('leave out what is the default', () => {
    expect(policyDocument(policy, sections)).toEqual({});
    const changed = definePolicy({
      eligibility: { inactivity: { hours: 36 } },
      profile: { blockWhenQueued: true },
    });
    expect(policyDocument(changed, sections)).toEqual({ eligibility: { inactivity: { hours: 36 } } });
  });
});

describe('printed values', () => {
  it('are read back as they were', () => {
    const special = fc.constantFrom(new Date(0), -0, { sentAt: 1e12 }, "it's", 'a\nb\u2028');
    fc.assert(
      fc.property(
        fc.oneof(special, fc.jsonValue(), fc.array(special), fc.dictionary(fc.string(), special)),
        (value) => {
          expect(new Function(`return (${toCode(value)});`)()).toEqual(value);
        },
      ),
      { seed: 13, numRuns: 500 },
    );
  });
});
