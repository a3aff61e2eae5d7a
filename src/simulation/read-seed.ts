import { refuse } from '../errors.js';
import type { Seed } from '../types.js';

/** The seed of a public function's options, or a clear error: nothing here draws without one. */
export function readSeed(functionName: string, options: { readonly seed: Seed }): Seed {
  if (typeof options !== 'object' || options === null) {
    refuse(functionName, 'options', 'expected an object with a seed', options);
  }
  const { seed } = options;
  return typeof seed === 'string' || Number.isFinite(seed)
    ? seed
    : refuse(functionName, 'seed', 'expected a text or a finite number', seed);
}
