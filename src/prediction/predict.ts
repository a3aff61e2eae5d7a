import { checkModel } from './check-model.js';
import type { FeatureRow, Model } from './model.js';
import { readRow, readRows } from './read-rows.js';
import { predictionOf, scoreOf } from './score.js';

/**
 * Predicts one row.
 */
export function predict(model: Model, row: FeatureRow): number {
  checkModel('predict', model);
  const values = readRow('predict', row, model.featureNames);
  return predictionOf(model, scoreOf('predict', model, values, 0));
}

/**
 * Predicts many rows.
 */
export function predictMany(model: Model, rows: readonly FeatureRow[]): Float64Array {
  return predictRows('predictMany', model, rows);
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
