import { refuse } from '../errors.js';
import { unreadable } from '../internal/unreadable.js';
import type { SentimentType, UserFacts } from '../types.js';
import type { OutreachCandidate } from './candidate.js';
import { type CandidateExtras, candidateFor, readActions, requireNumber } from './candidate-for.js';

/** What {@link moodSupport} is about. */
export interface MoodSupport<User extends UserFacts> extends CandidateExtras<User> {
  /** From -1, falling, to 1. */
  readonly moodTrend: number;
  /** @defaultValue not known */
  readonly recentSentiment?: SentimentType | null;
}

/**
 * A candidate that supports a user in a low mood. Its priority is `priorities.moodSupport` of the policy's
 * `behavior.nextAction` (0.95 by default) if the recent sentiment is very negative or the mood's trend is at most
 * `supportBelow` (-0.4 by default), and `priorities.moodFalling` (0.6 by default) otherwise. Its context holds
 * `moodTrend` and `recentSentiment`. While it is among the candidates, nothing promotional is planned for the user.
 *
 * @throws TactfulError for malformed facts. The user is read by `planOutreach`.
 *
 * @example
 * ```ts
 * import { moodSupport } from 'tactful';
 *
 * const user = { id: 'u1', createdAt: '2026-01-10' };
 * moodSupport(user, { moodTrend: -0.6, recentSentiment: 'negative' }).priority // => 0.95
 * ```
 */
export function moodSupport<User extends UserFacts>(
  user: User,
  about: MoodSupport<User>,
): OutreachCandidate<User> {
  try {
    const { nextAction } = readActions('moodSupport', about);
    const { moodTrend, recentSentiment = null, ...extras } = about;
    requireNumber('moodSupport', 'moodTrend', moodTrend, -1, 1);
    if (recentSentiment !== null && !SENTIMENTS.has(recentSentiment)) {
      refuse(
        'moodSupport',
        'recentSentiment',
        `expected one of ${[...SENTIMENTS].join(', ')}`,
        recentSentiment,
      );
    }
    const { priorities, supportBelow } = nextAction;
    const isUrgent = recentSentiment === 'very_negative' || moodTrend <= supportBelow;
    const priority = isUrgent ? priorities.moodSupport : priorities.moodFalling;
    return candidateFor(user, 'mood_support', '', priority, { moodTrend, recentSentiment }, extras);
  } catch (error) {
    throw unreadable('moodSupport', { user, about }, error);
  }
}

const SENTIMENTS: ReadonlySet<unknown> = /*#__PURE__*/ new Set([
  ...['very_negative', 'negative', 'neutral', 'positive', 'very_positive'],
]);
