/**
 * Whom to reach, when, in which order: plans, analytics, alerts, schedules.
 *
 * @module tactful/outreach
 */

export { TactfulError, type TactfulErrorCode } from '../errors.js';
export type {
  BehaviorPattern,
  EpochMs,
  Issue,
  Json,
  Rejected,
  Seed,
  SentimentType,
  SentMessage,
  Timestamp,
  UserFacts,
} from '../types.js';
export { type AlertsPolicy, type AlertsPolicyInput, defaultAlertsPolicy } from './alerts-policy.js';
export type { OutreachCandidate } from './candidate.js';
export type { CandidateExtras } from './candidate-for.js';
export {
  type Alert,
  type AlertName,
  type CheckAlertsOptions,
  checkAlerts,
  type MonitoredMetrics,
} from './check-alerts.js';
export {
  type DashboardOptions,
  type DashboardSources,
  type EngagementDashboard,
  engagementDashboard,
} from './engagement-dashboard.js';
export { mergeOutreachAnalytics } from './merge-outreach-analytics.js';
export { type MilestoneCelebration, milestoneCelebration } from './milestone-celebration.js';
export { type MoodSupport, moodSupport } from './mood-support.js';
export {
  type OutreachAnalyticsOptions,
  type OutreachRecord,
  outreachAnalytics,
} from './outreach-analytics.js';
export type { OutreachAnalytics, OutreachCounts, OutreachRates } from './outreach-counts.js';
export type {
  DeferredOutreach,
  DeferredReason,
  DroppedOutreach,
  DroppedReason,
  OutreachPlan,
  PlannedOutreach,
  ScheduledOutreach,
  ScheduledReason,
} from './outreach-plan.js';
export { type OutreachPlanPolicy, type PlanOutreachOptions, planOutreach } from './plan-outreach.js';
export {
  defaultOutreachPolicy,
  type OutreachPolicy,
  type OutreachPolicyInput,
  type OutreachTypeRule,
} from './policy.js';
export { type ReEngagement, reEngagement } from './re-engagement.js';
export { type RetentionOptions, type RetentionPlan, retentionPlan } from './retention-plan.js';
export { type ScheduleDefaults, type ScheduleEntry, scheduleDefaults } from './schedule-defaults.js';
export type { TemplateChoice } from './template-chooser.js';
export { type TopicFollowUp, topicFollowUp } from './topic-follow-up.js';
