import type { EligibilityPolicy } from '../eligibility/index.js';
import type { Situation } from '../eligibility/opening.js';
import type { EpochMs, UserFacts } from '../types.js';
import type { Entry } from './entry.js';
import type { OutreachPolicy } from './policy.js';

/** The plan's own limits are caps like any other, so that one search finds the instant that all of them allow. */
export function withLimits(
  policy: EligibilityPolicy,
  { maxPerDay, minGapMs }: OutreachPolicy,
): EligibilityPolicy {
  const caps = [...policy.caps];
  const any = { channel: null, topic: null };
  if (maxPerDay !== null) caps.push({ max: maxPerDay, windowMs: null, period: 'day', ...any });
  if (minGapMs !== null) caps.push({ max: 1, windowMs: minGapMs, period: null, ...any });
  return { ...policy, caps };
}

/** The user once the outreach has been sent. */
export function withMessage<User extends UserFacts>(
  situation: Situation<User>,
  { channel, outreachType }: Entry<User>,
  sentAt: EpochMs,
): Situation<User> {
  const { facts } = situation;
  const message = { sentAt, topic: outreachType, ...(channel === null ? {} : { channel }) };
  return {
    ...situation,
    facts: {
      ...facts,
      messages: [...facts.messages, message],
      messageCount: facts.messageCount + 1,
      latestSentAt: Math.max(facts.latestSentAt, sentAt),
      sentAts: [...facts.sentAts, sentAt],
    },
  };
}
