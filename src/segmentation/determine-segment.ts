import { type Issue, issue, TactfulError } from '../errors.js';
import { isRecord } from '../internal/own-keys.js';
import { readSection } from '../internal/read-section.js';
import { unreadable } from '../internal/unreadable.js';
import { parseTimestamp, readNow, TIMESTAMP_EXPECTED } from '../time/index.js';
import type { Timestamp, UserFacts } from '../types.js';
import { resolvedSegmentation, type SegmentationPolicy } from './policy.js';
import { type SegmentBasis, segmentAt } from './segment-at.js';

/** Options of {@link determineSegment}. */
export interface SegmentOptions {
  readonly now: Timestamp;
  /** @defaultValue the production defaults */
  readonly policy?: { readonly segmentation: SegmentationPolicy };
}

/** The part of a user's facts that segments depend on. */
export type SegmentSubject = Pick<UserFacts, 'createdAt' | 'lastActiveAt' | 'messages' | 'traits'>;

/**
 * Which kind of user this is. The policy's rules are tried first, in order; then `dormant` if
 * `now - lastActiveAt >= dormantAfter` (3 days by default, inclusive); `new_user` if `now - createdAt < newFor`
 * (1 day, strict); else `normal`. A user who was never active counts as active when the account was made.
 *
 * @throws TactfulError naming each field that is malformed.
 *
 * @example
 * ```ts
 * import { determineSegment } from 'tactful';
 *
 * const user = { createdAt: '2026-03-01', lastActiveAt: '2026-03-05' };
 * determineSegment(user, { now: '2026-03-08' }) // => 'dormant'
 * determineSegment(user, { now: '2026-03-07T23:59:59.999Z' }) // => 'normal'
 * determineSegment({ createdAt: '2026-03-01' }, { now: '2026-03-01T12:00Z' }) // => 'new_user'
 * ```
 */
export function determineSegment(user: SegmentSubject, options: SegmentOptions): string {
  try {
    const name = 'determineSegment';
    const now = readNow(name, options);
    const policy = readSection(name, options.policy, resolvedSegmentation);
    if (!isRecord(user))
      throw new TactfulError('invalid_input', name, [issue('user', 'expected an object', user)]);
    return segmentAt(readBasis(name, user), policy, now);
  } catch (error) {
    throw unreadable('determineSegment', { user, options }, error);
  }
}

function readBasis(name: string, user: SegmentSubject): SegmentBasis {
  const { createdAt, lastActiveAt = null, messages = [], traits } = user;
  const facts = {
    createdAt: parseTimestamp(createdAt),
    lastActiveAt: parseTimestamp(lastActiveAt ?? createdAt),
    messageCount: Array.isArray(messages) ? messages.length : 0,
    traits,
  };
  const faults: Issue[] = [];
  if (Number.isNaN(facts.createdAt)) faults.push(issue('createdAt', TIMESTAMP_EXPECTED, createdAt));
  if (lastActiveAt !== null && Number.isNaN(facts.lastActiveAt)) {
    faults.push(issue('lastActiveAt', TIMESTAMP_EXPECTED, lastActiveAt));
  }
  if (!Array.isArray(messages)) faults.push(issue('messages', 'expected a list of messages', messages));
  if (traits !== undefined && !isRecord(traits)) faults.push(issue('traits', 'expected an object', traits));
  if (faults.length > 0) throw new TactfulError('invalid_input', name, faults);
  return facts;
}
