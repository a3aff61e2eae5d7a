import {
  fields,
  isMs,
  isShare,
  isWindow,
  likeAllOf,
  numberThat,
  type Shape,
  wholeFrom,
} from '../internal/shape.js';
import type { BehaviorPolicy } from './policy-types.js';

/** What a resolved section holds. */
export function behaviorShape({
  sentiment,
  quality,
  churn,
  nextAction,
}: BehaviorPolicy): Shape<BehaviorPolicy> {
  const positive = numberThat((value) => value > 0);
  const polarity = numberThat((value) => value >= -1 && value <= 1);
  return {
    shortHalfLifeMs: isWindow,
    longHalfLifeMs: isWindow,
    sentiment: likeAllOf(sentiment, polarity),
    quality: fields<BehaviorPolicy['quality']>({
      weights: likeAllOf(quality.weights, isShare),
      halfLength: positive,
      halfSpeedMs: isWindow,
      halfDepth: positive,
      byType: likeAllOf(quality.byType, isShare),
    }),
    churn: fields<BehaviorPolicy['churn']>({
      weights: likeAllOf(churn.weights, isShare),
      halfSilenceGaps: positive,
      minInteractions: wholeFrom(1),
      minActiveDays: wholeFrom(2),
      prior: isShare,
      levels: likeAllOf(churn.levels, isShare),
      reEngageAbove: isShare,
      halfIgnored: positive,
    }),
    mood: fields<BehaviorPolicy['mood']>({ steadyWithin: isShare, halfConfidence: positive }),
    sendTime: fields<BehaviorPolicy['sendTime']>({
      withinMs: isWindow,
      answerWeight: numberThat((value) => value >= 0),
      smoothingHours: numberThat((value) => value >= 0 && value <= 12),
      priorWeight: positive,
    }),
    nextAction: fields<BehaviorPolicy['nextAction']>({
      priorities: likeAllOf(nextAction.priorities, isShare),
      supportForMs: isMs,
      supportBelow: polarity,
      topicSilentForMs: isMs,
      topicKeptForMs: isMs,
    }),
  };
}
