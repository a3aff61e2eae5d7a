import { MAX_EPOCH_MS } from '../time/index.js';
import type { EpochMs, UserFacts } from '../types.js';
import { checks, clearsAt, firstObstacle } from './checks.js';
import type { Facts } from './facts.js';
import { type Gate, gateClearsAt } from './gates.js';
import type { EligibilityPolicy } from './policy.js';

/** A user under a policy, with the host's gates: everything that decides whether and when. */
export interface Situation<User extends UserFacts> {
  readonly functionName: string;
  readonly user: User;
  readonly facts: Facts;
  readonly policy: EligibilityPolicy;
  readonly gates: readonly Gate<User>[];
}

/** Why the user may not be reached at `at`: the first check, or else the first gate, that fails; null if none does. */
export function obstacleAt<User extends UserFacts>(situation: Situation<User>, at: EpochMs): string | null {
  const { functionName, user, facts, policy, gates } = situation;
  const obstacle = firstObstacle(facts, policy, at);
  if (obstacle !== null) return obstacle;
  for (const gate of gates) {
    if (gateClearsAt(functionName, gate, user, at) > at) return gate.name;
  }
  return null;
}

/** Why waiting from `at` on does not help: the first check or gate that never clears, or else that fails at `at`. */
export function lastingObstacle<User extends UserFacts>(
  situation: Situation<User>,
  at: EpochMs,
): string | null {
  const { functionName, user, facts, policy, gates } = situation;
  for (const [name, check] of checks) {
    if (check(facts, policy, at) > MAX_EPOCH_MS) return name;
  }
  for (const gate of gates) {
    if (gateClearsAt(functionName, gate, user, at) > MAX_EPOCH_MS) return gate.name;
  }
  return obstacleAt(situation, at);
}

/** Gates that contradict each other, or quiet hours, could be asked for ever. */
const MAX_GATE_ROUNDS = 1000;

/**
 * The first instant not before `from` at which every check and every gate passes; null if waiting alone never helps,
 * or if the gates have found no such instant in a thousand rounds.
 *
 * Each round goes to the latest instant that any check, or then any gate, asks for. Nothing before it can pass, so
 * nothing is missed; the first instant that asks for no later one is the answer.
 */
export function openingAt<User extends UserFacts>(situation: Situation<User>, from: EpochMs): EpochMs | null {
  const { functionName, user, facts, policy, gates } = situation;
  let at = checksOpenAt(facts, policy, from);
  for (let round = 0; round < MAX_GATE_ROUNDS && at <= MAX_EPOCH_MS; round++) {
    let next = at;
    for (const gate of gates) next = Math.max(next, gateClearsAt(functionName, gate, user, at));
    if (next === at) return at;
    at = checksOpenAt(facts, policy, next);
  }
  return null;
}

/** The same of the checks alone. A round leaves behind a pause, a message or a quiet window, so there are few. */
function checksOpenAt(facts: Facts, policy: EligibilityPolicy, from: EpochMs): EpochMs {
  let at = from;
  while (at <= MAX_EPOCH_MS) {
    const next = clearsAt(facts, policy, at);
    if (next === at) return at;
    at = next;
  }
  return Number.POSITIVE_INFINITY;
}
