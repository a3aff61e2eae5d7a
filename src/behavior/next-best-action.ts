import { type Issue, issue, TactfulError } from '../errors.js';
import { unreadable } from '../internal/unreadable.js';
import { checkPattern } from '../pattern/check-pattern.js';
import type { BehaviorPattern, TopicRecord } from '../types.js';
import type { ActionCandidate, ActionReason, BestAction, NextAction } from './action-candidate.js';
import { type ChurnFrame, type ChurnOptions, type ChurnRisk, readChurnFrame, riskAt } from './churn-risk.js';
import { type MoodTrend, moodAt } from './mood-trend.js';
import { isName } from './read-interaction.js';

/** Options of {@link nextBestAction}. */
export interface NextActionOptions extends ChurnOptions {
  /** Names of milestones that the user has reached and that were not celebrated yet. @defaultValue none */
  readonly milestones?: readonly string[];
  /** Names of features that the user does not know yet, best first. @defaultValue none */
  readonly features?: readonly string[];
}

/**
 * What to do about a user now. Each action gets a priority by these rules, and the highest wins. The priorities are
 * those of the policy's `behavior.nextAction.priorities`, with their defaults in brackets; the other names are fields of
 * `behavior.nextAction`:
 *
 * - `mood_support`, `moodSupport` (0.95): within `supportFor` (7 days by default, end included) of the latest sentiment,
 *   if that is very negative or the recent mood is at most `supportBelow` (-0.4 by default). Nothing promotional is
 *   considered then: `re_engagement`, `milestone_celebration` and `feature_highlight` have priority 0. Or `moodFalling`
 *   (0.6): within the same time, if the mood is falling and below 0.
 * - `re_engagement`, `reEngagement` (0.9): the churn risk is above the policy's `churn.reEngageAbove` (0.8 by default,
 *   not equal to it); from a `high` risk on, the priority times the risk.
 * - `milestone_celebration`, `milestoneCelebration` (0.7): the host names a milestone reached.
 * - `topic_follow_up`, up to `topicFollowUp` (0.65): a topic was last mentioned at least `topicSilentFor` (3 days by
 *   default) and at most `topicKeptFor` (30 days by default) ago; half of the priority, and of the rest a share that
 *   grows with the mentions, `n / (n + 2)`. Of several the most mentioned, then the latest.
 * - `check_in`, `checkIn` (0.4): the churn risk is `medium`, or higher.
 * - `feature_highlight`, `featureHighlight` (0.3): the host names a feature, and the churn risk is `low`.
 * - `none`, `none` (0.2): whatever is below that is not worth a message.
 *
 * Cost is fixed. Whether the user may be reached at all is `evaluateUser`'s business.
 *
 * @throws TactfulError for a malformed pattern or option.
 *
 * @example
 * ```ts
 * import { buildPatterns, nextBestAction } from 'tactful';
 *
 * const { patterns } = buildPatterns([
 *   { userId: 'u1', at: '2026-03-01', type: 'message', sentiment: 0.2, topics: ['running'] },
 *   { userId: 'u2', at: '2026-03-01', type: 'message', sentiment: -0.9, topics: ['running'] },
 * ]);
 * const { action, about, reason } = nextBestAction(patterns['u1']!, { now: '2026-03-05' });
 * [action, about, reason] // => ['topic_follow_up', 'running', 'topic_silent']
 * nextBestAction(patterns['u2']!, { now: '2026-03-05' }).action // => 'mood_support'
 * ```
 */
export function nextBestAction(pattern: BehaviorPattern, options: NextActionOptions): BestAction {
  try {
    const frame = readChurnFrame('nextBestAction', options);
    const milestone = readNames('milestones', options.milestones)[0] ?? null;
    const feature = readNames('features', options.features)[0] ?? null;
    checkPattern('nextBestAction', 'pattern', pattern);
    const candidates = candidatesFor(pattern, frame, milestone, feature);
    candidates.sort((a, b) => b.priority - a.priority); // stable: equal ones keep the order of the rules
    return { ...candidates[0]!, candidates };
  } catch (error) {
    throw unreadable('nextBestAction', { pattern, options }, error);
  }
}

