import { deepFreeze } from '../internal/deep-freeze.js';
import { filled } from '../internal/filled.js';
import type { PolicySection, ResolvedSection } from '../internal/policy-section.js';
import { keyName, number, object, type Report, rate, record, refine } from '../internal/schema.js';
import { fields, isShare, isText, named, numberThat, type Shape } from '../internal/shape.js';

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

export const resolvedSimulation: ResolvedSection<'simulation', SimulationPolicy> = {
  name: 'simulation',
  defaults: defaultSimulationPolicy,
  shape: () => {
    const rates: Shape<EngagementRates> = { openRate: isShare, clickRate: isShare, conversionRate: isShare };
    const anyNumber = numberThat(() => true);
    const uplift = numberThat((value) => value >= -1);
    const notNegative = numberThat((value) => value >= 0);
    return {
      baselineRates: fields(rates),
      segments: named(fields<SegmentEngagement>({ ...rates, upliftFactor: anyNumber })),
      expectedUplift: fields<UpliftDistribution>({
        mean: anyNumber,
        stdDev: notNegative,
        min: uplift,
        max: uplift,
      }),
      arms: named(uplift),
      controlArm: isText,
      noiseFactor: notNegative,
    };
  },
};

export const simulationSection: PolicySection<SimulationPolicyInput, SimulationPolicy> = {
  schema: () => {
    const rates = { openRate: rate(), clickRate: rate(), conversionRate: rate() };
    const uplift = number({ minimum: -1 }); // nothing loses more than all of its rate
    const notNegative = number({ minimum: 0 });
    return refine(
      object<SimulationPolicyInput>({
        baselineRates: object(rates),
        segments: record(object({ ...rates, upliftFactor: number() }), keyName()),
        expectedUplift: object({ mean: number(), stdDev: notNegative, min: uplift, max: uplift }),
        arms: record(uplift, keyName()),
        controlArm: keyName(),
        noiseFactor: notNegative,
      }),
      // Across fields, and with the defaults filled in: what is refused is what would be simulated.
      (input, report) => checkResolved(simulationSection.resolve(input), report),
    );
  },

  resolve: ({
    baselineRates,
    segments = {},
    expectedUplift,
    arms = {},
    controlArm = 'control',
    noiseFactor = 0.02,
  }) => {
    const baseline = filled(defaultSimulationPolicy.baselineRates, baselineRates);
    return {
      baselineRates: baseline,
      segments: Object.fromEntries(
        Object.entries(segments).map(([name, own]) => [name, filled({ ...baseline, upliftFactor: 1 }, own)]),
      ),
      expectedUplift: filled(defaultSimulationPolicy.expectedUplift, expectedUplift),
      arms,
      controlArm,
      noiseFactor,
    };
  },
};

function checkResolved(
  { baselineRates, segments, expectedUplift, arms, controlArm }: SimulationPolicy,
  report: Report,
): void {
  checkFunnel(baselineRates, report, 'baselineRates');
  for (const [segment, own] of Object.entries(segments)) checkFunnel(own, report, 'segments', segment);
  const { min, max } = expectedUplift;
  if (min > max) report(`expected at most max, ${max}`, 'expectedUplift', 'min');
  const control = Object.hasOwn(arms, controlArm) ? arms[controlArm]! : 0;
  if (control !== 0) report('expected 0: this is the control arm', 'arms', controlArm);
}

function checkFunnel(
  { openRate, clickRate, conversionRate }: EngagementRates,
  report: Report,
  ...within: readonly string[]
): void {
  if (clickRate > openRate) {
    report(`expected at most openRate, ${openRate}: a click needs an open`, ...within, 'clickRate');
  }
  if (conversionRate > clickRate) {
    report(
      `expected at most clickRate, ${clickRate}: a conversion needs a click`,
      ...within,
      'conversionRate',
    );
  }
}
