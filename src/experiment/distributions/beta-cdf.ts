import { exp, log, log1p } from '../../internal/exp-log.js';
import { stirlingRemainder } from '../../internal/log-gamma.js';
import { requireNumber } from '../read.js';
import { continuedFraction } from './continued-fraction.js';
import { deviance } from './deviance.js';

/** Beyond, the fraction takes seconds to come to rest, or never does. */
const MOST = 1e12;

/**
 * The distribution function of the beta distribution at `x` (the regularized incomplete beta function). Relative error
 * below 1e-10 for `a` and `b` from 1e-5 to 1e8, far lower tails included. The continued fraction of DiDonato and Morris
 * (1992, equation 9) with Loader's (2000) form of the factor in front. Cost grows with the square root of the larger
 * parameter.
 *
 * @throws TactfulError `invalid_input` unless `x` lies in [0, 1] and `a` and `b` above 0 and at most 1e12.
 *
 * @example
 * ```ts
 * import { betaCdf } from 'tactful';
 *
 * betaCdf(0.5, 2, 2).toFixed(12) // => '0.500000000000'
 * betaCdf(0.25, 1, 3).toFixed(12) // => '0.578125000000'
 * ```
 */
export function betaCdf(x: number, a: number, b: number): number {
  requireNumber('betaCdf', 'x', x, 'a number from 0 to 1', () => x >= 0 && x <= 1);
  requireNumber('betaCdf', 'a', a, 'a number above 0, at most 1e12', () => a > 0 && a <= MOST);
  requireNumber('betaCdf', 'b', b, 'a number above 0, at most 1e12', () => b > 0 && b <= MOST);
  return exp(logBetaCdf(x, 1 - x, a, b));
}

/**
 * The natural logarithm of the beta distribution function at `x`, finite where the function underflows. `y` is `1 - x`,
 * for callers who know it better than the subtraction would.
 */
export function logBetaCdf(x: number, y: number, a: number, b: number): number {
  if (x === 0) return -Infinity;
  if (y === 0) return 0;
  const below = a * y - b * x; // (a + b) times the distance of x below the mean
  return below >= 0 ? logTail(x, y, a, b, below) : log1p(-exp(logTail(y, x, b, a, -below)));
}

/** The tail at `x` up to the mean: there the fraction converges and nothing cancels. */
function logTail(x: number, y: number, a: number, b: number, below: number): number {
  const fraction = continuedFraction(
    (m) => {
      const two = a + 2 * m - 1;
      return ((m * (a + m - 1)) / two) * ((a + b + m - 1) / two) * (b - m) * x * x;
    },
    (m) => {
      const odd = m === 0 ? 0 : m + (m * (b - m) * x) / (a + 2 * m - 1);
      return odd + ((a + m) * (below + 1 + m * (2 - x))) / (a + 2 * m + 1);
    },
  );
  return logBetaFactor(x, y, a, b, below) - log(fraction);
}

/** `log(x^a y^b / B(a, b))`, where `below` is `a y - b x`. */
export function logBetaFactor(x: number, y: number, a: number, b: number, below: number): number {
  const n = a + b;
  return (
    log(a) +
    log(b / n) +
    stirlingRemainder(n) -
    stirlingRemainder(a) -
    stirlingRemainder(b) -
    deviance(a, n * x, below) -
    deviance(b, n * y, -below)
  );
}
