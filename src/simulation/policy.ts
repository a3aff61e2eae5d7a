import * as z from 'zod/mini';
import { deepFreeze } from '../internal/deep-freeze.js';
import { isPrototypeKey } from '../internal/own-keys.js';
import type { PolicySection } from '../internal/policy-section.js';

/** Shares of all customers, 0 to 1, none larger than the one before: a click needs an open, a conversion a click. */
export interface EngagementRates {
  readonly openRate: number;
  /** Of all customers, not of those who opened. */
  readonly clickRate: number;
  /** Of all customers, not of those who clicked. */
  readonly conversionRate: number;
}

/** How a segment engages without treatment, and how strongly it answers to one. */
export interface SegmentEngagement extends EngagementRates {
  /** Multiplies the uplift of an arm: 0 is a segment that no treatment moves. */
  readonly upliftFactor: number;
}

/** The normal distribution that an arm's uplift is drawn from, cut off at `min` and `max`. */
export interface UpliftDistribution {
  readonly mean: number;
  readonly stdDev: number;
  readonly min: number;
  readonly max: number;
}

/** The `simulation` section of a policy document. */
export interface SimulationPolicyInput {
  /** Untreated rates. @defaultValue `{ openRate: 0.25, clickRate: 0.05, conversionRate: 0.01 }` */
  readonly baselineRates?: Partial<EngagementRates>;
  /**
   * Segments that differ from the baseline. A rate that is left out is the baseline's, a factor left out 1.
   * @defaultValue `{}`
   */
  readonly segments?: Readonly<Record<string, Partial<SegmentEngagement>>>;
  /** Where arms get their uplift from. @defaultValue `{ mean: 0.15, stdDev: 0.05, min: 0.05, max: 0.3 }` */
  readonly expectedUplift?: Partial<UpliftDistribution>;
  /** Arms whose uplift is known: `0.2` is 20 % more, and may lie outside `min` and `max`. @defaultValue `{}` */
  readonly arms?: Readonly<Record<string, number>>;
  /** The arm whose uplift is 0. @defaultValue `'control'` */
  readonly controlArm?: string;
  /** Standard deviation of the chance in the rates of each arm and segment, as a share of them. @defaultValue `0.02` */
  readonly noiseFactor?: number;
}

/** The resolved `simulation` section. */
export interface SimulationPolicy {
  readonly baselineRates: EngagementRates;
  readonly segments: Readonly<Record<string, SegmentEngagement>>;
  readonly expectedUplift: UpliftDistribution;
  readonly arms: Readonly<Record<string, number>>;
  readonly controlArm: string;
  readonly noiseFactor: number;
}

/** A quarter opens, a twentieth clicks, a hundredth converts; treatment adds about 15 %. */
export const defaultSimulationPolicy: SimulationPolicy = /*#__PURE__*/ deepFreeze({
  baselineRates: { openRate: 0.25, clickRate: 0.05, conversionRate: 0.01 },
  segments: {},
  expectedUplift: { mean: 0.15, stdDev: 0.05, min: 0.05, max: 0.3 },
  arms: {},
  controlArm: 'control',
  noiseFactor: 0.02,
});

export const simulationSection: PolicySection<SimulationPolicyInput, SimulationPolicy> = {
  schema: () =>
    z
      .strictObject({
        baselineRates: z.optional(z.strictObject(rates())),
        segments: z.optional(
          z.record(name(), z.strictObject({ ...rates(), upliftFactor: z.optional(z.number()) })),
        ),
        expectedUplift: z.optional(
          z.strictObject({
            mean: z.optional(z.number()),
            stdDev: z.optional(z.number().check(z.gte(0))),
            min: z.optional(uplift()),
            max: z.optional(uplift()),
          }),
        ),
        arms: z.optional(z.record(name(), uplift())),
        controlArm: z.optional(name()),
        noiseFactor: z.optional(z.number().check(z.gte(0))),
      })
      .check(({ value, issues }) => {
        // Across fields, and with the defaults filled in: what is refused is what would be simulated.
        checkResolved(simulationSection.resolve(value as SimulationPolicyInput), (path, message) => {
          issues.push({ code: 'custom', path: [...path], message, input: value });
        });
      }) as z.ZodMiniType as z.ZodMiniType<SimulationPolicyInput, SimulationPolicyInput>,

  resolve: ({
    baselineRates,
    segments = {},
    expectedUplift,
    arms = {},
    controlArm = 'control',
    noiseFactor = 0.02,
  }) => {
    const baseline = { ...defaultSimulationPolicy.baselineRates, ...baselineRates };
    return {
      baselineRates: baseline,
      segments: mapNames(segments, (segment) => ({ ...baseline, upliftFactor: 1, ...segment })),
      expectedUplift: { ...defaultSimulationPolicy.expectedUplift, ...expectedUplift },
      arms: mapNames(arms, (fixed) => fixed),
      controlArm,
      noiseFactor,
    };
  },
};

/** Leaves a field named `__proto__` out, as `z.record` does without checking it. */
function mapNames<A, B>(record: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  const named = Object.entries(record).filter(([key]) => key !== '__proto__');
  return Object.fromEntries(named.map(([key, value]) => [key, change(value)]));
}

function checkResolved(
  { baselineRates, segments, expectedUplift, arms, controlArm }: SimulationPolicy,
  report: (path: readonly string[], message: string) => void,
): void {
  checkFunnel(baselineRates, ['baselineRates'], report);
  for (const [segment, own] of Object.entries(segments)) checkFunnel(own, ['segments', segment], report);
  const { min, max } = expectedUplift;
  if (min > max) report(['expectedUplift', 'min'], `expected at most max, ${max}`);
  const control = Object.hasOwn(arms, controlArm) ? arms[controlArm]! : 0;
  if (control !== 0) report(['arms', controlArm], 'expected 0: this is the control arm');
}

function checkFunnel(
  { openRate, clickRate, conversionRate }: EngagementRates,
  path: readonly string[],
  report: (path: readonly string[], message: string) => void,
): void {
  if (clickRate > openRate) {
    report([...path, 'clickRate'], `expected at most openRate, ${openRate}: a click needs an open`);
  }
  if (conversionRate > clickRate) {
    report(
      [...path, 'conversionRate'],
      `expected at most clickRate, ${clickRate}: a conversion needs a click`,
    );
  }
}

type OptionalNumber = z.ZodMiniOptional<z.ZodMiniNumber>;

function rates(): { openRate: OptionalNumber; clickRate: OptionalNumber; conversionRate: OptionalNumber } {
  const rate = (): OptionalNumber => z.optional(z.number().check(z.gte(0), z.lte(1)));
  return { openRate: rate(), clickRate: rate(), conversionRate: rate() };
}

/** Nothing loses more than all of its rate. */
function uplift(): z.ZodMiniNumber {
  return z.number().check(z.gte(-1));
}

function name(): z.ZodMiniType<string, string> {
  return z.string().check(
    z.minLength(1),
    z.refine((key) => !isPrototypeKey(key), { error: 'must not name a prototype' }),
  );
}
