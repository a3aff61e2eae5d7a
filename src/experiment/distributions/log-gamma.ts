import { requireNumber } from '../read.js';

/** `1 - γ`, then `(ζ(k) - 1) / k` for k = 2, 3, …: `log Γ(2 + w)` as a power series in `w`, whose signs alternate from k = 2 on. */
const AROUND_TWO = [
  0.422784335098467139, 0.322467033424113218, 0.0673523010531980951, 0.0205808084277845479,
  0.00738555102867398527, 0.00289051033074152329, 0.00119275391170326098, 0.000509669524743042422,
  0.00022315475845357938, 0.0000994575127818085337, 0.0000449262367381331417, 0.0000205072127756706916,
  9.4394882752683959e-6, 4.3748667899074878e-6, 2.03921575380136624e-6, 9.55141213040741983e-7,
  4.49246919876456604e-7, 2.12071848055546659e-7, 1.00432248239680996e-7, 4.76981016936398057e-8,
  2.27110946089431649e-8, 1.08386592148969541e-8, 5.18347504197004666e-9, 2.48367454380247832e-9,
];

/** `B(2k) / (2k (2k - 1))`: Stirling's series in `1 / x`, odd powers. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];

/** From here on seven terms of Stirling's series are exact to the last bit. */
const LARGE = 10;

const HALF_LOG_TWO_PI = 0.918938533204672742;

/**
 * The natural logarithm of the gamma function, for `x` above 0. Relative error below 1e-14, also next to its zeros at
 * 1 and 2.
 *
 * A Taylor series around 2 with zeta values (Abramowitz and Stegun 6.1.33), reached by the recurrence
 * `Γ(x + 1) = x Γ(x)`; Stirling's series from 10 on (6.1.40). Constant cost.
 *
 * @throws TactfulError `invalid_input` if `x` is not a finite number above 0.
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
  requireNumber('logGamma', 'x', x, 'a finite number above 0', x > 0 && x < Infinity);
  return logGammaOf(x);
}

/** {@link logGamma} for an `x` that is known to be in its domain. */
export function logGammaOf(x: number): number {
  if (x < 0.5) return logGammaOf(x + 1) - Math.log(x);
  if (x < 1.5) return aroundTwo(x - 1) - Math.log1p(x - 1);
  if (x < LARGE) {
    let base = x;
    let product = 1;
    while (base >= 2.5) {
      base -= 1;
      product *= base;
    }
    return aroundTwo(base - 2) + Math.log(product);
  }
  return (x - 1) * Math.log(x) - x + stirlingRemainder(x);
}

/** `log Γ(2 + w)` for `w` in [-0.5, 0.5]. */
function aroundTwo(w: number): number {
  let sum = 0;
  for (let k = AROUND_TWO.length - 1; k > 0; k--) sum = AROUND_TWO[k]! - sum * w;
  return (AROUND_TWO[0]! + sum * w) * w;
}

/**
 * `log Γ(x + 1) - (x log x - x)`, for `x` from 0 on: what Stirling's main term leaves over. Densities are written with
 * it and with {@link deviance}, so that their large terms never meet and cancel (Loader 2000).
 */
export function stirlingRemainder(x: number): number {
  if (x === 0) return 0;
  if (x < LARGE) return logGammaOf(x + 1) - x * Math.log(x) + x;
  const inverse = 1 / x;
  const square = inverse * inverse;
  let sum = 0;
  for (let k = STIRLING.length - 1; k >= 0; k--) sum = sum * square + STIRLING[k]!;
  return HALF_LOG_TWO_PI + 0.5 * Math.log(x) + sum * inverse;
}
