import { log } from '../internal/exp-log.js';
import { draw } from '../random/index.js';

/** Uniform numbers for one entity, in sequence. */
type Uniform = () => number;

/**
 * A draw from the Beta distribution with both parameters at least 1: g1 / (g1 + g2) of two gamma draws.
 */
export function betaDraw(alpha: number, beta: number, key: number, entity: number): number {
  let index = 0;
  const uniform: Uniform = () => draw(key, entity, index++);
  const a = gammaDraw(alpha, uniform);
  return a / (a + gammaDraw(beta, uniform));
}

/** Marsaglia and Tsang, "A simple method for generating gamma variables" (ACM TOMS 26, 2000), for shape >= 1. */
function gammaDraw(shape: number, uniform: Uniform): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normalDraw(uniform);
    const v = (1 + c * x) * (1 + c * x) * (1 + c * x);
    if (v > 0 && log(1 - uniform()) < 0.5 * x * x + d - d * v + d * log(v)) return d * v;
  }
}

/** Kinderman and Monahan, ratio of uniforms (ACM TOMS 3, 1977). */
function normalDraw(uniform: Uniform): number {
  for (;;) {
    const u = 1 - uniform();
    const x = (uniform() - 0.5) * (1.7155277699214135 / u); // 2 sqrt(2 / e)
    if (x * x <= -4 * log(u)) return x;
  }
}
