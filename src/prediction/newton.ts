import { exp, log } from '../internal/exp-log.js';
import { solve } from './solve.js';

export interface Fit {
  readonly weights: Float64Array;
  readonly converged: boolean;
}

/**
 * Newton's method (iteratively reweighted least squares; Hastie, Tibshirani and Friedman 2009, section 4.4.1),
 * halving a step that does not lower the penalized log-loss. It ends with the step that promises less than 1e-12 per
 * row: so near the minimum a step squares the distance, which it leaves at the last digits of the arithmetic.
 *
 * `design` has a row of `start.length` numbers for each label; the last weight, the intercept's, is not penalized.
 */
export function newton(
  design: Float64Array,
  labels: Float64Array,
  start: Float64Array,
  l2: number,
  maxIterations: number,
): Fit {
  let weights = start;
  let here = slopesAt(design, labels, weights, l2);
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    const step = solve(curvatureAt(design, here.curvatures, weights.length, l2), here.gradient);
    const promise = step.reduce((sum, change, k) => sum + change * here.gradient[k]!, 0);
    if (!(promise > 1e-12 * labels.length)) {
      // Not asked whether it lowers the loss: what is left to gain is less than the rounding of the loss's sum.
      const last = weights.map((weight, k) => weight - step[k]!);
      return { weights: last.every(Number.isFinite) ? last : weights, converged: true };
    }
    let size = 1;
    let next = weights;
    let there = here;
    do {
      next = weights.map((weight, k) => weight - size * step[k]!);
      there = slopesAt(design, labels, next, l2);
      size /= 2;
    } while (!(there.loss <= here.loss) && size > 1e-10);
    if (!(there.loss <= here.loss)) return { weights, converged: true }; // as low as the arithmetic can tell
    weights = next;
    here = there;
  }
  return { weights, converged: false };
}

interface Slopes {
  readonly loss: number;
  readonly gradient: Float64Array;
  /** p (1 - p) of each row. */
  readonly curvatures: Float64Array;
}

function slopesAt(design: Float64Array, labels: Float64Array, weights: Float64Array, l2: number): Slopes {
  const width = weights.length;
  const gradient = new Float64Array(width);
  const curvatures = new Float64Array(labels.length);
  let loss = 0;
  for (let i = 0, at = 0; i < labels.length; i++, at += width) {
    let score = 0;
    for (let k = 0; k < width; k++) score += design[at + k]! * weights[k]!;
    // Of the likelier label, so that nothing overflows or is rounded away: log(1 + e^s) = s + log(1 + e^-s).
    const rest = exp(-Math.abs(score));
    const likelier = 1 / (1 + rest);
    loss += (score > 0 ? score : 0) - log(likelier) - labels[i]! * score;
    const error = (score > 0 ? likelier : rest * likelier) - labels[i]!;
    curvatures[i] = rest * likelier * likelier;
    for (let k = 0; k < width; k++) gradient[k]! += error * design[at + k]!;
  }
  for (let k = 0; k < width - 1; k++) {
    loss += 0.5 * l2 * (weights[k]! * weights[k]!);
    gradient[k]! += l2 * weights[k]!;
  }
  return { loss, gradient, curvatures };
}

/** The lower triangle of the Hessian. Four rows at a time: an engine spends more on each `+=` than on its sum. */
function curvatureAt(
  design: Float64Array,
  curvatures: Float64Array,
  width: number,
  l2: number,
): Float64Array {
  const hessian = new Float64Array(width * width);
  const rowCount = curvatures.length;
  for (let i = 0; i < rowCount; i += 4) {
    const at0 = i * width;
    // Beyond the last row the first one stands in, with no weight.
    const at1 = i + 1 < rowCount ? at0 + width : 0;
    const at2 = i + 2 < rowCount ? at1 + width : 0;
    const at3 = i + 3 < rowCount ? at2 + width : 0;
    const w0 = curvatures[i]!;
    const w1 = i + 1 < rowCount ? curvatures[i + 1]! : 0;
    const w2 = i + 2 < rowCount ? curvatures[i + 2]! : 0;
    const w3 = i + 3 < rowCount ? curvatures[i + 3]! : 0;
    for (let a = 0, cell = 0; a < width; a++, cell += width) {
      const x0 = w0 * design[at0 + a]!;
      const x1 = w1 * design[at1 + a]!;
      const x2 = w2 * design[at2 + a]!;
      const x3 = w3 * design[at3 + a]!;
      for (let b = 0; b <= a; b++) {
        hessian[cell + b]! +=
          x0 * design[at0 + b]! + x1 * design[at1 + b]! + x2 * design[at2 + b]! + x3 * design[at3 + b]!;
      }
    }
  }
  for (let k = 0; k < width - 1; k++) hessian[k * width + k]! += l2;
  return hessian;
}
