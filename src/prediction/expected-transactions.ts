import { refuse } from '../errors.js';
import { unreadable } from '../internal/unreadable.js';
import { aliveOf } from './alive-probability.js';
import { type BgNbdModel, checkHistory, type VisitHistory } from './bg-nbd-model.js';
import { visitsWhileAlive } from './visits-while-alive.js';

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
 * visitors and whose quotient fails at a = 1. The mean is therefore taken numerically, to 1e-11 of itself whatever the
 * parameters: with p on the logit scale the integrand is smooth and falls off exponentially, and equal steps converge
 * exponentially (Trefethen and Weideman 2014). Cost is fixed, some 20 us.
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
