import { logGammaOf } from '../../internal/log-gamma.js';
import { requireNumber } from '../read.js';

/**
 * The natural logarithm of the gamma function, for `x` above 0, at most 1e305. Relative error below 1e-14, also next to its zeros at
 * 1 and 2.
 *
 * A Taylor series around 2 and Stirling's series from 10 on (Abramowitz and Stegun 6.1.33, 6.1.40). Constant cost.
 *
 * @throws TactfulError `invalid_input` if `x` is no number in that range.
 *
 * @example
 * ```ts
 * import { logGamma } from 'tactful';
 *
 * logGamma(1) // => 0
 * logGamma(5).toFixed(12) // => '3.178053830348'
 * ```
 */
export function logGamma(x: number): number {
  requireNumber('logGamma', 'x', x, 'a number above 0, at most 1e305', () => x > 0 && x <= 1e305);
  return logGammaOf(x);
}
