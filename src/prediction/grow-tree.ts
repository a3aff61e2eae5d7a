import { improveSplit, type NodeSums, type Split, type SplitRules, UNDECIDED } from './best-split.js';
import { BIN_COUNT, type BinnedFeatures, MISSING } from './bin-features.js';
import {
  countFeature,
  countFeatures,
  FEATURE_STRIDE,
  gather,
  type NodeRows,
  partition,
  subtract,
} from './histogram.js';
import type { DecisionTree } from './model.js';
import { NodeLists } from './node-lists.js';

export interface GrowthRules extends SplitRules {
  readonly maxDepth: number;
  /** Multiplies every value. */
  readonly shrinkage: number;
  /** Added to every value. */
  readonly offset: number;
  /**
   * Draws that many features anew for each node, with this source of chance, and goes on while those drawn do not
   * vary there; null tries all features of every node.
   */
  readonly draw: { readonly featureCount: number; readonly random: () => number } | null;
}

/** A tree, with what its grower knows besides: the last bin that goes left and the gain of each node. */
export interface GrownTree {
  readonly tree: DecisionTree;
  readonly splitBin: readonly number[];
  readonly gain: readonly number[];
}

/** Told where in `order` the rows of a leaf stand, and its value. */
export type OnLeaf = (start: number, end: number, value: number) => void;

/** Where the rows of a node stand in `order`, and what they sum to. */
interface OpenNode extends NodeSums {
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  /** All features' histograms, if somebody has already made them. */
  readonly histogram: Float64Array | null;
}

/** Grows trees over the same rows again and again, in the same memory. */
export class TreeGrower {
  private readonly binned: BinnedFeatures;
  private readonly rules: GrowthRules;
  /** Features that are not constant; drawing shuffles them. */
  private readonly usable: number[] = [];
  private readonly nodeRows: NodeRows;
  private readonly aside: Int32Array;
  private readonly side: Uint8Array = new Uint8Array(BIN_COUNT);
  private readonly spare: Float64Array[] = [];
  private gradients: Float64Array = new Float64Array(0);
  private hessians: Float64Array = new Float64Array(0);
  private order: Int32Array = new Int32Array(0);

  constructor(binned: BinnedFeatures, rules: GrowthRules) {
    const { rowCount, edges, hasMissing } = binned;
    this.binned = binned;
    this.rules = rules;
    this.aside = new Int32Array(rowCount);
    this.nodeRows = {
      count: 0,
      rows: new Int32Array(rowCount),
      gradients: new Float64Array(rowCount),
      hessians: new Float64Array(rowCount),
    };
    edges.forEach((edge, j) => {
      if (edge.length > 0 || hasMissing[j] === 1) this.usable.push(j);
    });
  }

