import { unreadable } from '../internal/unreadable.js';
import { normalQuantile } from './distributions/normal-quantile.js';
import { type ExpectedEffect, type PlanOptions, powerOf, readPlan, spreads } from './plan.js';
import { requireNumber, requireShare } from './read.js';

/**
 * How many users the control needs (and the treatment `ratio` times as many) to find an effect with the given power: the
 * least whole number from `(za sqrt((1 + 1/r) p q) + zb sqrt(p1 q1 + p2 q2 / r))^2 / d^2` on, where `p` is the pooled rate
 * (Fleiss, Levin and Paik 2003, section 4.3, without continuity correction).
 *
 * @throws TactfulError `invalid_input` for rates outside (0, 1), an effect of 0, and other malformed options.
 *
 * @example
 * ```ts
 * import { sampleSizePerArm } from 'tactful';
 *
 * sampleSizePerArm({ baselineRate: 0.05, minimumDetectableEffect: 0.01 }) // => 8158
 * sampleSizePerArm({ baselineRate: 0.05, minimumDetectableEffect: 0.01, power: 0.9 }) // => 10921
 * ```
 */
export function sampleSizePerArm(
  options: ExpectedEffect & PlanOptions & { readonly power?: number },
): number {
  try {
    const plan = readPlan('sampleSizePerArm', options);
    const { power = plan.policy.power } = options;
    requireShare('sampleSizePerArm', 'power', power);
    const { underNull, underEffect } = spreads(
      options.baselineRate,
      readEffect('sampleSizePerArm', options),
      plan.ratio,
    );
    const reach = Math.max(0, plan.z * underNull + normalQuantile(power) * underEffect);
    const effect = options.minimumDetectableEffect;
    const n = Math.max(1, Math.ceil((reach / effect) * (reach / effect)));
    requireNumber(
      'sampleSizePerArm',
      'minimumDetectableEffect',
      effect,
      'a larger difference',
      () => n < Infinity,
    );
    return n;
  } catch (error) {
    throw unreadable('sampleSizePerArm', { options }, error);
  }
}

/**
 * The chance that an experiment with `n` users in the control finds the effect: {@link sampleSizePerArm} read backwards.
 *
 * @throws TactfulError `invalid_input` as there, and for an `n` that is not above 0.
 *
 * @example
 * ```ts
 * import { power } from 'tactful';
 *
 * power({ baselineRate: 0.05, minimumDetectableEffect: 0.01, n: 8158 }).toFixed(4) // => '0.8000'
 * power({ baselineRate: 0.05, minimumDetectableEffect: 0.01, n: 2000 }).toFixed(4) // => '0.2833'
 * ```
 */
export function power(options: ExpectedEffect & PlanOptions & { readonly n: number }): number {
  try {
    const plan = readPlan('power', options);
    const { baselineRate, n } = options;
    requireNumber('power', 'n', n, 'a finite number above 0', () => n > 0 && n < Infinity);
    return powerOf(baselineRate, readEffect('power', options), n, plan);
  } catch (error) {
    throw unreadable('power', { options }, error);
  }
}

function readEffect(
  functionName: string,
  { baselineRate, minimumDetectableEffect: effect }: ExpectedEffect,
): number {
  const leavesRate = (): boolean => baselineRate + effect >= 0 && baselineRate + effect <= 1;
  const expected = 'a difference, not 0, that leaves the rate between 0 and 1';
  requireNumber(
    functionName,
    'minimumDetectableEffect',
    effect,
    expected,
    () => effect !== 0 && leavesRate(),
  );
  return effect;
}
