/**
 * Leads that did not answer: who gets which message next, state changes, statistics.
 *
 * @module tactful/follow-up
 */

export { TactfulError, type TactfulErrorCode } from '../errors.js';
export type { EpochMs, Issue, Rejected, Timestamp } from '../types.js';
export {
  assessLead,
  type EligibleLead,
  type LeadAssessment,
  type LeadSkipReason,
  type SkippedLead,
} from './assess-lead.js';
export { type ClearedFlags, type ClearStaleFlagsOptions, clearStaleFlags } from './clear-stale-flags.js';
export { type CompleteOptions, completeReengagement } from './complete-reengagement.js';
export { type EligibleLeads, findEligibleLeads } from './find-eligible-leads.js';
export type { FollowUpAttempt, Lead, LeadFacts, ResponseStatus } from './lead.js';
export { markForReengagement } from './mark-for-reengagement.js';
export { mergeReengagementStats } from './merge-reengagement-stats.js';
export type { FollowUpOptions, LeadListOptions, LeadOptions } from './options.js';
export { pendingReengagements } from './pending-reengagements.js';
export { type CampaignPlan, type PlannedFollowUp, planCampaign } from './plan-campaign.js';
export {
  defaultFollowUpPolicy,
  type FollowUpPolicy,
  type FollowUpPolicyInput,
  type FollowUpStage,
  type FollowUpStageInput,
} from './policy.js';
export { type LeadResponse, type RecordResponseOptions, recordResponse } from './record-response.js';
export { type ReengagementStats, reengagementStats } from './reengagement-stats.js';
