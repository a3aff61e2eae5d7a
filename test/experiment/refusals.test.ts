import { describe, expect, it } from 'vitest';
import {
  adjustPValues,
  alwaysValid,
  analyzeExperiment,
  assignArm,
  betaCdf,
  chiSquareSurvival,
  chooseArm,
  compareMeans,
  compareProportions,
  countByArm,
  detectableEffect,
  expectedLoss,
  fisherExact,
  logGamma,
  mergeArmCounts,
  normalCdf,
  normalQuantile,
  power,
  probabilityToBeBest,
  sampleRatioMismatch,
  sampleSizePerArm,
  studentTCdf,
} from '../../src/index.js';
import { errorOf } from '../support/faults-of.js';

// Word for word: who refuses, where, and what would have been right.

const sample = { n: 10, mean: 1, variance: 1 };
const plan = { baselineRate: 0.5, minimumDetectableEffect: 0.1 };
const arms = [
  { name: 'a', n: 10, x: 1 },
  { name: 'b', n: 10, x: 2 },
];
const unit = { seed: 1, unitId: 'u' };
const count = { n: 10, x: 1 };
const counts = [
  { arm: 'a', n: 10, counts: { x: 1 } },
  { arm: 'b', n: 10, counts: { x: 2 } },
];
const tone = { key: 'tone', arms: [{ name: 'a', weight: 1 }] };
const share = 'expected a number above 0 and below 1';
const whole = 'expected a whole number from 0 on';
const size = 'expected a finite number above 0';
const effect = 'expected a difference, not 0, that leaves the rate between 0 and 1';
const degrees = 'expected a number above 0, at most 1e12';

