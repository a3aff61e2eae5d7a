import { type Issue, refuse } from '../errors.js';
import { unreadable } from '../internal/unreadable.js';
import { adjustPValues, requireCorrection } from './adjust-p-values.js';
import type { ArmCounts } from './arm-counts.js';
import { compareCounts, isSmall, proportionOf } from './compare-proportions.js';
import type { ExperimentEvent, RejectedEvent } from './count-by-arm.js';
import type { ArmReport, ExperimentReport, MetricReport } from './experiment-report.js';
import { twoSidedZ } from './interval.js';
import { controlReport, treatmentReport } from './metric-report.js';
import type { Correction } from './policy.js';
import { gridOf } from './posterior-grid.js';
import { bestOf } from './probability-to-be-best.js';
import { type ExperimentPolicyOption, readOptions, requireShare, throwIssues } from './read.js';
import { readArms } from './read-arms.js';
import { checkSampleRatio } from './sample-ratio-mismatch.js';
import { conclude, verdictOf } from './verdict.js';

/** Options of {@link analyzeExperiment}. */
export interface AnalyzeOptions extends ExperimentPolicyOption {
  /** The name of the arm that the others are compared with. */
  readonly control: string;
  /**
   * What is compared, the most important first.
   * @defaultValue `['opened', 'clicked', 'converted']` for events; what the first arm counts, for counts
   */
  readonly metrics?: readonly string[];
  /** @defaultValue the policy's, `0.05` */
  readonly alpha?: number;
  /** @defaultValue the policy's, `'holm'` */
  readonly correction?: Correction;
  /**
   * The test that gives the p-values: chosen by the expected counts (`'auto'`), or always the one named, but for a
   * pooled rate of 0 or 1, where there is no z. Whether a sample is too small for a winner does not depend on it.
   * @defaultValue `'auto'`
   */
  readonly method?: 'auto' | 'z' | 'fisher';
  /**
   * By arm, the shares that users were assigned with; they sum to 1. An arm that is named here but has no users is an
   * empty one; with a weight of 0 it takes no part.
   * @defaultValue equal shares
   */
  readonly weights?: Readonly<Record<string, number>>;
}

/**
 * Analyses an experiment, from one event a user, or from counts by arm: every arm is compared with the control on every
 * metric, and the p-values are adjusted for the number of all these comparisons.
 *
 * No winner is named where the sizes of the arms do not fit their weights (`sampleRatioMismatch`), nor on a metric with
 * an expected count, `n p` or `n (1 - p)`, of at most the policy's `minExpectedCount`. Otherwise the winner is, of the
 * arms that are significantly better than the control, the one with the highest rate.
 *
 * Cost grows linearly with the events; from counts it takes about 30 microseconds for each arm and metric, nearly all of
 * them for the probabilities to be the best.
 *
 * @throws TactfulError `invalid_input` for malformed counts (every fault is listed) and options, such as a control that
 * is none of the arms. A malformed event is rejected, the rest go on, and the verdict tells how many were; if none is
 * left, and no weights name the arms, the faults of the first are thrown.
 *
 * @example
 * ```ts
 * import { analyzeExperiment } from 'tactful';
 *
 * const counts = [
 *   { arm: 'gate_30', n: 44700, counts: { retained: 8502 } },
 *   { arm: 'gate_40', n: 45489, counts: { retained: 8279 } },
 * ];
 * const weights = { gate_30: 0.4956, gate_40: 0.5044 };
 * const { arms, conclusions } = analyzeExperiment(counts, { control: 'gate_30', weights });
 * arms[1].metrics.retained.adjustedPValue?.toFixed(4) // => '0.0016'
 * conclusions // => [{ metric: 'retained', winner: null, reason: 'worse_than_control' }]
 * ```
 */
export function analyzeExperiment(
  input: Iterable<ExperimentEvent> | readonly ArmCounts[],
  options: AnalyzeOptions,
): ExperimentReport {
  try {
    const policy = readOptions(NAME, options);
    const { control, alpha = policy.alpha, correction = policy.correction, method = 'auto' } = options;
    requireShare(NAME, 'alpha', alpha);
    requireCorrection(NAME, 'correction', correction);
    if (!Object.hasOwn(FORCED, method)) refuse(NAME, 'method', 'expected "auto", "z" or "fisher"', method);
    const { arms, metrics, weights, rejected } = readArms(NAME, input, options);
    const base = arms.find(({ arm }) => arm === control);
    if (base === undefined) {
      if (arms.length === 0) throwIssues(NAME, faultsOfFirst(rejected));
      const names = arms.map(({ arm }) => JSON.stringify(arm)).join(', ');
      refuse(NAME, 'control', `expected the name of an arm (${names})`, control);
    }

    const z = twoSidedZ(alpha);
    const countOf = ({ n, counts }: ArmCounts, metric: string): { n: number; x: number } => ({
      n,
      x: counts[metric]!,
    });
    const treatments = arms.filter((arm) => arm !== base);
    const comparisons = treatments.flatMap((arm) =>
      metrics.map((metric) =>
        compareCounts(
          countOf(base, metric),
          countOf(arm, metric),
          z,
          FORCED[method] ?? policy.minExpectedCount,
        ),
      ),
    );
    const adjusted = adjustPValues(
      comparisons.map(({ pValue }) => pValue),
      correction,
    );
    // In the order of the names, so that the order of the events does not move a last bit.
    const byName = [...arms].sort((a, b) => (a.arm < b.arm ? -1 : 1));
    const best = metrics.map((metric) => {
      const counts = byName.map((arm) => countOf(arm, metric));
      return bestOf(gridOf(counts, policy.prior));
    });
    let next = 0;
    const reports = arms.map((arm): ArmReport => {
      const rows = metrics.map((metric, k): [string, MetricReport] => {
        const probability = best[k]![byName.indexOf(arm)]!;
        if (arm === base) return [metric, controlReport(proportionOf(countOf(arm, metric), z), probability)];
        const comparison = comparisons[next]!;
        return [metric, treatmentReport(comparison, probability, adjusted[next++]!, alpha)];
      });
      return { arm: arm.arm, n: arm.n + 0, metrics: Object.fromEntries(rows) };
    });
    const sampleRatio = checkSampleRatio(
      arms.map(({ n }) => n),
      weights,
      policy.mismatchBelow,
    );
    const conclusions = metrics.map((metric) => {
      const small = treatments.some((arm) =>
        isSmall(countOf(base, metric), countOf(arm, metric), policy.minExpectedCount),
      );
      return conclude(metric, reports, control, sampleRatio, small);
    });
    const verdict = verdictOf(conclusions, reports, control, sampleRatio, weights, rejected.length);
    return { control, alpha, correction, arms: reports, sampleRatio, conclusions, verdict, rejected };
  } catch (error) {
    throw unreadable('analyzeExperiment', { input, options }, error);
  }
}

const NAME = 'analyzeExperiment';

/** Why not even one event could be read. */
function faultsOfFirst(rejected: readonly RejectedEvent[]): readonly Issue[] {
  return rejected.slice(0, 1).flatMap(({ index, issues }) =>
    issues.map((fault) => ({
      ...fault,
      path: fault.path === 'event' ? `input[${index}]` : `input[${index}].${fault.path}`,
    })),
  );
}

/** The smallest expected count that asks for z, in place of the policy's: none is too small, or every one is. */
const FORCED = { auto: null, z: -1, fisher: Number.POSITIVE_INFINITY } as const;
