import { exp } from '../../internal/exp-log.js';
import { requireNumber } from '../read.js';
import { gammaSeries, logGammaTail } from './gamma-tail.js';

/**
 * The standard normal distribution function. Relative error below 1e-12 in both tails, down to the smallest number
 * there is (z about -38.5). Half of the incomplete gamma function `Q(1/2, z^2 / 2)` (Abramowitz and Stegun 26.2.29 and
 * 6.5.17). Constant cost.
 *
 * @throws TactfulError `invalid_input` if `z` is not a number.
 *
 * @example
 * ```ts
 * import { normalCdf } from 'tactful';
 *
 * normalCdf(0) // => 0.5
 * normalCdf(-1.959963984540054).toFixed(12) // => '0.025000000000'
 * normalCdf(-20).toPrecision(10) // => '2.753624119e-89'
 * ```
 */
export function normalCdf(z: number): number {
  requireNumber('normalCdf', 'z', z, 'a number', () => !Number.isNaN(z));
  return z <= 0 ? normalTail(-z) : 1 - normalTail(z);
}

/** The upper tail, for `z` from 0 on. */
function normalTail(z: number): number {
  if (z > 40) return 0; // far below the smallest number; and squares would overflow
  return z < 1.5 ? 0.5 - 0.5 * gammaSeries(0.5, (z * z) / 2) : exp(logNormalTail(z));
}

/** The natural logarithm of the upper tail, for `z` from 0 on: finite where the tail underflows. */
export function logNormalTail(z: number): number {
  return logGammaTail(0.5, (z * z) / 2) - Math.LN2;
}
