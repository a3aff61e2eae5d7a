import { exp, log } from '../internal/exp-log.js';
import { deviance } from './distributions/deviance.js';
import { stirlingRemainder } from './distributions/log-gamma.js';

/** What is believed of a rate after the counts: a beta distribution, over the log-odds `t` of the rate. */
export interface Posterior {
  readonly a: number;
  readonly b: number;
  /** The part of the log-density that does not depend on `t`. */
  readonly constant: number;
  /** Outside of these log-odds lies less than 1e-17 of it. */
  readonly low: number;
  readonly high: number;
}

/** Where the density has fallen by this factor, as a logarithm, there is nothing left to integrate. */
const NEGLIGIBLE = 45;

/** Beyond these log-odds a rate, or its complement, is near the smallest number there is. */
const FAR = 700;

/** The posterior of a rate with `a - 1` and `b - 1` successes and failures over a uniform prior. */
export function posteriorOf(a: number, b: number): Posterior {
  const n = a + b;
  const constant = log(a) + log(b / n) + stirlingRemainder(n) - stirlingRemainder(a) - stirlingRemainder(b);
  const mode = log(a / b);
  const least = logDensity(a, b, constant, mode) - NEGLIGIBLE;
  const edge = (direction: 1 | -1): number => {
    let inside = 0;
    let outside = Math.sqrt(1 / a + 1 / b);
    while (logDensity(a, b, constant, mode + direction * outside) > least) {
      inside = outside;
      outside *= 2;
    }
    for (let i = 0; i < 5; i++) {
      const middle = (inside + outside) / 2;
      if (logDensity(a, b, constant, mode + direction * middle) > least) inside = middle;
      else outside = middle;
    }
    return mode + direction * outside;
  };
  return { a, b, constant, low: edge(-1), high: edge(1) };
}

/** The density over the log-odds: smooth, with one peak, and without the poles that it may have over the rate. */
export function densityAt({ a, b, constant }: Posterior, t: number): number {
  return exp(logDensity(a, b, constant, t));
}

function logDensity(a: number, b: number, constant: number, t: number): number {
  const n = a + b;
  if (t < -FAR) return constant - a * (log(a / n) - t) + a - deviance(b, n, -a);
  if (t > FAR) return constant - b * (log(b / n) + t) + b - deviance(a, n, -b);
  const p = 1 / (1 + exp(-t));
  const q = 1 / (1 + exp(t));
  const below = a * q - b * p;
  return constant - deviance(a, n * p, below) - deviance(b, n * q, -below);
}

/** How far from `t` on the density is well described by one polynomial. */
export function panelWidth({ a, b }: Posterior, t: number): number {
  const slope = Math.abs(a / (1 + exp(t)) - b / (1 + exp(-t)));
  const bend = (at: number): number => (a + b) / (2 + exp(at) + exp(-at));
  // 1.5 standard deviations where it is normal, 8 e-folds where it is exponential.
  let width = Math.min(1.5 / Math.sqrt(bend(t)), 8 / slope, smoothWidth(t));
  while (bend(t + width) * width * width > 2.25) width /= 2;
  return width;
}

/** The odds themselves have poles at `+-i pi`. */
export function smoothWidth(t: number): number {
  return Math.max(2, Math.abs(t) / 2);
}
