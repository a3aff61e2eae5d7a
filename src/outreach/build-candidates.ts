import { refuse } from '../errors.js';
import { isRecord } from '../internal/own-keys.js';
import { unreadable } from '../internal/unreadable.js';
import type { Milestone } from '../milestones/index.js';
import type { Json, SentimentType, UserFacts } from '../types.js';
import type { OutreachCandidate } from './candidate.js';

/** What a host may add to any candidate. `context` is added to what the builder puts there. */
export type CandidateExtras<User extends UserFacts> = Partial<
  Omit<OutreachCandidate<User>, 'user' | 'outreachType' | 'subject' | 'priority'>
>;

/** What {@link milestoneCelebration} is about. */
export interface MilestoneCelebration<User extends UserFacts> extends CandidateExtras<User> {
  readonly milestone: Pick<Milestone, 'name' | 'displayName' | 'description' | 'points'>;
}

/**
 * A candidate that celebrates a milestone, with priority 0.7. Its subject is the milestone's name; its context holds
 * `milestone`, `description` and `points`.
 *
 * @throws TactfulError if the milestone is malformed. The user is read by `planOutreach`.
 *
 * @example
 * ```ts
 * import { defaultMilestones, milestoneCelebration } from 'tactful';
 *
 * const user = { id: 'u1', createdAt: '2026-01-10' };
 * milestoneCelebration(user, { milestone: defaultMilestones[2], context: { name: 'Ann' } }).context // => { milestone: 'Super Communicator', description: 'Reached 100 interactions', points: 100, name: 'Ann' }
 * ```
 */
export function milestoneCelebration<User extends UserFacts>(
  user: User,
  about: MilestoneCelebration<User>,
): OutreachCandidate<User> {
  try {
    const { milestone, ...extras } = readAbout('milestoneCelebration', about);
    if (!isRecord(milestone)) refuse('milestoneCelebration', 'milestone', 'expected a milestone', milestone);
    const { name, displayName, description, points } = milestone as Milestone;
    for (const [field, value] of Object.entries({ name, displayName, description })) {
      readName('milestoneCelebration', `milestone.${field}`, value);
    }
    readNumber('milestoneCelebration', 'milestone.points', points, 0, Number.MAX_SAFE_INTEGER);
    const context = { milestone: displayName, description, points };
    return candidate(user, 'milestone_celebration', name, 0.7, context, extras);
  } catch (error) {
    throw unreadable('milestoneCelebration', { user, about }, error);
  }
}

/** What {@link topicFollowUp} is about. */
export interface TopicFollowUp<User extends UserFacts> extends CandidateExtras<User> {
  readonly topic: string;
  /** Days since the user last brought it up. */
  readonly lastMentionDays: number;
  /** How much it matters to them, from 0 to 1. */
  readonly relevanceScore: number;
}

/**
 * A candidate that comes back to a topic, with priority `0.65 * relevanceScore`. Its subject is the topic; its context
 * holds `topic` and `days`.
 *
 * @throws TactfulError for malformed facts. The user is read by `planOutreach`.
 *
 * @example
 * ```ts
 * import { topicFollowUp } from 'tactful';
 *
 * const user = { id: 'u1', createdAt: '2026-01-10' };
 * topicFollowUp(user, { topic: 'machine learning', lastMentionDays: 3, relevanceScore: 0.8 }).priority // => 0.52
 * ```
 */
export function topicFollowUp<User extends UserFacts>(
  user: User,
  about: TopicFollowUp<User>,
): OutreachCandidate<User> {
  try {
    const { topic, lastMentionDays, relevanceScore, ...extras } = readAbout('topicFollowUp', about);
    readName('topicFollowUp', 'topic', topic);
    readNumber('topicFollowUp', 'lastMentionDays', lastMentionDays, 0, 1e8);
    readNumber('topicFollowUp', 'relevanceScore', relevanceScore, 0, 1);
    const context = { topic, days: Math.floor(lastMentionDays) };
    return candidate(user, 'topic_follow_up', topic, 0.65 * relevanceScore, context, extras);
  } catch (error) {
    throw unreadable('topicFollowUp', { user, about }, error);
  }
}

