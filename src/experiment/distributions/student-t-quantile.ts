import { exp, log } from '../../internal/exp-log.js';
import { logBetaFactor } from './beta-cdf.js';
import { normalQuantile } from './normal-quantile.js';
import { logStudentTail } from './student-t.js';

/**
 * The `t` whose upper tail is `p`, for `p` above 0 and below 1/2. Newton's method on the logarithm of the tail over that
 * of `t`: a concave curve, so that it converges from the normal quantile on, wherever that lies.
 */
export function studentUpperQuantile(p: number, dof: number): number {
  const target = log(p);
  let logT = log(-normalQuantile(p));
  for (let i = 0; i < 200; i++) {
    const t = exp(logT);
    const logTail = logStudentTail(t, dof);
    const square = (t * t) / dof;
    const [x, y] = [1 / (1 + square), square / (1 + square)];
    // t times the density of t is the beta factor x^a y^b / B(a, b), with a = dof / 2 and b = 1/2.
    const slope = exp(logBetaFactor(x, y, dof / 2, 0.5, (dof / 2) * y - x / 2) - logTail);
    const step = (logTail - target) / slope;
    logT += step;
    if (Math.abs(step) < 1e-14) break;
  }
  return exp(logT);
}
