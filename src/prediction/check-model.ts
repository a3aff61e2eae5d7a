import { refuse } from '../errors.js';
import { isRecord } from '../internal/own-keys.js';
import { unreadable } from '../internal/unreadable.js';
import type { Model } from './model.js';

/** Refuses what is no model of this version. What its trees hold is checked where they are read. */
export function checkModel(functionName: string, model: Model): void {
  try {
    check(functionName, model);
  } catch (error) {
    throw unreadable(functionName, 'model', error);
  }
}

function check(functionName: string, given: unknown): void {
  if (!isRecord(given)) refuse(functionName, 'model', 'expected a trained model', given);
  const { kind, version, task, featureNames, trees } = given;
  if (kind !== 'logistic' && kind !== 'forest' && kind !== 'boosting') {
    refuse(functionName, 'kind', 'expected "logistic", "forest" or "boosting"', kind);
  }
  if (version !== 1)
    refuse(functionName, 'version', 'expected 1, the version of model that is read here', version);
  if (task !== 'classification' && (task !== 'regression' || kind === 'logistic')) {
    refuse(functionName, 'task', 'expected a task that this kind of model learns', task);
  }
  if (!isListOf(isText, featureNames)) {
    refuse(functionName, 'featureNames', 'expected a list of names', featureNames);
  }
  const constant = kind === 'logistic' ? 'intercept' : 'baseline';
  if (kind !== 'forest' && !isNumber(given[constant])) {
    refuse(functionName, constant, 'expected a number', given[constant]);
  }
  const lists =
    kind === 'logistic' ? (['coefficients', 'means', 'scales'] as const) : (['importances'] as const);
  for (const list of lists) {
    const numbers = given[list];
    if (!isListOf(isNumber, numbers) || numbers.length !== featureNames.length) {
      refuse(functionName, list, 'expected a list of one number for each feature', numbers);
    }
  }
  if (kind === 'forest' && !(Array.isArray(trees) && trees.length > 0)) {
    refuse(functionName, 'trees', 'expected a list of at least one tree', trees);
  }
  if (kind === 'boosting' && !Array.isArray(trees))
    refuse(functionName, 'trees', 'expected a list of trees', trees);
}

/** Asks of every place, of a deleted one too, which `every` passes over. */
function isListOf(isItem: (value: unknown) => boolean, list: unknown): list is unknown[] {
  if (!Array.isArray(list)) return false;
  for (let i = 0; i < list.length; i++) if (!isItem(list[i])) return false;
  return true;
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isNumber(value: unknown): boolean {
  return Number.isFinite(value);
}
