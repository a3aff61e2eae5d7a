/** Stands in for a denominator of exactly zero (Lentz's method, as Thompson and Barnett 1986 modified it). */
const TINY = 1e-300;

/** More terms than any argument in the documented ranges needs. */
const MAX_TERMS = 10_000_000;

/** `b(0) + a(1) / (b(1) + a(2) / (b(2) + …))`, until it no longer moves. */
export function continuedFraction(a: (k: number) => number, b: (k: number) => number): number {
  let value = b(0) || TINY;
  let c = value;
  let d = 0;
  for (let k = 1; k < MAX_TERMS; k++) {
    const numerator = a(k);
    const denominator = b(k);
    d = 1 / (denominator + numerator * d || TINY);
    c = denominator + numerator / c || TINY;
    const step = c * d;
    value *= step;
    if (Math.abs(step - 1) <= Number.EPSILON) break;
  }
  return value;
}
