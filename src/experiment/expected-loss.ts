import { exp } from '../internal/exp-log.js';
import { unreadable } from '../internal/unreadable.js';
import { above, below } from './cumulative.js';
import { type PosteriorGrid, type PosteriorOptions, posteriorGrid } from './posterior-grid.js';
import type { Count } from './read.js';

/**
 * What choosing each arm is expected to cost, `E[max p - p(arm)]` by Beta-binomial posteriors: how much rate is given away
 * if another arm should be better. By quadrature, every digit of a small loss included; nothing is sampled. Cost as of
 * `probabilityToBeBest`.
 *
 * @throws TactfulError `invalid_input` for an empty list, malformed counts (every fault is listed) or a malformed prior.
 *
 * @example
 * ```ts
 * import { expectedLoss } from 'tactful';
 *
 * const arms = [{ n: 1000, x: 100 }, { n: 1000, x: 120 }];
 * expectedLoss(arms).map((loss) => loss.toFixed(6)) // => ['0.020445', '0.000485']
 * ```
 */
export function expectedLoss(arms: readonly Count[], options: PosteriorOptions = {}): number[] {
  try {
    return lossOf(posteriorGrid('expectedLoss', arms, options));
  } catch (error) {
    throw unreadable('expectedLoss', { arms, options }, error);
  }
}

/** The integral over the rate, for each arm, of the probability that it lies below and some other arm above. */
export function lossOf({ t, weight, density, halves }: PosteriorGrid): number[] {
  const arms = density.length;
  const worse = density.map((one) => below(one, halves));
  const better = density.map((one) => above(one, halves));
  const loss = new Array<number>(arms).fill(0);
  const before = new Float64Array(arms); // the probability that some arm before this one lies above
  for (let i = 0; i < weight.length; i++) {
    const rateStep = weight[i]! / ((1 + exp(-t[i]!)) * (1 + exp(t[i]!)));
    let some = 0;
    for (let k = 0; k < arms; k++) {
      before[k] = some;
      some += better[k]![i]! * (1 - some);
    }
    some = 0;
    for (let k = arms - 1; k >= 0; k--) {
      loss[k]! += rateStep * worse[k]![i]! * (before[k]! + some * (1 - before[k]!));
      some += better[k]![i]! * (1 - some);
    }
  }
  return loss;
}
