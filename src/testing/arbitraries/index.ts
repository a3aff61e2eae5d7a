import { assignments } from './assignments.js';
import { instant } from './instant.js';
import { interaction } from './interaction.js';
import { lead } from './lead.js';
import { policyInput } from './policy-input.js';
import { profileRecords } from './profile-records.js';
import { sentMessages } from './sent-messages.js';
import { timeZone } from './time-zone.js';
import { userFacts } from './user-facts.js';

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
export const arbitraries: {
  readonly userFacts: typeof userFacts;
  readonly sentMessages: typeof sentMessages;
  readonly policyInput: typeof policyInput;
  readonly lead: typeof lead;
  readonly interaction: typeof interaction;
  readonly profileRecords: typeof profileRecords;
  readonly assignments: typeof assignments;
  readonly timeZone: typeof timeZone;
  readonly instant: typeof instant;
} = Object.freeze({
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
