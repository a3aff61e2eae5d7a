import { type BehaviorPolicy, bestSendTime } from '../behavior/index.js';
import type { EligibilityPolicy } from '../eligibility/index.js';
import { zoneNamed } from '../time/index.js';
import type { EpochMs, UserFacts } from '../types.js';
import type { Recipient } from './entry.js';

/** The sections of a policy that a send time follows from. */
export interface SendTimePolicy {
  readonly behavior: BehaviorPolicy;
  readonly eligibility: EligibilityPolicy;
}

/** The instant in `[from, until)` at which the user is likeliest to be there; null if quiet hours leave none. */
export function bestTimeWithin<User extends UserFacts>(
  { pattern, facts }: Recipient<User>,
  from: EpochMs,
  until: EpochMs,
  policy: SendTimePolicy,
): EpochMs | null {
  if (pattern === null) return null;
  const { timeZone } = facts;
  const own = timeZone !== null && zoneNamed(timeZone) !== null ? { timeZone } : {};
  return bestSendTime(pattern, { now: from, within: { from, until }, policy, ...own }).at;
}
