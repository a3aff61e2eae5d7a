/**
 * May we reach this user now? The policy section, gates, and the two checks that stand alone.
 *
 * @module tactful/eligibility
 */

export { TactfulError, type TactfulErrorCode } from '../errors.js';
export type { EpochMs, Issue, SentMessage, Timestamp, UserFacts } from '../types.js';
export type { CheckName } from './checks.js';
export type { Gate, GateResult } from './gates.js';
export { type EligibilityOptions, isUserInactive } from './is-user-inactive.js';
export {
  type Cap,
  type CapInput,
  defaultEligibilityPolicy,
  type EligibilityPolicy,
  type EligibilityPolicyInput,
} from './policy.js';
export { wasRecentlyMessaged } from './was-recently-messaged.js';
