/**
 * What works better: assignment, tests, intervals, sample sizes, posteriors, and the distributions under them.
 *
 * @module tactful/experiment
 */

export { TactfulError, type TactfulErrorCode } from '../errors.js';
export type { Issue, Seed } from '../types.js';
export { adjustPValues } from './adjust-p-values.js';
export { type AlwaysValidComparison, type AlwaysValidOptions, alwaysValid } from './always-valid.js';
export { type AnalyzeOptions, analyzeExperiment } from './analyze-experiment.js';
export { type ArmCounts, mergeArmCounts } from './arm-counts.js';
export {
  type Arm,
  type Assignment,
  type AssignmentReason,
  assignArm,
  type Experiment,
} from './assign-arm.js';
export {
  type Choice,
  type ChoiceReason,
  type ChooseOptions,
  type CountedArm,
  chooseArm,
} from './choose-arm.js';
export { compareMeans, type MeanComparison, type Sample } from './compare-means.js';
export {
  type CompareOptions,
  compareProportions,
  type Estimate,
  type Proportion,
  type ProportionComparison,
} from './compare-proportions.js';
export { type ArmTally, countByArm, type ExperimentEvent, type RejectedEvent } from './count-by-arm.js';
export { detectableEffect } from './detectable-effect.js';
export { betaCdf } from './distributions/beta-cdf.js';
export { chiSquareSurvival } from './distributions/chi-square.js';
export { logGamma } from './distributions/log-gamma.js';
export { normalCdf } from './distributions/normal-cdf.js';
export { normalQuantile } from './distributions/normal-quantile.js';
export { studentTCdf } from './distributions/student-t.js';
export { expectedLoss } from './expected-loss.js';
export type {
  ArmReport,
  Conclusion,
  ConclusionReason,
  ExperimentReport,
  MetricReport,
} from './experiment-report.js';
export { fisherExact } from './fisher-exact.js';
export type { Interval } from './interval.js';
export type { ExpectedEffect, PlanOptions } from './plan.js';
export type { Correction, ExperimentPolicy, ExperimentPolicyInput } from './policy.js';
export type { PosteriorOptions } from './posterior-grid.js';
export { probabilityToBeBest } from './probability-to-be-best.js';
export type {
  Count,
  ExperimentPolicyOption,
} from './read.js';
export { type SampleRatioCheck, sampleRatioMismatch } from './sample-ratio-mismatch.js';
export { power, sampleSizePerArm } from './sample-size.js';
