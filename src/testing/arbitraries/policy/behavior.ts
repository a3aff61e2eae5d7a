import * as fc from 'fast-check';
import { defaultBehaviorPolicy } from '../../../behavior/policy.js';
import type { BehaviorPolicyInput } from '../../../behavior/policy-types.js';
import { record } from '../record.js';
import { between, duration, rising, someOf } from './numbers.js';

type Part<K extends keyof BehaviorPolicyInput> = NonNullable<BehaviorPolicyInput[K]>;

const { quality, churn, nextAction } = defaultBehaviorPolicy;
const names = (object: object): string[] => Object.keys(object);

/** Weights and shares of every kind, none of which makes the others meaningless. */
export function behavior(): fc.Arbitrary<BehaviorPolicyInput> {
  const positive = between(0.5, 100);
  const share = between(0, 1);
  const weight = between(0.1, 1);
  return record<BehaviorPolicyInput>({
    // Whichever of the two is left out has its default, between the ranges of the other.
    shortHalfLife: duration(28 * 24),
    longHalfLife: fc.integer({ min: 40, max: 400 }).map((days) => ({ days })),
    sentiment: rising(4, -1, 1).map(([veryNegative, negative, positiveFrom, veryPositive]) => ({
      veryNegative: veryNegative!,
      negative: negative!,
      positive: positiveFrom!,
      veryPositive: veryPositive!,
    })),
    quality: record<Part<'quality'>>({
      weights: someOf(names(quality.weights), weight),
      halfLength: positive,
      halfSpeed: duration(24),
      halfDepth: positive,
      byType: someOf(names(quality.byType), share),
    }),
    churn: record<Part<'churn'>>({
      weights: someOf(names(churn.weights), weight),
      halfSilenceGaps: positive,
      minInteractions: fc.integer({ min: 1, max: 20 }),
      minActiveDays: fc.integer({ min: 2, max: 10 }),
      prior: share,
      levels: rising(3, 0, 1).map(([medium, high, critical]) => ({
        medium: medium!,
        high: high!,
        critical: critical!,
      })),
      reEngageAbove: share,
      halfIgnored: positive,
    }),
    mood: record<Part<'mood'>>({ steadyWithin: share, halfConfidence: positive }),
    sendTime: record<Part<'sendTime'>>({
      within: duration(24 * 7),
      answerWeight: between(0, 10),
      smoothingHours: between(0, 12),
      priorWeight: positive,
    }),
    nextAction: record<Part<'nextAction'>>({
      priorities: someOf(names(nextAction.priorities), share),
      supportFor: duration(24 * 14),
      supportBelow: between(-1, 1),
      topicSilentFor: duration(24 * 7),
      topicKeptFor: duration(24 * 60),
    }),
  });
}
