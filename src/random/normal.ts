import { type DrawKey, draw } from './keyed.js';

/**
 * A standard normal number for the entity whose id hashes to `entity`.
 *
 * C. F. F. Karney, "Sampling exactly from the normal distribution", ACM Transactions on Mathematical Software 42(1)
 * (2016), algorithm N: exact but for the 53 bits of its uniforms, tails included. It compares and adds, multiplies
 * and divides, and needs no logarithm, exponential or cosine, whose last bits differ between JavaScript engines. It
 * takes about ten uniforms, draws 0, 1, 2, … of the entity.
 */
export function normalDraw(key: DrawKey, entity: number): number {
  let index = 0;
  return normalFrom(() => draw(key, entity, index++));
}

/** The same from any uniform numbers. */
export function normalFrom(uniform: () => number): number {
  for (;;) {
    let k = 0; // the whole part, with weight exp(-k^2 / 2): first exp(-k / 2), of which exp(-k (k - 1) / 2) are kept
    while (happens(0.5, uniform)) k++;
    if (!repeats(k * (k - 1), uniform)) continue;
    const x = uniform(); // the fraction, with weight exp(-x (2 k + x) / 2)
    let kept = true;
    for (let i = 0; kept && i <= k; i++) kept = happens((x * (2 * k + x)) / (2 * (k + 1)), uniform);
    if (kept) return uniform() < 0.5 ? -(k + x) : k + x;
  }
}

/** True with probability exp(-count / 2). */
function repeats(count: number, uniform: () => number): boolean {
  for (let i = 0; i < count; i++) if (!happens(0.5, uniform)) return false;
  return true;
}

/**
 * True with probability exp(-x), for x from 0 to 1: the first rise in x > u1 > u2 > … comes after an even number of
 * numbers (von Neumann, "Various techniques used in connection with random digits", 1951).
 */
function happens(x: number, uniform: () => number): boolean {
  let even = true;
  let last = x;
  for (let next = uniform(); next < last; next = uniform()) {
    even = !even;
    last = next;
  }
  return even;
}
