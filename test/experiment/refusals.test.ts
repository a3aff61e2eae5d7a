import { describe, expect, it } from 'vitest';
import {
  assignArm,
  betaCdf,
  chiSquareSurvival,
  chooseArm,
  compareMeans,
  detectableEffect,
  fisherExact,
  logGamma,
  normalCdf,
  normalQuantile,
  power,
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
