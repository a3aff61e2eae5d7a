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
// what do we know about them?
export {
  type AttendedEvent,
  type CamelCase,
  type CamelCased,
  decideMessaging,
  type EnrichedProfile,
  type EnrichedProfiles,
  type EnrichProfileOptions,
  type EnrichProfilesOptions,
  type EventFields,
  type EventFieldsOptions,
  type EventRecord,
  enrichProfile,
  enrichProfiles,
  eventFields,
  fromSnakeCase,
  type KnownPerson,
  type MessageFields,
  type MessageFieldsOptions,
  type MessageRecord,
  type MessagingDecision,
  type MessagingFacts,
  messageFields,
  type OrderFields,
  type OrderFieldsOptions,
  type OrderRecord,
  orderFields,
  type PersonalizationFields,
  type PersonalizationFieldsOptions,
  type PersonalizationScoreOptions,
  type ProfileFields,
  type ProfileOptions,
  type ProfilePolicy,
  type ProfilePolicyInput,
  type ProfileRecords,
  type ProfileWithoutSummary,
  personalizationFields,
  personalizationScore,
  type RecordList,
  type RejectedRecord,
  type RelatedRecords,
  type SummaryFacts,
  type SummaryOptions,
  type SummarySubject,
  summarizeProfile,
  summaryFacts,
  type UserRecord,
} from './profile/index.js';
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
// lengths of time, as policies write them
export type { CalendarPeriod, Duration, LocalWindow } from './time/index.js';
// how do we speak to them?
export { type TonePolicy, type TonePolicyInput, toneForSegment } from './tone/index.js';
export type { EpochMs, Json, Seed, SentMessage, Timestamp, UserFacts } from './types.js';
