import type { CheckName } from './eligibility/index.js';
import { refuse } from './errors.js';
import type { Decision } from './evaluate-user.js';
import { isRecord } from './internal/own-keys.js';
import { sayInstant } from './internal/say-instant.js';
import { unreadable } from './internal/unreadable.js';
import { parseTimestamp } from './time/index.js';

const REASONS: Readonly<Record<CheckName, string>> = {
  opted_out: 'they have opted out',
  paused: 'messages to them are paused',
  holdout: 'they are in the holdout group',
  active: 'they were active too recently',
  recently_messaged: 'they were messaged too recently',
  invalid_time_zone: 'their time zone is unknown',
  capped: 'a frequency cap is full',
  quiet_hours: 'it is within quiet hours where they are',
};

/**
 * A decision as one English sentence, for logs and for support.
 *
 * @throws TactfulError if `decision` is none.
 *
 * @example
 * ```ts
 * import { describeDecision, evaluateUser } from 'tactful';
 *
 * const user = { id: 'u1', createdAt: '2026-01-10', lastActiveAt: '2026-03-01T09:00Z' };
 * describeDecision(evaluateUser(user, { now: '2026-03-04T09:00Z' })) // => 'User u1 can be reached now, as dormant, in a playful tone.'
 * describeDecision(evaluateUser(user, { now: '2026-03-01T10:00Z' })) // => 'User u1 cannot be reached now, because they were active too recently; they can be from 2026-03-02 09:00:00.001 UTC.'
 * describeDecision(evaluateUser({ ...user, optedOut: true }, { now: 0 })) // => 'User u1 cannot be reached now, because they have opted out; waiting alone will not change that.'
 * ```
 */
export function describeDecision(decision: Decision): string {
  try {
    if (!isDecision(decision)) {
      refuse('describeDecision', 'decision', 'expected a decision', decision);
    }
    const { userId, reason, nextEligibleAt } = decision;
    if (decision.eligible) {
      return `User ${userId} can be reached now, as ${decision.segment}, in a ${decision.tone} tone.`;
    }
    const why = Object.hasOwn(REASONS, reason)
      ? REASONS[reason as CheckName]
      : `the gate "${reason}" holds them back`;
    const when =
      nextEligibleAt === null
        ? 'waiting alone will not change that'
        : `they can be from ${sayInstant(nextEligibleAt)}`;
    return `User ${userId} cannot be reached now, because ${why}; ${when}.`;
  } catch (error) {
    throw unreadable('describeDecision', { decision }, error);
  }
}

/** Whether the fields that the sentence is made of are those of a decision. */
function isDecision(value: unknown): value is Decision {
  if (!isRecord(value) || typeof value['userId'] !== 'string' || typeof value['reason'] !== 'string')
    return false;
  const { eligible, segment, tone, nextEligibleAt } = value;
  if (eligible === true) return typeof segment === 'string' && typeof tone === 'string';
  return (
    eligible === false &&
    (nextEligibleAt === null ||
      (typeof nextEligibleAt === 'number' && !Number.isNaN(parseTimestamp(nextEligibleAt))))
  );
}
