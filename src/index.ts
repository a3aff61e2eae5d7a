// Every public name, one by one, in the order of the house. A name that is not here is not part of the library.

// the decision
export { describeDecision } from './describe-decision.js';
// may we reach this user now?
export {
  type Cap,
  type CapInput,
  type CheckName,
  type EligibilityOptions,
  type EligibilityPolicy,
  type EligibilityPolicyInput,
  type Gate,
  type GateResult,
  isUserInactive,
  wasRecentlyMessaged,
} from './eligibility/index.js';
export { type EngagementStats, engagementStats, mergeEngagementStats } from './engagement-stats.js';
// ground
export { type Issue, TactfulError, type TactfulErrorCode } from './errors.js';
export {
  type Decision,
  type DecisionPolicy,
  type EligibleDecision,
  type EvaluateOptions,
  evaluateUser,
  type SkippedDecision,
  type SkipReason,
} from './evaluate-user.js';
export { type Evaluation, evaluateUsers, type Rejected } from './evaluate-users.js';
// experiments: assignment, significance, sample size
export {
  type AnalyzeOptions,
  type Arm,
  type ArmCounts,
  type ArmReport,
  type ArmTally,
  type Assignment,
  adjustPValues,
  analyzeExperiment,
  assignArm,
  alwaysValid,
  betaCdf,
  type CompareOptions,
  type Conclusion,
  type Correction,
  type Count,
  chiSquareSurvival,
  compareProportions,
  countByArm,
  type Estimate,
  type Experiment,
  type ExperimentEvent,
  type ExperimentPolicy,
  type ExperimentPolicyInput,
  type ExperimentReport,
  fisherExact,
  type Interval,
  logGamma,
  type MetricReport,
  mergeArmCounts,
  normalCdf,
  normalQuantile,
  type Proportion,
  type ProportionComparison,
  type RejectedEvent,
  type SampleRatioCheck,
  sampleRatioMismatch,
  studentTCdf,
} from './experiment/index.js';
export { type CheckReport, type Explanation, explainUser } from './explain.js';
// the policy
export {
  definePolicy,
  type Policy,
  type PolicyInput,
  policyInputSchema,
  policyJsonSchema,
  presets,
} from './policy/index.js';
// which kind of user is this?
export {
  type Comparison,
  type Condition,
  determineSegment,
  type SegmentationPolicy,
  type SegmentationPolicyInput,
  type SegmentOptions,
  type SegmentRule,
  type SegmentSubject,
} from './segmentation/index.js';
// what would happen?
export {
  type AffectedUser,
  type BacktestOptions,
  type BacktestReport,
  backtestPolicy,
  calcRate,
  type Engagement,
  type EngagementCounts,
  type EngagementForOptions,
  type EngagementRates,
  type EngagementSummary,
  type EngagementTally,
  engagementFor,
  engagementRates,
  mergeEngagementSummaries,
  type PolicyBacktest,
  type PopulationMix,
  type SegmentEngagement,
  type SimulateHistoryOptions,
  type SimulatePopulationOptions,
  type SimulationOptions,
  type SimulationPolicy,
  type SimulationPolicyInput,
  simulateEngagement,
  simulateEngagementSummary,
  simulateHistory,
  simulatePopulation,
  summarizeEngagement,
  type UpliftDistribution,
  type UserHistory,
} from './simulation/index.js';
// lengths of time, as policies write them
export type { CalendarPeriod, Duration, LocalWindow } from './time/index.js';
// how do we speak to them?
export { type TonePolicy, type TonePolicyInput, toneForSegment } from './tone/index.js';
export type {
  EngagementAssignment,
  EngagementEvent,
  EpochMs,
  Json,
  Seed,
  SentMessage,
  Timestamp,
  UserFacts,
} from './types.js';
