import { exp, log, log1p } from '../../internal/exp-log.js';
import { stirlingRemainder } from '../../internal/log-gamma.js';
import { continuedFraction } from './continued-fraction.js';
import { deviance } from './deviance.js';

/**
 * The natural logarithm of the upper tail of the gamma distribution, `Q(a, x) = Γ(a, x) / Γ(a)`, finite where the tail
 * itself underflows. `a` above 0, `x` from 0 on.
 *
 * Below the mean one minus the series, above it Legendre's continued fraction (Abramowitz and Stegun 6.5.29, 6.5.31);
 * the factor `x^a e^-x / Γ(a + 1)` of both as in Loader (2000). Cost grows with the square root of `a`.
 */
export function logGammaTail(a: number, x: number): number {
  if (x < a + 1) return log1p(-gammaSeries(a, x));
  const fraction = continuedFraction(
    (k) => k * (a - k),
    (k) => x + 2 * k + 1 - a,
  );
  return logFactor(a, x) + log(a / fraction);
}

/** The lower tail `P(a, x)`, for `x` below `a + 1`. */
export function gammaSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return sum * exp(logFactor(a, x));
}

function logFactor(a: number, x: number): number {
  return -deviance(a, x) - stirlingRemainder(a);
}
