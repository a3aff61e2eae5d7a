import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultExperimentPolicy } from '../../src/experiment/policy.js';
import {
  adjustPValues,
  alwaysValid,
  analyzeExperiment,
  betaCdf,
  chiSquareSurvival,
  chooseArm,
  compareMeans,
  compareProportions,
  definePolicy,
  detectableEffect,
  expectedLoss,
  fisherExact,
  logGamma,
  normalCdf,
  normalQuantile,
  power,
  probabilityToBeBest,
  sampleRatioMismatch,
  sampleSizePerArm,
  studentTCdf,
} from '../../src/index.js';
import { pathsOf } from './paths-of.js';

const sizes = [0, 1, 2, 30, 1e9];
const counts = sizes.flatMap((n) =>
  [...new Set([0, Math.min(n, 1), Math.floor(n / 2), Math.max(0, n - 1), n])].map((x) => ({ n, x })),
);
const pairs = counts.flatMap((a) => counts.map((b) => [a, b] as const));

/** Every number finite, nothing undefined, no negative zero: JSON gives back the same. */
function expectPlain(value: unknown, at: unknown): void {
  expect(JSON.parse(JSON.stringify(value)), JSON.stringify(at)).toStrictEqual(value);
}

describe('nobody, one, a billion; none of them, all of them', () => {
  it('compares proportions', () => {
    for (const [a, b] of pairs) {
      const result = compareProportions(a, b);
      expectPlain(result, [a, b]);
      expect(result.pValue).toBeGreaterThanOrEqual(0);
      expect(result.pValue).toBeLessThanOrEqual(1);
      for (const { rate, interval } of [result.control, result.treatment]) {
        if (rate === null || interval === null) continue;
        expect(interval[0]).toBeGreaterThanOrEqual(0);
        expect(interval[0]).toBeLessThanOrEqual(rate);
        expect(interval[1]).toBeGreaterThanOrEqual(rate);
        expect(interval[1]).toBeLessThanOrEqual(1);
      }
    }
  });

  it('gives the same p-value when the arms change places', () => {
    for (const [a, b] of pairs) {
      const [there, back] = [compareProportions(a, b), compareProportions(b, a)];
      expect(there.log10PValue).toBeCloseTo(back.log10PValue, 9);
      expect(there.test).toBe(back.test);
    }
  });

  it('looks at any time', () => {
    for (const [a, b] of pairs) expectPlain(alwaysValid(a, b, { previousPValue: 0.5 }), [a, b]);
  });

  it('has posteriors', () => {
    for (const [a, b] of pairs) {
      const best = probabilityToBeBest([a, b]);
      const loss = expectedLoss([a, b]);
      expectPlain([best, loss], [a, b]);
      expect(best[0]! + best[1]!).toBeCloseTo(1, 12);
      expect(Math.min(...best, ...loss), JSON.stringify([a, b])).toBeGreaterThanOrEqual(0);
    }
    expect(probabilityToBeBest([{ n: 0, x: 0 }])).toEqual([1]);
    expect(
      probabilityToBeBest([
        { n: 7, x: 3 },
        { n: 7, x: 3 },
      ])[0],
    ).toBeCloseTo(0.5, 12);
  });

  it('has posteriors of a prior as thin as can be, and as thick', () => {
    const prior: [number, number] = [1e-3, 1e-3];
    const nobody = { n: 0, x: 0 };
    expect(probabilityToBeBest([nobody, nobody], { prior })).toEqual([0.5, 0.5]);
    // Gauss and Legendre's rule over the log-odds from -1e5 to 1e5, 8,399 panels of 20 nodes, by NumPy
    const [one] = probabilityToBeBest([{ n: 1, x: 1 }, nobody], { prior });
    expect(one).toBeCloseTo(0.7499991811272657, 12);
    const [left, right] = probabilityToBeBest([nobody, nobody], { prior: [1e9, 1e9] });
    expect([left, right]).toEqual([0.5, 0.5]);
  });

  it('compares means', () => {
    const samples = sizes.flatMap((n) =>
      [0, 1e-300, 1, 1e300].flatMap((variance) =>
        [-1e308, 0, 5, 1e308].map((mean) => ({ n, mean, variance })),
      ),
    );
    for (const a of samples) for (const b of samples) expectPlain(compareMeans(a, b), [a, b]);
  });

  it("does Fisher's test, where all is known before", () => {
    for (const [a, b] of pairs) {
      const { pValue } = fisherExact([
        [a.x, a.n - a.x],
        [b.x, b.n - b.x],
      ]);
      expect(pValue).toBeGreaterThanOrEqual(0);
      expect(pValue).toBeLessThanOrEqual(1);
    }
  });

  it('checks sample ratios', () => {
    expect(sampleRatioMismatch([0, 0], [0.5, 0.5])).toEqual({
      chiSquare: 0,
      degreesOfFreedom: 1,
      pValue: 1,
      mismatch: false,
    });
    expect(sampleRatioMismatch([10, 0], [1, 0])).toEqual({
      chiSquare: 0,
      degreesOfFreedom: 0,
      pValue: 1,
      mismatch: false,
    });
    expect(sampleRatioMismatch([10, 1], [1, 0])).toMatchObject({ pValue: 0, mismatch: true });
    expectPlain(sampleRatioMismatch([1e9, 0], [0.5, 0.5]), null);
    // scipy.stats.chisquare([821588, 815482])
    expect(sampleRatioMismatch([821_588, 815_482], [0.5, 0.5]).pValue).toBeCloseTo(1.8217928726191858e-6, 15);
  });

  it('keeps a logarithm where a p-value underflows', () => {
    const { pValue, log10PValue } = compareProportions({ n: 1e9, x: 1e8 }, { n: 1e9, x: 9e8 });
    expect(pValue).toBe(0);
    expect(log10PValue).toBeLessThan(-1e8);
  });
});

