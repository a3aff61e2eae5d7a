import { exp, log } from '../internal/exp-log.js';
import { unreadable } from '../internal/unreadable.js';
import { type BgNbdModel, checkHistory, logOddsOfLoss, type VisitHistory } from './bg-nbd-model.js';

/**
 * The chance that a user is still a user, given their visits: 1 / (1 + odds of loss), which neither overflows nor
 * comes out as no number, however many the visits.
 *
 * The classic form (Fader and Hardie 2008, "Computing P(alive) using the BG/NBD model") gives 1 for whoever came
 * once, however long ago; the modified form decays for them too. Cost is fixed.
 *
 * @throws TactfulError for what is no model of version 1, or a malformed history.
 *
 * @example
 * ```ts
 * import { aliveProbability, type BgNbdModel } from 'tactful';
 *
 * // Fitted to the CDNOW data, in weeks (Fader, Hardie and Lee 2005, table 2).
 * const training = { historyCount: 2357, returnedCount: 946, warnings: [] };
 * const model: BgNbdModel = { kind: 'bg_nbd', version: 1, variant: 'classic', r: 0.243, alpha: 4.414, a: 0.793, b: 2.426, logLikelihood: -9582.4, training };
 * const chance = aliveProbability(model, { frequency: 2, recency: 30.43, age: 38.86 });
 * Math.round(chance * 1e4) / 1e4 // => 0.7266
 * ```
 */
export function aliveProbability(model: BgNbdModel, history: VisitHistory): number {
  try {
    checkHistory('aliveProbability', model, history);
    return aliveOf(model, history);
  } catch (error) {
    throw unreadable('aliveProbability', { model, history }, error);
  }
}

/** {@link aliveProbability} of what was checked. */
export function aliveOf(model: BgNbdModel, { frequency, recency, age }: VisitHistory): number {
  const { r, alpha } = model;
  const odds = logOddsOfLoss(model, r + frequency, frequency, log(alpha + age), log(alpha + recency));
  return 1 / (1 + exp(odds));
}
