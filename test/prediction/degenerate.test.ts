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
    expect(predict(model, [5, 5])).toBeCloseTo(0.3, 15);
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

describe('trees that find no split', () => {
  const first = (count: number) => Array.from({ length: count }, (_, i) => [i]);
  const later = (rows: number[][]) => rows.map(([x = 0]) => Number(x >= 20));

  it('say so where rows are too few for two leaves', () => {
    for (const train of [trainBoosting, trainForest]) {
      for (const task of ['classification', 'regression'] as const) {
        const few = train(first(39), later(first(39)), { task, minLeaf: 20 });
        expect(few.training.warnings).toStrictEqual(['no_split']);
        expect(predict(few, [38])).toBeCloseTo(19 / 39, 15);
      }
    }
    const enough = trainBoosting(first(40), later(first(40)));
    expect(enough.training.warnings).toStrictEqual([]);
    expect(predict(enough, [38])).toBeGreaterThan(0.99);
  });

  it('say so where a feature never has that many rows on either side, or no split gains', () => {
    const rare = first(100).map(([x = 0]) => [Number(x < 10), 5]);
    const labels = rare.map((_, i) => Number(i < 30));
    expect(trainBoosting(rare, labels).training.warnings).toStrictEqual(['constant_features', 'no_split']);
    expect(trainForest(rare, labels, { minLeaf: 20 }).training.warnings).toStrictEqual([
      'constant_features',
      'no_split',
    ]);
    const apart = [
      [1, 1],
      [1, 2],
      [2, 1],
      [2, 2],
    ];
    expect(trainBoosting(apart, [0, 1, 1, 0], { minLeaf: 1 }).training.warnings).toStrictEqual(['no_split']);
  });

  it('name the cause alone where it is the labels or the features', () => {
    for (const train of [trainBoosting, trainForest]) {
      expect(train(first(9), new Uint8Array(9)).training.warnings).toStrictEqual(['one_class']);
      const model = train([[1], [1], [1], [1]], [0, 1, 1, 1]);
      expect(model.training.warnings).toStrictEqual(['no_informative_feature']);
      expect(predict(model, [1])).toBeCloseTo(0.75, 15);
    }
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
