import { gaussLegendre, type Quadrature } from './gauss-legendre.js';
import { densityAt, type Posterior, panelWidth, posteriorOf, smoothWidth } from './posterior.js';
import { type Count, type ExperimentPolicyOption, readOptions, requireCounts, requirePrior } from './read.js';

/** Options of what is computed from the posteriors of the arms. */
export interface PosteriorOptions extends ExperimentPolicyOption {
  /** Of the Beta prior: imagined successes and failures, each from 0.001 to 1e9. @defaultValue the policy's, `[1, 1]` */
  readonly prior?: readonly [number, number];
}

/**
 * The posteriors of all arms at the nodes of one quadrature over the log-odds of a rate. An integral over `t` is the sum of
 * `weight` times the integrand.
 */
export interface PosteriorGrid {
  readonly t: Float64Array;
  readonly weight: Float64Array;
  /** By arm: the density of the arm's log-odds, and the probabilities that they lie below, and above. */
  readonly density: readonly Float64Array[];
  readonly below: readonly Float64Array[];
  readonly above: readonly Float64Array[];
}

const NODES = 16;

let rule: Quadrature | undefined; // built once, when first needed

/** The grid of arms with the given counts. Cost grows with the arms, times those that overlap them. */
export function posteriorGrid(
  functionName: string,
  arms: readonly Count[],
  options: PosteriorOptions,
): PosteriorGrid {
  const policy = readOptions(functionName, options);
  const { prior = policy.prior } = options;
  requirePrior(functionName, prior);
  requireCounts(functionName, arms);
  return gridOf(arms, prior);
}

/** {@link posteriorGrid} of counts and a prior that are known to be valid. */
export function gridOf(
  arms: readonly Count[],
  [successes, failures]: readonly [number, number],
): PosteriorGrid {
  rule ??= gaussLegendre(NODES);
  const posteriors = arms.map(({ n, x }) => posteriorOf(successes + x, failures + n - x));
  const edges = panelEdges(posteriors);
  const size = (edges.length - 1) * NODES;
  const t = new Float64Array(size);
  const weight = new Float64Array(size);
  for (let panel = 0, at = 0; panel < edges.length - 1; panel++) {
    const half = (edges[panel + 1]! - edges[panel]!) / 2;
    for (let i = 0; i < NODES; i++, at++) {
      t[at] = edges[panel]! + half * (1 + rule.nodes[i]!);
      weight[at] = half * rule.weights[i]!;
    }
  }
  const columns = posteriors.map((posterior) => column(posterior, edges, t, rule!));
  return {
    t,
    weight,
    density: columns.map(({ density }) => density),
    below: columns.map(({ below }) => below),
    above: columns.map(({ above }) => above),
  };
}

/** Where the panels begin and end, narrow enough for every arm that has something there. */
function panelEdges(posteriors: readonly Posterior[]): number[] {
  const end = posteriors.reduce((high, posterior) => Math.max(high, posterior.high), -Infinity);
  const edges = [posteriors.reduce((low, posterior) => Math.min(low, posterior.low), Infinity)];
  for (let t = edges[0]!; t < end; ) {
    let next = Math.min(end, t + smoothWidth(t));
    for (const posterior of posteriors) {
      if (t < posterior.low) next = Math.min(next, posterior.low);
      else if (t < posterior.high) next = Math.min(next, t + panelWidth(posterior, t));
    }
    edges.push(next);
    t = next;
  }
  return edges;
}

/** One arm at all nodes: summed up from the left and from the right, so that both tails keep their digits. */
function column(
  posterior: Posterior,
  edges: readonly number[],
  t: Float64Array,
  { weights, partial }: Quadrature,
): { density: Float64Array; below: Float64Array; above: Float64Array } {
  const density = new Float64Array(t.length);
  const below = new Float64Array(t.length);
  const above = new Float64Array(t.length);
  const panels = edges.length - 1;
  const mass = new Float64Array(panels);
  let left = 0;
  for (let panel = 0; panel < panels; panel++) {
    const first = panel * NODES;
    if (edges[panel]! < posterior.low || edges[panel]! >= posterior.high) {
      below.fill(left, first, first + NODES);
      continue;
    }
    const half = (edges[panel + 1]! - edges[panel]!) / 2;
    for (let i = 0; i < NODES; i++) {
      density[first + i] = densityAt(posterior, t[first + i]!);
      mass[panel]! += half * weights[i]! * density[first + i]!;
    }
    for (let i = 0; i < NODES; i++) {
      let sum = 0;
      for (let j = 0; j < NODES; j++) sum += partial[i]![j]! * density[first + j]!;
      below[first + i] = left + half * sum;
      above[first + i] = mass[panel]! - half * sum;
    }
    left += mass[panel]!;
  }
  let right = 0;
  for (let panel = panels - 1; panel >= 0; panel--) {
    for (let i = 0; i < NODES; i++) above[panel * NODES + i]! += right;
    right += mass[panel]!;
  }
  return { density, below, above };
}
