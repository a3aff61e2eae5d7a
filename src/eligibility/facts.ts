import { type Issue, issue, TactfulError } from '../errors.js';
import { draw, drawKey, hashText } from '../random/index.js';
import { parseTimestamp, TIMESTAMP_EXPECTED, type Zone, zoneNamed } from '../time/index.js';
import type { EpochMs, SentMessage, UserFacts } from '../types.js';
import type { EligibilityPolicy } from './policy.js';

/** What the checks ask about a user under a policy: every field read, and every instant parsed, once. */
export interface Facts {
  readonly id: string;
  readonly createdAt: EpochMs;
  /** When they were last active; `createdAt` if never since. */
  readonly lastActiveAt: EpochMs;
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
  let faults: Issue[] | null = null;
  const fault = (path: string, message: string, value: unknown): void => {
    faults ??= [];
    faults.push(issue(path, message, value));
  };
  if (typeof user !== 'object' || user === null || Array.isArray(user)) {
    throw new TactfulError('invalid_input', functionName, [issue('user', 'expected an object', user)]);
  }

  const { id, timeZone = null, optedOut = false, messages = NO_MESSAGES, traits } = user;
  if (typeof id !== 'string' || id === '') fault('id', 'expected a text that is not empty', id);
  if (typeof optedOut !== 'boolean') fault('optedOut', 'expected true or false', optedOut);
  if (timeZone !== null && typeof timeZone !== 'string')
    fault('timeZone', 'expected a text or null', timeZone);
  if (traits !== undefined && (typeof traits !== 'object' || traits === null || Array.isArray(traits))) {
    fault('traits', 'expected an object', traits);
  }

  const createdAt = parseTimestamp(user.createdAt);
  if (Number.isNaN(createdAt)) fault('createdAt', TIMESTAMP_EXPECTED, user.createdAt);
  const lastActiveAt = user.lastActiveAt == null ? createdAt : parseTimestamp(user.lastActiveAt);
  if (Number.isNaN(lastActiveAt) && user.lastActiveAt != null)
    fault('lastActiveAt', TIMESTAMP_EXPECTED, user.lastActiveAt);
  const pausedUntil = user.pausedUntil == null ? Number.NEGATIVE_INFINITY : parseTimestamp(user.pausedUntil);
  if (Number.isNaN(pausedUntil)) fault('pausedUntil', TIMESTAMP_EXPECTED, user.pausedUntil);

  let latestSentAt = Number.NEGATIVE_INFINITY;
  let sentAts = NO_TIMES;
  if (!Array.isArray(messages)) {
    fault('messages', 'expected a list of messages', messages);
  } else if (messages.length > 0) {
    const kept: EpochMs[] | null = policy.caps.length > 0 ? [] : null;
    for (let i = 0; i < messages.length; i++) {
      const sentAt = readMessage(messages[i], i, fault);
      if (sentAt > latestSentAt) latestSentAt = sentAt;
      kept?.push(sentAt);
    }
    if (kept !== null) sentAts = kept;
  }
  if (faults !== null) throw new TactfulError('invalid_input', functionName, faults);

  const zone = needsZone(policy) ? zoneFor(timeZone, policy) : null;
  return {
    id,
    createdAt,
    lastActiveAt,
    pausedUntil,
    optedOut,
    messages,
    messageCount: messages.length,
    latestSentAt,
    sentAts,
    timeZone,
    zone,
    zoneUnknown: zone === null && needsZone(policy),
    holdoutBucket: policy.holdout === null ? 1 : holdoutBucket(id, policy.holdout.salt),
    traits,
  };
}

type ReportFault = (path: string, message: string, value: unknown) => void;

/** When a message was sent; reports what is malformed about it. */
function readMessage(message: SentMessage | undefined, i: number, fault: ReportFault): EpochMs {
  if (typeof message !== 'object' || message === null) {
    fault(`messages[${i}]`, 'expected an object', message);
    return Number.NaN;
  }
  const { sentAt, channel, topic, countsTowardCaps } = message;
  const ms = parseTimestamp(sentAt);
  if (Number.isNaN(ms)) fault(`messages[${i}].sentAt`, TIMESTAMP_EXPECTED, sentAt);
  if (channel !== undefined && typeof channel !== 'string')
    fault(`messages[${i}].channel`, 'expected a text', channel);
  if (topic !== undefined && typeof topic !== 'string')
    fault(`messages[${i}].topic`, 'expected a text', topic);
  if (countsTowardCaps !== undefined && typeof countsTowardCaps !== 'boolean') {
    fault(`messages[${i}].countsTowardCaps`, 'expected true or false', countsTowardCaps);
  }
  return ms;
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
