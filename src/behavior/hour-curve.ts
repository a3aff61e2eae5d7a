import { halved } from '../internal/half-life.js';
import { unreadable } from '../internal/unreadable.js';
import { checkPattern } from '../pattern/check-pattern.js';
import { listOfPatterns } from '../pattern/list-of-patterns.js';
import type { BehaviorPattern } from '../types.js';
import type { BehaviorPolicy } from './policy-types.js';

/**
 * How likely people are active at each hour of the local clock, where nothing better is known: little at night, most
 * in the evening. A plain assumption in whole percent, not a measurement; a host's own curve replaces it.
 */
export const DEFAULT_HOUR_CURVE: readonly number[] = /*#__PURE__*/ Object.freeze(
  [2, 1, 1, 1, 1, 1, 2, 3, 4, 5, 5, 5, 6, 5, 5, 5, 5, 6, 6, 7, 8, 7, 5, 4].map((percent) => percent / 100),
);

/**
 * Everybody's curve, as the `prior` of `bestSendTime`: the mean over the users of the share of each local hour in
 * their interactions, so that a busy user counts no more than a quiet one. 24 numbers that add up to 1. Users without
 * interactions do not count; if there are no others, it is the default curve.
 *
 * @throws TactfulError if one of the patterns is malformed, which it names by its place or its key.
 *
 * @example
 * ```ts
 * import { buildPatterns, populationCurve } from 'tactful';
 *
 * const { patterns } = buildPatterns([
 *   { userId: 'u1', at: '2026-03-01T09:00Z', type: 'message' },
 *   { userId: 'u2', at: '2026-03-01T20:00Z', type: 'message' },
 *   { userId: 'u2', at: '2026-03-01T20:01Z', type: 'message' },
 * ]);
 * populationCurve(patterns)[20] // => 0.5
 * ```
 */
export function populationCurve(
  patterns: Iterable<BehaviorPattern> | Readonly<Record<string, BehaviorPattern>>,
): number[] {
  try {
    const { list, pathOf } = listOfPatterns('populationCurve', patterns);
    const sums = new Array<number>(24).fill(0);
    let users = 0;
    let index = 0;
    for (const pattern of list) {
      const path = pathOf(index++);
      try {
        checkPattern('populationCurve', path, pattern, `${path}.`);
        if (pattern.count === 0) continue;
        users++;
        for (let hour = 0; hour < 24; hour++) sums[hour]! += pattern.countByHour[hour]! / pattern.count;
      } catch (error) {
        throw unreadable('populationCurve', path, error);
      }
    }
    return users === 0 ? DEFAULT_HOUR_CURVE.slice() : sums.map((sum) => sum / users);
  } catch (error) {
    throw unreadable('populationCurve', { patterns }, error);
  }
}

/** A user's curve, and how much of each hour is their own. */
export interface HourCurve {
  /** Adds up to 1. */
  readonly probabilities: readonly number[];
  /** The part of each probability that is the user's own evidence. */
  readonly own: readonly number[];
  /** All their evidence, in interactions. */
  readonly evidence: number;
}

/**
 * The user's hours, smoothed around the clock and shrunk towards a prior curve that adds up to 1: with `n` of evidence
 * and the prior weighing `m`, `(smoothed + m * prior) / (n + m)`, the mean of the posterior of a Dirichlet prior.
 */
export function hourCurve(
  { countByHour, outreach }: BehaviorPattern,
  prior: readonly number[],
  { sendTime: { answerWeight, smoothingHours, priorWeight } }: BehaviorPolicy,
): HourCurve {
  const counts = countByHour.map((count, hour) => count + answerWeight * outreach.answeredByHour[hour]!);
  const smoothed = smoothAroundClock(counts, smoothingHours);
  const evidence = counts.reduce((sum, count) => sum + count, 0);
  const own = smoothed.map((count) => count / (evidence + priorWeight));
  return {
    probabilities: own.map((share, hour) => share + (priorWeight * prior[hour]!) / (evidence + priorWeight)),
    own,
    evidence,
  };
}

/** Spreads each count over the hours around it by a normal curve on the circle; the sum stays the same. */
function smoothAroundClock(counts: readonly number[], deviation: number): number[] {
  if (deviation === 0) return counts.slice();
  const kernel = counts.map((_, hour) => {
    const distance = Math.min(hour, 24 - hour);
    return halved((distance * distance) / (2 * deviation * deviation * Math.LN2)); // e^(-d^2 / (2 s^2))
  });
  const total = kernel.reduce((sum, weight) => sum + weight, 0);
  return counts.map(
    (_, hour) =>
      counts.reduce((sum, count, other) => sum + count * kernel[(hour - other + 24) % 24]!, 0) / total,
  );
}
