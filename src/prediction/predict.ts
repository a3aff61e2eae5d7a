import { unreadable } from '../internal/unreadable.js';
import { checkModel } from './check-model.js';
import type { FeatureRow, Model } from './model.js';
import { readRow, readRows } from './read-rows.js';
import { predictionOf, scoreOf } from './score.js';

/**
 * What a model predicts for one row: the probability of label 1, or a number in regression. Missing values (`null`)
 * are allowed, whether or not there were any in training. Cost grows with the number of features and of trees x depth.
 *
 * @throws TactfulError for what is no model of version 1 (path `version`, `kind`, …), and for a row with missing,
 * extra or non-numeric features (`row.tenure`).
 *
 * @example
 * ```ts
 * import { predict, trainLogistic } from 'tactful';
 *
 * const model = trainLogistic([[1], [2], [3], [4]], [0, 0, 1, 1]);
 * const copy = JSON.parse(JSON.stringify(model));
 * predict(copy, [3]) === predict(model, [3]) // => true
 * ```
 */
export function predict(model: Model, row: FeatureRow): number {
  try {
    checkModel('predict', model);
    const values = readRow('predict', row, model.featureNames);
    return predictionOf(model, scoreOf('predict', model, values, 0));
  } catch (error) {
    throw unreadable('predict', { model, row }, error);
  }
}

/**
 * {@link predict} for many rows, in their order.
 *
 * @throws TactfulError as `predict` does; the faults of the rows are named `rows[3].tenure`, the first 100 of them.
 *
 * @example
 * ```ts
 * import { predictMany, trainLogistic } from 'tactful';
 *
 * const model = trainLogistic([[1], [2], [3], [4]], [0, 0, 1, 1]);
 * Array.from(predictMany(model, [[1], [4]]), (p) => p > 0.5) // => [false, true]
 * ```
 */
export function predictMany(model: Model, rows: readonly FeatureRow[]): Float64Array {
  try {
    return predictRows('predictMany', model, rows);
  } catch (error) {
    throw unreadable('predictMany', { model, rows }, error);
  }
}

export function predictRows(functionName: string, model: Model, rows: readonly FeatureRow[]): Float64Array {
  checkModel(functionName, model);
  const { values, rowCount } = readRows(functionName, rows, model.featureNames);
  const width = model.featureNames.length;
  const predictions = new Float64Array(rowCount);
  for (let i = 0; i < rowCount; i++) {
    predictions[i] = predictionOf(model, scoreOf(functionName, model, values, i * width));
  }
  return predictions;
}
