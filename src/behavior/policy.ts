import { deepFreeze } from '../internal/deep-freeze.js';
import type { PolicySection, ResolvedSection } from '../internal/policy-section.js';
import { DAY_MS, type Duration, durationMs } from '../time/index.js';
import { behaviorSchema } from './policy-schema.js';
import { behaviorShape } from './policy-shape.js';
import type { BehaviorPolicy, BehaviorPolicyInput } from './policy-types.js';

/** The production defaults. */
export const defaultBehaviorPolicy: BehaviorPolicy = /*#__PURE__*/ deepFreeze({
  shortHalfLifeMs: 2 * DAY_MS,
  longHalfLifeMs: 30 * DAY_MS,
  sentiment: { veryNegative: -0.6, negative: -0.05, positive: 0.05, veryPositive: 0.6 },
  quality: {
    weights: { length: 0.25, engagement: 0.2, intensity: 0.15, speed: 0.15, session: 0.1, type: 0.15 },
    halfLength: 80,
    halfSpeedMs: 300_000,
    halfDepth: 5,
    byType: { message: 0.6, command: 0.4, voice: 0.9, photo: 0.8, reaction: 0.3, callback: 0.3, other: 0.4 },
  },
  churn: {
    weights: { silence: 0.58, rate: 0.24, mood: 0.1, quality: 0.04, outreach: 0.04 },
    halfSilenceGaps: 2,
    minInteractions: 5,
    minActiveDays: 3,
    prior: 0.2,
    levels: { medium: 0.25, high: 0.6, critical: 0.8 },
    reEngageAbove: 0.8,
    halfIgnored: 2,
  },
  mood: { steadyWithin: 0.1, halfConfidence: 3 },
  sendTime: { withinMs: DAY_MS, answerWeight: 3, smoothingHours: 1.5, priorWeight: 60 },
  nextAction: {
    priorities: {
      moodSupport: 0.95,
      moodFalling: 0.6,
      reEngagement: 0.9,
      milestoneCelebration: 0.7,
      topicFollowUp: 0.65,
      checkIn: 0.4,
      featureHighlight: 0.3,
      none: 0.2,
    },
    supportForMs: 7 * DAY_MS,
    supportBelow: -0.4,
    topicSilentForMs: 3 * DAY_MS,
    topicKeptForMs: 30 * DAY_MS,
  },
});

export const resolvedBehavior: ResolvedSection<'behavior', BehaviorPolicy> = {
  name: 'behavior',
  defaults: defaultBehaviorPolicy,
  shape: () => behaviorShape(defaultBehaviorPolicy),
};

export const behaviorSection: PolicySection<BehaviorPolicyInput, BehaviorPolicy> = {
  schema: () => behaviorSchema(defaultBehaviorPolicy),

  resolve: (input) => {
    const { sentiment, quality, churn, mood, sendTime, nextAction } = defaultBehaviorPolicy;
    const { halfSpeed, ...qualityInput } = input.quality ?? {};
    const { within, ...sendTimeInput } = input.sendTime ?? {};
    const { supportFor, topicSilentFor, topicKeptFor, ...nextActionInput } = input.nextAction ?? {};
    return {
      shortHalfLifeMs: ms(input.shortHalfLife, defaultBehaviorPolicy.shortHalfLifeMs),
      longHalfLifeMs: ms(input.longHalfLife, defaultBehaviorPolicy.longHalfLifeMs),
      sentiment: { ...sentiment, ...input.sentiment },
      quality: {
        ...quality,
        ...qualityInput,
        halfSpeedMs: ms(halfSpeed, quality.halfSpeedMs),
        weights: { ...quality.weights, ...input.quality?.weights },
        byType: { ...quality.byType, ...input.quality?.byType },
      },
      churn: {
        ...churn,
        ...input.churn,
        weights: { ...churn.weights, ...input.churn?.weights },
        levels: { ...churn.levels, ...input.churn?.levels },
      },
      mood: { ...mood, ...input.mood },
      sendTime: { ...sendTime, ...sendTimeInput, withinMs: ms(within, sendTime.withinMs) },
      nextAction: {
        ...nextAction,
        ...nextActionInput,
        priorities: { ...nextAction.priorities, ...input.nextAction?.priorities },
        supportForMs: ms(supportFor, nextAction.supportForMs),
        topicSilentForMs: ms(topicSilentFor, nextAction.topicSilentForMs),
        topicKeptForMs: ms(topicKeptFor, nextAction.topicKeptForMs),
      },
    };
  },
};

function ms(duration: Duration | undefined, fallback: number): number {
  return duration === undefined ? fallback : durationMs(duration);
}