function candidatesFor(
  pattern: BehaviorPattern,
  frame: ChurnFrame,
  milestone: string | null,
  feature: string | null,
): ActionCandidate[] {
  const { priorities } = frame.policy.nextAction;
  const risk = riskAt(pattern, frame);
  const support = moodSupport(pattern, moodAt(pattern, frame.now, frame.policy), frame);
  const promotional = (candidate: ActionCandidate): ActionCandidate =>
    support.reason === 'very_negative_mood'
      ? { ...candidate, priority: 0, reason: 'mood_comes_first' }
      : candidate;
  const isAtRisk = risk.level !== 'unknown' && risk.level !== 'low';
  return [
    support,
    promotional(reEngagement(risk, priorities.reEngagement)),
    promotional(
      milestone === null
        ? candidate('milestone_celebration', 0, 'no_milestone')
        : candidate('milestone_celebration', priorities.milestoneCelebration, 'milestone_reached', milestone),
    ),
    topicFollowUp(pattern, frame),
    candidate('check_in', isAtRisk ? priorities.checkIn : 0, `churn_risk_${risk.level}`),
    promotional(
      feature === null
        ? candidate('feature_highlight', 0, 'no_feature')
        : risk.level === 'low'
          ? candidate('feature_highlight', priorities.featureHighlight, 'feature_unused', feature)
          : candidate('feature_highlight', 0, `churn_risk_${risk.level}`, feature),
    ),
    candidate('none', priorities.none, 'nothing_better'),
  ];
}

function candidate(
  action: NextAction,
  priority: number,
  reason: ActionReason,
  about: string | null = null,
): ActionCandidate {
  return { action, priority, reason, about };
}

function moodSupport(
  { lastSentiment }: BehaviorPattern,
  mood: MoodTrend,
  frame: ChurnFrame,
): ActionCandidate {
  const { nextAction, sentiment } = frame.policy;
  const { priorities, supportForMs, supportBelow } = nextAction;
  const isFresh = lastSentiment !== null && frame.now - lastSentiment.at <= supportForMs;
  if (!isFresh || mood.recent === null) return candidate('mood_support', 0, 'mood_is_fine');
  if (lastSentiment.value <= sentiment.veryNegative || mood.recent <= supportBelow) {
    return candidate('mood_support', priorities.moodSupport, 'very_negative_mood');
  }
  return mood.direction === 'falling' && mood.recent < 0
    ? candidate('mood_support', priorities.moodFalling, 'falling_mood')
    : candidate('mood_support', 0, 'mood_is_fine');
}

function reEngagement({ risk, level, needsReEngagement }: ChurnRisk, priority: number): ActionCandidate {
  const isHigh = level === 'high' || level === 'critical';
  const share = needsReEngagement ? 1 : isHigh ? risk : 0;
  return candidate('re_engagement', priority * share, `churn_risk_${level}`);
}

function topicFollowUp({ topics }: BehaviorPattern, { now, policy }: ChurnFrame): ActionCandidate {
  const { priorities, topicSilentForMs, topicKeptForMs } = policy.nextAction;
  let best: TopicRecord | null = null;
  for (const topic of topics) {
    const silentFor = now - topic.lastAt;
    const isDue = silentFor >= topicSilentForMs && silentFor <= topicKeptForMs;
    if (isDue && (best === null || topic.count > best.count)) best = topic; // the latest come first
  }
  if (best === null) return candidate('topic_follow_up', 0, 'no_silent_topic');
  const relevance = best.count / (best.count + 2);
  return candidate(
    'topic_follow_up',
    priorities.topicFollowUp * (0.5 + 0.5 * relevance),
    'topic_silent',
    best.topic,
  );
}

function readNames(option: string, names: readonly string[] | undefined): readonly string[] {
  if (names === undefined) return [];
  const issues: Issue[] = [];
  if (!Array.isArray(names)) issues.push(issue(option, 'expected a list of names', names));
  else {
    for (let i = 0; i < names.length; i++) {
      if (!isName(names[i])) issues.push(issue(`${option}[${i}]`, 'expected a non-empty string', names[i]));
    }
  }
  if (issues.length > 0) throw new TactfulError('invalid_input', 'nextBestAction', issues);
  return names;
}
