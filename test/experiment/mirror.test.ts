import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alwaysValid,
  compareProportions,
  expectedLoss,
  fisherExact,
  probabilityToBeBest,
  sampleSizePerArm,
} from '../../src/index.js';
import { pathsOf } from '../support/faults-of.js';

// Who does it and who does not are two names for one thing, so that near 1 every digit is as sure as near 0.

const mirror = ({ n, x }: { n: number; x: number }) => ({ n, x: n - x });

/** Up to 2^50 users, of whom few, or all but a few, or about half did it. */
const count = fc
  .tuple(fc.integer({ min: 1, max: 50 }), fc.double({ min: 0.5, max: 1, noNaN: true }), fc.nat(40), fc.nat(2))
  .map(([bits, scale, few, kind]) => {
    const n = Math.ceil(2 ** bits * scale);
    const rare = Math.min(few, n);
    return { n, x: [rare, n - rare, Math.min(n, Math.floor(n / 2) + rare)][kind]! };
  });

const near = (one: number, other: number, relative: number): void => {
  expect(Math.abs(one - other)).toBeLessThanOrEqual(relative * Math.max(Math.abs(one), Math.abs(other)));
};

describe('rates near 1', () => {
  it('are compared as those near 0 are', () => {
    fc.assert(
      fc.property(count, count, (a, b) => {
        const here = compareProportions(a, b);
        const there = compareProportions(mirror(a), mirror(b));
        near(here.difference.estimate!, -there.difference.estimate!, 1e-15);
        const [low, high] = here.difference.interval!;
        near(high - low, there.difference.interval![1] - there.difference.interval![0], 1e-12);
        expect(Math.abs(low + there.difference.interval![1])).toBeLessThanOrEqual(1e-12 * (high - low));
        near(here.pValue, there.pValue, 1e-9);
        if (here.z !== null) near(here.z, -there.z!, 1e-14);
        const [one, other] = [alwaysValid(a, b), alwaysValid(mirror(a), mirror(b))];
        near(one.pValue, other.pValue, 1e-9);
        expect(one.interval === null).toBe(other.interval === null);
      }),
      { seed: 8, numRuns: 500 },
    );
  });

  // Exact fractions; scipy.stats.norm for the p-value
  it('keep the digits that their own rounding loses', () => {
    const one = compareProportions({ n: 1e9, x: 1e9 - 10 }, { n: 1e9, x: 1e9 - 40 });
    expect(one.difference.estimate).toBe(-3e-8);
    near(one.pValue, 2.209049178e-5, 1e-9);
    const half = compareProportions({ n: 1e9, x: 5e8 }, { n: 1e9, x: 5e8 + 1 });
    expect(half.difference.estimate).toBe(1e-9);
    expect(half.lift.estimate).toBe(2e-9);
    const all = compareProportions({ n: 1e9, x: 1e9 }, { n: 1e9, x: 1e9 });
    near(all.difference.interval![1], 3.8414588059e-9, 1e-9);
  });

  it('have the posteriors of those near 0, whatever the prior', () => {
    fc.assert(
      fc.property(
        fc.tuple(count, count),
        fc.constantFrom<[number, number]>([0.001, 0.001], [1, 0.1], [0.5, 0.01], [1, 1]),
        (arms, [a, b]) => {
          const ours = probabilityToBeBest(arms, { prior: [a, b] });
          const mirrored = probabilityToBeBest(arms.map(mirror), { prior: [b, a] });
          // The best of the one is the worst of the other: of two arms, the other one.
          expect(Math.abs(ours[0]! - mirrored[1]!)).toBeLessThan(1e-8);
          for (const loss of expectedLoss(arms, { prior: [a, b] })) expect(Number.isFinite(loss)).toBe(true);
        },
      ),
      { seed: 9, numRuns: 200 },
    );
    expect(probabilityToBeBest([{ n: 1e15, x: 1e15 }], { prior: [0.001, 0.001] })).toEqual([1]);
  });

  it('are planned for as those near 0 are', () => {
    for (const [bits, effect] of [
      [10, 12],
      [20, 23],
      [30, 31],
      [32, 36],
    ] as const) {
      const [rate, minimumDetectableEffect] = [2 ** -bits, 2 ** -effect];
      expect(sampleSizePerArm({ baselineRate: 1 - rate, minimumDetectableEffect })).toBe(
        sampleSizePerArm({ baselineRate: rate, minimumDetectableEffect: -minimumDetectableEffect }),
      );
    }
  });
});

describe('counts whose total no double holds', () => {
  const most = Number.MAX_SAFE_INTEGER;

  it('are refused where the total matters', () => {
    expect(
      pathsOf(() =>
        fisherExact([
          [most, 1],
          [0, 0],
        ]),
      ),
    ).toEqual(['table']);
    expect(
      fisherExact([
        [most - 1, 1],
        [0, 0],
      ]),
    ).toEqual({ pValue: 1 });
    expect(pathsOf(() => compareProportions({ n: 1, x: 1 }, { n: most, x: most }))).toEqual(['treatment.n']);
    expect(compareProportions({ n: 1, x: 1 }, { n: most - 1, x: most - 1 }).pValue).toBe(1);
  });
});
