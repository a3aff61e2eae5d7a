import { exp, log1p } from '../internal/exp-log.js';
import { solve } from './solve.js';

interface Fit {
  readonly weights: Float64Array;
  readonly converged: boolean;
}

/**
 * Newton's method (iteratively reweighted least squares; Hastie, Tibshirani and Friedman 2009, section 4.4.1),
 * halving a step that does not lower the penalized log-loss. It ends when a full step promises less than 1e-12 per row.
 */
export function newton(
  design: Float64Array,
  labels: Float64Array,
  start: Float64Array,
  l2: number,
  maxIterations: number,
): Fit {
  const width = start.length;
  const rowCount = labels.length;
  const hessian = new Float64Array(width * width);
  const gradient = new Float64Array(width);
  let weights = start;
  let loss = lossOf(design, labels, weights, l2);
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    derive(design, labels, weights, l2, gradient, hessian);
    const step = solve(hessian, gradient);
    let promise = 0;
    for (let k = 0; k < width; k++) promise += gradient[k]! * step[k]!;
    if (!(promise > 1e-12 * rowCount)) return { weights, converged: true };
    let next = weights;
    let nextLoss = loss;
    let size = 1;
    do {
      next = weights.map((weight, k) => weight - size * step[k]!);
      nextLoss = lossOf(design, labels, next, l2);
      size /= 2;
    } while (!(nextLoss <= loss) && size > 1e-10);
    if (!(nextLoss <= loss)) return { weights, converged: true }; // as low as the arithmetic can tell
    weights = next;
    loss = nextLoss;
  }
  return { weights, converged: false };
}

function scoreOf(design: Float64Array, at: number, weights: Float64Array): number {
  let score = 0;
  for (let k = 0; k < weights.length; k++) score += design[at + k]! * weights[k]!;
  return score;
}

function lossOf(design: Float64Array, labels: Float64Array, weights: Float64Array, l2: number): number {
  const width = weights.length;
  let loss = 0;
  for (let i = 0; i < labels.length; i++) {
    const score = scoreOf(design, i * width, weights);
    // log(1 + e^score) - label x score, without overflow
    loss += (score > 0 ? score : 0) + log1p(exp(-Math.abs(score))) - labels[i]! * score;
  }
  for (let k = 0; k < width - 1; k++) loss += 0.5 * l2 * weights[k]! ** 2;
  return loss;
}

/** Gradient and the lower triangle of the Hessian of the loss. */
function derive(
  design: Float64Array,
  labels: Float64Array,
  weights: Float64Array,
  l2: number,
  gradient: Float64Array,
  hessian: Float64Array,
): void {
  const width = weights.length;
  gradient.fill(0);
  hessian.fill(0);
  for (let i = 0, at = 0; i < labels.length; i++, at += width) {
    const p = 1 / (1 + exp(-scoreOf(design, at, weights)));
    const error = p - labels[i]!;
    const curvature = p * (1 - p);
    for (let a = 0, cell = 0; a < width; a++, cell += width) {
      const x = design[at + a]!;
      gradient[a]! += error * x;
      const weighted = curvature * x;
      for (let b = 0; b <= a; b++) hessian[cell + b]! += weighted * design[at + b]!;
    }
  }
  for (let k = 0; k < width - 1; k++) {
    gradient[k]! += l2 * weights[k]!;
    hessian[k * width + k]! += l2;
  }
}
