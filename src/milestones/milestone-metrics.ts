import { refuse } from '../errors.js';
import { unreadable } from '../internal/unreadable.js';
import { streaksAt } from '../pattern/active-days.js';
import { checkPattern } from '../pattern/check-pattern.js';
import { decayedMean } from '../pattern/decayed.js';
import { todayOf } from '../pattern/zone-of.js';
import { DAY_MS, readNow } from '../time/index.js';
import type { BehaviorPattern, EpochMs, Timestamp } from '../types.js';

/** Options of {@link milestoneMetrics}. */
export interface MilestoneMetricsOptions {
  readonly now: Timestamp;
}

/** A user's metrics by name. A host adds its own: `{ ...milestoneMetrics(pattern, { now }), orders: 3 }`. */
export type MilestoneMetrics = Record<string, number>;

/**
 * The numbers that milestones are about, from what is remembered of a user's behaviour.
 *
 * | metric | meaning |
 * |---|---|
 * | `total_interactions` | interactions in all |
 * | `messages_sent`, `voice_messages`, `photos_shared`, `commands_used`, `reactions_given` | by type |
 * | `outreach_answered` | messages sent unasked that were answered |
 * | `consecutive_active_days` | local dates in a row up to today, or up to yesterday if today is still quiet |
 * | `longest_streak_days` | the longest such run, of the last 400 local dates |
 * | `active_days` | active local dates, of the last 400 |
 * | `topics_explored` | topics brought up, of the 32 last |
 * | `interaction_types_used` | types of interaction used at least once |
 * | `active_hours`, `active_weekdays` | hours of the day, weekdays, with an interaction |
 * | `positive_interactions` | positive and very positive ones |
 * | `mood_level` | mean sentiment over weeks, from -1 to 1; 0 while nothing is known |
 * | `member_days` | whole days of 24 hours since the first interaction |
 *
 * Dates are told in the pattern's zone, or else in UTC. Takes constant time.
 *
 * @throws TactfulError for a malformed pattern or `now`.
 *
 * @example
 * ```ts
 * import { emptyPattern, foldInteraction, milestoneMetrics } from 'tactful';
 *
 * const pattern = foldInteraction(emptyPattern('u1'), { userId: 'u1', at: '2026-03-01T10:00Z', type: 'message' });
 * milestoneMetrics(pattern, { now: '2026-03-03T09:00Z' })['member_days'] // => 1
 * ```
 */
export function milestoneMetrics(
  pattern: BehaviorPattern,
  options: MilestoneMetricsOptions,
): MilestoneMetrics {
  try {
    const now = readNow('milestoneMetrics', options);
    checkPattern('milestoneMetrics', 'pattern', pattern);
    const metrics = Object.entries(metricsOf(pattern, now)).map(([name, value]) => {
      if (!Number.isFinite(value)) refuse('milestoneMetrics', 'pattern', `gives no ${name}`, value);
      return [name, value + 0]; // -0 is 0
    });
    return Object.fromEntries(metrics);
  } catch (error) {
    throw unreadable('milestoneMetrics', { pattern, options }, error);
  }
}

function metricsOf(pattern: BehaviorPattern, now: EpochMs): MilestoneMetrics {
  const { countByType, countBySentiment, long, firstAt } = pattern;
  const { current, longest, activeDays } = streaksAt(pattern.activeDays, todayOf(pattern, now));
  return {
    total_interactions: pattern.count,
    messages_sent: countByType.message,
    voice_messages: countByType.voice,
    photos_shared: countByType.photo,
    commands_used: countByType.command,
    reactions_given: countByType.reaction,
    outreach_answered: sum(pattern.outreach.answeredByHour),
    consecutive_active_days: current,
    longest_streak_days: longest,
    active_days: activeDays,
    topics_explored: pattern.topics.length,
    interaction_types_used: countAbove0(Object.values(countByType)),
    active_hours: countAbove0(pattern.countByHour),
    active_weekdays: countAbove0(pattern.countByWeekday),
    positive_interactions: countBySentiment.positive + countBySentiment.very_positive,
    mood_level: decayedMean(long.sentiment) ?? 0,
    member_days: firstAt === null ? 0 : Math.max(0, Math.floor((now - firstAt) / DAY_MS)),
  };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((a, b) => a + b, 0);
}

function countAbove0(counts: readonly number[]): number {
  return counts.filter((count) => count > 0).length;
}
