import { type Facts, readFacts } from '../eligibility/facts.js';
import type { EligibilityPolicy } from '../eligibility/index.js';
import type { Issue } from '../errors.js';
import { isRecord } from '../internal/own-keys.js';
import type { BehaviorPattern, SentMessage, UserFacts } from '../types.js';
import { collectIssues } from './collect-issues.js';
import type { Recipient } from './entry.js';

/** The users of a plan's candidates, each read once. */
export interface Recipients<User extends UserFacts> {
  readonly byId: Map<string, Recipient<User>>;
  /** Those who are described in more than one way. */
  readonly contradicted: Set<Recipient<User>>;
}

/** The recipient that `user` describes; null, with its faults reported, if it describes none. */
export function recipientOf<User extends UserFacts>(
  user: User,
  { byId, contradicted }: Recipients<User>,
  eligibility: EligibilityPolicy,
  issues: Issue[],
): Recipient<User> | null {
  const known = isRecord(user) && typeof user.id === 'string' ? byId.get(user.id) : undefined;
  if (known !== undefined && known.user === user) return known;
  const facts = collectIssues('user', issues, () => readFacts('planOutreach', user, eligibility));
  if (facts === null) return null;
  if (known !== undefined) {
    if (!sameFacts(facts, known.facts)) contradicted.add(known);
    return known;
  }
  const recipient = { user, facts, pattern: null };
  byId.set(facts.id, recipient);
  return recipient;
}

/** Whether a pattern knows more than the other. */
export function isFuller(pattern: BehaviorPattern, other: BehaviorPattern | null): boolean {
  if (other === null || pattern.count !== other.count) return other === null || pattern.count > other.count;
  return (pattern.lastAt ?? 0) > (other.lastAt ?? 0);
}

/** Whether two readings of a user lead to the same decisions. Messages are compared in their order. */
function sameFacts(a: Facts, b: Facts): boolean {
  return (
    a.lastActiveAt === b.lastActiveAt &&
    a.pausedUntil === b.pausedUntil &&
    a.optedOut === b.optedOut &&
    a.timeZone === b.timeZone &&
    a.latestSentAt === b.latestSentAt &&
    a.messageCount === b.messageCount &&
    a.messages.every((message, i) => a.sentAts[i] === b.sentAts[i] && sameMessage(message, b.messages[i]!))
  );
}

function sameMessage(a: SentMessage, b: SentMessage): boolean {
  return (
    a.channel === b.channel &&
    a.topic === b.topic &&
    (a.countsTowardCaps ?? true) === (b.countsTowardCaps ?? true)
  );
}
