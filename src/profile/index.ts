/**
 * What we know about a user: fields from events, orders and messages, and a summary.
 *
 * @module tactful/profile
 */

export { TactfulError, type TactfulErrorCode } from '../errors.js';
export type { EpochMs, Issue, Timestamp } from '../types.js';
export { decideMessaging, type MessagingDecision, type MessagingFacts } from './decide-messaging.js';
export type { RelatedRecords } from './enrich-all.js';
export { type EnrichProfileOptions, enrichProfile } from './enrich-profile.js';
export {
  type EnrichedProfiles,
  type EnrichProfilesOptions,
  enrichProfiles,
  type ProfileRecords,
} from './enrich-profiles.js';
export { type EventFieldsOptions, eventFields } from './event-fields.js';
export { type CamelCase, type CamelCased, fromSnakeCase } from './from-snake-case.js';
export type { RecordList, RejectedRecord } from './intake.js';
export { type MessageFieldsOptions, messageFields } from './message-fields.js';
export type { ProfileOptions } from './options.js';
export { type OrderFieldsOptions, orderFields } from './order-fields.js';
export { type PersonalizationFieldsOptions, personalizationFields } from './personalization-fields.js';
export { type PersonalizationScoreOptions, personalizationScore } from './personalization-score.js';
export { defaultProfilePolicy, type ProfilePolicy, type ProfilePolicyInput } from './policy.js';
export type {
  AttendedEvent,
  EnrichedProfile,
  EventFields,
  EventRecord,
  KnownPerson,
  MessageFields,
  MessageRecord,
  OrderFields,
  OrderRecord,
  PersonalizationFields,
  ProfileFields,
  ProfileWithoutSummary,
  SummarySubject,
  UserRecord,
} from './records.js';
export { summarizeProfile } from './summarize-profile.js';
export {
  type SummaryFacts,
  type SummaryOptions,
  summaryFacts,
} from './summary-facts.js';
