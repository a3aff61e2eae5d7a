import { requireNumber } from '../read.js';

// M. J. Wichura, "Algorithm AS 241: The Percentage Points of the Normal Distribution" (1988), PPND16.
const CENTRE_ABOVE = [
  3.387132872796366608, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
  4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3,
];
const CENTRE_BELOW = [
  1, 4.2313330701600911252e1, 6.871870074920579083e2, 5.3941960214247511077e3, 2.1213794301586595867e4,
  3.930789580009271061e4, 2.8729085735721942674e4, 5.226495278852854561e3,
];
const TAIL_ABOVE = [
  1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504,
  1.27045825245236838258, 2.4178072517745061177e-1, 2.27238449892691845833e-2, 7.7454501427834140764e-4,
];
const TAIL_BELOW = [
  1, 2.05319162663775882187, 1.6763848301838038494, 6.8976733498510000455e-1, 1.4810397642748007459e-1,
  1.51986665636164571966e-2, 5.475938084995344946e-4, 1.05075007164441684324e-9,
];
const FAR_ABOVE = [
  6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 2.9656057182850489123e-1,
  2.6532189526576123093e-2, 1.2426609473880784386e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
];
const FAR_BELOW = [
  1, 5.9983220655588793769e-1, 1.3692988092273580531e-1, 1.48753612908506148525e-2,
  7.868691311456132591e-4, 1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15,
];

/**
 * The `p` quantile of the standard normal distribution. Relative error below 1e-15, down to the smallest `p` there is.
 * Wichura's algorithm AS 241. Constant cost.
 *
 * @throws TactfulError `invalid_input` unless `p` lies strictly between 0 and 1.
 *
 * @example
 * ```ts
 * import { normalQuantile } from 'tactful';
 *
 * normalQuantile(0.5) // => 0
 * normalQuantile(0.975).toFixed(12) // => '1.959963984540'
 * ```
 */
export function normalQuantile(p: number): number {
  requireNumber('normalQuantile', 'p', p, 'a number above 0 and below 1', p > 0 && p < 1);
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * rational(CENTRE_ABOVE, CENTRE_BELOW, 0.180625 - q * q);
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const tail =
    r <= 5 ? rational(TAIL_ABOVE, TAIL_BELOW, r - 1.6) : rational(FAR_ABOVE, FAR_BELOW, r - 5);
  return q < 0 ? -tail : tail;
}

function rational(above: readonly number[], below: readonly number[], x: number): number {
  let numerator = 0;
  let denominator = 0;
  for (let k = above.length - 1; k >= 0; k--) {
    numerator = numerator * x + above[k]!;
    denominator = denominator * x + below[k]!;
  }
  return numerator / denominator;
}
