import { describe, expect, it } from 'vitest';
import { chooseArm, compareMeans, countByArm, fisherExact, mergeArmCounts, power } from '../../src/index.js';
import { errorOf } from '../support/faults-of.js';
import { namesWhatItCannotRead, without } from '../support/out-of-reach.js';

const count = { n: 10, x: 1 };
const sample = { n: 10, mean: 1, variance: 1 };
const arms = [
  { name: 'a', ...count },
  { name: 'b', ...count },
];
const counts = [{ arm: 'a', n: 10, counts: { opened: 1 } }];
const plan = { baselineRate: 0.5, minimumDetectableEffect: 0.1, n: 10 };
const unit = { seed: 1, unitId: 'u' };
const table = [
  [1, 2],
  [3, 4],
];

describe('what cannot be read', () => {
  namesWhatItCannotRead({
    adjustPValues: { p: [0.5], method: 'holm' },
    alwaysValid: { control: count, treatment: count, options: { tau: 0.1 } },
    analyzeExperiment: { input: counts, options: { control: 'a' } },
    assignArm: { unitId: 'u', experiment: { key: 'tone', arms: [{ name: 'a', weight: 1 }] } },
    chooseArm: { arms, options: unit },
    compareMeans: { control: sample, treatment: sample, options: {} },
    compareProportions: { control: count, treatment: count, options: {} },
    countByArm: { events: [], options: {} },
    detectableEffect: { options: plan },
    expectedLoss: { arms, options: {} },
    fisherExact: { table },
    mergeArmCounts: { a: counts, b: counts },
    power: { options: plan },
    probabilityToBeBest: { arms, options: {} },
    sampleRatioMismatch: { observed: [1], weights: [1], options: {} },
    sampleSizePerArm: { options: plan },
  });

  it.each<[string, () => unknown, string]>([
    ['power', () => power(without(plan, 'n')), 'n'],
    ['compareMeans', () => compareMeans(sample, sample, without({ alpha: 0.05 }, 'alpha')), 'alpha'],
    ['chooseArm', () => chooseArm(arms, without(unit, 'seed')), 'seed'],
    ['fisherExact', () => fisherExact([table[0]!, without([3, 4], '1')]), 'table'],
    ['mergeArmCounts', () => mergeArmCounts(counts, [without(counts[0]!, 'arm')]), 'b'],
  ])('%s names the field #%#', (name, call, path) => {
    const { functionName, issues } = errorOf(call);
    expect(functionName).toBe(name);
    expect(issues.map((fault) => fault.path)).toEqual([path]);
  });

  it('is an event among others', () => {
    const event = { arm: 'a', opened: true };
    const { arms: counted, rejected } = countByArm([event, without(event, 'arm'), event], {
      metrics: ['opened'],
    });
    expect(counted).toEqual([{ arm: 'a', n: 2, counts: { opened: 2 } }]);
    expect(rejected.map(({ index, id, issues }) => [index, id, issues.map(({ path }) => path)])).toEqual([
      [1, null, ['event']],
    ]);
  });
});