describe('what JSON cannot hold', () => {
  it('has no negative zero for one', () => {
    const none = { n: -0, x: -0 };
    const sample = { n: 5, mean: -0, variance: 1 };
    for (const answer of [
      compareProportions(none, none),
      alwaysValid(none, none, { previousPValue: -0 }),
      alwaysValid({ n: 9, x: 1 }, { n: 9, x: 8 }, { previousPValue: -0 }),
      compareMeans({ ...sample, mean: 0 }, sample),
      ...(['holm', 'bonferroni', 'benjamini-hochberg'] as const).map((method) =>
        adjustPValues([-0, 1], method),
      ),
      analyzeExperiment([{ arm: 'a', n: -0, counts: { done: -0 } }], { control: 'a' }),
    ])
      expectPlain(answer, answer);
  });

  it('has no infinity for a mixture as wide or as narrow as can be', () => {
    const [a, b] = [
      { n: 1e15, x: 1 },
      { n: 1e15, x: 3 },
    ];
    for (const options of [{ tau: 1e-9 }, { tau: 1e9 }, { tuningSample: 1 }, { tuningSample: 1e15 }])
      for (const alpha of [5e-324, 1 - 2 ** -53])
        expectPlain(alwaysValid(a, b, { ...options, alpha }), options);
  });
});

