import { type Facts, readFacts } from '../eligibility/facts.js';
import type { EligibilityPolicy } from '../eligibility/index.js';
import type { Issue } from '../errors.js';
import { isRecord } from '../internal/own-keys.js';
import { sameFields } from '../internal/same-content.js';
import { parseTimestamp } from '../time/index.js';
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
    if (!sameUser(user, facts, known.user, known.facts)) contradicted.add(known);
    return known;
  }
  const recipient = { user, facts, pattern: null };
  byId.set(facts.id, recipient);
  return recipient;
}

/** Whether a pattern knows more than the other. Of two that know as much it is always the same one. */
export function isFuller(pattern: BehaviorPattern, other: BehaviorPattern | null): boolean {
  if (other === null || pattern.count !== other.count) return other === null || pattern.count > other.count;
  if (pattern.lastAt !== other.lastAt) return (pattern.lastAt ?? 0) > (other.lastAt ?? 0);
  return pattern !== other && hoursOf(pattern) > hoursOf(other);
}

/** All that a send time follows from. */
function hoursOf({ timeZone, countByHour, outreach }: BehaviorPattern): string {
  return `${timeZone} ${countByHour} ${outreach.answeredByHour}`;
}

/**
 * Whether two descriptions of a user lead to the same decisions, those of gates included, which may ask for anything.
 * Messages are compared in their order.
 */
function sameUser(user: UserFacts, a: Facts, other: UserFacts, b: Facts): boolean {
  return (
    a.createdAt === b.createdAt &&
    a.lastActiveAt === b.lastActiveAt &&
    a.everActive === b.everActive &&
    a.pausedUntil === b.pausedUntil &&
    a.optedOut === b.optedOut &&
    a.timeZone === b.timeZone &&
    a.messageCount === b.messageCount &&
    a.messages.every((message, i) => sameMessage(message, b.messages[i]!)) &&
    sameFields(user, other, READ_OF_USERS)
  );
}

function sameMessage(a: SentMessage, b: SentMessage): boolean {
  if (a === b) return true;
  return (
    parseTimestamp(a.sentAt) === parseTimestamp(b.sentAt) &&
    (a.countsTowardCaps ?? true) === (b.countsTowardCaps ?? true) &&
    sameFields(a, b, READ_OF_MESSAGES)
  );
}

/** Fields that say the same in more than one way, and so are compared as they were read. */
const READ_OF_USERS: ReadonlySet<string> = /*#__PURE__*/ new Set<keyof UserFacts>([
  'createdAt',
  'lastActiveAt',
  'pausedUntil',
  'optedOut',
  'timeZone',
  'messages',
]);
const READ_OF_MESSAGES: ReadonlySet<string> = /*#__PURE__*/ new Set<keyof SentMessage>([
  'sentAt',
  'countsTowardCaps',
]);
