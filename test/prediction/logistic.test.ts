import { describe, expect, it } from 'vitest';
import { predict, predictMany, trainLogistic } from '../../src/index.js';
import { syntheticRows } from './data.js';

// Reference values: scikit-learn 1.x, LogisticRegression(C=1/l2, tol=1e-12) on StandardScaler's output.
const ROWS = Array.from({ length: 40 }, (_, i) => [(i * 7) % 11, (i * i) % 13, ((i * 5) % 17) / 4]);
const LABELS = ROWS.map(([x = 0, y = 0], i) => Number(x + 0.5 * y + ((i * 3) % 8) > 12));

/** 5,000 rows by arithmetic that any language repeats, and what their labels are cut from. */
function rareLabels(): { rows: number[][]; scores: number[] } {
  const rows = Array.from({ length: 5000 }, (_, i) => [
    (i * 7919) % 1009,
    (i * i * 31 + i) % 997,
    (i * 104729) % 13,
    (i * i * 7) % 4999,
  ]);
  const scores = rows.map(
    ([x = 0, y = 0, z = 0], i) => x / 1009 + y / 997 - z / 26 + 1.2 * (((i * i * i) % 4987) / 4987),
  );
  return { rows, scores };
}

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

  // scipy.optimize.root(gradient, jac=hessian, tol=1e-15) on the standardized features; statsmodels' Logit (l2 = 0) and
  // scikit-learn's LogisticRegression(solver='newton-cholesky', tol=1e-13) agree with it to 1e-12.
  it.each([
    [
      2.3, 243, 1, 2.078728546873531, 1.8220459064772703, -0.7717172726030783, -0.07965435488475804,
      -5.620024300039115,
    ],
    [
      2.5, 91, 0, 2.5112166907630487, 2.4580555599556533, -0.9453286251305006, -0.21276188736602414,
      -8.303279994976137,
    ],
    [
      2.2, 355, 0.1, 1.939446225297445, 1.8417085390257888, -0.8672934428328266, -0.013373850602163423,
      -4.937974673439374,
    ],
    [
      2.6, 46, 10, 1.3102781387048068, 1.2558374872621667, -0.8711549986523625, -0.21195177255983683,
      -6.437931819851822,
    ],
  ])('is at the optimum to 1e-9, labels above %d, %d of them, l2 = %d', (cut, count, l2, ...optimum) => {
    const { rows, scores } = rareLabels();
    const labels = scores.map((score) => Number(score > cut));
    expect(labels.reduce((sum, label) => sum + label, 0)).toBe(count);
    const model = trainLogistic(rows, labels, { l2 });
    [...model.coefficients, model.intercept].forEach((weight, k) => {
      expect(Math.abs(weight - optimum[k]!)).toBeLessThan(1e-9);
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
