import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  evaluateModel,
  explainPrediction,
  featureImportance,
  type Model,
  predict,
  predictMany,
  trainBoosting,
  trainForest,
  trainLogistic,
} from '../../src/index.js';
import { hashText } from '../../src/random/index.js';
import { syntheticRows } from './data.js';

const { rows, labels, values } = syntheticRows(600, 6, 3, 0.05);

const MODELS: [string, () => Model][] = [
  ['logistic', () => trainLogistic(rows, labels)],
  ['forest', () => trainForest(rows, labels, { seed: 5, trees: 30 })],
  ['boosting', () => trainBoosting(rows, labels, { trees: 40 })],
  ['forest, regression', () => trainForest(rows, values, { task: 'regression', seed: 'a', trees: 30 })],
  ['boosting, regression', () => trainBoosting(rows, values, { task: 'regression', trees: 40, l2: 1 })],
];

describe.each(MODELS)('%s', (_name, train) => {
  const model = train();

  it('is the same model again, and after a JSON round trip predicts the same', () => {
    expect(train()).toStrictEqual(model);
    const copy = JSON.parse(JSON.stringify(model)) as Model;
    expect(copy).toStrictEqual(model);
    expect(predictMany(copy, rows)).toStrictEqual(predictMany(model, rows));
  });

  it('explains what it predicts: baseline and contributions sum to the score', () => {
    for (const row of rows.slice(0, 60)) {
      const { prediction, score, baseline, contributions, scale } = explainPrediction(model, row);
      const sum = contributions.reduce((total, { contribution }) => total + contribution, baseline);
      expect(sum).toBeCloseTo(score, 10);
      expect(prediction).toBe(predict(model, row));
      expect(scale === 'log_odds' ? 1 / (1 + Math.exp(-score)) : score).toBeCloseTo(prediction, 12);
      expect(contributions.map(({ feature }) => feature).sort()).toStrictEqual(model.featureNames);
      const sizes = contributions.map(({ contribution }) => Math.abs(contribution));
      expect([...sizes].sort((a, b) => b - a)).toStrictEqual(sizes);
    }
  });

  it('finds the two features that matter, and gives noise about none', () => {
    const importances = featureImportance(model);
    expect(
      importances
        .slice(0, 2)
        .map(({ feature }) => feature)
        .sort(),
    ).toStrictEqual(['x0', 'x1']);
    expect(importances.reduce((sum, { importance }) => sum + importance, 0)).toBeCloseTo(1, 12);
    const noise = importances.slice(2).reduce((sum, { importance }) => sum + importance, 0);
    expect(noise).toBeLessThan(model.task === 'regression' ? 0.06 : 0.26);
  });

  it('takes objects, lists and typed arrays for the same rows, and leaves them alone', () => {
    const whole = syntheticRows(40, 6, 9).rows as number[][];
    const asObjects = whole.map((row) =>
      Object.freeze(Object.fromEntries(row.map((x, j) => [`x${j}`, x]).reverse() as [string, number][])),
    );
    const expected = predictMany(model, Object.freeze(whole.map((row) => Object.freeze(row))));
    expect(predictMany(model, asObjects)).toStrictEqual(expected);
    expect(
      predictMany(
        model,
        whole.map((row) => Float64Array.from(row)),
      ),
    ).toStrictEqual(expected);
    expect(Array.from(expected, (_, i) => predict(model, whole[i]!))).toStrictEqual([...expected]);
  });
});

describe('the same model on every engine', () => {
  // Recorded on Node 20; Node 22 and 24 give the same. A change here changes decisions: see the changelog.
  it.each([
    ['logistic', 1141513277],
    ['forest', 2152814576],
    ['boosting', 509800318],
    ['forest, regression', 2339162422],
    ['boosting, regression', 1450900394],
  ])('%s', (name, hash) => {
    const train = MODELS.find(([other]) => other === name)![1];
    expect(hashText(JSON.stringify(train()), 0)).toBe(hash);
  });
});

describe('how well they learn', () => {
  const test = syntheticRows(2000, 6, 77);
  it('beats guessing by far on rows not seen', () => {
    for (const [, train] of MODELS) {
      const model = train();
      const evaluation = evaluateModel(
        model,
        test.rows,
        model.task === 'regression' ? test.values : test.labels,
      );
      if (evaluation.task === 'regression') expect(evaluation.r2).toBeGreaterThan(0.85);
      else expect(evaluation.auc).toBeGreaterThan(0.84); // the true probabilities give .886
    }
  });

  it('scores a feature of pure noise with 200 distinct values about 0 in a forest of deep trees', () => {
    const noise = trainForest(rows, labels, { minLeaf: 1, trees: 50, featuresPerSplit: 3 });
    for (const { feature, importance } of featureImportance(noise)) {
      if (feature !== 'x0' && feature !== 'x1') expect(importance).toBeLessThan(0.04);
    }
  });
});

