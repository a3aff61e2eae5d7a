import { refuse } from '../errors.js';
import { hasPatternShape } from '../internal/pattern-shape.js';
import { unreadable } from '../internal/unreadable.js';
import { DAY_MS, localDayAt, readNow, zoneNamed } from '../time/index.js';
import type { ActiveDays, BehaviorPattern, EpochMs, Timestamp } from '../types.js';

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
 * @throws TactfulError if `pattern` is none, or for a malformed `now`.
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
    if (!hasPatternShape(pattern)) {
      refuse('milestoneMetrics', 'pattern', 'expected a behaviour pattern', pattern);
    }
    const metrics = metricsOf(pattern, now);
    if (!Object.values(metrics).every(Number.isFinite)) {
      refuse('milestoneMetrics', 'pattern', 'expected a behaviour pattern, with numbers as counts', pattern);
    }
    return Object.fromEntries(Object.entries(metrics).map(([name, value]) => [name, value + 0])); // -0 is 0
  } catch (error) {
    throw unreadable('milestoneMetrics', { pattern, options }, error);
  }
}

function metricsOf(pattern: BehaviorPattern, now: EpochMs): MilestoneMetrics {
  const { countByType, countBySentiment, long, firstAt } = pattern;
  const zone = zoneNamed(pattern.timeZone ?? 'UTC') ?? zoneNamed('UTC')!;
  const { current, longest, active } = runsOf(pattern.activeDays, localDayAt(zone, now));
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
    active_days: active,
    topics_explored: pattern.topics.length,
    interaction_types_used: countAbove0(Object.values(countByType)),
    active_hours: countAbove0(pattern.countByHour),
    active_weekdays: countAbove0(pattern.countByWeekday),
    positive_interactions: countBySentiment.positive + countBySentiment.very_positive,
    mood_level: long.sentiment.weight > 0 ? long.sentiment.sum / long.sentiment.weight + 0 : 0,
    member_days: firstAt === null ? 0 : Math.max(0, Math.floor((now - firstAt) / DAY_MS)),
  };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((a, b) => a + b, 0);
}

function countAbove0(counts: readonly number[]): number {
  return counts.filter((count) => count > 0).length;
}

const DAYS_KEPT = 400;

/** The runs of active local dates up to `today`; dates after it are not looked at. */
function runsOf(
  { lastDay, words }: ActiveDays,
  today: number,
): { readonly current: number; readonly longest: number; readonly active: number } {
  let current = 0;
  let longest = 0;
  let active = 0;
  let run = 0;
  if (lastDay === null) return { current, longest, active };
  let isCurrent = true; // until the first quiet date; today may still be quiet
  for (let i = Math.max(0, lastDay - today); i < DAYS_KEPT; i++) {
    if (i === 0 && lastDay < today - 1) isCurrent = false;
    if (((words[i >> 5] ?? 0) >>> (i & 31)) & 1) {
      run++;
      active++;
      if (run > longest) longest = run;
      if (isCurrent) current = run;
    } else {
      if (lastDay - i < today) isCurrent = false;
      run = 0;
    }
  }
  return { current, longest, active };
}