describe('what an experiment is refused for', () => {
  it.each<[string, () => unknown, string, string]>([
    ['sampleSizePerArm', () => sampleSizePerArm({ ...plan, power: 1 }), 'power', share],
    ['sampleSizePerArm', () => sampleSizePerArm({ ...plan, baselineRate: 1 }), 'baselineRate', share],
    ['sampleSizePerArm', () => sampleSizePerArm({ ...plan, alpha: 0 }), 'alpha', share],
    [
      'sampleSizePerArm',
      () => sampleSizePerArm({ ...plan, twoSided: 'yes' as never }),
      'twoSided',
      'expected true or false',
    ],
    ['sampleSizePerArm', () => sampleSizePerArm(5 as never), 'options', 'expected an object'],
    [
      'sampleSizePerArm',
      () => sampleSizePerArm({ ...plan, minimumDetectableEffect: 1e-200 }),
      'minimumDetectableEffect',
      'expected a larger difference',
    ],
    [
      'sampleSizePerArm',
      () => sampleSizePerArm({ ...plan, minimumDetectableEffect: -0.6 }),
      'minimumDetectableEffect',
      effect,
    ],
    ['power', () => power({ ...plan, n: 10, ratio: 0.9e-9 }), 'ratio', 'expected a number from 1e-9 to 1e9'],
    ['power', () => power({ ...plan, n: 10, ratio: 1.1e9 }), 'ratio', 'expected a number from 1e-9 to 1e9'],
    ['power', () => power({ ...plan, n: 0 }), 'n', size],
    ['power', () => power({ ...plan, n: Infinity }), 'n', size],
    ['power', () => power({ ...plan, n: 10, minimumDetectableEffect: 0 }), 'minimumDetectableEffect', effect],
    ['detectableEffect', () => detectableEffect({ ...plan, n: Infinity }), 'n', size],
    ['detectableEffect', () => detectableEffect({ ...plan, n: 10, power: 0 }), 'power', share],
    ['detectableEffect', () => detectableEffect({ baselineRate: 0, n: 10 }), 'baselineRate', share],
    ['compareMeans', () => compareMeans(sample, sample, { alpha: 1 }), 'alpha', share],
    ['compareMeans', () => compareMeans(sample, sample, 5 as never), 'options', 'expected an object'],
    ['compareMeans', () => compareMeans({ ...sample, n: -1 }, sample), 'control.n', whole],
    [
      'compareMeans',
      () => compareMeans({ ...sample, mean: Infinity }, sample),
      'control.mean',
      'expected a finite number',
    ],
    [
      'compareMeans',
      () => compareMeans(sample, { ...sample, variance: -1 }),
      'treatment.variance',
      'expected a finite number from 0 on',
    ],
    ['chooseArm', () => chooseArm([], unit), 'arms', 'expected a list of at least one arm'],
    ['chooseArm', () => chooseArm(arms, 5 as never), 'options', 'expected an object'],
    ['adjustPValues', () => adjustPValues(5 as never, 'holm'), 'p', 'expected a list of p-values'],
    ['adjustPValues', () => adjustPValues(['0.5' as never], 'holm'), 'p[0]', 'expected a number from 0 to 1'],
    [
      'adjustPValues',
      () => adjustPValues([0.5], 'sidak' as never),
      'method',
      'expected "holm", "bonferroni" or "benjamini-hochberg"',
    ],
    ['alwaysValid', () => alwaysValid(count, count, { alpha: 0 }), 'alpha', share],
    ['alwaysValid', () => alwaysValid(count, count, 5 as never), 'options', 'expected an object'],
    [
      'alwaysValid',
      () => alwaysValid(count, count, { tau: 1.1e9 }),
      'tau',
      'expected a number from 1e-9 to 1e9',
    ],
    [
      'alwaysValid',
      () => alwaysValid(count, count, { tuningSample: 0 }),
      'tuningSample',
      'expected a number from 1 to 1e15',
    ],
    [
      'alwaysValid',
      () => alwaysValid(count, count, { previousPValue: 1.1 }),
      'previousPValue',
      'expected a number from 0 to 1',
    ],
    ['compareProportions', () => compareProportions(count, count, { alpha: 1 }), 'alpha', share],
    [
      'compareProportions',
      () => compareProportions(count, count, 5 as never),
      'options',
      'expected an object',
    ],
    [
      'compareProportions',
      () => compareProportions(count, { n: 1, x: 2 }),
      'treatment.x',
      'expected at most n, which is 1',
    ],
    [
      'analyzeExperiment',
      () => analyzeExperiment(counts, { control: 'z' }),
      'control',
      'expected the name of an arm ("a", "b")',
    ],
    [
      'analyzeExperiment',
      () => analyzeExperiment(counts, { control: 'a', method: 'exact' as never }),
      'method',
      'expected "auto", "z" or "fisher"',
    ],
    [
      'analyzeExperiment',
      () => analyzeExperiment(counts, { control: 'a', weights: 5 as never }),
      'weights',
      'expected an object from arm to weight',
    ],
    [
      'analyzeExperiment',
      () => analyzeExperiment(counts, { control: 'a', weights: { a: 2, b: 1 } }),
      'weights.a',
      'expected a weight from 0 to 1',
    ],
    [
      'analyzeExperiment',
      () => analyzeExperiment(counts, { control: 'a', weights: { a: 1 } }),
      'weights.b',
      'expected a weight from 0 to 1',
    ],
    [
      'analyzeExperiment',
      () =>
        analyzeExperiment(counts, { control: 'a', weights: { a: 0.5, b: 0.25, constructor: 0.25 } as never }),
      'weights.constructor',
      'the name of an arm must not name a prototype',
    ],
    [
      'analyzeExperiment',
      () => analyzeExperiment([{ arm: 'a', n: 1, counts: {} }], { control: 'a' }),
      'input[0].counts',
      'expected the count of at least one metric',
    ],
    [
      'analyzeExperiment',
      () => analyzeExperiment([counts[0]!], { control: 'a', metrics: ['y'] }),
      'input[0].counts.y',
      'expected a count',
    ],
    [
      'mergeArmCounts',
      () => mergeArmCounts(5 as never, counts),
      'a',
      'expected a list of arms with n and counts',
    ],
    [
      'mergeArmCounts',
      () => mergeArmCounts(counts, [null as never]),
      'b[0]',
      'expected an object with arm, n and counts',
    ],
    [
      'mergeArmCounts',
      () => mergeArmCounts(counts, [{ ...counts[0]!, arm: '' }]),
      'b[0].arm',
      'expected a non-empty string',
    ],
    [
      'mergeArmCounts',
      () => mergeArmCounts([counts[0]!, counts[0]!], counts),
      'a[1].arm',
      'must not come twice',
    ],
    ['mergeArmCounts', () => mergeArmCounts([{ ...counts[0]!, n: 1.5 }], []), 'a[0].n', whole],
    [
      'mergeArmCounts',
      () => mergeArmCounts([{ arm: 'a', n: 1, counts: [] as never }], []),
      'a[0].counts',
      'expected an object from metric to count',
    ],
    [
      'mergeArmCounts',
      () => mergeArmCounts([{ arm: 'a', n: 1, counts: { x: -1 } }], []),
      'a[0].counts.x',
      whole,
    ],
    [
      'mergeArmCounts',
      () => mergeArmCounts([{ arm: 'a', n: 1, counts: { x: 2 } }], []),
      'a[0].counts.x',
      'expected at most n, which is 1',
    ],
    ['countByArm', () => countByArm([], 5 as never), 'options', 'expected an object'],
    ['countByArm', () => countByArm(5 as never), 'events', 'expected a list or another iterable of events'],
    [
      'countByArm',
      () => countByArm(null as never),
      'events',
      'expected a list or another iterable of events',
    ],
    ['countByArm', () => countByArm([], { metrics: [] }), 'metrics', 'expected a list of at least one name'],
    ['countByArm', () => countByArm([], { metrics: ['x', 'x'] }), 'metrics[1]', 'must not come twice'],
    [
      'sampleRatioMismatch',
      () => sampleRatioMismatch(5 as never, []),
      'observed',
      'expected a list of counts',
    ],
    [
      'sampleRatioMismatch',
      () => sampleRatioMismatch([1, 2], [1]),
      'weights',
      'expected a list of 2 weights',
    ],
    ['sampleRatioMismatch', () => sampleRatioMismatch([-1, 2], [0.5, 0.5]), 'observed[0]', whole],
    [
      'sampleRatioMismatch',
      () => sampleRatioMismatch([1, 2], [0.5, '0.5' as never]),
      'weights[1]',
      'expected a weight from 0 to 1',
    ],
    [
      'sampleRatioMismatch',
      () => sampleRatioMismatch([1, 2], [0.5, 0.5], 5 as never),
      'options',
      'expected an object',
    ],
    ['probabilityToBeBest', () => probabilityToBeBest([]), 'arms', 'expected a list of at least one arm'],
    ['expectedLoss', () => expectedLoss([{ n: 1.5, x: 0 }]), 'arms[0].n', whole],
    ...[[0.9e-3, 1], [1, 1.1e9], ['1', 1], [1]].map((prior): [string, () => unknown, string, string] => [
      'expectedLoss',
      () => expectedLoss([count], { prior: prior as never }),
      'prior',
      'expected two numbers from 0.001 to 1e9',
    ]),
    ['assignArm', () => assignArm('', tone), 'unitId', 'expected a non-empty string'],
    ['assignArm', () => assignArm('u', { ...tone, key: '' }), 'key', 'expected a non-empty string'],
    ['assignArm', () => assignArm('u', { ...tone, hashVersion: 2 as never }), 'hashVersion', 'expected 1'],
    [
      'assignArm',
      () =>
        assignArm('u', {
          ...tone,
          arms: [
            { name: 'a', weight: 0.5 },
            { name: 'a', weight: 0.5 },
          ],
        }),
      'arms[1].name',
      'must not come twice',
    ],
    [
      'assignArm',
      () => assignArm('u', { ...tone, overrides: { u: 'z' } }),
      'overrides.u',
      'expected the name of an arm',
    ],
    [
      'chooseArm',
      () => chooseArm([arms[0]!, { name: 'a', n: 1, x: 1 }], unit),
      'arms[1].name',
      'must not come twice',
    ],
    [
      'chooseArm',
      () => chooseArm(arms, { ...unit, seed: Number.NaN }),
      'seed',
      'expected a string or a finite number',
    ],
    ['chooseArm', () => chooseArm(arms, { ...unit, unitId: '' }), 'unitId', 'expected a non-empty string'],
    [
      'chooseArm',
      () => chooseArm(arms, { ...unit, floor: 0.51 }),
      'floor',
      'expected a number from 0 to 1 / 2',
    ],
    [
      'chooseArm',
      () => chooseArm(arms, { ...unit, prior: [0, 1] }),
      'prior',
      'expected two numbers from 0.001 to 1e9',
    ],
    [
      'fisherExact',
      () =>
        fisherExact([
          [1, 2],
          [3, 4],
          [5, 6],
        ]),
      'table',
      'expected two rows of two counts',
    ],
    ['fisherExact', () => fisherExact([[1, 2], [3]]), 'table', 'expected two rows of two counts'],
    ['fisherExact', () => fisherExact('table' as never), 'table', 'expected two rows of two counts'],
    [
      'fisherExact',
      () =>
        fisherExact([
          [1, 2],
          [3.5, 4],
        ]),
      'table[1][0]',
      whole,
    ],
    ['betaCdf', () => betaCdf(-0.1, 1, 1), 'x', 'expected a number from 0 to 1'],
    ['betaCdf', () => betaCdf(0.5, 0, 1), 'a', degrees],
    ['betaCdf', () => betaCdf(0.5, 1.1e12, 1), 'a', degrees],
    ['betaCdf', () => betaCdf(0.5, 1, 0), 'b', degrees],
    ['betaCdf', () => betaCdf(0.5, 1, 1.1e12), 'b', degrees],
    ['logGamma', () => logGamma(0), 'x', 'expected a number above 0, at most 1e305'],
    ['logGamma', () => logGamma(1.1e305), 'x', 'expected a number above 0, at most 1e305'],
    ['normalCdf', () => normalCdf('0' as never), 'z', 'expected a number'],
    ['normalQuantile', () => normalQuantile(1), 'p', share],
    ['chiSquareSurvival', () => chiSquareSurvival(-1, 1), 'x', 'expected a number from 0 on'],
    ['chiSquareSurvival', () => chiSquareSurvival(1, 0), 'degreesOfFreedom', degrees],
    ['chiSquareSurvival', () => chiSquareSurvival(1, 1.1e12), 'degreesOfFreedom', degrees],
    ['studentTCdf', () => studentTCdf(Number.NaN, 1), 't', 'expected a number'],
    ['studentTCdf', () => studentTCdf(1, 0), 'degreesOfFreedom', degrees],
    ['studentTCdf', () => studentTCdf(1, 1.1e12), 'degreesOfFreedom', degrees],
    [
      'assignArm',
      () => assignArm('u', { key: 'k', arms: [{ name: 'a', weight: '1' as never }] }),
      'arms[0].weight',
      'expected a weight from 0 to 1',
    ],
    [
      'assignArm',
      () =>
        assignArm('u', {
          key: 'k',
          arms: [
            { name: 'a', weight: 0.5 },
            { name: 'b', weight: 0.25 },
          ],
        }),
      'arms',
      'expected weights that sum to 1, not to 0.75',
    ],
  ])('%s says what was expected #%#', (name, call, path, message) => {
    const { code, functionName, issues } = errorOf(call);
    expect({ code, functionName }).toEqual({ code: 'invalid_input', functionName: name });
    expect(issues.map((fault) => [fault.path, fault.message])).toEqual([[path, message]]);
  });
});

