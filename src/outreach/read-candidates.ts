import type { EligibilityPolicy } from '../eligibility/index.js';
import { type Issue, issue, TactfulError } from '../errors.js';
import { assessLead, type FollowUpPolicy, type LeadFacts } from '../follow-up/index.js';
import { rejectedRecord } from '../internal/batch.js';
import { suggestion } from '../internal/closest-name.js';
import { isRecord } from '../internal/own-keys.js';
import { checkPattern } from '../pattern/check-pattern.js';
import { parseTimestamp, TIMESTAMP_EXPECTED } from '../time/index.js';
import type { EpochMs, Rejected, UserFacts } from '../types.js';
import type { OutreachCandidate } from './candidate.js';
import { collectIssues } from './collect-issues.js';
import type { Entry, Hindrance } from './entry.js';
import { outreachKey } from './outreach-key.js';
import type { OutreachPolicy } from './policy.js';
import { isFuller, type Recipients, recipientOf } from './recipients.js';

/** What was read of a list of candidates. */
export interface Reading<User extends UserFacts> {
  readonly entries: readonly Entry<User>[];
  readonly rejected: Rejected[];
}

/** The sections of a policy that reading asks for. */
export interface ReadingPolicy {
  /** With the plan's own limits among its caps. */
  readonly eligibility: EligibilityPolicy;
  readonly outreach: OutreachPolicy;
  readonly followUp: FollowUpPolicy;
}

/** Reads every candidate once, and every user once for all their candidates. */
export function readCandidates<User extends UserFacts>(
  candidates: readonly OutreachCandidate<User>[],
  now: EpochMs,
  { eligibility, outreach, followUp }: ReadingPolicy,
): Reading<User> {
  const entries: Entry<User>[] = [];
  const rejected: Rejected[] = [];
  const recipients: Recipients<User> = { byId: new Map(), contradicted: new Set() };
  for (let index = 0; index < candidates.length; index++) {
    const candidate = candidates[index]!;
    try {
      entries.push(readCandidate(candidate, index));
    } catch (error) {
      rejected.push(rejectedRecord('planOutreach', 'candidate', index, userOf(candidate), error));
    }
  }
  const { contradicted } = recipients;
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
    const { outreachType, priority, subject = '', pattern, lead, context, templateId, channel } = given;
    const rule = typeof outreachType === 'string' ? ruleOf(outreachType, outreach) : undefined;
    if (rule === undefined)
      issues.push(issue('outreachType', unknownType(outreachType, outreach), outreachType));
    if (!(typeof priority === 'number' && priority >= 0 && priority <= 1)) {
      issues.push(issue('priority', 'expected a number from 0 to 1', priority));
    }
    if (typeof subject !== 'string') issues.push(issue('subject', 'expected a string', subject));
    if (pattern != null) {
      collectIssues('pattern', issues, () => checkPattern('planOutreach', 'pattern', pattern));
    }
    if (context != null && !isRecord(context))
      issues.push(issue('context', 'expected an object or null', context));
    for (const field of ['templateId', 'channel'] as const) {
      if (given[field] != null && typeof given[field] !== 'string') {
        issues.push(issue(field, 'expected a string or null', given[field]));
      }
    }
    const hindrance = lead == null ? null : readLead(lead, issues);
    const notBefore = readInstant('notBefore', given.notBefore, Number.NEGATIVE_INFINITY, issues);
    const expiresAt = readInstant('expiresAt', given.expiresAt, Number.POSITIVE_INFINITY, issues);
    if (expiresAt <= notBefore) {
      issues.push(issue('expiresAt', 'expected an instant after notBefore', given.expiresAt));
    }
    const recipient = recipientOf(given.user, recipients, eligibility, issues);
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
      priority: priority + 0,
      promotional: rule.promotional,
      prompt: rule.prompt,
      context: context ?? null,
      templateId: templateId ?? null,
      channel: channel ?? null,
      hindrance,
      notBefore,
      expiresAt,
      outreachKey: outreachKey(outreachType, subject, id, messageCount === 0 ? 0 : latestSentAt),
    };
  }

  function readLead(lead: LeadFacts, issues: Issue[]): Hindrance | null {
    const assessment = collectIssues('lead', issues, () => assessLead(lead, { now, policy: { followUp } }));
    if (assessment === null || assessment.eligible) return null;
    return { reason: assessment.reason, clearsAt: assessment.nextEligibleAt ?? Number.POSITIVE_INFINITY };
  }
}

function ruleOf(type: string, { types }: OutreachPolicy): OutreachPolicy['types'][string] | undefined {
  return Object.hasOwn(types, type) ? types[type] : undefined;
}

function unknownType(type: unknown, { types }: OutreachPolicy): string {
  const names = Object.keys(types);
  return `expected one of ${names.join(', ')}${typeof type === 'string' ? suggestion(type, names) : ''}`;
}

function readInstant(path: string, value: unknown, absent: number, issues: Issue[]): EpochMs {
  if (value == null) return absent;
  const at = parseTimestamp(value);
  if (Number.isNaN(at)) issues.push(issue(path, TIMESTAMP_EXPECTED, value));
  return at;
}

/** The user of a candidate that may be anything. */
function userOf(candidate: unknown): unknown {
  try {
    return (candidate as { user?: unknown } | null | undefined)?.user;
  } catch {
    return undefined;
  }
}
