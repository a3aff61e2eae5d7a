import { log } from '../../internal/exp-log.js';
import { requireNumber } from '../read.js';

// M. J. Wichura, "Algorithm AS 241: The Percentage Points of the Normal Distribution" (1988), PPND16.
const CENTRE_ABOVE = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
  67265.7709270087, 33430.57558358813, 2509.0809287301227,
];
const CENTRE_BELOW = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
  28729.085735721943, 5226.495278852854,
];
const TAIL_ABOVE = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
  0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
];
const TAIL_BELOW = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
  0.0005475938084995345, 1.0507500716444169e-9,
];
const FAR_ABOVE = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
  0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
];
const FAR_BELOW = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
  1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15,
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
  requireNumber('normalQuantile', 'p', p, 'a number above 0 and below 1', () => p > 0 && p < 1);
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * rational(CENTRE_ABOVE, CENTRE_BELOW, 0.180625 - q * q);
  const r = Math.sqrt(-log(q < 0 ? p : 1 - p));
  const tail = r <= 5 ? rational(TAIL_ABOVE, TAIL_BELOW, r - 1.6) : rational(FAR_ABOVE, FAR_BELOW, r - 5);
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
