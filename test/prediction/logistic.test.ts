import { describe, expect, it } from 'vitest';
import { predict, predictMany, trainLogistic } from '../../src/index.js';
import { syntheticRows } from './data.js';

// Reference values: scikit-learn 1.x, LogisticRegression(C=1/l2, tol=1e-12) on StandardScaler's output.
const ROWS = Array.from({ length: 40 }, (_, i) => [(i * 7) % 11, (i * i) % 13, ((i * 5) % 17) / 4]);
const LABELS = ROWS.map(([x = 0, y = 0], i) => Number(x + 0.5 * y + ((i * 3) % 8) > 12));

describe('trainLogistic', () => {
  it.each([
    [1, 0.10909316048665234, [2.1299892087720833, 1.296128222830023, 0.1808550190251069]],
    [0.1, -0.004432747779568295, [4.656398142778115, 3.0369325106647804, 0.8158716796054579]],
    [0, -0.15400497364334356, [8.135050491418438, 5.367424976003818, 1.6825770891462164]],
  ])('fits as scikit-learn does with l2 = %d', (l2, intercept, coefficients) => {
    const model = trainLogistic(ROWS, LABELS, { l2 });
    expect(model.intercept).toBeCloseTo(intercept, 4);
    coefficients.forEach((coefficient, j) => {
      expect(model.coefficients[j]).toBeCloseTo(coefficient, 4);
    });
  });

  it('predicts as scikit-learn does', () => {
    const expected = [0.005020840845580764, 0.4580807446237913, 0.15099064792409625];
    const given = predictMany(trainLogistic(ROWS, LABELS), ROWS.slice(0, 3));
    expected.forEach((p, i) => {
      expect(given[i]).toBeCloseTo(p, 6);
    });
  });

  it('is at the minimum: the gradient of the penalized loss vanishes', () => {
    const { rows, labels } = syntheticRows(300, 4, 1, 0.1);
    const model = trainLogistic(rows, labels, { l2: 2 });
    const predictions = predictMany(model, rows);
    let onIntercept = 0;
    const on = model.coefficients.map((weight) => 2 * weight);
    rows.forEach((row, i) => {
      const error = predictions[i]! - labels[i]!;
      onIntercept += error;
      row.forEach((x, j) => {
        if (x !== null) on[j]! += (error * (x - model.means[j]!)) / model.scales[j]!;
      });
    });
    for (const slope of [onIntercept, ...on]) expect(Math.abs(slope)).toBeLessThan(1e-3);
  });

  it('does not depend on the scale or the origin of a feature', () => {
    const { rows, labels } = syntheticRows(200, 3, 2);
    const moved = rows.map(([x, y, z]) => [x! * 1e6 + 1e9, y! / 1e6, -z!]);
    const [p, q] = [
      predictMany(trainLogistic(rows, labels), rows),
      predictMany(trainLogistic(moved, labels), moved),
    ];
    p.forEach((value, i) => {
      expect(q[i]).toBeCloseTo(value, 5);
    });
  });

  it('takes a missing value for the mean', () => {
    const rows = [[1], [2], [null], [3], [4]];
    const model = trainLogistic(rows, [0, 0, 1, 1, 1]);
    expect(model.means).toStrictEqual([2.5]);
    expect(predict(model, [null])).toBe(predict(model, [2.5]));
  });

  it('sets a feature that repeats another aside without a penalty, and shares the weight with one', () => {
    const twice = ROWS.map(([x = 0, y = 0]) => [x, x, y]);
    const free = trainLogistic(twice, LABELS, { l2: 0 });
    expect(free.coefficients[1]).toBe(0);
    const shared = trainLogistic(twice, LABELS, { l2: 1 });
    expect(shared.coefficients[0]).toBeCloseTo(shared.coefficients[1]!, 6);
  });

  it('stays finite on labels that a feature separates', () => {
    const model = trainLogistic([[1], [2], [3], [4]], [0, 0, 1, 1], { l2: 0, maxIterations: 10_000 });
    expect(predict(model, [1])).toBeLessThan(1e-3);
    expect(predict(model, [4])).toBeGreaterThan(1 - 1e-3);
    expect(JSON.parse(JSON.stringify(model))).toStrictEqual(model);
  });

  it('says when it has not converged', () => {
    expect(trainLogistic(ROWS, LABELS, { l2: 0, maxIterations: 1 }).training.warnings).toStrictEqual([
      'not_converged',
    ]);
    expect(trainLogistic(ROWS, LABELS).training.warnings).toStrictEqual([]);
  });
});
