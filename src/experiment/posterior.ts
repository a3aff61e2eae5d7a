import { exp, expm1, log, log1p } from '../internal/exp-log.js';
import { stirlingRemainder } from '../internal/log-gamma.js';

/**
 * What is believed of a rate after the counts: a beta distribution, over the log-odds `t` of the rate. There the density
 * is smooth, has one peak, and none of the poles that it may have over the rate.
 */
export interface Posterior {
  readonly a: number;
  readonly b: number;
  /** The log-odds at the peak, `log(a / b)`. */
  readonly mode: number;
  /** The logarithm of the density at the peak. */
  readonly peak: number;
  /** The share of the rarer outcome at the peak, `min(a, b) / (a + b)`. */
  readonly share: number;
  /** The direction in which the rarer outcome grows more frequent: 1 if it is success. */
  readonly toward: 1 | -1;
  /** The series of {@link fall} in `expm1` of the distance, from the square on. */
  readonly series: readonly number[];
}

const TERMS = 7;

/** Up to here `TERMS` terms of the series give every digit. */
const NEAR = 0.01;

/** Beyond this `expm1` overflows. */
const FAR = 700;

/** The posterior of a rate with `a - 1` and `b - 1` successes and failures over a uniform prior. */
export function posteriorOf(a: number, b: number): Posterior {
  const n = a + b;
  const share = Math.min(a, b) / n;
  const series: number[] = [];
  for (let k = 2, power = share; k < 2 + TERMS; k++, power *= share) {
    series.push(((k % 2 === 0 ? 1 : -1) * n * share * (1 - power)) / k);
  }
  return {
    a,
    b,
    mode: log(a / b),
    peak: log(a) + log(b / n) + stirlingRemainder(n) - stirlingRemainder(a) - stirlingRemainder(b),
    share,
    toward: a < b ? 1 : -1,
    series,
  };
}

/** The logarithm of the density at `t`. */
export function logDensity(posterior: Posterior, t: number): number {
  return posterior.peak - fall(posterior, t);
}

/**
 * How far the logarithm of the density has fallen from its peak: `n (log(1 + s (e^d - 1)) - s d)` at the distance `d`
 * toward the rarer outcome, with its share `s` at the peak. Where `d` is small the two terms cancel; there the series in
 * `e^d - 1` takes their place, `n s` times the sum of `(-x)^k (1 - s^(k-1)) / k` from `k = 2` on.
 */
export function fall({ a, b, mode, share, toward, series }: Posterior, t: number): number {
  const distance = toward * (t - mode);
  if (distance > FAR) return (a + b) * (log(share) + (1 - share) * distance);
  const x = expm1(distance);
  if (Math.abs(x) > NEAR) return (a + b) * (log1p(share * x) - share * distance);
  let sum = 0;
  for (let k = TERMS - 1; k >= 0; k--) sum = sum * x + series[k]!;
  return sum * x * x;
}

/** Where, from `start` on, outside of the mode, the logarithm of the density has fallen by `drop` more. */
export function reach(posterior: Posterior, start: number, direction: 1 | -1, drop: number): number {
  const target = fall(posterior, start) + drop;
  let inside = 0;
  let outside = Math.sqrt(1 / posterior.a + 1 / posterior.b);
  while (fall(posterior, start + direction * outside) < target) {
    inside = outside;
    outside *= 2;
  }
  for (let i = 0; i < 4; i++) {
    const middle = (inside + outside) / 2;
    if (fall(posterior, start + direction * middle) < target) inside = middle;
    else outside = middle;
  }
  return start + direction * outside;
}

/** The most standard deviations that a panel is wide where the density is normal. */
const DEVIATIONS = 3;

/** The most that the logarithm of the density falls within a panel where it is steep. */
const STEEP = 12;

/** How far from `t` on the density is well described by one polynomial. */
export function panelWidth({ a, b }: Posterior, t: number): number {
  const slope = Math.abs(a / (1 + exp(t)) - b / (1 + exp(-t)));
  const bend = (at: number): number => (a + b) / (2 + exp(at) + exp(-at));
  let width = Math.min(DEVIATIONS / Math.sqrt(bend(t)), STEEP / slope, smoothWidth(t));
  while (bend(t + width) * width * width > DEVIATIONS * DEVIATIONS) width /= 2;
  return width;
}

/** The odds themselves have poles at `+-i pi`. */
export function smoothWidth(t: number): number {
  return Math.max(2, Math.abs(t) / 2);
}
