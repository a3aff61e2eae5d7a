import { refuse } from '../errors.js';
import { unreadable } from '../internal/unreadable.js';
import { noDays } from '../pattern/active-days.js';
import { NO_SUMS } from '../pattern/decayed.js';
import { zoneNamed } from '../time/index.js';
import type { BehaviorPattern } from '../types.js';
import { isName } from './read-interaction.js';

/**
 * The pattern of a user who has done nothing yet: where folding starts, and what changes nothing in a merge.
 *
 * @param userId Not empty.
 * @param timeZone The user's home zone, an IANA name: local hours and dates are told in it. Null: UTC.
 * @throws TactfulError for an empty id or an unknown zone.
 *
 * @example
 * ```ts
 * import { emptyPattern } from 'tactful';
 *
 * const pattern = emptyPattern('u1', 'Europe/Paris');
 * [pattern.userId, pattern.timeZone, pattern.count, pattern.lastAt] // => ['u1', 'Europe/Paris', 0, null]
 * ```
 */
export function emptyPattern(userId: string, timeZone: string | null = null): BehaviorPattern {
  try {
    if (!isName(userId)) refuse('emptyPattern', 'userId', 'expected a non-empty string', userId);
    if (timeZone !== null && (typeof timeZone !== 'string' || zoneNamed(timeZone) === null)) {
      refuse('emptyPattern', 'timeZone', 'expected an IANA time zone or null', timeZone);
    }
    return {
      version: 1,
      userId,
      timeZone,
      count: 0,
      firstAt: null,
      lastAt: null,
      countByHour: new Array<number>(24).fill(0),
      countByWeekday: new Array<number>(7).fill(0),
      countByType: { message: 0, command: 0, voice: 0, photo: 0, reaction: 0, callback: 0, other: 0 },
      countBySentiment: { very_negative: 0, negative: 0, neutral: 0, positive: 0, very_positive: 0 },
      activeDays: { lastDay: null, words: noDays() },
      short: NO_SUMS,
      long: NO_SUMS,
      lastSentiment: null,
      topics: [],
      mentions: [],
      outreach: {
        sentByHour: new Array<number>(24).fill(0),
        answeredByHour: new Array<number>(24).fill(0),
        lastSentAt: null,
        lastAnsweredAt: null,
      },
    };
  } catch (error) {
    throw unreadable('emptyPattern', { userId, timeZone }, error);
  }
}
