import { exp } from '../internal/exp-log.js';
import { NODES, quadrature } from './cumulative.js';
import {
  fall,
  logDensity,
  type Posterior,
  panelWidth,
  posteriorOf,
  reach,
  smoothWidth,
} from './posterior.js';
import { type Count, type ExperimentPolicyOption, readOptions, requireCounts, requirePrior } from './read.js';

/** Options of what is computed from the posteriors of the arms. */
export interface PosteriorOptions extends ExperimentPolicyOption {
  /** Of the Beta prior: imagined successes and failures, each from 0.001 to 1e9. @defaultValue the policy's, `[1, 1]` */
  readonly prior?: readonly [number, number];
}

/**
 * The posteriors of all arms at the nodes of one quadrature over the log-odds of a rate, panel by panel. An integral over
 * `t` is the sum of `weight` times the integrand.
 */
export interface PosteriorGrid {
  readonly t: Float64Array;
  readonly weight: Float64Array;
  /** By panel, half its width. */
  readonly halves: Float64Array;
  /** By arm, the density of its log-odds. */
  readonly density: readonly Float64Array[];
}

/** Where an integrand has fallen by this factor, as a logarithm, there are no digits left to find. */
const NEGLIGIBLE = 37;

/** A density counts as 0 where it has fallen by this: it takes part only in probabilities below 1e-40. */
const NOTHING = 110;

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
  const { nodes, weights } = quadrature();
  const stretches = stretchesOf(arms.map(({ n, x }) => posteriorOf(successes + x, failures + (n - x))));
  const edges = panelEdges(stretches);
  const panels = edges.length - 1;
  const halves = new Float64Array(panels);
  const t = new Float64Array(panels * NODES);
  const weight = new Float64Array(panels * NODES);
  for (let panel = 0, at = 0; panel < panels; panel++) {
    const half = (edges[panel + 1]! - edges[panel]!) / 2;
    halves[panel] = half;
    for (let i = 0; i < NODES; i++, at++) {
      t[at] = edges[panel]! + half * (1 + nodes[i]!);
      weight[at] = half * weights[i]!;
    }
  }
  const density = stretches.map(({ posterior, low, high }) => {
    const values = new Float64Array(t.length);
    for (let at = 0; at < t.length; at++) {
      if (low < t[at]! && t[at]! < high) values[at] = exp(logDensity(posterior, t[at]!));
    }
    return values;
  });
  return { t, weight, halves, density };
}

/** A posterior and the log-odds between which its density counts. */
interface Stretch {
  readonly posterior: Posterior;
  readonly low: number;
  readonly high: number;
}

/**
 * Beyond the outermost mode no integrand grows any more. From there the grid reaches out until nothing is left of any arm
 * that had something there; so the tails of a wide posterior keep their digits beside a narrow one.
 */
function stretchesOf(posteriors: readonly Posterior[]): Stretch[] {
  const modes = posteriors.map(({ mode }) => mode);
  const ends = ([-1, 1] as const).map((direction) => {
    const outermost = direction * Math.max(...modes.map((mode) => direction * mode));
    const reached = posteriors
      .filter((posterior) => fall(posterior, outermost) < NOTHING)
      .map((posterior) => direction * reach(posterior, outermost, direction, NEGLIGIBLE));
    return direction * Math.max(...reached);
  }) as [number, number];
  return posteriors.map((posterior) => {
    const [low, high] = ends.map((end, i) =>
      fall(posterior, end) < NOTHING ? end : reach(posterior, posterior.mode, i === 0 ? -1 : 1, NOTHING),
    ) as [number, number];
    return { posterior, low, high };
  });
}

/** Where the panels begin and end, narrow enough for every arm that has something there. */
function panelEdges(stretches: readonly Stretch[]): number[] {
  const end = Math.max(...stretches.map(({ high }) => high));
  const edges = [Math.min(...stretches.map(({ low }) => low))];
  for (let t = edges[0]!; t < end; ) {
    let next = Math.min(end, t + smoothWidth(t));
    for (const { posterior, low, high } of stretches) {
      if (t < low) next = Math.min(next, low);
      else if (t < high) next = Math.min(next, t + panelWidth(posterior, t), high);
    }
    edges.push(next);
    t = next;
  }
  return edges;
}
