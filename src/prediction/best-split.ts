import { MISSING } from './bin-features.js';
import { STRIDE } from './histogram.js';

export interface SplitRules {
  readonly minLeaf: number;
  readonly minHessian: number;
  /** Added to every sum of hessians. */
  readonly l2: number;
}

/** What rounding alone may make of no gain, relative to the terms that it is the difference of. */
const ROUNDING = 1e-12;

/** `missingLeft` of a split that met no missing values. */
export const UNDECIDED = -1;

/** The best split found so far of one node, overwritten as better ones are met. */
export interface Split {
  gain: number;
  feature: number;
  /** Rows in bins up to this one go left. */
  bin: number;
  missingLeft: number;
  readonly left: { gradient: number; hessian: number };
}

export interface NodeSums {
  readonly count: number;
  readonly gradient: number;
  readonly hessian: number;
}

/**
 * Tries every edge of one feature, with missing values on the right and then on the left, and keeps in `best` a
 * split that gains more than it. The gain is GL^2 / (HL + l2) + GR^2 / (HR + l2) - G^2 / (H + l2): twice the drop of
 * the second-order loss (Chen and Guestrin 2016, eq. 7), and of squared error where gradients are residuals. Ties
 * go to the first. Gives whether the node's rows lie in more than one bin.
 */
export function improveSplit(
  best: Split,
  histogram: Float64Array,
  offset: number, // of the feature within the histogram
  feature: number,
  binCount: number,
  node: NodeSums,
  rules: SplitRules,
): boolean {
  const { minLeaf, minHessian, l2 } = rules;
  const { count, gradient, hessian } = node;
  const before = (gradient * gradient) / (hessian + l2);
  const missingAt = offset + MISSING * STRIDE;
  const missing = histogram[missingAt]!;
  let varied = missing > 0 && missing < count;
  for (let missingLeft = 0; missingLeft <= (missing > 0 ? 1 : 0); missingLeft++) {
    let leftCount = 0;
    let leftGradient = 0;
    let leftHessian = 0;
    if (missingLeft === 1) {
      leftCount = missing;
      leftGradient = histogram[missingAt + 1]!;
      leftHessian = histogram[missingAt + 2]!;
    }
    for (let bin = 0, at = offset; bin < binCount; bin++, at += STRIDE) {
      const here = histogram[at]!;
      if (here === 0) continue;
      if (here < count) varied = true;
      leftCount += here;
      leftGradient += histogram[at + 1]!;
      leftHessian += histogram[at + 2]!;
      if (leftCount < minLeaf) continue;
      if (count - leftCount < minLeaf || leftCount === count) break;
      const rightHessian = hessian - leftHessian;
      if (leftHessian < minHessian || rightHessian < minHessian) continue;
      const rightGradient = gradient - leftGradient;
      const after =
        (leftGradient * leftGradient) / (leftHessian + l2) +
        (rightGradient * rightGradient) / (rightHessian + l2);
      const gain = after - before;
      if (gain > best.gain && gain > after * ROUNDING) {
        best.gain = gain;
        best.feature = feature;
        best.bin = bin;
        best.missingLeft = missing > 0 ? missingLeft : UNDECIDED;
        best.left.gradient = leftGradient;
        best.left.hessian = leftHessian;
      }
    }
  }
  return varied;
}