describe('laws', () => {
  const count = fc
    .integer({ min: 0, max: 3000 })
    .chain((n) => fc.integer({ min: 0, max: n }).map((x) => ({ n, x })));

  it('finds no difference between equal counts', () => {
    fc.assert(
      fc.property(count, (a) => {
        expect(compareProportions(a, a).pValue).toBeCloseTo(1, 9);
      }),
      { seed: 5 },
    );
  });

  it('has equal probabilities whatever the order of the arms', () => {
    fc.assert(
      fc.property(fc.array(count, { minLength: 1, maxLength: 5 }), (arms) => {
        const there = probabilityToBeBest(arms);
        const back = probabilityToBeBest([...arms].reverse()).reverse();
        for (const [i, p] of there.entries()) expect(p).toBeCloseTo(back[i]!, 10);
        expect(there.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
      }),
      { seed: 5, numRuns: 60 },
    );
  });

  it('never lets an always-valid p-value rise', () => {
    fc.assert(
      fc.property(count, count, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, previousPValue) => {
        expect(alwaysValid(a, b, { previousPValue }).pValue).toBeLessThanOrEqual(previousPValue);
      }),
      { seed: 5 },
    );
  });

  it('follows the formula of the mixture test', () => {
    // With V = p1 q1 / n1 + p2 q2 / n2, computed in Python by the formula of Johari et al.
    const { pValue, interval } = alwaysValid({ n: 5000, x: 500 }, { n: 5000, x: 620 }, { tau: 0.02 });
    expect(pValue).toBeCloseTo(0.004549047675356395, 14);
    expect(interval![0]).toBeCloseTo(0.004852230318947683, 14);
    expect(interval![1]).toBeCloseTo(0.0431477696810523, 14);
  });

  it('turns sample size, power and detectable effect into each other', () => {
    for (const baselineRate of [0.01, 0.1, 0.5, 0.8]) {
      for (const minimumDetectableEffect of [0.005, 0.02, 0.1]) {
        for (const twoSided of [true, false]) {
          const plan = { baselineRate, minimumDetectableEffect, twoSided, ratio: 1.5 };
          const n = sampleSizePerArm(plan);
          expect(power({ ...plan, n })).toBeGreaterThanOrEqual(0.8 - 1e-12);
          expect(power({ ...plan, n: n - 1 })).toBeLessThan(0.8);
          expect(detectableEffect({ ...plan, n })).toBeLessThanOrEqual(minimumDetectableEffect * (1 + 1e-12));
          expect(detectableEffect({ ...plan, n: n - 1 })).toBeGreaterThan(minimumDetectableEffect);
        }
      }
    }
  });

  it('reads the policy', () => {
    expect(definePolicy({}).experiment).toEqual(defaultExperimentPolicy);
    const policy = definePolicy({
      experiment: { alpha: 0.01, power: 0.9, minExpectedCount: 0, mismatchBelow: 0.9 },
    });
    const [a, b] = [
      { n: 20, x: 3 },
      { n: 20, x: 4 },
    ];
    expect(compareProportions(a, b).test).toBe('fisher');
    expect(compareProportions(a, b, { policy })).toMatchObject({ test: 'z' });
    expect(compareProportions(a, b, { policy })).toEqual(compareProportions(a, b, { policy, alpha: 0.01 }));
    expect(sampleRatioMismatch([51, 49], [0.5, 0.5], { policy }).mismatch).toBe(true);
    const plan = { baselineRate: 0.1, minimumDetectableEffect: 0.01 };
    expect(sampleSizePerArm({ ...plan, policy })).toBe(
      sampleSizePerArm({ ...plan, alpha: 0.01, power: 0.9 }),
    );
    const input = { experiment: { alpha: 0.01 } } as never;
    expect(pathsOf(() => compareProportions(a, b, { policy: input }))).toEqual(['policy']);
  });
});

