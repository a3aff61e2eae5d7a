import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BoostingModel, evaluateModel, type ForestModel } from '../../src/index.js';

const training = {
  rowCount: 1,
  labelMean: 0,
  missingCount: 0,
  constantFeatures: [],
  warnings: [],
  options: {},
};
const header = { version: 1, featureNames: ['p'], training, importances: [0] } as const;

/** A model that predicts `values[i]` for the row `[i]`, as a staircase of splits. */
function staircase(values: readonly number[]): ForestModel<'classification'> {
  const tree = {
    feature: [] as number[],
    threshold: [] as number[],
    left: [] as number[],
    missingLeft: [] as number[],
    value: [] as number[],
  };
  values.forEach((value, i) => {
    const last = i === values.length - 1;
    // Node 2i asks "at most i?"; its left child, a leaf, is 2i + 1; the next question stands at 2i + 2.
    tree.feature.push(last ? -1 : 0, -1);
    tree.threshold.push(i, 0);
    tree.left.push(last ? 0 : 2 * i + 1, 0);
    tree.missingLeft.push(0, 0);
    tree.value.push(value, value);
  });
  return { kind: 'forest', task: 'classification', ...header, trees: [tree] };
}

/** Rows, and the model that predicts those numbers. */
function asModel(predictions: readonly number[]): { model: ForestModel<'classification'>; rows: number[][] } {
  return { model: staircase(predictions), rows: predictions.map((_, i) => [i]) };
}

const pairs = fc.array(
  fc.tuple(fc.constantFrom(0, 0.1, 0.25, 0.5, 0.7, 0.7000001, 1), fc.constantFrom(0, 1)),
  {
    minLength: 1,
    maxLength: 40,
  },
);

describe('evaluateModel', () => {
  it('counts pairs for AUC, ties as half', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const { model, rows } = asModel(list.map(([p]) => p));
        const { auc } = evaluateModel(
          model,
          rows,
          list.map(([, y]) => y),
        );
        const ones = list.filter(([, y]) => y === 1);
        const zeros = list.filter(([, y]) => y === 0);
        let wins = 0;
        for (const [p] of ones) for (const [q] of zeros) wins += p > q ? 1 : p === q ? 0.5 : 0;
        if (ones.length === 0 || zeros.length === 0) expect(auc).toBeNull();
        else expect(auc).toBeCloseTo(wins / (ones.length * zeros.length), 12);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('gives calibration that adds up', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const { model, rows } = asModel(list.map(([p]) => p));
        const { calibration } = evaluateModel(
          model,
          rows,
          list.map(([, y]) => y),
        );
        expect(calibration).toHaveLength(10);
        expect(calibration.reduce((sum, { count }) => sum + count, 0)).toBe(list.length);
        for (const { from, to, count, predicted, observed } of calibration) {
          expect(predicted === null).toBe(count === 0);
          if (predicted !== null && observed !== null) {
            expect(predicted).toBeGreaterThanOrEqual(from - 1e-12);
            expect(predicted).toBeLessThanOrEqual(to + 1e-12);
            expect(observed >= 0 && observed <= 1).toBe(true);
          }
        }
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  it('agrees with scikit-learn on a small example', () => {
    // sklearn.metrics on p = [.1, .4, .35, .8], y = [0, 0, 1, 1]: its documentation's roc_auc_score is 0.75,
    // log_loss 0.4722879, brier_score_loss 0.158125; at 1/2 three of four are right.
    const { model, rows } = asModel([0.1, 0.4, 0.35, 0.8]);
    const evaluation = evaluateModel(model, rows, [0, 0, 1, 1]);
    expect(evaluation).toMatchObject({ task: 'classification', rowCount: 4, accuracy: 0.75, auc: 0.75 });
    expect(evaluation.logLoss).toBeCloseTo(0.4722879, 6);
    expect(evaluation.brier).toBeCloseTo(0.158125, 12);
  });

  it('takes 1/2 for label 1, and a certain error for 52 bits of surprise', () => {
    const half = asModel([0.5]);
    expect(evaluateModel(half.model, half.rows, [1])).toMatchObject({ accuracy: 1 });
    expect(evaluateModel(half.model, half.rows, [0])).toMatchObject({ accuracy: 0 });
    const sure = asModel([1]);
    expect(evaluateModel(sure.model, sure.rows, [0])).toMatchObject({ logLoss: 52 * Math.LN2, brier: 1 });
    expect(evaluateModel(sure.model, sure.rows, [1])).toMatchObject({ logLoss: 0, brier: 0, auc: null });
  });

  it('measures numbers by their distance', () => {
    const flat: BoostingModel<'regression'> = {
      kind: 'boosting',
      task: 'regression',
      ...header,
      baseline: 2,
      trees: [],
    };
    expect(evaluateModel(flat, [[0], [0], [0]], [1, 2, 6])).toStrictEqual({
      task: 'regression',
      rowCount: 3,
      rmse: Math.sqrt(17 / 3),
      mae: 5 / 3,
      r2: 1 - 17 / 14,
    });
    expect(evaluateModel(flat, [[0], [0]], [2, 2])).toMatchObject({ rmse: 0, r2: null });
  });
});
