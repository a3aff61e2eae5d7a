import { readSection } from '../internal/read-section.js';
import { unreadable } from '../internal/unreadable.js';
import { checkPattern } from '../pattern/check-pattern.js';
import { decayedMean, weightAt } from '../pattern/decayed.js';
import { readNow } from '../time/index.js';
import type { BehaviorPattern, EpochMs, Timestamp } from '../types.js';
import { resolvedBehavior } from './policy.js';
import type { BehaviorPolicy } from './policy-types.js';

/** Options of the functions that judge a pattern at an instant. */
export interface PatternOptions {
  /** The instant to judge at. What happened later counts as happening now. */
  readonly now: Timestamp;
  /** @defaultValue the production defaults */
  readonly policy?: { readonly behavior: BehaviorPolicy };
}

/** What {@link moodTrend} finds. */
export interface MoodTrend {
  /** `recent - baseline`, cut to -1 to 1; null without any sentiment. */
  readonly trend: number | null;
  readonly direction: 'rising' | 'steady' | 'falling' | 'unknown';
  /** Mean sentiment at the short half-life, from -1 to 1. */
  readonly recent: number | null;
  /** Mean sentiment at the long half-life. */
  readonly baseline: number | null;
  /**
   * From 0 to 1: `w / (w + halfConfidence)` (the policy's, 3 by default), `w` being how many recent interactions, faded
   * until now, have a sentiment.
   */
  readonly confidence: number;
}

/**
 * How the user's mood has moved: the recent mean against the baseline, means in which the later sentiment weighs more.
 * A trend of exactly the policy's `steadyWithin` (0.1 by default) is steady. Waiting changes only the confidence, which
 * fades. Cost is fixed.
 *
 * @throws TactfulError for a malformed pattern or option.
 *
 * @example
 * ```ts
 * import { buildPatterns, moodTrend } from 'tactful';
 *
 * const { patterns } = buildPatterns([
 *   { userId: 'u1', at: '2026-02-01', type: 'message', sentiment: 0.5 },
 *   { userId: 'u1', at: '2026-03-01', type: 'message', sentiment: -0.5 },
 * ]);
 * const { direction, recent } = moodTrend(patterns['u1']!, { now: '2026-03-01' });
 * [direction, Math.round(recent! * 100) / 100] // => ['falling', -0.5]
 * ```
 */
export function moodTrend(pattern: BehaviorPattern, options: PatternOptions): MoodTrend {
  try {
    const now = readNow('moodTrend', options);
    const policy = readSection('moodTrend', options.policy, resolvedBehavior);
    checkPattern('moodTrend', 'pattern', pattern);
    return moodAt(pattern, now, policy);
  } catch (error) {
    throw unreadable('moodTrend', { pattern, options }, error);
  }
}

/** {@link moodTrend} of a pattern that was checked. */
export function moodAt(
  { short, long, lastAt }: BehaviorPattern,
  now: EpochMs,
  { mood }: BehaviorPolicy,
): MoodTrend {
  const recent = decayedMean(short.sentiment);
  const baseline = decayedMean(long.sentiment);
  if (recent === null || baseline === null || short.halfLifeMs === null) {
    return { trend: null, direction: 'unknown', recent: null, baseline: null, confidence: 0 };
  }
  const trend = Math.min(1, Math.max(-1, recent - baseline));
  const weight = weightAt(short.sentiment, Math.max(now, lastAt ?? now), short.halfLifeMs);
  return {
    trend,
    direction: Math.abs(trend) <= mood.steadyWithin ? 'steady' : trend > 0 ? 'rising' : 'falling',
    recent,
    baseline,
    confidence: weight / (weight + mood.halfConfidence),
  };
}