/** What {@link moodSupport} is about. */
export interface MoodSupport<User extends UserFacts> extends CandidateExtras<User> {
  /** From -1, falling, to 1. */
  readonly moodTrend: number;
  /** @defaultValue not known */
  readonly recentSentiment?: SentimentType | null;
}

/**
 * A candidate that supports a user in a low mood: priority 0.95 if the recent sentiment is very negative or the mood's
 * trend is at most -0.4, and 0.6 otherwise. Its context holds `moodTrend` and `recentSentiment`. While it is among the
 * candidates, nothing promotional is planned for the user.
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
    const { moodTrend, recentSentiment = null, ...extras } = readAbout('moodSupport', about);
    readNumber('moodSupport', 'moodTrend', moodTrend, -1, 1);
    if (recentSentiment !== null && !SENTIMENTS.has(recentSentiment)) {
      refuse(
        'moodSupport',
        'recentSentiment',
        `expected one of ${[...SENTIMENTS].join(', ')}`,
        recentSentiment,
      );
    }
    const isUrgent = recentSentiment === 'very_negative' || moodTrend <= -0.4;
    return candidate(user, 'mood_support', '', isUrgent ? 0.95 : 0.6, { moodTrend, recentSentiment }, extras);
  } catch (error) {
    throw unreadable('moodSupport', { user, about }, error);
  }
}

/** What {@link reEngagement} is about. */
export interface ReEngagement<User extends UserFacts> extends CandidateExtras<User> {
  /** From 0 to 1. */
  readonly churnRisk: number;
  /** Days since the user was last there. @defaultValue not known */
  readonly inactiveDays?: number | null;
}

/**
 * A candidate that wins a user back: priority 0.9 for a churn risk above 0.8, and 0.9 times the risk otherwise. Its
 * context holds `churnRisk` and, if known, `days`.
 *
 * @throws TactfulError for malformed facts. The user is read by `planOutreach`.
 *
 * @example
 * ```ts
 * import { reEngagement } from 'tactful';
 *
 * const user = { id: 'u1', createdAt: '2026-01-10' };
 * reEngagement(user, { churnRisk: 0.85 }).priority // => 0.9
 * reEngagement(user, { churnRisk: 0.5, inactiveDays: 12 }).context // => { churnRisk: 0.5, days: 12 }
 * ```
 */
export function reEngagement<User extends UserFacts>(
  user: User,
  about: ReEngagement<User>,
): OutreachCandidate<User> {
  try {
    const { churnRisk, inactiveDays = null, ...extras } = readAbout('reEngagement', about);
    readNumber('reEngagement', 'churnRisk', churnRisk, 0, 1);
    if (inactiveDays !== null) readNumber('reEngagement', 'inactiveDays', inactiveDays, 0, 1e8);
    const context = { churnRisk, ...(inactiveDays === null ? {} : { days: Math.floor(inactiveDays) }) };
    return candidate(user, 're_engagement', '', churnRisk > 0.8 ? 0.9 : 0.9 * churnRisk, context, extras);
  } catch (error) {
    throw unreadable('reEngagement', { user, about }, error);
  }
}

const SENTIMENTS: ReadonlySet<unknown> = /*#__PURE__*/ new Set([
  ...['very_negative', 'negative', 'neutral', 'positive', 'very_positive'],
]);

function candidate<User extends UserFacts>(
  user: User,
  outreachType: string,
  subject: string,
  priority: number,
  context: Readonly<Record<string, Json>>,
  { context: more, ...extras }: CandidateExtras<User>,
): OutreachCandidate<User> {
  return { user, outreachType, subject, priority: priority + 0, ...extras, context: { ...context, ...more } };
}

function readAbout<About extends object>(functionName: string, about: About): About {
  return isRecord(about) ? (about as About) : refuse(functionName, 'about', 'expected an object', about);
}

function readName(functionName: string, path: string, value: unknown): void {
  if (typeof value !== 'string' || value === '')
    refuse(functionName, path, 'expected a non-empty string', value);
}

function readNumber(functionName: string, path: string, value: unknown, low: number, high: number): void {
  if (!(typeof value === 'number' && value >= low && value <= high)) {
    refuse(functionName, path, `expected a number from ${low} to ${high}`, value);
  }
}
