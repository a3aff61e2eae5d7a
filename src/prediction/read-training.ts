import { type Issue, issue, refuse, TactfulError } from '../errors.js';
import { unreadable } from '../internal/unreadable.js';
import type { FeatureRow, PredictionTask, TrainingSummary, TrainingWarning } from './model.js';
import { LARGEST, MOST_ISSUES, readFeatureNames, readRows, type Table } from './read-rows.js';

/** Rows and labels, checked, with what any trainer asks about them. */
export interface TrainingData extends Table {
  readonly labels: Float64Array;
  readonly labelMean: number;
  /** Whether every label is the same. */
  readonly oneClass: boolean;
  readonly missingCount: number;
  /** 1 for a feature that is the same in all rows, 2 for one that is but for missing values, 0 for all others. */
  readonly constant: Uint8Array;
}

export function readTraining(
  functionName: string,
  rows: readonly FeatureRow[],
  labels: ArrayLike<number>,
  task: PredictionTask,
  featureNames: readonly string[] | undefined,
): TrainingData {
  const names = namesOf(functionName, featureNames, rows);
  const table = readRows(functionName, rows, names);
  if (table.rowCount === 0) refuse(functionName, 'rows', 'expected at least one row', rows);
  const numbers = readLabels(functionName, labels, table.rowCount, task);
  let sum = 0;
  let oneClass = true;
  for (const label of numbers) {
    sum += label;
    if (label !== numbers[0]) oneClass = false;
  }
  const labelMean = oneClass ? numbers[0]! : sum / numbers.length;
  return { ...table, labels: numbers, labelMean, oneClass, ...describe(table) };
}

function namesOf(
  functionName: string,
  featureNames: readonly string[] | undefined,
  rows: readonly FeatureRow[],
): readonly string[] {
  try {
    return readFeatureNames(functionName, featureNames, rows);
  } catch (error) {
    throw unreadable(functionName, 'rows', error);
  }
}

/** Labels are 0 or 1 in classification, any finite number in regression. */
export function readLabels(
  functionName: string,
  labels: ArrayLike<number>,
  rowCount: number,
  task: PredictionTask,
): Float64Array {
  const list: unknown = labels;
  if (!Array.isArray(list) && !(ArrayBuffer.isView(list) && 'length' in list)) {
    refuse(functionName, 'labels', 'expected a list of numbers', labels);
  }
  if (labels.length !== rowCount) {
    refuse(functionName, 'labels', `expected ${rowCount} labels, one for each row`, labels.length);
  }
  const numbers = new Float64Array(rowCount);
  const issues: Issue[] = [];
  const expected =
    task === 'classification' ? 'expected 0 or 1' : 'expected a number of at most 1e100 in size';
  for (let i = 0; i < rowCount && issues.length < MOST_ISSUES; i++) {
    const label: unknown = labels[i];
    const allowed =
      typeof label === 'number' &&
      (task === 'classification' ? label === 0 || label === 1 : Math.abs(label) <= LARGEST);
    if (allowed) numbers[i] = label;
    else issues.push(issue(`labels[${i}]`, expected, label));
  }
  if (issues.length > 0) throw new TactfulError('invalid_input', functionName, issues);
  return numbers;
}

function describe({ values, rowCount, featureNames }: Table): {
  missingCount: number;
  constant: Uint8Array;
} {
  const width = featureNames.length;
  const constant = new Uint8Array(width);
  let missingCount = 0;
  for (let j = 0; j < width; j++) {
    let low = Infinity;
    let high = -Infinity;
    let present = 0;
    for (let at = j; at < rowCount * width; at += width) {
      const value = values[at]!;
      if (Number.isNaN(value)) continue;
      present++;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    missingCount += rowCount - present;
    if (!(low < high)) constant[j] = present === 0 || present === rowCount ? 1 : 2;
  }
  return { missingCount, constant };
}

/** The smoothed rate (Jeffreys' prior) of labels that are all the same, so that no prediction is certain. */
export function smoothedRate({ labelMean, rowCount }: TrainingData): number {
  return (labelMean * rowCount + 0.5) / (rowCount + 1);
}

/** What a model says of its training. Whether a value is missing tells trees something, and logistic regression nothing. */
export function summarize(
  data: TrainingData,
  options: TrainingSummary['options'],
  {
    converged = true,
    missingTells = true,
    hasSplit = true,
  }: { readonly converged?: boolean; readonly missingTells?: boolean; readonly hasSplit?: boolean },
): TrainingSummary {
  const constantFeatures = data.featureNames.filter(
    (_, j) => data.constant[j] === 1 || (data.constant[j] === 2 && !missingTells),
  );
  const warnings: TrainingWarning[] = [];
  if (data.oneClass) warnings.push('one_class');
  if (constantFeatures.length === data.featureNames.length) warnings.push('no_informative_feature');
  else {
    if (constantFeatures.length > 0) warnings.push('constant_features');
    if (!hasSplit && !data.oneClass) warnings.push('no_split');
  }
  if (!converged) warnings.push('not_converged');
  return {
    rowCount: data.rowCount,
    labelMean: data.labelMean + 0,
    missingCount: data.missingCount,
    constantFeatures,
    warnings,
    options,
  };
}
