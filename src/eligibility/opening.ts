import { MAX_EPOCH_MS } from '../time/index.js';
import type { EpochMs } from '../types.js';
import { type CheckName, checks } from './checks.js';
import type { Facts } from './facts.js';
import type { EligibilityPolicy } from './policy.js';

/** The first check that does not let the user through at `at`; null if all do. */
export function firstObstacle(facts: Facts, policy: EligibilityPolicy, at: EpochMs): CheckName | null {
  for (const { name, clearsAt } of checks) {
    if (clearsAt(facts, policy, at) > at) return name;
  }
  return null;
}

/**
 * The first instant not before `from` at which every check lets the user through; `Infinity` if there is none, or
 * none that a Date can hold.
 *
 * Each round goes to the latest instant that any check asks for. Nothing before it can pass, so nothing is missed;
 * the first instant that asks for no later one is the answer. A round that moves on has left behind a message, a
 * pause or a quiet window, so there are few.
 */
export function firstOpening(facts: Facts, policy: EligibilityPolicy, from: EpochMs): EpochMs {
  let at = from;
  for (;;) {
    let next = at;
    for (const { clearsAt } of checks) next = Math.max(next, clearsAt(facts, policy, at));
    if (next === at) return at;
    if (next > MAX_EPOCH_MS) return Number.POSITIVE_INFINITY;
    at = next;
  }
}