describe('bad input', () => {
  const good = { n: 10, x: 5 };
  it.each<[string, () => unknown, string[]]>([
    ['a negative count', () => compareProportions({ n: -1, x: 0 }, good), ['control.n']],
    [
      'fractional counts',
      () => compareProportions(good, { n: 10.5, x: 0.5 }),
      ['treatment.n', 'treatment.x'],
    ],
    [
      'more conversions than users',
      () => compareProportions({ n: 10, x: 11 }, { n: 1, x: 2 }),
      ['control.x', 'treatment.x'],
    ],
    [
      'counts that are no object',
      () => compareProportions(null as never, [] as never),
      ['control', 'treatment'],
    ],
    ['alpha 0', () => compareProportions(good, good, { alpha: 0 }), ['alpha']],
    ['alpha 1', () => compareProportions(good, good, { alpha: 1 }), ['alpha']],
    ['options that are no object', () => compareProportions(good, good, 5 as never), ['options']],
    [
      'a sample without a mean',
      () => compareMeans({ n: 1, mean: Number.NaN, variance: 0 }, { n: 1, mean: 0, variance: -1 }),
      ['control.mean', 'treatment.variance'],
    ],
    [
      'a table of three columns',
      () =>
        fisherExact([
          [1, 2, 3],
          [4, 5, 6],
        ]),
      ['table'],
    ],
    [
      'a negative cell',
      () =>
        fisherExact([
          [1, -2],
          [4, 5],
        ]),
      ['table[0][1]'],
    ],
    ['as many weights as arms', () => sampleRatioMismatch([1, 2], [1]), ['weights']],
    ['weights that sum to 0.9', () => sampleRatioMismatch([1, 2], [0.5, 0.4]), ['weights']],
    ['a fractional size', () => sampleRatioMismatch([1.5, 2], [0.5, 0.5]), ['observed[0]']],
    [
      'a rate of 0',
      () => sampleSizePerArm({ baselineRate: 0, minimumDetectableEffect: 0.1 }),
      ['baselineRate'],
    ],
    [
      'no effect',
      () => sampleSizePerArm({ baselineRate: 0.5, minimumDetectableEffect: 0 }),
      ['minimumDetectableEffect'],
    ],
    [
      'an effect too large',
      () => power({ baselineRate: 0.5, minimumDetectableEffect: 0.6, n: 10 }),
      ['minimumDetectableEffect'],
    ],
    ['a power of 1', () => detectableEffect({ baselineRate: 0.5, n: 10, power: 1 }), ['power']],
    ['n of 0', () => detectableEffect({ baselineRate: 0.5, n: 0 }), ['n']],
    ['p-values outside [0, 1]', () => adjustPValues([0.5, -1, Number.NaN], 'holm'), ['p[1]', 'p[2]']],
    ['an unknown correction', () => adjustPValues([0.5], 'sidak' as never), ['method']],
    ['no arms', () => probabilityToBeBest([]), ['arms']],
    ['a malformed arm', () => expectedLoss([good, { n: 1, x: 2 }]), ['arms[1].x']],
    ['a prior of 0', () => expectedLoss([good], { prior: [0, 1] }), ['prior']],
    ['a tuning sample of nobody', () => alwaysValid(good, good, { tuningSample: 0.5 }), ['tuningSample']],
    ['tau of 0', () => alwaysValid(good, good, { tau: 0 }), ['tau']],
    ['a previous p-value above 1', () => alwaysValid(good, good, { previousPValue: 2 }), ['previousPValue']],
    [
      'an arm twice',
      () =>
        chooseArm(
          [
            { name: 'a', ...good },
            { name: 'a', ...good },
          ],
          { seed: 1, unitId: 'u' },
        ),
      ['arms[1].name'],
    ],
    [
      'a floor too high',
      () =>
        chooseArm(
          [
            { name: 'a', ...good },
            { name: 'b', ...good },
          ],
          { seed: 1, unitId: 'u', floor: 0.6 },
        ),
      ['floor'],
    ],
    ['no seed', () => chooseArm([{ name: 'a', ...good }], { unitId: 'u' } as never), ['seed']],
    ['z that is NaN', () => normalCdf(Number.NaN), ['z']],
    ['p of 0', () => normalQuantile(0), ['p']],
    ['x below 0', () => chiSquareSurvival(-1, 1), ['x']],
    ['no degrees of freedom', () => studentTCdf(1, 0), ['degreesOfFreedom']],
    ['x above 1', () => betaCdf(1.1, 1, 1), ['x']],
    ['the gamma function at 0', () => logGamma(0), ['x']],
  ])('refuses %s', (_name, call, paths) => {
    expect(pathsOf(call)).toEqual(paths);
  });
});
