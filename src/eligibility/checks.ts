import { firstOutside } from '../time/index.js';
import type { EpochMs } from '../types.js';
import { capClearsAt } from './caps.js';
import type { Facts } from './facts.js';
import type { EligibilityPolicy } from './policy.js';

/** Why a user may not be reached, in the order in which the checks run. */
export type CheckName =
  /** They opted out. Clears never. */
  | 'opted_out'
  /** `now < pausedUntil`. Clears at `pausedUntil`. */
  | 'paused'
  /** The hash of salt and id puts them in the holdout. Clears never. */
  | 'holdout'
  /** Not strictly more than `inactivity` has passed since they were active. Clears 1 ms after it has. */
  | 'active'
  /** A message has `sentAt >= now - messageFrequency`. Clears 1 ms after the latest is that old. */
  | 'recently_messaged'
  /** Their `timeZone` is given but is no IANA name, and quiet hours or a calendar cap need it. Clears never. */
  | 'invalid_time_zone'
  /** A frequency cap is full. Clears when enough messages have left it. */
  | 'capped'
  /** Their local time is in `[start, end)`. Clears at the first instant outside. */
  | 'quiet_hours';

/**
 * A check is one question: from `at` on, when is the first instant that it lets the user through? It passes if that
 * is `at` itself; `Infinity` says that waiting alone never helps. An instant that a check names is never too late,
 * so the largest over all checks is the earliest instant at which all of them could pass.
 */
export type Check = (facts: Facts, policy: EligibilityPolicy, at: EpochMs) => EpochMs;

const NEVER = Number.POSITIVE_INFINITY;

const optedOut: Check = (facts, _policy, at) => (facts.optedOut ? NEVER : at);

const paused: Check = (facts, _policy, at) => (facts.pausedUntil > at ? facts.pausedUntil : at);

const holdout: Check = (facts, policy, at) =>
  policy.holdout !== null && facts.holdoutBucket < policy.holdout.fraction ? NEVER : at;

const active: Check = (facts, policy, at) => {
  if (policy.inactivityMs === null) return at;
  const clear = facts.lastActiveAt + policy.inactivityMs + 1;
  return clear > at ? clear : at;
};

const recentlyMessaged: Check = (facts, policy, at) => {
  if (policy.messageFrequencyMs === null) return at;
  const clear = facts.latestSentAt + policy.messageFrequencyMs + 1;
  return clear > at ? clear : at;
};

const invalidTimeZone: Check = (facts, _policy, at) => (facts.zoneUnknown ? NEVER : at);

const capped: Check = (facts, policy, at) => {
  let clear = at;
  if (facts.zoneUnknown) return clear; // said by invalid_time_zone
  for (const cap of policy.caps) clear = Math.max(clear, capClearsAt(cap, facts, at));
  return clear;
};

const quietHours: Check = (facts, policy, at) =>
  policy.quietHours === null || facts.zone === null ? at : firstOutside(facts.zone, at, policy.quietHours);

/** All checks, in order. */
export const checks: readonly (readonly [CheckName, Check])[] = [
  ['opted_out', optedOut],
  ['paused', paused],
  ['holdout', holdout],
  ['active', active],
  ['recently_messaged', recentlyMessaged],
  ['invalid_time_zone', invalidTimeZone],
  ['capped', capped],
  ['quiet_hours', quietHours],
];

/** The first check, in order, that does not pass at `at`; null if all do. */
export function firstObstacle(facts: Facts, policy: EligibilityPolicy, at: EpochMs): CheckName | null {
  // Written out, like clearsAt below: a loop over the list costs four times as much.
  if (optedOut(facts, policy, at) > at) return 'opted_out';
  if (paused(facts, policy, at) > at) return 'paused';
  if (holdout(facts, policy, at) > at) return 'holdout';
  if (active(facts, policy, at) > at) return 'active';
  if (recentlyMessaged(facts, policy, at) > at) return 'recently_messaged';
  if (invalidTimeZone(facts, policy, at) > at) return 'invalid_time_zone';
  if (capped(facts, policy, at) > at) return 'capped';
  if (quietHours(facts, policy, at) > at) return 'quiet_hours';
  return null;
}

/** The latest instant that any check asks for: `at` if all pass, and no instant before it can pass them all. */
export function clearsAt(facts: Facts, policy: EligibilityPolicy, at: EpochMs): EpochMs {
  return Math.max(
    optedOut(facts, policy, at),
    paused(facts, policy, at),
    holdout(facts, policy, at),
    active(facts, policy, at),
    recentlyMessaged(facts, policy, at),
    invalidTimeZone(facts, policy, at),
    capped(facts, policy, at),
    quietHours(facts, policy, at),
  );
}
