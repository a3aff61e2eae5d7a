import { exp } from '../../internal/exp-log.js';
import { requireNumber } from '../read.js';
import { logGammaTail } from './gamma-tail.js';

/**
 * The probability that a chi-square variable with the given degrees of freedom is at least `x`. Relative error below
 * 1e-11 down to the smallest number there is. The regularized incomplete gamma function `Q(dof / 2, x / 2)`
 * (Abramowitz and Stegun 26.4.19). Cost grows with the square root of the degrees of freedom.
 *
 * @throws TactfulError `invalid_input` if `x` is below 0 or not a number, or `degreesOfFreedom` not above 0 or
 * above 1e12.
 *
 * @example
 * ```ts
 * import { chiSquareSurvival } from 'tactful';
 *
 * chiSquareSurvival(3.841458820694124, 1).toFixed(12) // => '0.050000000000'
 * chiSquareSurvival(0, 3) // => 1
 * ```
 */
export function chiSquareSurvival(x: number, degreesOfFreedom: number): number {
  requireNumber('chiSquareSurvival', 'x', x, 'a number from 0 on', () => x >= 0);
  const dof = degreesOfFreedom;
  requireNumber(
    'chiSquareSurvival',
    'degreesOfFreedom',
    dof,
    'a number above 0, at most 1e12',
    () => dof > 0 && dof <= 1e12,
  );
  if (x === Infinity) return 0;
  return exp(logGammaTail(dof / 2, (x + 0) / 2));
}
