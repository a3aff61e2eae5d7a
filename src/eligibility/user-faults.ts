import { type Issue, issue } from '../errors.js';
import { isRecord } from '../internal/own-keys.js';
import { parseTimestamp, TIMESTAMP_EXPECTED } from '../time/index.js';
import type { UserFacts } from '../types.js';

type Loose = { readonly [Field in keyof UserFacts]?: unknown };

/** Every malformed field of a user's facts. Runs only for users that were found unsound, so it need not be quick. */
export function userFaults(user: Loose): Issue[] {
  const {
    id,
    createdAt,
    lastActiveAt,
    pausedUntil,
    messages = [],
    timeZone = null,
    optedOut = false,
    traits,
  } = user;
  const faults: Issue[] = [];
  if (typeof id !== 'string' || id === '') faults.push(issue('id', 'expected a non-empty string', id));
  if (isNoInstant(createdAt)) faults.push(issue('createdAt', TIMESTAMP_EXPECTED, createdAt));
  if (lastActiveAt != null && isNoInstant(lastActiveAt)) {
    faults.push(issue('lastActiveAt', `${TIMESTAMP_EXPECTED}, or null`, lastActiveAt));
  }
  if (Array.isArray(messages)) {
    for (let i = 0; i < messages.length; i++) faults.push(...messageFaults(messages[i], `messages[${i}]`));
  } else {
    faults.push(issue('messages', 'expected a list of messages', messages));
  }
  if (timeZone !== null && typeof timeZone !== 'string')
    faults.push(issue('timeZone', 'expected a string or null', timeZone));
  if (typeof optedOut !== 'boolean') faults.push(issue('optedOut', 'expected true or false', optedOut));
  if (pausedUntil != null && isNoInstant(pausedUntil)) {
    faults.push(issue('pausedUntil', `${TIMESTAMP_EXPECTED}, or null`, pausedUntil));
  }
  if (traits !== undefined && !isRecord(traits)) faults.push(issue('traits', 'expected an object', traits));
  return faults;
}

function messageFaults(message: unknown, path: string): Issue[] {
  if (typeof message !== 'object' || message === null) return [issue(path, 'expected an object', message)];
  const { sentAt, channel, topic, countsTowardCaps } = message as Record<string, unknown>;
  const faults: Issue[] = [];
  if (isNoInstant(sentAt)) faults.push(issue(`${path}.sentAt`, TIMESTAMP_EXPECTED, sentAt));
  for (const [field, value] of [
    ['channel', channel],
    ['topic', topic],
  ] as const) {
    if (value !== undefined && typeof value !== 'string')
      faults.push(issue(`${path}.${field}`, 'expected a string', value));
  }
  if (countsTowardCaps !== undefined && typeof countsTowardCaps !== 'boolean') {
    faults.push(issue(`${path}.countsTowardCaps`, 'expected true or false', countsTowardCaps));
  }
  return faults;
}

function isNoInstant(value: unknown): boolean {
  return Number.isNaN(parseTimestamp(value));
}
