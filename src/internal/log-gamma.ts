import { log, log1p } from './exp-log.js';

/** `1 - γ`, then `(ζ(k) - 1) / k` for k = 2, 3, …: `log Γ(2 + w)` as a power series in `w`, whose signs alternate from k = 2 on. */
const AROUND_TWO = [
  0.42278433509846713, 0.3224670334241132, 0.0673523010531981, 0.020580808427784546, 0.007385551028673986,
  0.0028905103307415234, 0.001192753911703261, 0.0005096695247430425, 0.00022315475845357939,
  9.945751278180853e-5, 4.492623673813314e-5, 2.050721277567069e-5, 9.439488275268397e-6,
  4.374866789907488e-6, 2.039215753801366e-6, 9.55141213040742e-7, 4.492469198764566e-7,
  2.1207184805554665e-7, 1.0043224823968099e-7, 4.7698101693639804e-8, 2.2711094608943164e-8,
  1.0838659214896955e-8, 5.183475041970047e-9, 2.4836745438024785e-9,
];

/** `B(2k) / (2k (2k - 1))`: Stirling's series in `1 / x`, odd powers. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];

/** From here on seven terms of Stirling's series are exact to the last bit. */
const LARGE = 10;

const HALF_LOG_TWO_PI = 0.9189385332046728;

/**
 * The natural logarithm of the gamma function, for `x` above 0, at most 1e305. Relative error below 1e-14, also next to its
 * zeros at 1 and 2.
 *
 * A Taylor series around 2 with zeta values (Abramowitz and Stegun 6.1.33), reached by the recurrence
 * `Γ(x + 1) = x Γ(x)`; Stirling's series from 10 on (6.1.40).
 */
export function logGammaOf(x: number): number {
  if (x < 0.5) return logGammaOf(x + 1) - log(x);
  if (x < 1.5) return aroundTwo(x - 1) - log1p(x - 1);
  if (x < LARGE) {
    let base = x;
    let product = 1;
    while (base >= 2.5) {
      base -= 1;
      product *= base;
    }
    return aroundTwo(base - 2) + log(product);
  }
  return (x - 1) * log(x) - x + stirlingRemainder(x);
}

/** `log Γ(2 + w)` for `w` in [-0.5, 0.5]. */
function aroundTwo(w: number): number {
  let sum = 0;
  for (let k = AROUND_TWO.length - 1; k > 0; k--) sum = AROUND_TWO[k]! - sum * w;
  return (AROUND_TWO[0]! + sum * w) * w;
}

/**
 * `log Γ(x + 1) - (x log x - x)`, for `x` from 0 on: what Stirling's main term leaves over. Densities are written with
 * it and with the deviance, so that their large terms never meet and cancel (Loader 2000).
 */
export function stirlingRemainder(x: number): number {
  if (x === 0) return 0;
  if (x < LARGE) return logGammaOf(x + 1) - x * log(x) + x;
  const inverse = 1 / x;
  const square = inverse * inverse;
  let sum = 0;
  for (let k = STIRLING.length - 1; k >= 0; k--) sum = sum * square + STIRLING[k]!;
  return HALF_LOG_TWO_PI + 0.5 * log(x) + sum * inverse;
}
