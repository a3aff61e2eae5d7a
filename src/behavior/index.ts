/**
 * How users are doing: interactions fold into a pattern, which tells churn risk, mood, best send time and next action.
 *
 * @module tactful/behavior
 */

export { TactfulError, type TactfulErrorCode } from '../errors.js';
export type {
  ActiveDays,
  BehaviorPattern,
  ChurnModel,
  DecayedSum,
  DecayedSums,
  EpochMs,
  Interaction,
  InteractionType,
  Issue,
  Rejected,
  SentimentType,
  Timestamp,
  TopicMention,
  TopicRecord,
} from '../types.js';
export type { ActionCandidate, ActionReason, BestAction, NextAction } from './action-candidate.js';
export {
  analyzeInteraction,
  type InteractionAnalysis,
  type QualityParts,
} from './analyze-interaction.js';
export { bestSendTime, type SendTime } from './best-send-time.js';
export { type BuildPatternsOptions, type BuiltPatterns, buildPatterns } from './build-patterns.js';
export {
  type ChurnFactor,
  type ChurnLevel,
  type ChurnOptions,
  type ChurnRisk,
  churnRisk,
} from './churn-risk.js';
export { emptyPattern } from './empty-pattern.js';
export { foldInteraction } from './fold-interaction.js';
export { foldOutreach, type SentOutreach } from './fold-outreach.js';
export { populationCurve } from './hour-curve.js';
export { mergePatterns } from './merge-patterns.js';
export { type MoodTrend, moodTrend, type PatternOptions } from './mood-trend.js';
export { type NextActionOptions, nextBestAction } from './next-best-action.js';
export { defaultBehaviorPolicy } from './policy.js';
export type {
  ActionPriorities,
  BehaviorPolicy,
  BehaviorPolicyInput,
  ChurnWeights,
  QualityWeights,
  SentimentBounds,
  TypeQualities,
} from './policy-types.js';
export type { InteractionOptions, SentimentFunction } from './read-interaction.js';
export { type Rhythm, rhythm } from './rhythm.js';
export type { SendTimeOptions, SendWindow } from './send-time-options.js';
export { type Streaks, streaks } from './streaks.js';
export {
  type NeedingEngagementOptions,
  type UserAtRisk,
  type UsersNeedingEngagement,
  usersNeedingEngagement,
} from './users-needing-engagement.js';
