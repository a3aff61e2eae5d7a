import { refuse } from '../errors.js';
import { unreadable } from '../internal/unreadable.js';
import { uniteDays } from '../pattern/active-days.js';
import { checkPattern } from '../pattern/check-pattern.js';
import { mergeDecayed } from '../pattern/decayed.js';
import type { BehaviorPattern, DecayedSums, EpochMs } from '../types.js';
import { mergeTopics } from './topics.js';

/**
 * One user's pattern over everything that was folded into either: shards add up to the whole, in any grouping, and
 * an empty pattern changes nothing. Counts add up exactly, decayed sums but for the last bits of the additions.
 *
 * If the home zones differ, the user has moved: the zone of the pattern with the later interaction holds, and hours
 * and dates stay as they were told.
 *
 * @throws TactfulError for a malformed pattern; for patterns of two users; for patterns folded with different
 * half-lives.
 *
 * @example
 * ```ts
 * import { emptyPattern, foldInteraction, mergePatterns } from 'tactful';
 *
 * const monday = foldInteraction(emptyPattern('u1'), { userId: 'u1', at: '2026-03-02T09:00Z', type: 'message' });
 * const tuesday = foldInteraction(emptyPattern('u1'), { userId: 'u1', at: '2026-03-03T09:00Z', type: 'voice' });
 * const both = mergePatterns(tuesday, monday);
 * [both.count, both.firstAt, both.lastAt] // => [2, 1772442000000, 1772528400000]
 * ```
 */
export function mergePatterns(a: BehaviorPattern, b: BehaviorPattern): BehaviorPattern {
  try {
    checkPattern('mergePatterns', 'a', a, 'a.');
    checkPattern('mergePatterns', 'b', b, 'b.');
    if (a.userId !== b.userId) {
      refuse('mergePatterns', 'b.userId', 'expected the user of the other pattern', b.userId);
    }
    return merge(a, b);
  } catch (error) {
    throw unreadable('mergePatterns', { a, b }, error);
  }
}

function merge(a: BehaviorPattern, b: BehaviorPattern): BehaviorPattern {
  return {
    version: 1,
    userId: a.userId,
    timeZone: laterZone(a, b),
    count: a.count + b.count,
    firstAt: earliest(a.firstAt, b.firstAt),
    lastAt: latest(a.lastAt, b.lastAt),
    countByHour: added(a.countByHour, b.countByHour),
    countByWeekday: added(a.countByWeekday, b.countByWeekday),
    countByType: addedByName(a.countByType, b.countByType),
    countBySentiment: addedByName(a.countBySentiment, b.countBySentiment),
    activeDays: uniteDays(a.activeDays, b.activeDays),
    short: mergeSums(a.short, b.short, 'short'),
    long: mergeSums(a.long, b.long, 'long'),
    lastSentiment: laterSentiment(a.lastSentiment, b.lastSentiment),
    ...mergeTopics(a, b),
    outreach: {
      sentByHour: added(a.outreach.sentByHour, b.outreach.sentByHour),
      answeredByHour: added(a.outreach.answeredByHour, b.outreach.answeredByHour),
      lastSentAt: latest(a.outreach.lastSentAt, b.outreach.lastSentAt),
      lastAnsweredAt: latest(a.outreach.lastAnsweredAt, b.outreach.lastAnsweredAt),
    },
  };
}

/** A known zone before none; at one instant the first by name, so that the order of a and b does not matter. */
function laterZone(a: BehaviorPattern, b: BehaviorPattern): string | null {
  const [atA, atB] = [a.lastAt ?? Number.NEGATIVE_INFINITY, b.lastAt ?? Number.NEGATIVE_INFINITY];
  if (atA !== atB) return atA > atB ? a.timeZone : b.timeZone;
  if (a.timeZone === null || b.timeZone === null) return a.timeZone ?? b.timeZone;
  return a.timeZone < b.timeZone ? a.timeZone : b.timeZone;
}

function mergeSums(a: DecayedSums, b: DecayedSums, name: 'short' | 'long'): DecayedSums {
  const halfLifeMs = a.halfLifeMs ?? b.halfLifeMs;
  if (halfLifeMs === null) return a;
  if (b.halfLifeMs !== null && b.halfLifeMs !== halfLifeMs) {
    refuse('mergePatterns', `b.${name}.halfLifeMs`, `expected ${halfLifeMs}, as in a`, b.halfLifeMs);
  }
  return {
    halfLifeMs,
    quality: mergeDecayed(a.quality, b.quality, halfLifeMs),
    sentiment: mergeDecayed(a.sentiment, b.sentiment, halfLifeMs),
    outreach: mergeDecayed(a.outreach, b.outreach, halfLifeMs),
  };
}

type LastSentiment = BehaviorPattern['lastSentiment'];

function laterSentiment(a: LastSentiment, b: LastSentiment): LastSentiment {
  if (a === null || b === null) return a ?? b;
  if (a.at !== b.at) return a.at > b.at ? a : b;
  return a.value <= b.value ? a : b;
}

function earliest(a: EpochMs | null, b: EpochMs | null): EpochMs | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}

function latest(a: EpochMs | null, b: EpochMs | null): EpochMs | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}

function added(a: readonly number[], b: readonly number[]): number[] {
  return a.map((count, i) => count + b[i]!);
}

function addedByName<Name extends string>(
  a: Readonly<Record<Name, number>>,
  b: Readonly<Record<Name, number>>,
): Readonly<Record<Name, number>> {
  const sum: Record<Name, number> = { ...a };
  for (const name of Object.keys(sum) as Name[]) {
    if (Number.isSafeInteger(b[name])) sum[name] += b[name]; // what else is in there is no count
  }
  return sum;
}
