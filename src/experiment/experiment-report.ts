import type { Estimate, ProportionComparison } from './compare-proportions.js';
import type { RejectedEvent } from './count-by-arm.js';
import type { Interval } from './interval.js';
import type { Correction } from './policy.js';
import type { SampleRatioCheck } from './sample-ratio-mismatch.js';

/** One metric of one arm. The fields from `difference` to `adjustedPValue` are null for the control. */
export interface MetricReport {
  readonly n: number;
  readonly count: number;
  /** Null for an arm without users. */
  readonly rate: number | null;
  /** Wilson's score interval of the rate. */
  readonly interval: Interval | null;
  /** Of all arms, by their Beta-binomial posteriors; the control has one too. */
  readonly probabilityToBeBest: number;
  /** To the control, absolute, with Newcombe's interval. */
  readonly difference: Estimate | null;
  /** To the control, relative: 0.1 is a tenth more. */
  readonly lift: Estimate | null;
  readonly test: ProportionComparison['test'] | null;
  readonly z: number | null;
  readonly pValue: number | null;
  readonly log10PValue: number | null;
  /** For the number of all comparisons of the report, arms times metrics. */
  readonly adjustedPValue: number | null;
  /** Whether `adjustedPValue` is below alpha. */
  readonly significant: boolean;
}

/** One arm. */
export interface ArmReport {
  readonly arm: string;
  readonly n: number;
  readonly metrics: Readonly<Record<string, MetricReport>>;
}

/** What {@link analyzeExperiment} finds. */
export interface ExperimentReport {
  readonly control: string;
  readonly alpha: number;
  readonly correction: Correction;
  /** In the order of the input. */
  readonly arms: readonly ArmReport[];
  readonly sampleRatio: SampleRatioCheck;
  /** What each metric says, in the order of the metrics. */
  readonly conclusions: readonly Conclusion[];
  /** The conclusions in plain English. */
  readonly verdict: string;
  /** Events that could not be read; they count nowhere. */
  readonly rejected: readonly RejectedEvent[];
}

/** Why a metric names the winner that it does, or none. */
export type ConclusionReason =
  /** An arm is significantly better than the control. */
  | 'winner'
  /** Arms differ significantly from the control, and none for the better. */
  | 'worse_than_control'
  /** No arm differs significantly from the control. */
  | 'no_difference'
  /** Some arm has too few expected counts. */
  | 'sample_too_small'
  /** The sizes of the arms do not fit their weights: something is wrong with the assignment or the counting. */
  | 'sample_ratio_mismatch';

/** What one metric says. */
export interface Conclusion {
  readonly metric: string;
  /** The arm that is better than the control; null where none may be named. */
  readonly winner: string | null;
  readonly reason: ConclusionReason;
}
