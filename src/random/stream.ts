import alea from 'seedrandom/lib/alea.js';
import type { Seed } from '../types.js';
import { drawKey } from './keyed.js';

/**
 * Chance for algorithms that draw in sequence: each call gives the next uniform number in [0, 1), 32 bits fine
 * (Baagøe's Alea, in seedrandom). Streams for different purposes are independent.
 */
export function stream(seed: Seed, purpose: string): () => number {
  // The package's main file touches Math.random and a global pool when it loads; this one does not.
  return alea(`${drawKey(seed, purpose)}`);
}
