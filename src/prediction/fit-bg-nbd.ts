import { type Issue, issue, refuse, TactfulError } from '../errors.js';
import { exp, log, log1p } from '../internal/exp-log.js';
import { logGammaOf } from '../internal/log-gamma.js';
import { isRecord } from '../internal/own-keys.js';
import { requireOptions } from '../internal/require-options.js';
import { unreadable } from '../internal/unreadable.js';
import {
  type BgNbdModel,
  type BgNbdWarning,
  historyIssues,
  logOddsOfLoss,
  type VisitHistory,
} from './bg-nbd-model.js';
import { nelderMead } from './nelder-mead.js';
import { MOST_ISSUES } from './read-rows.js';

/** Options of {@link fitBgNbd}. */
export interface BgNbdOptions {
  /**
   * `classic` is the BG/NBD as published, in which nobody drops out before the second visit, so that whoever came
   * once stays alive for ever. In the `modified` form a user may drop out after the first visit too.
   * @defaultValue `'modified'`
   */
  readonly variant?: 'classic' | 'modified';
}

/**
 * Fits a model of visits to many users' histories, by maximum likelihood: how often users come, and how they drop
 * out, from nothing but each one's number of returns, time of the last, and age. It serves `aliveProbability` and
 * `expectedTransactions`.
 *
 * The BG/NBD (Fader, Hardie and Lee 2005) or, by default, the MBG/NBD (Batislam, Denizel and Filiztekin 2007). The
 * likelihood is climbed in the logarithms of the parameters (Nelder and Mead 1965). On the CDNOW data the classic
 * form gives the published r .243, alpha 4.414, a .793, b 2.426, log-likelihood -9582.4. Cost: some 500 passes over
 * the distinct histories. No returns at all, or too few users to tell, give warnings, not errors.
 *
 * @throws TactfulError for no histories, and naming the malformed ones: `histories[3].recency`.
 *
 * @example
 * ```ts
 * import { aliveProbability, expectedTransactions, fitBgNbd } from 'tactful';
 *
 * const returns = [0, 0, 0, 0, 0, 1, 1, 2, 3, 8];
 * const histories = Array.from({ length: 200 }, (_, i) => {
 *   const frequency = returns[i % 10];
 *   return { frequency, recency: frequency > 0 ? 2 + ((i * 7) % 40) : 0, age: 45 };
 * });
 * const model = fitBgNbd(histories);
 * model.training.returnedCount // => 100
 * const regular = { frequency: 4, recency: 36, age: 45 };
 * aliveProbability(model, regular) > aliveProbability(model, { ...regular, recency: 12 }) // => true
 * expectedTransactions(model, regular, { horizon: 10 }) > 0 // => true
 * ```
 */
export function fitBgNbd(histories: readonly VisitHistory[], options: BgNbdOptions = {}): BgNbdModel {
  try {
    requireOptions('fitBgNbd', options);
    const variant = options.variant ?? 'modified';
    if (variant !== 'classic' && variant !== 'modified') {
      refuse('fitBgNbd', 'variant', 'expected "classic" or "modified"', variant);
    }
    const distinct = readHistories(histories);
    const returnedCount = distinct.reduce(
      (sum, { frequency, users }) => sum + (frequency > 0 ? users : 0),
      0,
    );
    // In units of the mean age, so that the same start suits hours and years.
    const meanAge = distinct.reduce((sum, { age, users }) => sum + age * (users / histories.length), 0);
    const unit = meanAge > 0 ? Math.max(meanAge, LEAST_UNIT) : 1;
    const scaled = distinct.map((history) => ({
      ...history,
      recency: history.recency / unit,
      age: history.age / unit,
    }));
    const lossOf = (point: readonly number[]) => {
      if (point.some((x) => Math.abs(x) > LARGEST_LOG)) return Number.MAX_VALUE;
      const [r = 1, alpha = 1, a = 1, b = 1] = point.map(exp);
      return -logLikelihood(scaled, variant, r, alpha, a, b) / histories.length;
    };
    const first = nelderMead(lossOf, [0, 0, 0, 0], 0.5, 1e-7, 4000);
    // Once more from there, with a fresh simplex: the first may have collapsed on a slope.
    const best = nelderMead(lossOf, first.point, 0.1, 1e-9, 4000);
    const [r = 1, alpha = 1, a = 1, b = 1] = best.point.map(exp);
    const atEdge = best.point.some((x) => Math.abs(x) > LARGEST_LOG - 1);
    const warnings: BgNbdWarning[] = [];
    if (returnedCount === 0) warnings.push('no_returns');
    if (atEdge || !best.converged) warnings.push('not_converged');
    return {
      kind: 'bg_nbd',
      version: 1,
      variant,
      r,
      alpha: alpha * unit,
      a,
      b,
      logLikelihood: logLikelihood(distinct, variant, r, alpha * unit, a, b) + 0,
      training: { historyCount: histories.length, returnedCount, warnings },
    };
  } catch (error) {
    throw unreadable('fitBgNbd', { histories, options }, error);
  }
}

