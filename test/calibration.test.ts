import { describe, expect, it } from 'vitest';
import { alwaysValid, chooseArm, compareMeans, compareProportions } from '../src/index.js';
import { stream } from '../src/random/stream.js';

// What the statistics promise, by seeded simulation. Limits lie at least four standard errors from the promise.

const random = stream(20_260_301, 'calibration');
const binomial = (n: number, rate: number): number => {
  let x = 0;
  for (let i = 0; i < n; i++) if (random() < rate) x++;
  return x;
};

describe('a comparison of rates', () => {
  const ROUNDS = 4000;
  const ERROR = Math.sqrt((0.05 * 0.95) / ROUNDS);

  it.each([
    [0.1, 0.1, 400],
    [0.3, 0.3, 300],
    [0.2, 0.3, 300],
  ])('keeps its promises at %d and %d', (p1, p2, n) => {
    let alarms = 0;
    let wilson = 0;
    let newcombe = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const { control, difference, pValue } = compareProportions(
        { n, x: binomial(n, p1) },
        { n, x: binomial(n, p2) },
      );
      if (pValue < 0.05) alarms++;
      if (control.interval![0] <= p1 && p1 <= control.interval![1]) wilson++;
      if (difference.interval![0] <= p2 - p1 && p2 - p1 <= difference.interval![1]) newcombe++;
    }
    if (p1 === p2) expect(Math.abs(alarms / ROUNDS - 0.05)).toBeLessThan(4 * ERROR);
    else expect(alarms / ROUNDS).toBeGreaterThan(0.5);
    expect(Math.abs(wilson / ROUNDS - 0.95)).toBeLessThan(5 * ERROR); // counts are whole, so coverage is uneven
    expect(Math.abs(newcombe / ROUNDS - 0.95)).toBeLessThan(5 * ERROR);
  });

  it("misses a difference of small and unequal arms to either side as often as Newcombe's interval does", () => {
    const [p1, p2] = [0.1, 0.5];
    let below = 0;
    let above = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const [low, high] = compareProportions({ n: 10, x: binomial(10, p1) }, { n: 40, x: binomial(40, p2) })
        .difference.interval!;
      if (high < p2 - p1) below++;
      if (p2 - p1 < low) above++;
    }
    // Summed over all outcomes with scipy.stats.binom: 0.0456 below and 0.0011 above; with the roles of the limits
    // exchanged 0.0089 and 0.1183, with Wald's interval 0.0117 and 0.0753.
    expect(Math.abs(below / ROUNDS - 0.0456)).toBeLessThan(5 * Math.sqrt(0.0456 / ROUNDS));
    expect(above / ROUNDS).toBeLessThan(0.006);
  });
});

describe("Welch's test", () => {
  const ROUNDS = 8000;
  const sample = (n: number, spread: number): { n: number; mean: number; variance: number } => {
    const values = Array.from(
      { length: n },
      () => spread * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()),
    );
    const mean = values.reduce((sum, value) => sum + value, 0) / n;
    return { n, mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1) };
  };

  // The degrees of freedom of equal variances would raise 10.2 % in the second row (scipy.stats.t, 100,000 samples).
  it.each([
    [12, 1, 30, 4, 0.05],
    [5, 3, 20, 1, 0.0533],
  ])(
    'raises a false alarm in 20 for %d of spread %d and %d of %d, and its interval agrees',
    (n1, spread1, n2, spread2, expected) => {
      let alarms = 0;
      let held = 0;
      for (let round = 0; round < ROUNDS; round++) {
        const { pValue, difference } = compareMeans(sample(n1, spread1), sample(n2, spread2));
        if (pValue! < 0.05) alarms++;
        if (difference.interval![0] <= 0 && 0 <= difference.interval![1]) held++;
      }
      expect(Math.abs(alarms / ROUNDS - expected)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / ROUNDS));
      expect(held).toBe(ROUNDS - alarms);
    },
  );
});

describe('the always-valid test', () => {
  it('raises at most 5 % of false alarms over 200 looks, where the z-test raises many more', () => {
    const ROUNDS = 1000;
    let alarms = 0;
    let missed = 0;
    let naive = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const [a, b] = [
        { n: 0, x: 0 },
        { n: 0, x: 0 },
      ];
      let previousPValue = 1;
      let miss = false;
      let alarm = false;
      for (let look = 0; look < 200; look++) {
        for (const arm of [a, b]) {
          arm.n += 25;
          arm.x += binomial(25, 0.3);
        }
        const { pValue, interval } = alwaysValid(a, b, { previousPValue, tuningSample: 2000 });
        previousPValue = pValue;
        miss ||= interval !== null && (interval[0] > 0 || interval[1] < 0);
        alarm ||= look % 10 === 9 && compareProportions(a, b).pValue < 0.05;
      }
      if (previousPValue <= 0.05) alarms++;
      if (miss) missed++;
      if (alarm) naive++;
    }
    expect(alarms / ROUNDS).toBeLessThan(0.05);
    expect(missed).toBe(alarms);
    expect(naive / ROUNDS).toBeGreaterThan(0.15);
  });
});

describe('Thompson sampling', () => {
  it('gives away less than half of what equal allocation does, and keeps every floor', () => {
    const rates = [0.1, 0.12, 0.2];
    const USERS = 4000;
    let regret = 0;
    for (let seed = 0; seed < 3; seed++) {
      const arms = rates.map((_, i) => ({ name: `${i}`, n: 0, x: 0 }));
      for (let user = 0; user < USERS; user++) {
        const chosen = arms.find(({ name }) => name === chooseArm(arms, { seed, unitId: `u${user}` }).arm)!;
        const rate = rates[Number(chosen.name)]!;
        chosen.n++;
        if (random() < rate) chosen.x++;
        regret += 0.2 - rate;
      }
    }
    const equal = 3 * USERS * (0.2 - (0.1 + 0.12 + 0.2) / 3);
    expect(regret).toBeLessThan(equal / 2);

    const settled = rates.map((rate, i) => ({ name: `${i}`, n: 100_000, x: 100_000 * rate }));
    const chosen = [0, 0, 0];
    for (let user = 0; user < 10_000; user++) {
      chosen[Number(chooseArm(settled, { seed: 1, unitId: `u${user}`, floor: 0.1 }).arm)]!++;
    }
    expect(Math.abs(chosen[0]! - 1000)).toBeLessThan(4 * 30);
    expect(Math.abs(chosen[1]! - 1000)).toBeLessThan(4 * 30);
  });
});
