/**
 * What users have reached: definitions, grants, progress, statistics.
 *
 * @module tactful/milestones
 */

export { TactfulError, type TactfulErrorCode } from '../errors.js';
export type { BehaviorPattern, EpochMs, Issue, Timestamp } from '../types.js';
export {
  type AssessMilestonesOptions,
  assessMilestones,
  type MilestoneAssessment,
  type MilestoneProgress,
} from './assess-milestones.js';
export { defaultMilestones } from './default-milestones.js';
export { defineMilestones } from './define-milestones.js';
export type { GrantedMilestone, MetricType, Milestone, NewMilestone } from './milestone.js';
export {
  type MilestoneMetrics,
  type MilestoneMetricsOptions,
  milestoneMetrics,
} from './milestone-metrics.js';
export {
  type MilestoneStats,
  mergeMilestoneStats,
  milestoneStats,
  type UserMilestones,
} from './milestone-stats.js';
