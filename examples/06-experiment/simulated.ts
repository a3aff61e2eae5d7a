import {
  alwaysValid,
  analyzeExperiment,
  assignArm,
  compareProportions,
  countByArm,
  definePolicy,
  determineSegment,
  type EngagementAssignment,
  type EngagementEvent,
  type EngagementRates,
  type Experiment,
  type ExperimentReport,
  engagementRates,
  simulateEngagement,
  simulatePopulation,
} from 'tactful';

const now = '2026-03-02T12:00Z';

/** Four ways to write to a user. `twin` is the control under another name: nothing should be found there. */
const experiment: Experiment = {
  key: 'reactivation-2026-03',
  arms: [
    { name: 'control', weight: 0.25 },
    { name: 'twin', weight: 0.25 },
    { name: 'playful', weight: 0.25 },
    { name: 'gift', weight: 0.25 },
  ],
};

/** The dormant open less and hardly answer to treatment; the new open more. */
const policy = definePolicy({
  simulation: {
    segments: {
      dormant: { openRate: 0.15, clickRate: 0.03, conversionRate: 0.006, upliftFactor: 0.5 },
      new_user: { openRate: 0.4, clickRate: 0.1, conversionRate: 0.02, upliftFactor: 1.5 },
    },
    arms: { twin: 0 },
    noiseFactor: 0,
  },
});

/** The p-values of one arm against the control at one look. */
export interface Look {
  readonly arm: string;
  readonly customers: number;
  readonly fixed: number;
  readonly alwaysValid: number;
}

export interface SimulatedExperiment {
  readonly report: ExperimentReport;
  /** The lifts that the simulation was run with, which the report does not know. */
  readonly truth: readonly { readonly arm: string; readonly lift: number }[];
  readonly looks: readonly Look[];
}

/** Assigns and simulates so many customers, and analyses what they do. */
export function runExperiment(seed: number, size = 100_000): SimulatedExperiment {
  const assignments: EngagementAssignment[] = simulatePopulation({ size, seed, now }).flatMap((user) => {
    const { arm } = assignArm(user.id, experiment);
    return arm === null ? [] : [{ customerId: user.id, arm, segment: determineSegment(user, { now }) }];
  });
  const events = simulateEngagement(assignments, { seed, policy });
  const { arms } = countByArm(events);
  const counts = experiment.arms.map(({ name }) => arms.find(({ arm }) => arm === name)!);
  const weights = Object.fromEntries(experiment.arms.map(({ name, weight }) => [name, weight]));
  return {
    report: analyzeExperiment(counts, { control: 'control', weights }),
    truth: experiment.arms
      .slice(1)
      .map(({ name }) => ({ arm: name, lift: trueLift(name, assignments, seed) })),
    looks: ['twin', 'playful'].flatMap((arm) => looksAt(arm, events)),
  };
}

/** How much likelier a customer opens in an arm than in the control, over the segments as they are mixed. */
function trueLift(arm: string, assignments: readonly EngagementAssignment[], seed: number): number {
  const rate = (name: string, segment: string): EngagementRates =>
    engagementRates({ arm: name, segment }, { seed, policy });
  const cache = new Map<string, { own: number; base: number }>();
  let [own, base] = [0, 0];
  for (const { segment } of assignments) {
    let rates = cache.get(segment);
    if (rates === undefined) {
      rates = { own: rate(arm, segment).openRate, base: rate('control', segment).openRate };
      cache.set(segment, rates);
    }
    own += rates.own;
    base += rates.base;
  }
  return own / base - 1;
}

const LOOK_EVERY = 200;

/** Looks at the open rate each time another 200 customers of the two arms have come in. */
function looksAt(arm: string, events: readonly EngagementEvent[]): Look[] {
  const looks: Look[] = [];
  const control = { n: 0, x: 0 };
  const treatment = { n: 0, x: 0 };
  let previousPValue = 1;
  for (const event of events) {
    if (event.arm !== arm && event.arm !== 'control') continue;
    const side = event.arm === arm ? treatment : control;
    side.n++;
    if (event.opened) side.x++;
    const customers = control.n + treatment.n;
    if (customers % LOOK_EVERY !== 0) continue;
    previousPValue = alwaysValid(control, treatment, { tau: 0.02, previousPValue }).pValue;
    const fixed = compareProportions(control, treatment).pValue;
    looks.push({ arm, customers, fixed, alwaysValid: previousPValue });
  }
  return looks;
}
