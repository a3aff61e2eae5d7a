import { unreadable } from '../internal/unreadable.js';
import type { UserFacts } from '../types.js';
import type { OutreachCandidate } from './candidate.js';
import {
  type CandidateExtras,
  candidateFor,
  readActions,
  requireName,
  requireNumber,
} from './candidate-for.js';

/** What {@link topicFollowUp} is about. */
export interface TopicFollowUp<User extends UserFacts> extends CandidateExtras<User> {
  readonly topic: string;
  /** Days since the user last brought it up. */
  readonly lastMentionDays: number;
  /** How much it matters to them, from 0 to 1. */
  readonly relevanceScore: number;
}

/**
 * A candidate that comes back to a topic. Its priority is `nextAction.priorities.topicFollowUp` of the policy's
 * `behavior` (0.65 by default), times `relevanceScore`. Its subject is the topic; its context holds `topic` and `days`.
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
    const { nextAction } = readActions('topicFollowUp', about);
    const { topic, lastMentionDays, relevanceScore, ...extras } = about;
    requireName('topicFollowUp', 'topic', topic);
    requireNumber('topicFollowUp', 'lastMentionDays', lastMentionDays, 0, 1e8);
    requireNumber('topicFollowUp', 'relevanceScore', relevanceScore, 0, 1);
    const context = { topic, days: Math.floor(lastMentionDays) };
    const priority = nextAction.priorities.topicFollowUp * relevanceScore;
    return candidateFor(user, 'topic_follow_up', topic, priority, context, extras);
  } catch (error) {
    throw unreadable('topicFollowUp', { user, about }, error);
  }
}
