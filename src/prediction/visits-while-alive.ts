import { exp, expm1, log, log1p } from '../internal/exp-log.js';
import { stirlingRemainder } from '../internal/log-gamma.js';

/**
 * Integral of p^(a - 1) (1 - p)^b (1 - (1 + p t)^-s) / B(a, b) over the logit u of p, where p ~ Beta(a, b) and
 * rate x horizon / t ~ Gamma(s).
 */
export function visitsWhileAlive(s: number, t: number, a: number, b: number): number {
  if (t === 0) return 0;
  // Everything as seen from the peak of the density of u, so that no large logarithms meet and cancel (Loader 2000).
  const peak = log(a) - log(b);
  const total = a + b;
  const visitsAt = (u: number) => {
    const odds = exp(-Math.abs(u));
    const p = (u < 0 ? odds : 1) / (1 + odds);
    return -expm1(-s * log1p(p * t)) / p;
  };
  if (1 / a + 1 / b < 1e-12) return visitsAt(peak); // all have this one p
  const logHeight =
    log(a) + log(b / total) + stirlingRemainder(total) - stirlingRemainder(a) - stirlingRemainder(b);
  const integrand = (z: number) => {
    const u = peak + z;
    const fall =
      u < 0
        ? a * z - total * logMean(a / total, b / total, z)
        : -b * z - total * logMean(b / total, a / total, -z);
    return visitsAt(u) * exp(logHeight + fall);
  };
  // The integrand stays tame to pi / 2 off the axis, so steps of 0.3 err by e^-33; a sharper peak needs finer ones.
  const step = Math.min(0.3, 0.4 * Math.sqrt(1 / a + 1 / b));
  // Where p is all but 0 the integrand is s t e^(a u) / B(a, b), where it is all but 1 it falls as e^(-b u): the sum
  // of either end is a geometric series. Between them it may be added up, or fall off sooner.
  const low = -32 - log(Math.max(s * t, t, b, a, 1)) - peak;
  const high = 32 + log(Math.max(a, 1)) - peak;
  const middle = Math.min(Math.max(low, 0), high);
  let sum = 0;
  const addUp = (from: number, stride: number, rate: number) => {
    let z = from;
    for (
      let value = Infinity;
      value > sum * Math.min(1, rate * step) * 1e-14 && z > low && z < high;
      z += stride
    ) {
      value = integrand(z);
      sum += value;
    }
    sum += integrand(z) / -expm1(-rate * step);
  };
  addUp(middle, step, b);
  addUp(middle - step, -step, a);
  return step * sum;
}

/** log(rest + share e^z), where share + rest = 1. */
function logMean(share: number, rest: number, z: number): number {
  const rise = share * expm1(z);
  return rise > -0.5 ? log1p(rise) : log(rest + share * exp(z));
}
