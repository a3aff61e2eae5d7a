import type { Cap, EligibilityPolicy } from '../../eligibility/index.js';
import type { EpochMs } from '../../types.js';
import type { PlainSentMessage, PlainUserFacts } from '../arbitraries/index.js';
import type { LawMaker } from '../define-law.js';
import { wallPeriod } from '../wall-clock.js';
import { homeZone } from './home-zone.js';
import { neverReached } from './never-reached.js';

export const messagesKeepTheirDistance: LawMaker = neverReached(
  'Between two messages to a user strictly more time passes than the policy asks for.',
  ({ messages = [] }, at, { eligibility: { messageFrequencyMs } }) => {
    if (messageFrequencyMs === null) return null;
    const recent = messages.find(({ sentAt }) => at - sentAt <= messageFrequencyMs);
    return recent === undefined
      ? null
      : `a message was sent ${at - recent.sentAt} ms ago; the policy asks for more than ${messageFrequencyMs}`;
  },
);

export const capsAreKept: LawMaker = neverReached(
  'However decisions are carried out over time, no message is sent when a frequency cap is full.',
  (user, at, { eligibility }) => {
    for (const cap of eligibility.caps) {
      const used = (user.messages ?? []).filter((message) => countsFor(cap, message));
      const count = used.filter(({ sentAt }) => isWithin(cap, sentAt, at, user, eligibility)).length;
      if (count >= cap.max) return `a cap is full: ${count} of ${cap.max} messages were sent`;
    }
    return null;
  },
);

function countsFor(cap: Cap, { channel, topic, countsTowardCaps }: PlainSentMessage): boolean {
  if (countsTowardCaps === false) return false;
  if (cap.channel !== null && cap.channel !== channel) return false;
  return cap.topic === null || cap.topic === topic;
}

/** Whether a message that was sent lies in the cap's window up to `at`, or in the same period of local time. */
function isWithin(
  { period, windowMs }: Cap,
  sentAt: EpochMs,
  at: EpochMs,
  user: PlainUserFacts,
  eligibility: EligibilityPolicy,
): boolean {
  if (period === null) return sentAt <= at && sentAt > at - (windowMs ?? 0);
  const zone = homeZone(user, eligibility);
  return zone !== null && wallPeriod(zone, sentAt, period) === wallPeriod(zone, at, period);
}
