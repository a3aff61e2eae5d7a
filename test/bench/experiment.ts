import { analyzeExperiment, assignArm, compareProportions, probabilityToBeBest } from '../../src/index.js';
import { hashText } from '../../src/random/index.js';
import { compare } from './harness.js';

const arms = [
  { arm: 'none', n: 21_306, counts: { visit: 2262, conversion: 122 } },
  { arm: 'mens', n: 21_307, counts: { visit: 3894, conversion: 267 } },
  { arm: 'womens', n: 21_387, counts: { visit: 3238, conversion: 189 } },
];
const options = { control: 'none' };
const CALLS = 1000;
const repeat = (call: () => unknown) => (): unknown => {
  let last: unknown;
  for (let i = 0; i < CALLS; i++) last = call();
  return last;
};

/** The z of every comparison and nothing else: no interval, p-value, adjustment or check. */
function byHand(): number {
  let sum = 0;
  const base = arms[0]!;
  for (let i = 1; i < arms.length; i++) {
    for (const metric of ['visit', 'conversion'] as const) {
      const arm = arms[i]!;
      const pooled = (base.counts[metric] + arm.counts[metric]) / (base.n + arm.n);
      const error = Math.sqrt(pooled * (1 - pooled) * (1 / base.n + 1 / arm.n));
      sum += (arm.counts[metric] / arm.n - base.counts[metric] / base.n) / error;
    }
  }
  return sum;
}

await compare('a report on counts of three arms and two metrics, per report', [
  { name: 'four z written by hand, nothing else', run: repeat(byHand), operations: CALLS },
  {
    name: 'tactful compareProportions, once',
    run: repeat(() => compareProportions({ n: 21_306, x: 2262 }, { n: 21_307, x: 3894 })),
    operations: CALLS,
  },
  {
    name: 'tactful analyzeExperiment',
    run: repeat(() => analyzeExperiment(arms, options)),
    operations: CALLS,
  },
  {
    name: 'tactful probabilityToBeBest',
    run: repeat(() =>
      probabilityToBeBest([
        { n: 21_306, x: 2262 },
        { n: 21_307, x: 3894 },
        { n: 21_387, x: 3238 },
      ]),
    ),
    operations: CALLS,
  },
]);

const two = ['a', 'b'].map((arm, i) => ({ arm, n: 10_000 + 100 * i, counts: { done: 1000 + 80 * i } }));
const four = ['a', 'b', 'c', 'd'].map((arm, i) => ({
  arm,
  n: 10_000 + 37 * i,
  counts: { opened: 2500 + 40 * i, clicked: 500 + 12 * i, converted: 100 + 3 * i },
}));
await compare('reports on counts, arms that overlap, per report', [
  {
    name: 'two arms, one metric',
    run: repeat(() => analyzeExperiment(two, { control: 'a' })),
    operations: CALLS,
  },
  {
    name: 'four arms, three metrics',
    run: repeat(() => analyzeExperiment(four, { control: 'a' })),
    operations: CALLS,
  },
]);

const ids = Array.from({ length: 100_000 }, (_, i) => `user-${i}`);
const experiment = {
  key: 'tone',
  arms: [
    { name: 'control', weight: 0.5 },
    { name: 'warm', weight: 0.5 },
  ],
};
await compare('assignment of 100,000 units to two arms, per unit', [
  {
    name: 'hash written by hand, not validated',
    run: () => ids.map((id) => ({ arm: hashText(`tone\0${id}`, 0) / 2 ** 32 < 0.5 ? 'control' : 'warm' })),
    operations: ids.length,
  },
  {
    name: 'tactful assignArm',
    run: () => ids.map((id) => assignArm(id, experiment)),
    operations: ids.length,
  },
]);

const events = ids.map((customerId, i) => ({
  customerId,
  arm: assignArm(customerId, experiment).arm!,
  opened: i % 4 === 0,
  clicked: i % 20 === 0,
  converted: i % 100 === 0,
}));
await compare('a report on 100,000 events, per event', [
  {
    name: 'counted by hand in a Map, not validated',
    run: () => {
      const cells = new Map<string, number[]>();
      for (const event of events) {
        let cell = cells.get(event.arm);
        if (cell === undefined) {
          cell = [0, 0, 0, 0];
          cells.set(event.arm, cell);
        }
        cell[0]!++;
        if (event.opened) cell[1]!++;
        if (event.clicked) cell[2]!++;
        if (event.converted) cell[3]!++;
      }
      return cells;
    },
    operations: events.length,
  },
  {
    name: 'tactful analyzeExperiment',
    run: () => analyzeExperiment(events, { control: 'control' }),
    operations: events.length,
  },
]);