/** The best single split by trying every one, for squared error. */
function bestStump(xs: readonly number[], ys: readonly number[]): number {
  const sumOfSquares = (part: readonly number[]) => {
    const mean = part.reduce((a, b) => a + b, 0) / part.length;
    return part.reduce((sum, y) => sum + (y - mean) ** 2, 0);
  };
  let best = sumOfSquares(ys);
  for (const edge of xs) {
    const left = ys.filter((_, i) => xs[i]! <= edge);
    const right = ys.filter((_, i) => xs[i]! > edge);
    if (left.length > 0 && right.length > 0) best = Math.min(best, sumOfSquares(left) + sumOfSquares(right));
  }
  return best;
}

describe('splits', () => {
  it('are the best there are', () => {
    const list = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -5, max: 5 })), {
      minLength: 2,
      maxLength: 40,
    });
    fc.assert(
      fc.property(list, (pairs) => {
        const xs = pairs.map(([x]) => x);
        const ys = pairs.map(([, y]) => y);
        const options = { task: 'regression', trees: 1, learningRate: 1, maxDepth: 1, minLeaf: 1 } as const;
        const model = trainBoosting(
          xs.map((x) => [x]),
          ys,
          options,
        );
        const left = xs.reduce((sum, x, i) => sum + (ys[i]! - predict(model, [x])) ** 2, 0);
        expect(left).toBeCloseTo(bestStump(xs, ys), 9);
      }),
      { seed: 6, numRuns: 300 },
    );
  });

  it('grow until every row is told apart', () => {
    const list = fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(list, (xs) => {
        const ys = xs.map((x) => (x * 37) % 11);
        const options = { task: 'regression', trees: 1, learningRate: 1, maxDepth: 16, minLeaf: 1 } as const;
        const model = trainBoosting(
          xs.map((x) => [x, 0]),
          ys,
          options,
        );
        xs.forEach((x, i) => {
          expect(predict(model, [x, 0])).toBeCloseTo(ys[i]!, 9);
        });
      }),
      { seed: 7, numRuns: 100 },
    );
  });

  it('send a value at the edge left, and one above it right', () => {
    const model = trainBoosting([[1], [2]], [0, 1], {
      task: 'regression',
      trees: 1,
      learningRate: 1,
      minLeaf: 1,
    });
    expect(model.trees[0]!.threshold[0]).toBe(1.5);
    expect([1.5, 1.5000000000000002].map((x) => predict(model, [x]))).toStrictEqual([0, 1]);
  });

  it('learn from missing values, alone and among others', () => {
    const options = { task: 'regression', trees: 1, learningRate: 1, minLeaf: 1 } as const;
    const alone = trainBoosting([[5], [5], [null], [null]], [1, 1, 3, 3], options);
    expect([predict(alone, [5]), predict(alone, [1e100]), predict(alone, [null])]).toStrictEqual([1, 1, 3]);
    const among = trainBoosting([[1], [2], [null], [9]], [0, 0, 0, 4], options);
    expect([predict(among, [null]), predict(among, [9])]).toStrictEqual([0, 4]);
    const withHigh = trainBoosting([[1], [2], [null], [9]], [0, 0, 4, 4], options);
    expect([predict(withHigh, [null]), predict(withHigh, [1])]).toStrictEqual([4, 0]);
  });

  it('send a value that was never missing in training with the majority', () => {
    const options = { task: 'regression', trees: 1, learningRate: 1, minLeaf: 1 } as const;
    const model = trainBoosting([[1], [2], [3], [9]], [0, 0, 0, 4], options);
    expect(predict(model, [null])).toBe(0);
    const turned = trainBoosting([[1], [7], [8], [9]], [0, 4, 4, 4], options);
    expect(predict(turned, [null])).toBe(4);
  });

  it('bin more than 255 distinct values, and keep ties together', () => {
    const xs = Array.from({ length: 3000 }, (_, i) => (i % 3 === 0 ? 7 : i));
    const options = { task: 'regression', trees: 1, learningRate: 1, maxDepth: 12, minLeaf: 1 } as const;
    const model = trainBoosting(
      xs.map((x) => [x]),
      xs.map((x) => (x === 7 ? 1 : 0)),
      options,
    );
    expect(predict(model, [7])).toBeGreaterThan(0.9);
    expect(new Set(model.trees[0]!.threshold).size).toBeLessThanOrEqual(255);
  });

  it('keep the rules for leaves', () => {
    const model = trainBoosting(rows, labels, { trees: 5, minLeaf: 100, maxDepth: 2 });
    for (const { feature } of model.trees) expect(feature.length).toBeLessThanOrEqual(7);
    const counts = new Map<number, number>();
    const { feature, threshold, left, missingLeft } = model.trees[0]!;
    for (const row of rows) {
      let node = 0;
      while (feature[node]! >= 0) {
        const x = row[feature[node]!]!;
        const goesLeft = x === null ? missingLeft[node] === 1 : x <= threshold[node]!;
        node = left[node]! + (goesLeft ? 0 : 1);
      }
      counts.set(node, (counts.get(node) ?? 0) + 1);
    }
    expect(Math.min(...counts.values())).toBeGreaterThanOrEqual(100);
  });
});
