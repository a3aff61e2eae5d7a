import { refuse } from '../errors.js';
import type { Seed } from '../types.js';

export const SEED_EXPECTED = 'expected a string or a finite number';

export function isSeed(value: unknown): value is Seed {
  return typeof value === 'string' || Number.isFinite(value);
}

/** A seed among a function's options. */
export function readSeed(functionName: string, value: unknown): Seed {
  if (!isSeed(value)) return refuse(functionName, 'seed', SEED_EXPECTED, value);
  return typeof value === 'number' ? value + 0 : value; // -0 is 0
}
