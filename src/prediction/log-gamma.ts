import { log } from '../internal/exp-log.js';
import { unreadable } from '../internal/unreadable.js';

/** B(2k) / (2k (2k - 1)): Stirling's series for the logarithm of the gamma function. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360, 1 / 156];
const HALF_LOG_TWO_PI = 0.9189385332046728;

/** log of the gamma function for `x` > 0, to 1e-14 (NIST DLMF 5.11.1, from 10 on; 5.5.1 leads there). */
export function logGamma(x: number): number {
  try {
    let product = 1;
    let z = x;
    for (; z < 10; z++) product *= z;
    const inverse = 1 / z;
    const square = inverse * inverse;
    let series = 0;
    for (let k = STIRLING.length - 1; k >= 0; k--) series = series * square + STIRLING[k]!;
    return (z - 0.5) * log(z) - z + HALF_LOG_TWO_PI + series * inverse - log(product);
  } catch (error) {
    throw unreadable('logGamma', { x }, error);
  }
}
