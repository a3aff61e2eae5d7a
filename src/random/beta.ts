import { log } from '../internal/exp-log.js';
import { type DrawKey, draw } from './keyed.js';
import { normalFrom } from './normal.js';

/** The smallest uniform number that the logarithm is asked for; `draw` may give 0. */
const LEAST = 2 ** -54;

/**
 * The log-odds of a draw from the beta distribution for the entity whose id hashes to `entity`: the difference of the
 * logarithms of two gamma variables. It never underflows, however small the parameters, and orders draws as the rates
 * themselves do.
 */
export function betaLogOddsDraw(a: number, b: number, key: DrawKey, entity: number): number {
  let index = 0;
  const uniform = (): number => Math.max(LEAST, draw(key, entity, index++));
  return logGammaFrom(a, uniform) - logGammaFrom(b, uniform);
}

/**
 * The logarithm of a draw from the gamma distribution with shape `a`.
 *
 * Source: G. Marsaglia and W. W. Tsang, "A simple method for generating gamma variables" (ACM Transactions on
 * Mathematical Software 26, 2000), shapes below 1 by their note in section 6.
 */
function logGammaFrom(a: number, uniform: () => number): number {
  if (a < 1) return logGammaFrom(a + 1, uniform) + log(uniform()) / a;
  const d = a - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = normalFrom(uniform);
    const root = 1 + c * z;
    if (root <= 0) continue;
    const logV = 3 * log(root);
    const accepted = (z * z) / 2 + d * (1 - root * root * root + logV);
    if (log(uniform()) < accepted) return log(d) + logV;
  }
}
