import { refuse } from '../errors.js';
import { unreadable } from '../internal/unreadable.js';
import { listActiveDays } from '../pattern/active-days.js';
import { checkPattern } from '../pattern/check-pattern.js';
import { decayedMean } from '../pattern/decayed.js';
import { zoneOf } from '../pattern/zone-of.js';
import { HOUR_MS, localDayAt, readNow, timeOfDayAt, weekdayOf } from '../time/index.js';
import type { BehaviorPattern, EpochMs, Timestamp } from '../types.js';
import { change, hours, perDay, share, since } from './pattern-measures.js';

/** Numbers about one user, in a fixed order, for training and prediction. Null where the pattern does not tell. */
export interface Features {
  readonly names: readonly string[];
  readonly values: readonly (number | null)[];
}

/** Options of {@link churnFeatures}, {@link moodFeatures} and {@link timingFeatures}. */
export interface FeatureOptions {
  /** The instant to judge at. What happened later counts as happening now. */
  readonly now: Timestamp;
}

/**
 * What a model of churn may ask about a user: silence in days and in the user's own typical gaps, age, volume, active
 * dates of the last 7 and 28, how far rate, mood and quality have moved, how much outreach was answered. Pass
 * `names` as a trainer's `featureNames` and `values` as a row. Cost is fixed.
 *
 * @throws TactfulError for a malformed pattern or `now`.
 *
 * @example
 * ```ts
 * import { buildPatterns, churnFeatures } from 'tactful';
 *
 * const days = ['2026-03-01', '2026-03-03', '2026-03-05'];
 * const { patterns } = buildPatterns(days.map((at) => ({ userId: 'u1', at, type: 'message' })));
 * const { names, values } = churnFeatures(patterns['u1'], { now: '2026-03-09' });
 * names.slice(0, 6) // => ['silenceDays', 'silenceGaps', 'ageDays', 'interactionCount', 'activeDays', 'activeDaysLast7']
 * values.slice(0, 6) // => [4, 2, 8, 3, 3, 2]
 * ```
 */
export function churnFeatures(pattern: BehaviorPattern, options: FeatureOptions): Features {
  try {
    return read('churnFeatures', pattern, options, ({ short, long, ...pattern }, now) => {
      const { count, firstAt, lastAt, activeDays } = pattern;
      const today = localDayAt(zoneOf(pattern), now);
      const days = listActiveDays(activeDays).filter((day) => day <= today);
      const within = (length: number) => days.filter((day) => day > today - length).length;
      const gapDays = days.length > 1 ? (days[0]! - days[days.length - 1]!) / (days.length - 1) : null;
      const silenceDays = since(lastAt, now);
      return {
        silenceDays,
        silenceGaps: silenceDays === null || gapDays === null ? null : silenceDays / gapDays,
        ageDays: since(firstAt, now),
        interactionCount: count,
        activeDays: days.length,
        activeDaysLast7: within(7),
        activeDaysLast28: within(28),
        recentRate: perDay(short, now, lastAt),
        usualRate: perDay(long, now, lastAt),
        recentQuality: decayedMean(short.quality),
        qualityChange: change(short.quality, long.quality),
        recentMood: decayedMean(short.sentiment),
        moodChange: change(short.sentiment, long.sentiment),
        lastSentiment: pattern.lastSentiment?.value ?? null,
        outreachAnsweredRate: decayedMean(long.outreach),
      };
    });
  } catch (error) {
    throw unreadable('churnFeatures', { pattern, options }, error);
  }
}

/**
 * What a model of mood may ask about a user: sentiment now, before and last, how it is spread over the five classes,
 * and how the user takes part. Otherwise as {@link churnFeatures}.
 *
 * @throws TactfulError for a malformed pattern or `now`.
 *
 * @example
 * ```ts
 * import { buildPatterns, moodFeatures } from 'tactful';
 *
 * const { patterns } = buildPatterns([
 *   { userId: 'u1', at: '2026-03-01', type: 'message', sentiment: 0.5 },
 *   { userId: 'u1', at: '2026-03-05', type: 'message', sentiment: -0.5 },
 * ]);
 * const { names, values } = moodFeatures(patterns['u1'], { now: '2026-03-09' });
 * names.slice(3, 6) // => ['lastSentiment', 'lastSentimentDays', 'negativeRate']
 * values.slice(3, 6) // => [-0.5, 4, 0.5]
 * ```
 */
