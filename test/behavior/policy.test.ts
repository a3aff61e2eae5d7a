import { describe, expect, it } from 'vitest';
import { defaultBehaviorPolicy } from '../../src/behavior/index.js';
import { type BehaviorPolicyInput, definePolicy, type TactfulError } from '../../src/index.js';

describe('the behavior section', () => {
  it('has the defaults that functions fall back to', () => {
    expect(definePolicy({ behavior: {} }).behavior).toEqual(defaultBehaviorPolicy);
  });

  it('adds to the defaults of each object', () => {
    const { behavior } = definePolicy({
      behavior: {
        churn: { weights: { mood: 0.5 }, levels: { high: 0.7 } },
        quality: { halfSpeed: { minutes: 1 } },
      },
    });
    expect(behavior.churn.weights).toEqual({
      silence: 0.58,
      rate: 0.24,
      mood: 0.5,
      quality: 0.04,
      outreach: 0.04,
    });
    expect(behavior.churn.levels).toEqual({ medium: 0.25, high: 0.7, critical: 0.8 });
    expect(behavior.quality.halfSpeedMs).toBe(60_000);
    expect(behavior.quality.weights).toEqual(defaultBehaviorPolicy.quality.weights);
  });

  it.each<[string, BehaviorPolicyInput]>([
    ['behavior', { shortHalfLife: { days: 30 } }],
    ['behavior.longHalfLife', { longHalfLife: { days: 36_526 } }],
    ['behavior.shortHalfLife', { shortHalfLife: { days: 0 } }],
    ['behavior.sentiment', { sentiment: { negative: -0.7 } }],
    ['behavior.sentiment.positive', { sentiment: { positive: 1.5 } }],
    ['behavior.churn.levels', { churn: { levels: { medium: 0.9 } } }],
    ['behavior.churn.minActiveDays', { churn: { minActiveDays: 1 } }],
    [
      'behavior.churn.weights',
      { churn: { weights: { silence: 0, rate: 0, mood: 0, quality: 0, outreach: 0 } } },
    ],
    ['behavior.churn.weights.silense', { churn: { weights: { silense: 1 } as object } }],
    ['behavior.quality.halfLength', { quality: { halfLength: 0 } }],
    ['behavior.sendTime.within', { sendTime: { within: { hours: 0 } } }],
  ])('refuses a malformed %s', (path, behavior) => {
    try {
      definePolicy({ behavior });
      expect.unreachable();
    } catch (error) {
      expect((error as TactfulError).issues?.[0]?.path).toBe(path);
    }
  });
});
