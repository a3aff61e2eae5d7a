import { checkPattern } from '../behavior/check-pattern.js';
import { type Facts, readFacts } from '../eligibility/facts.js';
import type { EligibilityPolicy } from '../eligibility/index.js';
import { type Issue, issue, TactfulError } from '../errors.js';
import type { Rejected } from '../evaluate-users.js';
import { closestName } from '../internal/closest-name.js';
import { isRecord } from '../internal/own-keys.js';
import { unreadable } from '../internal/unreadable.js';
import { parseTimestamp, TIMESTAMP_EXPECTED } from '../time/index.js';
import type { BehaviorPattern, EpochMs, Json, SentMessage, UserFacts } from '../types.js';
import type { OutreachCandidate } from './candidate.js';
import { outreachKey } from './outreach-key.js';
import type { OutreachPolicy } from './policy.js';

/** A user with at least one candidate. */
export interface Recipient<User extends UserFacts> {
  readonly user: User;
  readonly facts: Facts;
  /** The fullest of the candidates' patterns. */
  pattern: BehaviorPattern | null;
}

/** A candidate that was read. */
export interface Entry<User extends UserFacts> {
  readonly index: number;
  readonly recipient: Recipient<User>;
  readonly outreachType: string;
  readonly subject: string;
  readonly priority: number;
  readonly promotional: boolean;
  readonly prompt: boolean;
  readonly context: Readonly<Record<string, Json>> | null;
  readonly templateId: string | null;
  readonly channel: string | null;
  /** `-Infinity` if it has none. */
  readonly notBefore: EpochMs;
  /** `Infinity` if it never does. */
  readonly expiresAt: EpochMs;
  readonly outreachKey: string;
}

/** What was read of a list of candidates. */
export interface Reading<User extends UserFacts> {
  readonly entries: readonly Entry<User>[];
  readonly rejected: Rejected[];
}

/** Reads every candidate once, and every user once for all their candidates. */
export function readCandidates<User extends UserFacts>(
  candidates: readonly OutreachCandidate<User>[],
  eligibility: EligibilityPolicy,
  outreach: OutreachPolicy,
): Reading<User> {
  const entries: Entry<User>[] = [];
  const rejected: Rejected[] = [];
  const recipients = new Map<string, Recipient<User>>();
  const contradicted = new Set<Recipient<User>>();
  candidates.forEach((candidate, index) => {
    try {
      entries.push(readCandidate(candidate, index));
    } catch (error) {
      const { issues } = unreadable('planOutreach', 'candidate', error);
      rejected.push({ index, id: userIdOf(candidate), issues });
    }
  });
  if (contradicted.size === 0) return { entries, rejected };
  for (const { recipient, index } of entries) {
    if (!contradicted.has(recipient)) continue;
    const issues = [issue('user', 'differs from the same user in another candidate', recipient.user)];
    rejected.push({ index, id: recipient.facts.id, issues });
  }
  return {
    entries: entries.filter(({ recipient }) => !contradicted.has(recipient)),
    rejected: rejected.sort((a, b) => a.index - b.index),
  };

  function readCandidate(candidate: OutreachCandidate<User>, index: number): Entry<User> {
    const issues: Issue[] = [];
    if (!isRecord(candidate)) {
      throw new TactfulError('invalid_input', 'planOutreach', [
        issue('candidate', 'expected an object', candidate),
      ]);
    }
    const given: OutreachCandidate<User> = candidate;
    const { outreachType, priority, subject = '', pattern, context, templateId, channel } = given;
    const rule = typeof outreachType === 'string' ? ruleOf(outreachType, outreach) : undefined;
    if (rule === undefined)
      issues.push(issue('outreachType', unknownType(outreachType, outreach), outreachType));
    if (!(typeof priority === 'number' && priority >= 0 && priority <= 1)) {
      issues.push(issue('priority', 'expected a number from 0 to 1', priority));
    }
    if (typeof subject !== 'string') issues.push(issue('subject', 'expected a text', subject));
    if (pattern != null) patternIssues(pattern, issues);
    if (context != null && !isRecord(context))
      issues.push(issue('context', 'expected an object or null', context));
    for (const field of ['templateId', 'channel'] as const) {
      if (given[field] != null && typeof given[field] !== 'string') {
        issues.push(issue(field, 'expected a text or null', given[field]));
      }
    }
    const notBefore = readInstant('notBefore', given.notBefore, Number.NEGATIVE_INFINITY, issues);
    const expiresAt = readInstant('expiresAt', given.expiresAt, Number.POSITIVE_INFINITY, issues);
    if (expiresAt <= notBefore) {
      issues.push(issue('expiresAt', 'expected an instant after notBefore', given.expiresAt));
    }
    const recipient = readRecipient(given.user, issues);
    if (recipient === null || rule === undefined || issues.length > 0) {
      throw new TactfulError('invalid_input', 'planOutreach', issues);
    }
    if (pattern != null && isFuller(pattern, recipient.pattern)) recipient.pattern = pattern;
    const { id, messageCount, latestSentAt } = recipient.facts;
    return {
      index,
      recipient,
      outreachType,
      subject,
      priority,
      promotional: rule.promotional,
      prompt: rule.prompt,
      context: context ?? null,
      templateId: templateId ?? null,
      channel: channel ?? null,
      notBefore,
      expiresAt,
      outreachKey: outreachKey(outreachType, subject, id, messageCount === 0 ? 0 : latestSentAt),
    };
  }

  function readRecipient(user: User, issues: Issue[]): Recipient<User> | null {
    const known = isRecord(user) && typeof user.id === 'string' ? recipients.get(user.id) : undefined;
    if (known !== undefined && known.user === user) return known;
    let facts: Facts;
    try {
      facts = readFacts('planOutreach', user, eligibility);
    } catch (error) {
      for (const fault of unreadable('planOutreach', 'user', error).issues) {
        issues.push(fault.path === 'user' ? fault : { ...fault, path: `user.${fault.path}` });
      }
      return null;
    }
    if (known !== undefined) {
      if (!sameFacts(facts, known.facts)) contradicted.add(known);
      return known;
    }
    const recipient = { user, facts, pattern: null };
    recipients.set(facts.id, recipient);
    return recipient;
  }
}

function ruleOf(type: string, { types }: OutreachPolicy): OutreachPolicy['types'][string] | undefined {
  return Object.hasOwn(types, type) ? types[type] : undefined;
}

function unknownType(type: unknown, { types }: OutreachPolicy): string {
  const names = Object.keys(types);
  const near = typeof type === 'string' ? closestName(type, names) : null;
  return `expected one of ${names.join(', ')}${near === null ? '' : `; did you mean ${JSON.stringify(near)}?`}`;
}

function readInstant(path: string, value: unknown, absent: number, issues: Issue[]): EpochMs {
  if (value == null) return absent;
  const at = parseTimestamp(value);
  if (Number.isNaN(at)) issues.push(issue(path, TIMESTAMP_EXPECTED, value));
  return at;
}

function patternIssues(pattern: BehaviorPattern, issues: Issue[]): void {
  try {
    checkPattern('planOutreach', 'pattern', pattern, 'pattern.');
  } catch (error) {
    issues.push(...unreadable('planOutreach', 'pattern', error).issues);
  }
}

function isFuller(pattern: BehaviorPattern, other: BehaviorPattern | null): boolean {
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

/** The id of the user of a candidate that may be anything. */
function userIdOf(candidate: unknown): string | null {
  try {
    const id: unknown = (candidate as { user?: { id?: unknown } | null } | null | undefined)?.user?.id;
    return typeof id === 'string' ? id : null;
  } catch {
    return null;
  }
}