export function moodFeatures(pattern: BehaviorPattern, options: FeatureOptions): Features {
  try {
    return read('moodFeatures', pattern, options, (pattern, now) => {
      const { short, long, lastSentiment, countBySentiment: by } = pattern;
      const told = by.very_negative + by.negative + by.neutral + by.positive + by.very_positive;
      return {
        recentMood: decayedMean(short.sentiment),
        usualMood: decayedMean(long.sentiment),
        moodChange: change(short.sentiment, long.sentiment),
        lastSentiment: lastSentiment?.value ?? null,
        lastSentimentDays: since(lastSentiment?.at ?? null, now),
        negativeRate: share(by.very_negative + by.negative, told),
        veryNegativeRate: share(by.very_negative, told),
        positiveRate: share(by.positive + by.very_positive, told),
        veryPositiveRate: share(by.very_positive, told),
        sentimentCount: told,
        recentQuality: decayedMean(short.quality),
        qualityChange: change(short.quality, long.quality),
        silenceDays: since(pattern.lastAt, now),
        interactionCount: pattern.count,
      };
    });
  } catch (error) {
    throw unreadable('moodFeatures', { pattern, options }, error);
  }
}

/**
 * What a model of timing may ask about a user and the hour of `now` on their local clock: the hour and weekday
 * themselves, the user's share of activity in that hour, in the hours around it and on that weekday, and how much
 * outreach was answered, in that hour and at all. Otherwise as {@link churnFeatures}.
 *
 * @throws TactfulError for a malformed pattern or `now`.
 *
 * @example
 * ```ts
 * import { buildPatterns, timingFeatures } from 'tactful';
 *
 * const instants = ['2026-03-01T18:30', '2026-03-02T18:10', '2026-03-03T09:00', '2026-03-04T19:45'];
 * const { patterns } = buildPatterns(instants.map((at) => ({ userId: 'u1', at, type: 'message' })));
 * const { names, values } = timingFeatures(patterns['u1'], { now: '2026-03-09T18:00' });
 * names.slice(0, 4) // => ['hour', 'weekday', 'hourRate', 'hoursAroundRate']
 * values.slice(0, 4) // => [18, 1, 0.5, 0.75]
 * ```
 */
export function timingFeatures(pattern: BehaviorPattern, options: FeatureOptions): Features {
  try {
    return read('timingFeatures', pattern, options, (pattern, now) => {
      const { count, countByHour, countByWeekday, outreach, long } = pattern;
      const zone = zoneOf(pattern);
      const hour = Math.floor(timeOfDayAt(zone, now) / HOUR_MS);
      const weekday = weekdayOf(localDayAt(zone, now));
      const around = countByHour[(hour + 23) % 24]! + countByHour[hour]! + countByHour[(hour + 1) % 24]!;
      return {
        hour,
        weekday: weekday + 1, // 1 is Monday, as in ISO 8601
        hourRate: share(countByHour[hour]!, count),
        hoursAroundRate: share(around, count),
        weekdayRate: share(countByWeekday[weekday]!, count),
        hourAnsweredRate: share(outreach.answeredByHour[hour]!, outreach.sentByHour[hour]!),
        outreachAnsweredRate: decayedMean(long.outreach),
        outreachSilenceHours: hours(since(outreach.lastSentAt, now)),
        silenceHours: hours(since(pattern.lastAt, now)),
        recentRate: perDay(pattern.short, now, pattern.lastAt),
        interactionCount: count,
      };
    });
  } catch (error) {
    throw unreadable('timingFeatures', { pattern, options }, error);
  }
}

function read(
  functionName: string,
  pattern: BehaviorPattern,
  options: FeatureOptions,
  featuresAt: (pattern: BehaviorPattern, now: EpochMs) => Readonly<Record<string, number | null>>,
): Features {
  const now = readNow(functionName, options);
  try {
    checkPattern(functionName, 'pattern', pattern);
    const features = Object.entries(featuresAt(pattern, now));
    const values = features.map(([name, value]) => {
      if (value === null) return null;
      if (!Number.isFinite(value)) refuse(functionName, 'pattern', `gives no ${name}`, value);
      return value + 0; // -0 is 0
    });
    return { names: features.map(([name]) => name), values };
  } catch (error) {
    throw unreadable(functionName, 'pattern', error);
  }
}
