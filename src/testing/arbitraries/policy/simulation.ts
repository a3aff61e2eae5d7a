import * as fc from 'fast-check';
import type {
  EngagementRates,
  SegmentEngagement,
  SimulationPolicyInput,
  UpliftDistribution,
} from '../../../simulation/policy.js';
import { record } from '../record.js';
import { between, rising } from './numbers.js';

/** Baselines, segments and arms of every kind, from hopeless to overwhelming. */
export function simulation(): fc.Arbitrary<SimulationPolicyInput> {
  const segment: fc.Arbitrary<SegmentEngagement> = fc
    .tuple(rates(), between(-5, 5))
    .map(([own, upliftFactor]) => ({ ...own, upliftFactor }));
  return record<SimulationPolicyInput>({
    baselineRates: rates(),
    segments: fc.dictionary(fc.constantFrom('dormant', 'normal', '7'), segment, { noNullPrototype: true }),
    expectedUplift: uplift(),
    arms: fc.dictionary(fc.constantFrom('gift', 'call', '7'), between(-1, 5), { noNullPrototype: true }),
    controlArm: fc.constantFrom('control', 'holdout'),
    noiseFactor: between(0, 2),
  });
}

function rates(): fc.Arbitrary<EngagementRates> {
  return rising(3, 0, 1).map(([conversionRate, clickRate, openRate]) => ({
    openRate: openRate!,
    clickRate: clickRate!,
    conversionRate: conversionRate!,
  }));
}

function uplift(): fc.Arbitrary<UpliftDistribution> {
  return fc
    .tuple(rising(3, -1, 5), between(0, 1))
    .map(([[min, mean, max], stdDev]) => ({ mean: mean!, stdDev, min: min!, max: max! }));
}
