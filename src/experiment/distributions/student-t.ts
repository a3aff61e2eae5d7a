import { exp, log } from '../../internal/exp-log.js';
import { logGammaOf } from '../../internal/log-gamma.js';
import { requireNumber } from '../read.js';
import { logBetaCdf } from './beta-cdf.js';

/**
 * The distribution function of Student's t. Relative error below 1e-10 in both tails, for degrees of freedom from
 * 1e-3 to 1e10. Half of an incomplete beta function (Abramowitz and Stegun 26.7.1). Cost grows slowly with the degrees of
 * freedom.
 *
 * @throws TactfulError `invalid_input` if `t` is not a number, or `degreesOfFreedom` not above 0 or
 * above 1e12.
 *
 * @example
 * ```ts
 * import { studentTCdf } from 'tactful';
 *
 * studentTCdf(0, 5) // => 0.5
 * studentTCdf(-1, 1).toFixed(12) // => '0.250000000000'
 * ```
 */
export function studentTCdf(t: number, degreesOfFreedom: number): number {
  requireNumber('studentTCdf', 't', t, 'a number', () => !Number.isNaN(t));
  const dof = degreesOfFreedom;
  requireNumber(
    'studentTCdf',
    'degreesOfFreedom',
    dof,
    'a number above 0, at most 1e12',
    () => dof > 0 && dof <= 1e12,
  );
  const tail = exp(logStudentTail(Math.abs(t), dof));
  return t < 0 ? tail : 1 - tail;
}

/** The natural logarithm of the upper tail, for a finite `t` from 0 on: finite where the tail underflows. */
export function logStudentTail(t: number, dof: number): number {
  const ratio = t / Math.sqrt(dof);
  if (ratio > 1e150) {
    // The square would overflow; the leading term of the tail is all there is of it.
    const logRatio = log(t) - log(dof) / 2;
    const a = dof / 2;
    return logGammaOf(a + 0.5) - logGammaOf(a + 1) - logGammaOf(0.5) - dof * logRatio - Math.LN2;
  }
  const square = ratio * ratio;
  return logBetaCdf(1 / (1 + square), square / (1 + square), dof / 2, 0.5) - Math.LN2;
}
