import { deepFreeze } from '../internal/deep-freeze.js';
import { filled } from '../internal/filled.js';
import type { PolicySection, ResolvedSection } from '../internal/policy-section.js';
import { number, object, oneOf } from '../internal/schema.js';
import { oneOf as isOneOf, judged, listOf, numberThat, type Test } from '../internal/shape.js';

/**
 * How p-values are adjusted for their number: `'bonferroni'` and `'holm'` (1979) keep the chance of even one false alarm
 * below alpha, Holm with more power; `'benjamini-hochberg'` (1995) the share of false alarms among all alarms.
 */
export type Correction = 'holm' | 'bonferroni' | 'benjamini-hochberg';

/** The `experiment` section of a policy document. */
export interface ExperimentPolicyInput {
  /** The share of false alarms that is accepted: differences are significant below it. @defaultValue `0.05` */
  readonly alpha?: number;
  /** How p-values of several comparisons are adjusted. @defaultValue `'holm'` */
  readonly correction?: Correction;
  /** The chance of finding an effect that is there, when samples are planned. @defaultValue `0.8` */
  readonly power?: number;
  /** The sizes of the arms do not fit their weights if the chi-square p-value is below this. @defaultValue `0.001` */
  readonly mismatchBelow?: number;
  /**
   * The normal approximation is used where every expected count is above this, Fisher's exact test elsewhere.
   * @defaultValue `5`
   */
  readonly minExpectedCount?: number;
  /** The Beta prior of a rate: imagined successes and failures. @defaultValue `[1, 1]` */
  readonly prior?: readonly [number, number];
  /** Users per arm at which the always-valid test is sharpest. @defaultValue `10000` */
  readonly tuningSample?: number;
  /** The least chance of every arm when arms are chosen by Thompson sampling. @defaultValue `0` */
  readonly floor?: number;
}

/** The resolved `experiment` section. */
export interface ExperimentPolicy {
  readonly alpha: number;
  readonly correction: Correction;
  readonly power: number;
  readonly mismatchBelow: number;
  readonly minExpectedCount: number;
  readonly prior: readonly [number, number];
  readonly tuningSample: number;
  readonly floor: number;
}

/** The usual thresholds of the field. */
export const defaultExperimentPolicy: ExperimentPolicy = /*#__PURE__*/ deepFreeze({
  alpha: 0.05,
  correction: 'holm',
  power: 0.8,
  mismatchBelow: 0.001,
  minExpectedCount: 5,
  prior: [1, 1],
  tuningSample: 10_000,
  floor: 0,
});

export const resolvedExperiment: ResolvedSection<'experiment', ExperimentPolicy> = {
  name: 'experiment',
  defaults: defaultExperimentPolicy,
  shape: () => {
    const share = numberThat((value) => value > 0 && value < 1);
    return {
      alpha: share,
      correction: isOneOf('holm', 'bonferroni', 'benjamini-hochberg'),
      power: share,
      mismatchBelow: share,
      minExpectedCount: numberThat((value) => value >= 0),
      prior: pairOf(numberThat((value) => value >= 1e-3 && value <= 1e9)),
      tuningSample: numberThat((value) => value >= 1 && value <= 1e15),
      floor: numberThat((value) => value >= 0 && value <= 0.5),
    };
  },
};

function pairOf<T>(test: Test<T>): Test<readonly [T, T]> {
  return (value, path) =>
    listOf(test)(value, path) ?? judged((value as readonly T[]).length === 2, value, path);
}

export const experimentSection: PolicySection<ExperimentPolicyInput, ExperimentPolicy> = {
  schema: () => {
    const share = number({ exclusiveMinimum: 0, exclusiveMaximum: 1 });
    const pseudoCount = number({ minimum: 1e-3, maximum: 1e9 });
    return object<ExperimentPolicyInput>({
      alpha: share,
      correction: oneOf('holm', 'bonferroni', 'benjamini-hochberg'),
      power: share,
      mismatchBelow: share,
      minExpectedCount: number({ minimum: 0 }),
      prior: { type: 'array', items: pseudoCount, minItems: 2, maxItems: 2 },
      tuningSample: number({ minimum: 1, maximum: 1e15 }),
      floor: number({ minimum: 0, maximum: 0.5 }),
    });
  },

  resolve: (input) => filled(defaultExperimentPolicy, input),
};
