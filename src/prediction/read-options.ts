import { refuse } from '../errors.js';
import type { PredictionTask } from './model.js';

/** A whole number from `least` to `most`, the ends included. */
export function readWhole(
  functionName: string,
  path: string,
  value: number,
  least: number,
  most: number,
): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  return refuse(functionName, path, `expected a whole number from ${least} to ${most}`, value);
}

/** A number above `above`, or equal to it where `orEqual`, and at most `most`. */
export function readNumber(
  functionName: string,
  path: string,
  value: number,
  above: number,
  most: number,
  orEqual = false,
): number {
  if (typeof value === 'number' && (orEqual ? value >= above : value > above) && value <= most)
    return value + 0;
  const least = orEqual ? `from ${above}` : `above ${above}`;
  return refuse(functionName, path, `expected a number ${least}, at most ${most}`, value);
}

export function readTask(functionName: string, value: PredictionTask): PredictionTask {
  if (value === 'classification' || value === 'regression') return value;
  return refuse(functionName, 'task', 'expected "classification" or "regression"', value);
}
