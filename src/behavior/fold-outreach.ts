import { type Issue, issue, refuse, TactfulError } from '../errors.js';
import { checkPattern } from '../pattern/check-pattern.js';
import { addDecayed, shareAt } from '../pattern/decayed.js';
import { looksSound } from '../pattern/sound-pattern.js';
import { zoneOf } from '../pattern/zone-of.js';
import { HOUR_MS, parseTimestamp, TIMESTAMP_EXPECTED, timeOfDayAt } from '../time/index.js';
import type { BehaviorPattern, DecayedSums, Timestamp } from '../types.js';
import { foldError } from './fold-error.js';
import { checkHalfLives, oneMore } from './fold-interaction.js';
import { type InteractionOptions, isName, readFrame, readZone } from './read-interaction.js';

/** A message that was sent to a user unasked. */
export interface SentOutreach {
  readonly userId: string;
  readonly sentAt: Timestamp;
  /** Where the user was, if not in the pattern's zone: an IANA name. */
  readonly timeZone?: string | null;
}

/**
 * The pattern after one more message was sent to the user unasked. The user's answer is an interaction with
 * `inReplyToOutreach`. The order does not matter, among these or between these and interactions. Cost is bounded.
 *
 * @throws TactfulError as `foldInteraction` does.
 *
 * @example
 * ```ts
 * import { emptyPattern, foldOutreach } from 'tactful';
 *
 * const pattern = foldOutreach(emptyPattern('u1'), { userId: 'u1', sentAt: '2026-03-01T09:30Z' });
 * [pattern.count, pattern.outreach.sentByHour[9]] // => [0, 1]
 * ```
 */
export function foldOutreach(
  pattern: BehaviorPattern,
  sent: SentOutreach,
  options: Pick<InteractionOptions, 'policy'> = {},
): BehaviorPattern {
  try {
    const { policy } = readFrame('foldOutreach', options);
    if (!looksSound(pattern)) checkPattern('foldOutreach', 'pattern', pattern, 'pattern.');
    if (typeof sent !== 'object' || sent === null) refuse('foldOutreach', 'sent', 'expected an object', sent);
    const issues: Issue[] = [];
    const fault = (path: string, message: string, value: unknown) => {
      issues.push(issue(path, message, value));
    };
    const { userId, timeZone } = sent;
    const ms = parseTimestamp(sent.sentAt);
    if (Number.isNaN(ms)) fault('sentAt', TIMESTAMP_EXPECTED, sent.sentAt);
    if (!isName(userId)) fault('userId', 'expected a non-empty string', userId);
    else if (userId !== pattern.userId) fault('userId', 'expected the user of the pattern', userId);
    const zone = timeZone == null ? zoneOf(pattern) : readZone(timeZone, fault);
    if (issues.length > 0 || zone === null) throw new TactfulError('invalid_input', 'foldOutreach', issues);
    checkHalfLives('foldOutreach', pattern, policy);

    const { outreach, short, long } = pattern;
    const hour = Math.floor(timeOfDayAt(zone, ms) / HOUR_MS);
    return {
      ...pattern,
      short: withSent(short, policy.shortHalfLifeMs, ms),
      long: withSent(long, policy.longHalfLifeMs, ms),
      outreach: {
        ...outreach,
        sentByHour: oneMore(outreach.sentByHour, hour),
        lastSentAt: Math.max(ms, outreach.lastSentAt ?? ms),
      },
    };
  } catch (error) {
    throw foldError('foldOutreach', pattern, { pattern, sent, options }, error);
  }
}

function withSent(sums: DecayedSums, halfLifeMs: number, ms: number): DecayedSums {
  const { at, weight } = shareAt(ms, halfLifeMs);
  return { ...sums, halfLifeMs, outreach: addDecayed(sums.outreach, at, weight, 0, halfLifeMs) };
}
