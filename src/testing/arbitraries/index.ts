import type * as fc from 'fast-check';
import type { Lead } from '../../follow-up/index.js';
import type { PolicyInput } from '../../policy/index.js';
import type { EngagementAssignment, EpochMs, Interaction } from '../../types.js';
import { type AssignmentsConstraints, assignments } from './assignments.js';
import { type InstantConstraints, instant } from './instant.js';
import { type InteractionConstraints, interaction } from './interaction.js';
import { type LeadConstraints, lead } from './lead.js';
import { type PolicyInputConstraints, policyInput } from './policy-input.js';
import { type GeneratedRecords, type ProfileRecordsConstraints, profileRecords } from './profile-records.js';
import { type PlainSentMessage, type SentMessagesConstraints, sentMessages } from './sent-messages.js';
import { type TimeZoneConstraints, timeZone } from './time-zone.js';
import { type PlainUserFacts, type UserFactsConstraints, userFacts } from './user-facts.js';

/** Every arbitrary of {@link arbitraries}, each with the constraints that it may be held to. */
export interface Arbitraries {
  /** A user as they may be on record at one instant: every optional field there, null or left out. */
  readonly userFacts: (constraints?: UserFactsConstraints) => fc.Arbitrary<PlainUserFacts>;
  /** What was sent to one user, in any order. */
  readonly sentMessages: (constraints?: SentMessagesConstraints) => fc.Arbitrary<PlainSentMessage[]>;
  /** Policy documents that `definePolicy` accepts, with any of their sections and fields there or left out. */
  readonly policyInput: (constraints?: PolicyInputConstraints) => fc.Arbitrary<PolicyInput>;
  /** A lead in any state: written to or not, answered or not, marked or not, at any stage. */
  readonly lead: (constraints?: LeadConstraints) => fc.Arbitrary<Lead>;
  /** One thing that a user did, with each field there, null or left out. */
  readonly interaction: (constraints?: InteractionConstraints) => fc.Arbitrary<Interaction>;
  /** Few people, so that they meet: users with distinct ids and emails, events they went to, orders, messages. */
  readonly profileRecords: (constraints?: ProfileRecordsConstraints) => fc.Arbitrary<GeneratedRecords>;
  /** Customers with an arm and a segment, some of them assigned more than once. */
  readonly assignments: (constraints?: AssignmentsConstraints) => fc.Arbitrary<EngagementAssignment[]>;
  /** IANA names of zones that calendars get wrong: odd offsets, odd clock changes, days that were left out. */
  readonly timeZone: (constraints?: TimeZoneConstraints) => fc.Arbitrary<string>;
  /**
   * Instants of which most lie where calendars go wrong: at clock changes of some thirty zones and within a day and a
   * half of them, on leap days, at the turn of the year, and at local midnights, a millisecond before and one after.
   */
  readonly instant: (constraints?: InstantConstraints) => fc.Arbitrary<EpochMs>;
}

/**
 * What the library reads, as fast-check arbitraries: each is a function of its constraints, all of which are optional.
 * Instants come as epoch milliseconds, most of them where calendars go wrong; a field that is optional is there, null
 * or left out. Every value is valid: no function of the library refuses it.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { definePolicy, evaluateUser } from 'tactful';
 * import { arbitraries } from 'tactful/testing';
 *
 * const { instant, policyInput, userFacts } = arbitraries;
 * const neverWithoutReason = fc.property(userFacts(), instant(), policyInput(), (user, now, input) => {
 *   const { eligible, reason } = evaluateUser(user, { now, policy: definePolicy(input) });
 *   return eligible === (reason === 'eligible');
 * });
 * fc.check(neverWithoutReason, { seed: 1 }).failed // => false
 * const wholeSeconds = instant({ min: '2026-01-01', max: '2026-12-31', resolutionMs: 1000 });
 * fc.sample(wholeSeconds, { numRuns: 100, seed: 1 }).every((at) => at % 1000 === 0) // => true
 * ```
 */
export const arbitraries: Arbitraries = Object.freeze({
  userFacts,
  sentMessages,
  policyInput,
  lead,
  interaction,
  profileRecords,
  assignments,
  timeZone,
  instant,
});

export type { AssignmentsConstraints } from './assignments.js';
export type { InstantConstraints } from './instant.js';
export type { InteractionConstraints } from './interaction.js';
export type { LeadConstraints } from './lead.js';
export type { NearConstraints } from './near.js';
export type { PolicyInputConstraints } from './policy-input.js';
export type { GeneratedRecords, ProfileRecordsConstraints } from './profile-records.js';
export type { PlainSentMessage, SentMessagesConstraints } from './sent-messages.js';
export type { TimeZoneConstraints } from './time-zone.js';
export type { OptionalUserField, PlainUserFacts, UserFactsConstraints } from './user-facts.js';
