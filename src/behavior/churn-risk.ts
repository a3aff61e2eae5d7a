import { refuse } from '../errors.js';
import { hostThrew } from '../internal/host-threw.js';
import { readSection } from '../internal/read-section.js';
import { unreadable } from '../internal/unreadable.js';
import { checkPattern } from '../pattern/check-pattern.js';
import { readNow } from '../time/index.js';
import type { BehaviorPattern, ChurnModel, EpochMs } from '../types.js';
import { churnFactors } from './churn-factors.js';
import type { PatternOptions } from './mood-trend.js';
import { resolvedBehavior } from './policy.js';
import type { BehaviorPolicy, ChurnWeights } from './policy-types.js';

/** Options of {@link churnRisk}. */
export interface ChurnOptions extends PatternOptions {
  /** Asked for the risk in place of the heuristic. @defaultValue none */
  readonly model?: ChurnModel;
}

/** How high a risk is, by the policy's levels; `unknown` if too little is known of the user. */
export type ChurnLevel = 'unknown' | 'low' | 'medium' | 'high' | 'critical';

/** One reason for a risk. */
export interface ChurnFactor {
  /** `prior` stands alone for a user of whom too little is known, `model` alone for a learned model. */
  readonly factor: keyof ChurnWeights | 'prior' | 'model';
  /** From 0 to 1; null if the pattern does not tell. */
  readonly value: number | null;
  /** Its share of the risk; those that are known add up to 1. 0 if the value is null. */
  readonly weight: number;
  /** `value * weight`; the contributions add up to the risk. */
  readonly contribution: number;
}

/** What {@link churnRisk} finds. */
export interface ChurnRisk {
  /** From 0 to 1. */
  readonly risk: number;
  readonly level: ChurnLevel;
  readonly factors: readonly ChurnFactor[];
  /** Whether the risk is above the policy's `reEngageAbove` (not equal to it), and known. */
  readonly needsReEngagement: boolean;
  readonly source: 'heuristic' | 'model';
}

/**
 * How likely the user is drifting away, from 0 to 1, with the reasons. Waiting longer in silence never lowers it.
 *
 * The heuristic's factors, each from 0 to 1 and with a weight in the policy, whose `behavior.churn` has the numbers that
 * are named here:
 * - `silence`: `1 - 2^(-(s - 1) / halfSilenceGaps)` (2 by default) after `s` of the user's own typical gaps (the mean
 *   distance of their active dates) since the last interaction, 0 until one gap has passed;
 * - `rate`: by how much the rate at the short half-life, faded until now, has fallen below the one at the long
 *   half-life as of the last interaction;
 * - `mood`: by how much the mean sentiment has fallen, 1 for a fall of 1 or more; null without sentiment;
 * - `quality`: by what fraction the mean quality has fallen;
 * - `outreach`: `(sent - answered) / (sent + halfIgnored)` (2 by default), in decayed numbers; null if none was sent.
 *
 * A null factor is left out and the others share its weight. With fewer interactions than `minInteractions` (5 by
 * default), or fewer active dates than `minActiveDays` (3 by default), the level is `unknown` and the risk is `prior`.
 * Cost is fixed.
 *
 * @throws TactfulError for a malformed pattern or option, or a model that throws or returns no number from 0 to 1.
 *
 * @example
 * ```ts
 * import { buildPatterns, churnRisk } from 'tactful';
 *
 * const days = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05'];
 * const { patterns } = buildPatterns(days.map((at) => ({ userId: 'u1', at, type: 'message' })));
 * churnRisk(patterns['u1']!, { now: '2026-03-06' }).level // => 'low'
 * churnRisk(patterns['u1']!, { now: '2026-03-20' }).needsReEngagement // => true
 * churnRisk(patterns['u1']!, { now: '2026-03-20', model: () => 0.7 }).level // => 'high'
 * ```
 */
export function churnRisk(pattern: BehaviorPattern, options: ChurnOptions): ChurnRisk {
  try {
    const frame = readChurnFrame('churnRisk', options);
    checkPattern('churnRisk', 'pattern', pattern);
    return riskAt(pattern, frame);
  } catch (error) {
    throw unreadable('churnRisk', { pattern, options }, error);
  }
}

/** The options of a call, read once for all its patterns. */
export interface ChurnFrame {
  readonly functionName: string;
  readonly now: EpochMs;
  readonly policy: BehaviorPolicy;
  readonly model: ChurnModel | null;
}

export function readChurnFrame(functionName: string, options: ChurnOptions): ChurnFrame {
  const now = readNow(functionName, options);
  const { policy, model } = options;
  if (model !== undefined && typeof model !== 'function') {
    refuse(
      functionName,
      'model',
      'expected a function (pattern, { now }) => probability, such as one that calls predict',
      model,
    );
  }
  return {
    functionName,
    now,
    policy: readSection(functionName, policy, resolvedBehavior),
    model: model ?? null,
  };
}

/** {@link churnRisk} of a pattern that was checked. */
export function riskAt(pattern: BehaviorPattern, frame: ChurnFrame): ChurnRisk {
  const { policy, now, model } = frame;
  if (model !== null) {
    const risk = ask(model, pattern, frame);
    return result([{ factor: 'model', value: risk, weight: 1, contribution: risk }], true, 'model', policy);
  }
  const values = churnFactors(pattern, now, policy);
  const { weights, prior } = policy.churn;
  const names = Object.keys(values ?? {}) as (keyof ChurnWeights)[];
  const known = names.reduce((sum, name) => sum + (values?.[name] === null ? 0 : weights[name]), 0);
  if (values === null || known === 0) {
    return result(
      [{ factor: 'prior', value: prior, weight: 1, contribution: prior }],
      false,
      'heuristic',
      policy,
    );
  }
  const factors = names.map((factor) => {
    const value = values[factor];
    const weight = value === null ? 0 : weights[factor] / known;
    return { factor, value, weight, contribution: (value ?? 0) * weight };
  });
  return result(factors, true, 'heuristic', policy);
}

function ask(model: ChurnModel, pattern: BehaviorPattern, { functionName, now }: ChurnFrame): number {
  let risk: unknown;
  try {
    risk = model(pattern, { now });
  } catch (error) {
    throw hostThrew(functionName, 'model', error);
  }
  if (typeof risk === 'number' && risk >= 0 && risk <= 1) return risk;
  return refuse(functionName, 'model', 'returned no number from 0 to 1', risk);
}

function result(
  factors: readonly ChurnFactor[],
  isKnown: boolean,
  source: ChurnRisk['source'],
  { churn: { levels, reEngageAbove } }: BehaviorPolicy,
): ChurnRisk {
  const risk = Math.min(
    1,
    factors.reduce((sum, { contribution }) => sum + contribution, 0),
  );
  let level: ChurnLevel = 'unknown';
  if (isKnown) {
    if (risk >= levels.critical) level = 'critical';
    else if (risk >= levels.high) level = 'high';
    else level = risk >= levels.medium ? 'medium' : 'low';
  }
  return { risk, level, factors, needsReEngagement: isKnown && risk > reEngageAbove, source };
}
