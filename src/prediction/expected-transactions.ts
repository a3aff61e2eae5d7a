import { refuse } from '../errors.js';
import { exp, expm1, log, log1p } from '../internal/exp-log.js';
import { logGammaOf } from '../internal/log-gamma.js';
import { unreadable } from '../internal/unreadable.js';
import { aliveOf } from './alive-probability.js';
import { type BgNbdModel, checkHistory, type VisitHistory } from './bg-nbd-model.js';

/** Options of {@link expectedTransactions}. */
export interface HorizonOptions {
  /** How far ahead, in the unit of time of the histories; from 0. */
  readonly horizon: number;
}

/**
 * How many more visits to expect of a user until `horizon` from now: the chance that they are still a user, times
 * the mean over their possible dropout chances p of (1 - e^(-rate p horizon)) / p.
 *
 * The value is that of Fader, Hardie and Lee 2005, eq. 10, whose hypergeometric function overflows for frequent
 * visitors and whose quotient fails at a = 1. The mean is therefore taken numerically, to 1e-11 of itself: with p on
 * the logit scale the integrand is smooth and falls off exponentially, and equal steps converge exponentially
 * (Trefethen and Weideman 2014). Cost is fixed, some 20 us.
 *
 * @throws TactfulError for what is no model of version 1, a malformed history, or a malformed horizon.
 *
 * @example
 * ```ts
 * import { type BgNbdModel, expectedTransactions } from 'tactful';
 *
 * // Fitted to the CDNOW data, in weeks (Fader, Hardie and Lee 2005, table 2).
 * const training = { historyCount: 2357, returnedCount: 946, warnings: [] };
 * const model: BgNbdModel = { kind: 'bg_nbd', version: 1, variant: 'classic', r: 0.243, alpha: 4.414, a: 0.793, b: 2.426, logLikelihood: -9582.4, training };
 * const count = expectedTransactions(model, { frequency: 2, recency: 30.43, age: 38.86 }, { horizon: 39 });
 * Math.round(count * 1e3) / 1e3 // => 1.226
 * ```
 */
export function expectedTransactions(
  model: BgNbdModel,
  history: VisitHistory,
  options: HorizonOptions,
): number {
  try {
    checkHistory('expectedTransactions', model, history);
    const horizon = options?.horizon;
    if (!(typeof horizon === 'number' && horizon >= 0 && horizon <= 1e100)) {
      refuse('expectedTransactions', 'horizon', 'expected a number from 0 to 1e100', horizon);
    }
    const { r, alpha, a, b, variant } = model;
    const { frequency, age } = history;
    const survived = variant === 'classic' ? b + frequency : b + frequency + 1;
    const count =
      aliveOf(model, history) * visitsWhileAlive(r + frequency, horizon / (alpha + age), a, survived);
    if (Number.isFinite(count)) return count;
    return refuse('expectedTransactions', 'model', 'has numbers that give no expectation', {
      r,
      alpha,
      a,
      b,
    });
  } catch (error) {
    throw unreadable('expectedTransactions', { model, history, options }, error);
  }
}

/**
 * Integral of p^(a - 1) (1 - p)^b (1 - (1 + p t)^-s) / B(a, b) over the logit u of p, where p ~ Beta(a, b) and
 * rate x horizon / t ~ Gamma(s).
 */
function visitsWhileAlive(s: number, t: number, a: number, b: number): number {
  if (t === 0) return 0;
  const logBeta = logGammaOf(a) + logGammaOf(b) - logGammaOf(a + b);
  const integrand = (u: number) => {
    const logP = u < 0 ? u - log1p(exp(u)) : -log1p(exp(-u));
    const p = exp(logP);
    return -expm1(-s * log1p(p * t)) * exp((a - 1) * logP + b * (logP - u) - logBeta);
  };
  // The integrand stays tame to pi / 2 off the axis, so steps of 0.3 err by e^-33; a sharper peak needs finer ones.
  const step = Math.min(0.3, 0.4 * Math.sqrt(1 / a + 1 / b));
  // Below `low` the integrand is s t e^(a u) / B(a, b), whose sum is a geometric series.
  const low = -40 - log(Math.max(s * t, t, b, a, 1));
  const middle = Math.max(low, log(a / b));
  let sum = 0;
  let u = middle;
  for (let value = 1; value > sum * 1e-17 && u < 800; u += step) {
    value = integrand(u);
    sum += value;
  }
  u = middle - step;
  for (let value = 1; value > sum * 1e-17 && u > low; u -= step) {
    value = integrand(u);
    sum += value;
  }
  return step * (sum + integrand(u) / -expm1(-a * step));
}
