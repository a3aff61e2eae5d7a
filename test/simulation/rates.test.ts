import { describe, expect, it } from 'vitest';
import {
  definePolicy,
  engagementRates,
  type PolicyInput,
  simulateEngagement,
  simulateEngagementSummary,
} from '../../src/index.js';

const SIZE = 100_000;

/** The rates of 100,000 customers of one cell, as simulated. */
function observed(
  simulation: PolicyInput['simulation'],
  arm: string,
  segment: string,
  seed: number | string,
): number[] {
  const list = Array.from({ length: SIZE }, (_, i) => ({ customerId: `customer-${i}`, arm, segment }));
  const { openRate, clickRate, conversionRate } = simulateEngagementSummary(list, {
    seed,
    policy: definePolicy({ simulation: simulation! }),
  }).total;
  return [openRate, clickRate, conversionRate];
}

function expectWithin3StandardErrors(rates: readonly number[], configured: readonly number[]): void {
  rates.forEach((rate, i) => {
    const p = configured[i]!;
    expect(Math.abs(rate - p)).toBeLessThanOrEqual(3 * Math.sqrt((p * (1 - p)) / SIZE));
  });
}

describe('over 100,000 customers the rates lie within 3 standard errors', () => {
  it.each([1, 2, 3, 'four', 'five', -6, 7.5, 2 ** 40])('of the baseline, seed %s', (seed) => {
    expectWithin3StandardErrors(observed({ noiseFactor: 0 }, 'control', 'any', seed), [0.25, 0.05, 0.01]);
  });

  it('of a segment under a fixed uplift, to which it answers by half', () => {
    const segments = { vip: { openRate: 0.4, clickRate: 0.1, conversionRate: 0.05, upliftFactor: 0.5 } };
    const rates = observed({ segments, arms: { gift: 0.2 }, noiseFactor: 0 }, 'gift', 'vip', 11);
    expectWithin3StandardErrors(rates, [0.44, 0.11, 0.055]);
  });

  it('of what engagementRates says, noise and drawn uplift included', () => {
    const cell = { arm: 'drawn', segment: 'any' };
    const truth = engagementRates(cell, { seed: 12, policy: definePolicy() });
    expectWithin3StandardErrors(observed({}, cell.arm, cell.segment, 12), Object.values(truth));
  });

  it('and two seeds give customers independent luck', () => {
    const list = Array.from({ length: SIZE }, (_, i) => ({
      customerId: `customer-${i}`,
      arm: 'control',
      segment: 's',
    }));
    const policy = definePolicy({ simulation: { baselineRates: { openRate: 0.5 }, noiseFactor: 0 } });
    const twice = new Set<string>();
    const opens = [1, 2].map((seed) => {
      const events = simulateEngagement(list, { seed, policy });
      return new Set(events.filter(({ opened }) => opened).map(({ customerId }) => customerId));
    });
    for (const id of opens[0]!) if (opens[1]!.has(id)) twice.add(id);
    expect(Math.abs(twice.size / SIZE - 0.25)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / SIZE));
  });
});

