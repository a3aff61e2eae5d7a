import { firstOutside } from '../time/index.js';
import type { EpochMs } from '../types.js';
import { capClearsAt } from './caps.js';
import type { Facts } from './facts.js';
import type { EligibilityPolicy } from './policy.js';

/** Why a user may not be reached, in the order in which the checks run. */
export type CheckName =
  | 'opted_out'
  | 'paused'
  | 'holdout'
  | 'active'
  | 'recently_messaged'
  | 'invalid_time_zone'
  | 'capped'
  | 'quiet_hours';

/**
 * A check is one question: from `at` on, when is the first instant that it lets the user through? It passes if that
 * is `at` itself; `Infinity` says that waiting alone never helps. An instant that a check names is never too late,
 * so the largest over all checks is the earliest instant at which all of them could pass.
 */
export interface Check {
  readonly name: CheckName;
  readonly clearsAt: (facts: Facts, policy: EligibilityPolicy, at: EpochMs) => EpochMs;
}

const NEVER = Number.POSITIVE_INFINITY;

/** All checks, in order: the first that does not pass is the decision's reason. */
export const checks: readonly Check[] = [
  { name: 'opted_out', clearsAt: ({ optedOut }, _policy, at) => (optedOut ? NEVER : at) },
  { name: 'paused', clearsAt: ({ pausedUntil }, _policy, at) => Math.max(at, pausedUntil) },
  {
    name: 'holdout',
    clearsAt: ({ holdoutBucket }, { holdout }, at) =>
      holdout !== null && holdoutBucket < holdout.fraction ? NEVER : at,
  },
  {
    name: 'active',
    clearsAt: ({ lastActiveAt }, { inactivityMs }, at) =>
      inactivityMs === null ? at : Math.max(at, lastActiveAt + inactivityMs + 1),
  },
  {
    name: 'recently_messaged',
    clearsAt: ({ latestSentAt }, { messageFrequencyMs }, at) =>
      messageFrequencyMs === null ? at : Math.max(at, latestSentAt + messageFrequencyMs + 1),
  },
  { name: 'invalid_time_zone', clearsAt: ({ zoneUnknown }, _policy, at) => (zoneUnknown ? NEVER : at) },
  { name: 'capped', clearsAt: capsClearAt },
  {
    name: 'quiet_hours',
    clearsAt: ({ zone }, { quietHours }, at) =>
      quietHours === null || zone === null ? at : firstOutside(zone, at, quietHours),
  },
];

function capsClearAt(facts: Facts, { caps }: EligibilityPolicy, at: EpochMs): EpochMs {
  let clear = at;
  if (facts.zoneUnknown) return clear; // said by invalid_time_zone
  for (const cap of caps) clear = Math.max(clear, capClearsAt(cap, facts, at));
  return clear;
}
