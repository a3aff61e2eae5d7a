import type { Seed } from '../types.js';
import { finish, finishBits, hashText } from './hash.js';

/**
 * Keyed chance: a uniform number is a hash of (seed, purpose, entity, index), so what one user gets depends neither
 * on the order of the users nor on how they are spread over machines.
 *
 * ```
 * const key = drawKey(seed, 'simulation/luck');     // once
 * const luck = draw(key, hashBits(customerId, 0));  // per customer
 * ```
 */
export type DrawKey = number;

/** Mixes the seed and the purpose into one integer, so that draws for different purposes are independent. */
export function drawKey(seed: Seed, purpose: string): DrawKey {
  return hashText(purpose, seedNumber(seed));
}

/** A number's 64 bits, or a text's hash, as a 32-bit integer. */
function seedNumber(seed: Seed): number {
  if (typeof seed === 'string') return hashText(seed, 0x9747b28c);
  if (Number.isInteger(seed) && seed >= 0 && seed <= 0xffff_ffff) return finish(seed);
  return hashText(String(seed), 0x2f0b4a27);
}

const INDEX_STEP = 0x9e3779b9; // 2^32 / golden ratio: consecutive indexes land far apart
const SECOND_HALF = 0x7feb352d;
const TWO_POW_53 = 2 ** 53;

/**
 * Uniform in [0, 1), for the entity whose id hashes to `entity`: one of 2^32 values, spread over all 53 bits of a number.
 * `index` numbers the draws of one entity for one purpose.
 */
export function draw(key: DrawKey, entity: number, index = 0): number {
  const h = finishBits(key ^ finishBits((entity + Math.imul(index, INDEX_STEP)) | 0));
  return ((h >>> 0) * 0x20_0000 + (finishBits(h ^ SECOND_HALF) >>> 11)) / TWO_POW_53;
}
