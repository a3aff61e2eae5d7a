import { refuse } from '../errors.js';

/** Refuses `value` unless `valid`. The condition must be false for NaN. */
export function requireNumber(functionName: string, path: string, value: unknown, expected: string, valid: boolean): void {
  if (typeof value !== 'number' || !valid) refuse(functionName, path, `expected ${expected}`, value);
}
