import { refuse } from '../errors.js';
import { readSection } from '../internal/read-section.js';
import { requireOptions } from '../internal/require-options.js';
import { unreadable } from '../internal/unreadable.js';
import { drawKey, hashText, normalDraw, readSeed } from '../random/index.js';
import type { Seed } from '../types.js';
import { type EngagementRates, resolvedSimulation, type SimulationPolicy } from './policy.js';

/** Options of every simulation of engagement. */
export interface SimulationOptions {
  /** Equal seeds give equal results on every machine. */
  readonly seed: Seed;
  /** @defaultValue the defaults of the `simulation` section */
  readonly policy?: { readonly simulation: SimulationPolicy };
}

/**
 * The rates that customers of one arm and segment engage at in a simulation: the truth that an analysis of its events
 * should find.
 *
 * The segment's rates are multiplied by `1 + uplift * upliftFactor`, then by `1 + N(0, noiseFactor)`, and kept from 0
 * to 1 and non-increasing down the funnel. The uplift is 0 for the control arm, the policy's own for an arm that it
 * names, and otherwise one draw for (seed, arm) from the normal distribution of `expectedUplift`, clamped to `min` and
 * `max`. The noise is one draw for (seed, arm, segment), the same for all three rates; the control arm has its own.
 *
 * @throws TactfulError for a name that is empty or no text, and for malformed options.
 *
 * @example
 * ```ts
 * import { definePolicy, engagementRates } from 'tactful';
 *
 * const policy = definePolicy({ simulation: { arms: { gift: 0.2 }, noiseFactor: 0 } });
 * engagementRates({ arm: 'control', segment: 'any' }, { seed: 1, policy }) // => { openRate: 0.25, clickRate: 0.05, conversionRate: 0.01 }
 * engagementRates({ arm: 'gift', segment: 'any' }, { seed: 1, policy }) // => { openRate: 0.3, clickRate: 0.06, conversionRate: 0.012 }
 * ```
 */
export function engagementRates(
  cell: { readonly arm: string; readonly segment: string },
  options: SimulationOptions,
): EngagementRates {
  try {
    const rates = openRates('engagementRates', options);
    if (typeof cell !== 'object' || cell === null) {
      refuse('engagementRates', 'cell', 'expected an object with arm and segment', cell);
    }
    for (const name of ['arm', 'segment'] as const) {
      if (typeof cell[name] !== 'string' || cell[name] === '') {
        refuse('engagementRates', name, 'expected a non-empty string', cell[name]);
      }
    }
    return rates(cell.arm, cell.segment);
  } catch (error) {
    throw unreadable('engagementRates', { cell, options }, error);
  }
}

/** The rates of any cell, with the options read once. */
export function openRates(
  functionName: string,
  options: SimulationOptions,
): (arm: string, segment: string) => EngagementRates {
  requireOptions(functionName, options);
  const seed = readSeed(functionName, options.seed);
  const policy = readSection(functionName, options.policy, resolvedSimulation);
  const upliftKey = drawKey(seed, 'simulation/uplift');
  const noiseKey = drawKey(seed, 'simulation/noise');

  return (arm, segment) => {
    const own = Object.hasOwn(policy.segments, segment) ? policy.segments[segment]! : null;
    const rates = own ?? policy.baselineRates;
    const uplift = upliftOf(arm, policy, upliftKey) * (own?.upliftFactor ?? 1);
    const noise = policy.noiseFactor * normalDraw(noiseKey, hashText(segment, hashText(arm, 0)));
    const factor = (1 + uplift) * (1 + noise);
    const openRate = clamp(rates.openRate * factor, 0, 1);
    const clickRate = clamp(rates.clickRate * factor, 0, openRate);
    const conversionRate = clamp(rates.conversionRate * factor, 0, clickRate);
    return { openRate, clickRate, conversionRate };
  };
}

function upliftOf(arm: string, policy: SimulationPolicy, key: number): number {
  if (arm === policy.controlArm) return 0;
  if (Object.hasOwn(policy.arms, arm)) return policy.arms[arm]!;
  const { mean, stdDev, min, max } = policy.expectedUplift;
  return clamp(mean + stdDev * normalDraw(key, hashText(arm, 0)), min, max);
}

/** Within the bounds; `low` for `-0` too. */
function clamp(value: number, low: number, high: number): number {
  return value > low ? Math.min(value, high) : low;
}
