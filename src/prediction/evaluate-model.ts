import { refuse } from '../errors.js';
import { log } from '../internal/exp-log.js';
import { unreadable } from '../internal/unreadable.js';
import type { FeatureRow, Model } from './model.js';
import { predictRows } from './predict.js';
import { readLabels } from './read-training.js';

/** Predictions of one tenth of the scale, against what came true. */
export interface CalibrationBin {
  /** The least prediction of the bin, included. */
  readonly from: number;
  /** Where the bin ends: excluded, but for the last bin, which has 1. */
  readonly to: number;
  readonly count: number;
  /** Mean prediction; null of none. */
  readonly predicted: number | null;
  /** Rate of label 1; null of none. */
  readonly observed: number | null;
}

/** How well probabilities fit labels of 0 and 1. */
export interface ClassificationEvaluation {
  readonly task: 'classification';
  readonly rowCount: number;
  /** Share of rows in which a probability of at least 1/2 goes with label 1, and a lower one with label 0. */
  readonly accuracy: number;
  /** Chance that a row of label 1 is predicted above one of label 0, ties counting half; null for one class. */
  readonly auc: number | null;
  /** Mean of -log(probability of what came true), which is taken as at least 2^-52. */
  readonly logLoss: number;
  /** Mean squared difference of probability and label. */
  readonly brier: number;
  readonly calibration: readonly CalibrationBin[];
}

/** How well numbers fit numbers. */
export interface RegressionEvaluation {
  readonly task: 'regression';
  readonly rowCount: number;
  readonly rmse: number;
  readonly mae: number;
  /** Share of the labels' variance that is explained, below 0 if worse than their mean; null for equal labels. */
  readonly r2: number | null;
}

/** How well a model does, by its task. */
export type ModelEvaluation = ClassificationEvaluation | RegressionEvaluation;

/** Of a model whose task is known when it is compiled, and of any other. */
export type ModelEvaluationOf<M extends Model> = {
  readonly classification: ClassificationEvaluation;
  readonly regression: RegressionEvaluation;
}[M['task']];

/**
 * Measures a model on rows with known labels; to be worth something, rows that it was not trained on.
 *
 * AUC is the Mann-Whitney statistic with midranks (Hanley and McNeil 1982). Costs one prediction a row and one sort.
 *
 * @throws TactfulError for malformed rows or labels, for another number of labels than of rows, and for no rows.
 *
 * @example
 * ```ts
 * import { evaluateModel, trainLogistic } from 'tactful';
 *
 * const rows = [[1], [2], [3], [4], [5], [6]];
 * const labels = [0, 0, 1, 0, 1, 1];
 * const { accuracy, auc } = evaluateModel(trainLogistic(rows, labels), rows, labels);
 * accuracy // => 0.6666666666666666
 * auc // => 0.8888888888888888
 * ```
 */
export function evaluateModel<M extends Model>(
  model: M,
  rows: readonly FeatureRow[],
  labels: ArrayLike<number>,
): ModelEvaluationOf<M> {
  try {
    const predictions = predictRows('evaluateModel', model, rows);
    if (predictions.length === 0) refuse('evaluateModel', 'rows', 'expected at least one row', rows);
    const numbers = readLabels('evaluateModel', labels, predictions.length, model.task);
    const evaluation =
      model.task === 'classification'
        ? evaluateProbabilities(predictions, numbers)
        : evaluateNumbers(predictions, numbers);
    return evaluation as ModelEvaluation as ModelEvaluationOf<M>;
  } catch (error) {
    throw unreadable('evaluateModel', { model, rows, labels }, error);
  }
}

const LEAST_PROBABILITY = 2 ** -52;
const BIN_COUNT = 10;

function evaluateProbabilities(predictions: Float64Array, labels: Float64Array): ClassificationEvaluation {
  const rowCount = predictions.length;
  const bins = Array.from({ length: BIN_COUNT }, () => ({ count: 0, predicted: 0, observed: 0 }));
  let right = 0;
  let loss = 0;
  let squares = 0;
  for (let i = 0; i < rowCount; i++) {
    const p = predictions[i]!;
    const label = labels[i]!;
    if (p >= 0.5 === (label === 1)) right++;
    loss -= log(Math.max(label === 1 ? p : 1 - p, LEAST_PROBABILITY));
    squares += (p - label) * (p - label);
    const bin = bins[Math.min(BIN_COUNT - 1, Math.floor(p * BIN_COUNT))]!;
    bin.count++;
    bin.predicted += p;
    bin.observed += label;
  }
  return {
    task: 'classification',
    rowCount,
    accuracy: right / rowCount,
    auc: areaUnderCurve(predictions, labels),
    logLoss: loss / rowCount + 0,
    brier: squares / rowCount,
    calibration: bins.map(({ count, predicted, observed }, b) => ({
      from: b / BIN_COUNT,
      to: (b + 1) / BIN_COUNT,
      count,
      predicted: count > 0 ? predicted / count : null,
      observed: count > 0 ? observed / count : null,
    })),
  };
}

function areaUnderCurve(predictions: Float64Array, labels: Float64Array): number | null {
  const order = Int32Array.from(predictions.keys()).sort((a, b) => predictions[a]! - predictions[b]!);
  let positives = 0;
  let rankSum = 0;
  for (let from = 0, to = 0; from < order.length; from = to) {
    let tied = 0;
    for (to = from; to < order.length && predictions[order[to]!] === predictions[order[from]!]; to++) {
      tied += labels[order[to]!]!;
    }
    positives += tied;
    rankSum += (tied * (from + 1 + to)) / 2; // the mean of the ranks from + 1 to `to`
  }
  const negatives = order.length - positives;
  if (positives === 0 || negatives === 0) return null;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

function evaluateNumbers(predictions: Float64Array, labels: Float64Array): RegressionEvaluation {
  const rowCount = predictions.length;
  let mean = 0;
  for (const label of labels) mean += label / rowCount;
  let squares = 0;
  let distances = 0;
  let spread = 0;
  let equal = true;
  for (let i = 0; i < rowCount; i++) {
    const error = predictions[i]! - labels[i]!;
    squares += error * error;
    distances += Math.abs(error);
    spread += (labels[i]! - mean) * (labels[i]! - mean);
    if (labels[i] !== labels[0]) equal = false;
  }
  if (!Number.isFinite(squares) || !Number.isFinite(spread)) {
    refuse('evaluateModel', 'labels', 'expected numbers whose squares can be added up', labels);
  }
  return {
    task: 'regression',
    rowCount,
    rmse: Math.sqrt(squares / rowCount),
    mae: distances / rowCount,
    r2: equal || spread === 0 ? null : 1 - squares / spread,
  };
}