  /**
   * Grows one regression tree on the gradients and hessians of the rows in `order`, each node by its best split,
   * depth first. A node's value is the Newton step -G / (H + l2): with weights for hessians and weight x (0 - label)
   * for gradients it is the weighted mean of the labels.
   *
   * `order` is rearranged: the rows of a leaf end up side by side. One level costs rows x features tried. Where all
   * features are tried, only the smaller child is counted; the larger is the difference (Ke et al. 2017).
   */
  grow(gradients: Float64Array, hessians: Float64Array, order: Int32Array, onLeaf?: OnLeaf): GrownTree {
    this.gradients = gradients;
    this.hessians = hessians;
    this.order = order;
    const nodes = new NodeLists(this.rules);
    let gradient = 0;
    let hessian = 0;
    for (let i = 0; i < order.length; i++) {
      gradient += gradients[order[i]!]!;
      hessian += hessians[order[i]!]!;
    }
    const index = nodes.add(gradient, hessian);
    const end = order.length;
    const open: OpenNode[] = [
      { index, start: 0, end, depth: 0, count: end, gradient, hessian, histogram: null },
    ];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      const split: Split = {
        gain: 0,
        feature: -1,
        bin: 0,
        missingLeft: 0,
        left: { gradient: 0, hessian: 0 },
      };
      const histogram = this.findSplit(split, node);
      if (split.feature < 0) {
        if (histogram !== null) this.spare.push(histogram);
        onLeaf?.(node.start, node.end, nodes.value[node.index]!);
      } else this.divide(node, split, histogram, nodes, open);
    }
    const { feature, threshold, left, missingLeft, value, splitBin, gain } = nodes;
    return { tree: { feature, threshold, left, missingLeft, value }, splitBin, gain };
  }

  private findSplit(split: Split, node: OpenNode): Float64Array | null {
    const { rules, binned, usable } = this;
    if (node.depth >= rules.maxDepth || node.count < 2 * rules.minLeaf) return node.histogram;
    if (rules.draw !== null) {
      this.splitByDraw(split, node, rules.draw.featureCount, rules.draw.random);
      return null;
    }
    const histogram = node.histogram ?? this.countAll(node);
    for (const j of usable) {
      improveSplit(split, histogram, j * FEATURE_STRIDE, j, binned.edges[j]!.length + 1, node, rules);
    }
    return histogram;
  }

  private splitByDraw(split: Split, node: OpenNode, featureCount: number, random: () => number): void {
    const { binned, usable, nodeRows } = this;
    gather(nodeRows, this.order, node.start, node.end, this.gradients, this.hessians);
    const histogram = this.spare.pop() ?? new Float64Array(FEATURE_STRIDE);
    for (let k = 0, varied = false; k < usable.length && (k < featureCount || !varied); k++) {
      const other = k + Math.floor(random() * (usable.length - k));
      const j = usable[other]!;
      usable[other] = usable[k]!;
      usable[k] = j;
      histogram.fill(0);
      countFeature(histogram, 0, binned.bins, j * binned.rowCount, nodeRows);
      if (improveSplit(split, histogram, 0, j, binned.edges[j]!.length + 1, node, this.rules)) varied = true;
    }
    this.spare.push(histogram);
  }

  private countAll({ start, end }: { readonly start: number; readonly end: number }): Float64Array {
    const { binned, nodeRows } = this;
    const histogram = this.spare.pop() ?? new Float64Array(binned.edges.length * FEATURE_STRIDE);
    histogram.fill(0);
    gather(nodeRows, this.order, start, end, this.gradients, this.hessians);
    countFeatures(histogram, this.usable, binned.bins, binned.rowCount, nodeRows);
    return histogram;
  }

  private divide(
    node: OpenNode,
    split: Split,
    histogram: Float64Array | null,
    nodes: NodeLists,
    open: OpenNode[],
  ): void {
    const { binned, rules, side } = this;
    const { start, end } = node;
    const depth = node.depth + 1;
    side.fill(0).fill(1, 0, split.bin + 1);
    side[MISSING] = split.missingLeft;
    const column = split.feature * binned.rowCount;
    const middle = partition(this.order, start, end, binned.bins, column, side, this.aside);
    const left = { start, end: middle, depth, count: middle - start, ...split.left };
    const right = {
      start: middle,
      end,
      depth,
      count: end - middle,
      gradient: node.gradient - left.gradient,
      hessian: node.hessian - left.hessian,
    };
    const leftIsLarger = left.count >= right.count;
    // Where none was missing, a missing value later on goes with the majority.
    const missingLeft = split.missingLeft === UNDECIDED ? Number(leftIsLarger) : split.missingLeft;
    const leftIndex = nodes.add(left.gradient, left.hessian);
    const rightIndex = nodes.add(right.gradient, right.hessian);
    nodes.divide(node.index, split, binned.edges[split.feature]!, leftIndex, missingLeft);

    let leftHistogram: Float64Array | null = null;
    let rightHistogram: Float64Array | null = null;
    if (histogram !== null && depth < rules.maxDepth && end - start >= 2 * rules.minLeaf) {
      const smaller = this.countAll(leftIsLarger ? right : left);
      subtract(histogram, smaller);
      leftHistogram = leftIsLarger ? histogram : smaller;
      rightHistogram = leftIsLarger ? smaller : histogram;
    } else if (histogram !== null) this.spare.push(histogram);
    open.push({ index: rightIndex, ...right, histogram: rightHistogram });
    open.push({ index: leftIndex, ...left, histogram: leftHistogram });
  }
}
