import { refuse } from '../errors.js';
import { malformed } from '../internal/malformed.js';
import { isRecord } from '../internal/own-keys.js';
import { draw, drawKey, hashText } from '../random/index.js';
import { parseTimestamp, type Zone, zoneNamed } from '../time/index.js';
import type { EpochMs, SentMessage, UserFacts } from '../types.js';
import type { EligibilityPolicy } from './policy.js';
import { userFaults } from './user-faults.js';

/** What the checks ask about a user under a policy: every field read, and every instant parsed, once. */
export interface Facts {
  readonly id: string;
  readonly createdAt: EpochMs;
  /** When they were last active; `createdAt` if never since. */
  readonly lastActiveAt: EpochMs;
  readonly everActive: boolean;
  /** `-Infinity` if they are not paused. */
  readonly pausedUntil: EpochMs;
  readonly optedOut: boolean;
  readonly messages: readonly SentMessage[];
  readonly messageCount: number;
  /** The latest of `messages`; `-Infinity` if there are none. */
  readonly latestSentAt: EpochMs;
  /** Of each of `messages`. Empty under a policy without caps, which needs only the latest. */
  readonly sentAts: readonly EpochMs[];
  readonly timeZone: string | null;
  /** The zone that local time is told in; null if the policy asks for none, or if the user's is unknown. */
  readonly zone: Zone | null;
  /** The user's zone is unknown, and the policy neither can do without it nor falls back. */
  readonly zoneUnknown: boolean;
  /** Where the holdout's hash puts the user, in [0, 1); 1 without a holdout. */
  readonly holdoutBucket: number;
  readonly traits: unknown;
}

const NO_MESSAGES: readonly SentMessage[] = [];
const NO_TIMES: readonly EpochMs[] = [];

/**
 * Reads a user once for all checks. Time grows with the number of messages.
 *
 * @throws TactfulError naming every malformed field.
 */
export function readFacts(functionName: string, user: UserFacts, policy: EligibilityPolicy): Facts {
  if (typeof user !== 'object' || user === null || Array.isArray(user)) {
    refuse(functionName, 'user', 'expected an object', user);
  }
  const { id, timeZone = null, optedOut = false, messages = NO_MESSAGES, traits } = user;
  const createdAt = parseTimestamp(user.createdAt);
  const lastActiveAt = user.lastActiveAt == null ? createdAt : parseTimestamp(user.lastActiveAt);
  const pausedUntil = user.pausedUntil == null ? Number.NEGATIVE_INFINITY : parseTimestamp(user.pausedUntil);
  let sound =
    typeof id === 'string' &&
    id !== '' &&
    typeof optedOut === 'boolean' &&
    (timeZone === null || typeof timeZone === 'string') &&
    (traits === undefined || isRecord(traits)) &&
    Array.isArray(messages) &&
    !Number.isNaN(createdAt + lastActiveAt) &&
    !Number.isNaN(pausedUntil);

  let latestSentAt = Number.NEGATIVE_INFINITY;
  let sentAts = NO_TIMES;
  if (sound && messages.length > 0) {
    const kept: EpochMs[] | null = policy.caps.length > 0 ? [] : null;
    for (let i = 0; i < messages.length; i++) {
      const message = messages[i]!;
      const sentAt = isSoundMessage(message) ? parseTimestamp(message.sentAt) : Number.NaN;
      if (Number.isNaN(sentAt)) sound = false;
      else if (sentAt > latestSentAt) latestSentAt = sentAt;
      if (kept !== null) kept.push(sentAt);
    }
    if (kept !== null) sentAts = kept;
  }
  if (!sound) throw malformed(functionName, 'user', user, userFaults(user));

  const local = needsZone(policy);
  const zone = local ? zoneFor(timeZone, policy) : null;
  return {
    id,
    createdAt,
    lastActiveAt,
    everActive: user.lastActiveAt != null,
    pausedUntil,
    optedOut,
    messages,
    messageCount: messages.length,
    latestSentAt,
    sentAts,
    timeZone,
    zone,
    zoneUnknown: local && zone === null,
    holdoutBucket: policy.holdout === null ? 1 : holdoutBucket(id, policy.holdout.salt),
    traits,
  };
}

/** Everything about a message but its instant. */
function isSoundMessage(message: SentMessage): boolean {
  if (typeof message !== 'object' || message === null) return false;
  const { channel, topic, countsTowardCaps } = message;
  return (
    (channel === undefined || typeof channel === 'string') &&
    (topic === undefined || typeof topic === 'string') &&
    (countsTowardCaps === undefined || typeof countsTowardCaps === 'boolean')
  );
}

/** Whether any check of the policy asks for local time. */
function needsZone(policy: EligibilityPolicy): boolean {
  if (policy.quietHours !== null) return true;
  for (const cap of policy.caps) if (cap.period !== null) return true;
  return false;
}

function zoneFor(timeZone: string | null, policy: EligibilityPolicy): Zone | null {
  const own = timeZone === null ? null : zoneNamed(timeZone);
  if (own !== null) return own;
  const skips = timeZone !== null && policy.onInvalidTimeZone === 'skip';
  return skips ? null : zoneNamed(policy.quietHours?.timeZone ?? 'UTC');
}

function holdoutBucket(id: string, salt: string): number {
  return draw(drawKey(salt, 'eligibility/holdout'), hashText(id, 0));
}
