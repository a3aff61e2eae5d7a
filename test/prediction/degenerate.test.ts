import { describe, expect, it } from 'vitest';
import {
  explainPrediction,
  featureImportance,
  predict,
  trainBoosting,
  trainForest,
  trainLogistic,
} from '../../src/index.js';

const trainers = [trainLogistic, trainForest, trainBoosting] as const;

describe.each(trainers.map((train) => [train.name, train] as const))('%s', (_name, train) => {
  it.each([
    [1, 30, 30.5 / 31],
    [0, 30, 0.5 / 31],
    [1, 1, 0.75],
  ])('says that all labels are %d (%d rows), and predicts their smoothed rate', (label, count, rate) => {
    const rows = Array.from({ length: count }, (_, i) => [i, i % 3]);
    const model = train(
      rows,
      rows.map(() => label),
    );
    expect(model.training.warnings[0]).toBe('one_class');
    expect(predict(model, [7, 1])).toBeCloseTo(rate, 12);
    expect(JSON.parse(JSON.stringify(model))).toStrictEqual(model);
  });

  it('sets constant and empty features aside, and names them', () => {
    const rows = Array.from({ length: 60 }, (_, i) => ({ same: 4, empty: null, x: i }));
    const model = train(
      rows,
      rows.map(({ x }) => Number(x >= 30)),
    );
    expect(model.training.constantFeatures).toStrictEqual(['empty', 'same']);
    expect(model.training.warnings).toStrictEqual(['constant_features']);
    expect(model.training.missingCount).toBe(60);
    expect(featureImportance(model)[0]).toStrictEqual({ feature: 'x', importance: 1 });
    expect(predict(model, { same: 9, empty: 3, x: 55 })).toBeGreaterThan(0.8);
    expect(predict(model, { same: null, empty: null, x: 5 })).toBeLessThan(0.2);
  });

  it('predicts the mean where no feature tells anything', () => {
    const rows = Array.from({ length: 100 }, () => [1, null]);
    const model = train(
      rows,
      rows.map((_, i) => Number(i < 30)),
      { seed: 3 },
    );
    expect(model.training.warnings).toStrictEqual(['no_informative_feature']);
    expect(predict(model, [5, 5])).toBeCloseTo(0.3, 1);
    expect(
      explainPrediction(model, [5, 5]).contributions.map(({ contribution }) => contribution),
    ).toStrictEqual([0, 0]);
    expect(featureImportance(model).map(({ importance }) => importance)).toStrictEqual([0, 0]);
  });

  it('takes duplicate rows with labels that contradict each other', () => {
    const rows = Array.from({ length: 80 }, () => [1, 2]).concat(Array.from({ length: 80 }, () => [2, 2]));
    const model = train(
      rows,
      rows.map(([x], i) => (x === 1 ? i % 2 : Number(i % 4 > 0))),
      { seed: 1 },
    );
    expect(predict(model, [1, 2])).toBeCloseTo(0.5, 1);
    expect(predict(model, [2, 2])).toBeCloseTo(0.75, 1);
  });

  it('takes two rows, and numbers of any size', () => {
    const model = train(
      [
        [-1e100, 5e-324],
        [1e100, -0],
      ],
      [0, 1],
      { seed: 2 },
    );
    const p = predict(model, [1e100, 0]);
    expect(p >= 0 && p <= 1).toBe(true);
    expect(JSON.parse(JSON.stringify(model))).toStrictEqual(model);
  });
});

describe('regression on equal labels', () => {
  it.each([trainForest, trainBoosting])('%o predicts them', (train) => {
    const model = train([[1], [2], [3]], [0.1, 0.1, 0.1], { task: 'regression' });
    expect(model.training.warnings).toStrictEqual(['one_class']);
    expect(predict(model, [9])).toBe(0.1);
  });
});

describe('a feature that is the same but for missing values', () => {
  const rows = Array.from({ length: 60 }, (_, i) => [i < 30 ? null : 1]);
  const labels = rows.map((_, i) => Number(i < 30));

  it('is constant for logistic regression, and tells trees something', () => {
    expect(trainLogistic(rows, labels).training.warnings).toStrictEqual(['no_informative_feature']);
    for (const train of [trainForest, trainBoosting]) {
      const model = train(rows, labels, { seed: 1 });
      expect(model.training.warnings).toStrictEqual([]);
      expect(predict(model, [null])).toBeGreaterThan(0.9);
      expect(predict(model, [1])).toBeLessThan(0.1);
    }
  });
});
