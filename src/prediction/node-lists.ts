import type { Split } from './best-split.js';

/** The lists of a `DecisionTree` as it grows. */
export class NodeLists {
  readonly feature: number[] = [];
  readonly threshold: number[] = [];
  readonly left: number[] = [];
  readonly missingLeft: number[] = [];
  readonly value: number[] = [];
  /** The last bin that goes left. */
  readonly splitBin: number[] = [];
  readonly gain: number[] = [];
  private readonly rules: { readonly l2: number; readonly shrinkage: number; readonly offset: number };

  constructor(rules: { readonly l2: number; readonly shrinkage: number; readonly offset: number }) {
    this.rules = rules;
  }

  /** A new leaf, whose value is the Newton step. Gives its index. */
  add(gradient: number, hessian: number): number {
    const { l2, shrinkage, offset } = this.rules;
    this.feature.push(-1);
    this.threshold.push(0);
    this.left.push(0);
    this.missingLeft.push(0);
    this.splitBin.push(0);
    this.gain.push(0);
    // A node whose hessians have vanished has nothing to learn.
    const step = hessian + l2 > 0 ? (-shrinkage * gradient) / (hessian + l2) : 0;
    return this.value.push(step + offset + 0) - 1;
  }

  /** Makes a leaf an inner node, whose children are at `left` and `left + 1`. */
  divide(
    index: number,
    { feature, bin, gain }: Split,
    edges: Float64Array,
    left: number,
    missingLeft: number,
  ): void {
    this.feature[index] = feature;
    this.threshold[index] = bin < edges.length ? edges[bin]! : Number.MAX_VALUE; // then only missing values go right
    this.left[index] = left;
    this.missingLeft[index] = missingLeft;
    this.splitBin[index] = bin;
    this.gain[index] = gain;
  }
}
