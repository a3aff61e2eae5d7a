import { refuse } from '../errors.js';
import { exp } from '../internal/exp-log.js';
import { isRecord } from '../internal/own-keys.js';
import { unreadable } from '../internal/unreadable.js';
import type { DecisionTree, Model } from './model.js';

/** Called for each step down a tree: the feature asked, the value of the node above, and that of the node below. */
export type OnStep = (feature: number, above: number, below: number) => void;

/**
 * What a model adds up for one row: log-odds (logistic, boosting), a probability (forest), or a number (regression).
 */
export function scoreOf(
  functionName: string,
  model: Model,
  values: Float64Array,
  offset: number,
  onStep?: OnStep,
): number {
  let score: number;
  try {
    score = sumOf(functionName, model, values, offset, onStep);
  } catch (error) {
    throw unreadable(functionName, 'model', error);
  }
  const isProbability = model.kind === 'forest' && model.task === 'classification';
  if (Number.isFinite(score) && (!isProbability || (score >= 0 && score <= 1))) return score + 0;
  return refuse(functionName, 'model', 'has numbers that add up to no prediction', score);
}

function sumOf(
  functionName: string,
  model: Model,
  values: Float64Array,
  offset: number,
  onStep: OnStep | undefined,
): number {
  if (model.kind === 'logistic') {
    let score = model.intercept;
    for (let j = 0; j < model.coefficients.length; j++) {
      const change = logisticTerm(model, j, values[offset + j]!);
      score += change;
      onStep?.(j, 0, change);
    }
    return score;
  }
  let sum = 0;
  for (let t = 0; t < model.trees.length; t++) {
    sum += leafValue(functionName, model.trees[t]!, t, values, offset, onStep);
  }
  return model.kind === 'forest' ? sum / model.trees.length : model.baseline + sum;
}

function logisticTerm(model: Extract<Model, { kind: 'logistic' }>, j: number, value: number): number {
  return !Number.isNaN(value) ? (model.coefficients[j]! * (value - model.means[j]!)) / model.scales[j]! : 0;
}

/** Walks a row down a tree. Children stand after their parents, so that no tree, however damaged, holds it forever. */
function leafValue(
  functionName: string,
  tree: DecisionTree,
  index: number,
  values: Float64Array,
  offset: number,
  onStep: OnStep | undefined,
): number {
  if (!isRecord(tree) || !Array.isArray(tree.value)) {
    refuse(functionName, `trees[${index}]`, 'expected a tree', tree);
  }
  const { feature, threshold, left, missingLeft, value } = tree;
  let node = 0;
  while (true) {
    const j = feature?.[node];
    if (j === -1) {
      const leaf: unknown = value[node];
      return typeof leaf === 'number'
        ? leaf
        : refuse(functionName, `trees[${index}]`, `has no leaf ${node}`, tree);
    }
    const edge = threshold?.[node];
    const child = left?.[node];
    const x = values[offset + j!];
    if (x === undefined || typeof edge !== 'number' || !(child! > node)) {
      return refuse(functionName, `trees[${index}]`, `has no readable node ${node}`, tree);
    }
    const goesLeft = !Number.isNaN(x) ? x <= edge : missingLeft?.[node] === 1;
    const next = child! + (goesLeft ? 0 : 1);
    onStep?.(j!, value[node]!, value[next]!);
    node = next;
  }
}

/** The prediction that a score stands for. */
export function predictionOf(model: Model, score: number): number {
  if (model.task === 'regression' || model.kind === 'forest') return score;
  return 1 / (1 + exp(-score));
}