describe('what lies at the bounds is taken', () => {
  it('to plan with', () => {
    expect(power({ ...plan, minimumDetectableEffect: 0.5, n: 100 })).toBeGreaterThan(0.99);
    expect(power({ ...plan, minimumDetectableEffect: -0.5, n: 100 })).toBeGreaterThan(0.99);
    // A treatment so much larger adds nothing to the spread; one so much smaller is all of it.
    expect(power({ ...plan, n: 100, ratio: 1e9 })).toBeGreaterThan(power({ ...plan, n: 100, ratio: 10 }));
    expect(power({ ...plan, n: 1e11, ratio: 1e-9 })).toBeGreaterThan(0.5);
  });

  it('as degrees of freedom, and as what no distribution reaches', () => {
    expect(studentTCdf(2, 1e12)).toBeCloseTo(0.9772498680516858, 10); // scipy.stats.t.cdf
    expect(chiSquareSurvival(1e12, 1e12)).toBeCloseTo(0.5, 5);
    expect(chiSquareSurvival(Infinity, 3)).toBe(0);
    expect([studentTCdf(-Infinity, 3), studentTCdf(0, 3), studentTCdf(Infinity, 3)]).toEqual([0, 0.5, 1]);
    expect(betaCdf(0.5, 1e12, 1e12)).toBeCloseTo(0.5, 5);
    expect(logGamma(1e305)).toBeGreaterThan(7e307);
    expect([betaCdf(0, 2, 3), betaCdf(1, 2, 3), logGamma(1)]).toEqual([0, 1, 0]);
  });

  it('as a seed: a text as well as a number', () => {
    expect(chooseArm(arms, { seed: 'spring', unitId: 'u' }).reason).toBe('thompson');
  });
});