/** Parameters stay within e^-12 and e^12 units: where the data do not bound them, nothing else would. */
const LARGEST_LOG = 12;

/** Below it the parameters in the unit of the histories would vanish. */
const LEAST_UNIT = 1e-100;

interface DistinctHistory extends VisitHistory {
  readonly users: number;
}

function readHistories(histories: readonly VisitHistory[]): DistinctHistory[] {
  if (!Array.isArray(histories) || histories.length === 0) {
    refuse('fitBgNbd', 'histories', 'expected a list of at least one history', histories);
  }
  const issues: Issue[] = [];
  const counts = new Map<string, number>();
  try {
    for (let i = 0; i < histories.length && issues.length < MOST_ISSUES; i++) {
      const history: unknown = histories[i];
      if (!isRecord(history)) issues.push(issue(`histories[${i}]`, 'expected an object', history));
      else {
        const { frequency, recency, age } = histories[i]!;
        const faults = historyIssues({ frequency, recency, age }, `histories[${i}].`);
        for (const fault of faults) issues.push(fault);
        if (faults.length > 0) continue;
        const key = `${frequency} ${recency} ${age}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  } catch (error) {
    throw unreadable('fitBgNbd', 'histories', error);
  }
  if (issues.length > 0) throw new TactfulError('invalid_input', 'fitBgNbd', issues);
  return Array.from(counts, ([key, users]) => {
    const [frequency = 0, recency = 0, age = 0] = key.split(' ').map(Number);
    return { frequency, recency, age, users };
  });
}

function logLikelihood(
  histories: readonly DistinctHistory[],
  variant: BgNbdModel['variant'],
  r: number,
  alpha: number,
  a: number,
  b: number,
): number {
  const logAlpha = r * log(alpha);
  const byFrequency = new Map<number, number>();
  let sum = 0;
  for (const { frequency, recency, age, users } of histories) {
    let start = byFrequency.get(frequency);
    if (start === undefined) {
      // Survived dropouts: x - 1 of the classic form, x of the modified one, and the one that is still open.
      const chances = variant === 'classic' ? frequency : frequency + 1;
      start =
        logGammaOf(r + frequency) -
        logGammaOf(r) +
        logAlpha +
        (logGammaOf(b + chances) - logGammaOf(b) - (logGammaOf(a + b + chances) - logGammaOf(a + b)));
      byFrequency.set(frequency, start);
    }
    const logAge = log(alpha + age);
    const odds = logOddsOfLoss({ variant, a, b }, r + frequency, frequency, logAge, log(alpha + recency));
    // The user is alive, or gone since the last visit: log(1 + odds), without overflow.
    const either = (odds > 0 ? odds : 0) + log1p(exp(-Math.abs(odds)));
    sum += users * (start - (r + frequency) * logAge + either);
  }
  return sum;
}
