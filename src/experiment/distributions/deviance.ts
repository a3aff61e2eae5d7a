import { log } from '../../internal/exp-log.js';
/**
 * `x log(x / mean) + mean - x`, never negative: how far `x` is from its mean, as the exponent of a Poisson, binomial,
 * gamma or beta density has it. `offset` is `x - mean`, for callers who know it better than the subtraction would.
 *
 * Near the mean the three terms cancel; there a series in `offset / (x + mean)` takes their place.
 * Source: C. Loader, "Fast and Accurate Computation of Binomial Probabilities" (2000), `bd0`.
 */
export function deviance(x: number, mean: number, offset: number = x - mean): number {
  if (x === 0) return mean;
  const v = offset / (x + mean);
  if (Math.abs(v) < 0.3) {
    let sum = offset * v;
    let power = 2 * x * v;
    for (let k = 3; ; k += 2) {
      power *= v * v;
      const next = sum + power / k;
      if (next === sum) return sum;
      sum = next;
    }
  }
  const ratio = x / mean;
  // The ratio of two doubles may be too large for a double; its logarithm never is.
  const logRatio = ratio < Infinity ? log(ratio) : log(x) - log(mean);
  return x * logRatio - offset;
}
