import { unreadable } from '../internal/unreadable.js';
import { below } from './cumulative.js';
import { type PosteriorGrid, type PosteriorOptions, posteriorGrid } from './posterior-grid.js';
import type { Count } from './read.js';

/**
 * The probability, for each arm, that its rate is the highest, by Beta-binomial posteriors. They sum to 1. By quadrature,
 * with a relative error below 1e-10 down to 1e-40 (what is smaller may be 0); nothing is sampled. Cost grows with the
 * arms, times those that overlap them: about 50 microseconds for two.
 *
 * @throws TactfulError `invalid_input` for an empty list, malformed counts (every fault is listed) or a malformed prior.
 *
 * @example
 * ```ts
 * import { probabilityToBeBest } from 'tactful';
 *
 * const arms = [{ n: 10, x: 1 }, { n: 10, x: 3 }, { n: 0, x: 0 }];
 * probabilityToBeBest(arms).map((probability) => probability.toFixed(6)) // => ['0.045876', '0.301515', '0.652610']
 * ```
 */
export function probabilityToBeBest(arms: readonly Count[], options: PosteriorOptions = {}): number[] {
  try {
    return bestOf(posteriorGrid('probabilityToBeBest', arms, options));
  } catch (error) {
    throw unreadable('probabilityToBeBest', { arms, options }, error);
  }
}

/** The integral, for each arm, of its density times the probability that all others lie below. */
export function bestOf({ weight, density, halves }: PosteriorGrid): number[] {
  const worse = density.map((one) => below(one, halves));
  // The others are multiplied, those before an arm and those behind it, since a probability of 0 divides nothing.
  const before: Float64Array[] = [weight];
  for (let k = 1; k < density.length; k++) before.push(product(before[k - 1]!, worse[k - 1]!));
  let behind: Float64Array | undefined;
  const best = new Array<number>(density.length).fill(0);
  for (let k = density.length - 1; k >= 0; k--) {
    const others = behind === undefined ? before[k]! : product(before[k]!, behind);
    const own = density[k]!;
    let sum = 0;
    for (let i = 0; i < weight.length; i++) sum += others[i]! * own[i]!;
    best[k] = sum;
    behind = behind === undefined ? worse[k]! : product(behind, worse[k]!);
  }
  const total = best.reduce((sum, probability) => sum + probability, 0);
  return best.map((probability) => probability / total);
}

function product(a: Float64Array, b: Float64Array): Float64Array {
  const values = new Float64Array(a.length);
  for (let i = 0; i < a.length; i++) values[i] = a[i]! * b[i]!;
  return values;
}