describe('an arm’s uplift', () => {
  const still = { noiseFactor: 0 } as const;
  const upliftOf = (simulation: PolicyInput['simulation'], arm: string, seed: number | string): number =>
    engagementRates(
      { arm, segment: 'any' },
      { seed, policy: definePolicy({ simulation: { ...simulation, ...still } }) },
    ).openRate /
      0.25 -
    1;

  it('is 0 for the control arm, whatever it is called', () => {
    expect(upliftOf({}, 'control', 1)).toBe(0);
    expect(upliftOf({ controlArm: 'holdback' }, 'holdback', 1)).toBe(0);
    expect(upliftOf({ controlArm: 'holdback' }, 'control', 1)).toBeGreaterThan(0);
  });

  it('is the fixed one where the policy names the arm, beyond min and max too', () => {
    expect(upliftOf({ arms: { gift: 0.8, harm: -0.5 } }, 'gift', 1)).toBeCloseTo(0.8, 12);
    expect(upliftOf({ arms: { gift: 0.8, harm: -0.5 } }, 'harm', 1)).toBeCloseTo(-0.5, 12);
  });

  it('is clamped to min and max, and reaches both', () => {
    const wide = { expectedUplift: { mean: 0.15, stdDev: 1, min: 0.05, max: 0.3 } };
    const drawn = Array.from({ length: 200 }, (_, i) => upliftOf(wide, `arm-${i}`, 1));
    const rounded = drawn.map((uplift) => Math.round(uplift * 1e12) / 1e12);
    expect(Math.min(...rounded)).toBe(0.05);
    expect(Math.max(...rounded)).toBe(0.3);
    expect(upliftOf({ expectedUplift: { mean: 0.9, stdDev: 0 } }, 'a', 1)).toBeCloseTo(0.3, 12);
    expect(upliftOf({ expectedUplift: { mean: -0.9, stdDev: 0 } }, 'a', 1)).toBeCloseTo(0.05, 12);
  });

  it('has the mean and standard deviation of the policy', () => {
    const open = { expectedUplift: { mean: 0.15, stdDev: 0.05, min: -1, max: 9 } };
    const drawn = Array.from({ length: 4000 }, (_, i) => upliftOf(open, `arm-${i}`, 1));
    const mean = drawn.reduce((sum, x) => sum + x, 0) / drawn.length;
    const sd = Math.sqrt(drawn.reduce((sum, x) => sum + (x - mean) ** 2, 0) / drawn.length);
    expect(Math.abs(mean - 0.15)).toBeLessThan((4 * 0.05) / Math.sqrt(4000));
    expect(Math.abs(sd - 0.05)).toBeLessThan((4 * 0.05) / Math.sqrt(8000));
  });

  it('depends on seed and arm alone', () => {
    const policy = definePolicy({ simulation: still });
    const at = (arm: string, segment: string, seed: number): number =>
      engagementRates({ arm, segment }, { seed, policy }).openRate;
    expect(at('a', 'x', 1)).toBe(at('a', 'y', 1));
    expect(at('a', 'x', 1)).not.toBe(at('b', 'x', 1));
    expect(at('a', 'x', 1)).not.toBe(at('a', 'x', 2));
  });
});

describe('noise', () => {
  const policy = definePolicy({ simulation: { expectedUplift: { stdDev: 0 }, noiseFactor: 0.1 } });
  const at = (arm: string, segment: string, seed = 1): number =>
    engagementRates({ arm, segment }, { seed, policy }).openRate;

  it('differs by seed, arm and segment, for the control arm too, and not from call to call', () => {
    const cells = [
      at('a', 'x'),
      at('a', 'y'),
      at('b', 'x'),
      at('control', 'x'),
      at('a', 'x', 2),
      at('ax', 'y'),
      at('a', 'xy'),
      at('ya', 'x'),
    ];
    expect(new Set(cells).size).toBe(cells.length);
    expect(at('a', 'x')).toBe(at('a', 'x'));
  });

  it('moves the three rates by one factor of the policy’s standard deviation', () => {
    const factors = Array.from({ length: 4000 }, (_, i) => {
      const { openRate, clickRate, conversionRate } = engagementRates(
        { arm: 'control', segment: `s${i}` },
        { seed: 1, policy },
      );
      expect(clickRate / 0.05).toBeCloseTo(openRate / 0.25, 12);
      expect(conversionRate / 0.01).toBeCloseTo(openRate / 0.25, 12);
      return openRate / 0.25 - 1;
    });
    const mean = factors.reduce((sum, x) => sum + x, 0) / factors.length;
    const sd = Math.sqrt(factors.reduce((sum, x) => sum + x * x, 0) / factors.length);
    expect(Math.abs(mean)).toBeLessThan((4 * 0.1) / Math.sqrt(4000));
    expect(Math.abs(sd - 0.1)).toBeLessThan((4 * 0.1) / Math.sqrt(8000));
  });

  it('cannot take a rate above 1 or the click rate above the open rate', () => {
    const full = definePolicy({
      simulation: {
        baselineRates: { openRate: 0.9, clickRate: 0.9, conversionRate: 0 },
        arms: { big: 1 },
        noiseFactor: 0,
      },
    });
    expect(engagementRates({ arm: 'big', segment: 's' }, { seed: 1, policy: full })).toEqual({
      openRate: 1,
      clickRate: 1,
      conversionRate: 0,
    });
  });
});
