import { describe, expect, it } from 'vitest';
import { logBetaCdf } from '../../src/experiment/distributions/beta-cdf.js';
import { logGammaTail } from '../../src/experiment/distributions/gamma-tail.js';
import { logStudentTail } from '../../src/experiment/distributions/student-t.js';
import { logFisher } from '../../src/experiment/fisher-exact.js';
import {
  adjustPValues,
  betaCdf,
  chiSquareSurvival,
  compareMeans,
  compareProportions,
  expectedLoss,
  fisherExact,
  logGamma,
  normalCdf,
  normalQuantile,
  probabilityToBeBest,
  sampleSizePerArm,
  studentTCdf,
} from '../../src/index.js';
import reference from './reference.json' with { type: 'json' };

// Expected values by SciPy, statsmodels, mpmath and exact fractions: reference.py has the calls that made them.

/** How far `actual` is from `expected`, relative to it. */
function relativeError(actual: number, expected: number): number {
  return actual === expected ? 0 : Math.abs(actual - expected) / Math.abs(expected);
}

/** Fails unless every row is within `tolerance`, and names the worst one. */
function expectWithin(tolerance: number, rows: readonly (readonly [unknown, number, number])[]): void {
  let worst: { error: number; row: unknown } = { error: 0, row: null };
  for (const row of rows) {
    const error = relativeError(row[1], row[2]);
    if (!(error <= worst.error)) worst = { error, row };
  }
  expect(worst.error, JSON.stringify(worst.row)).toBeLessThan(tolerance);
}

/** Logarithms count as equal when the probabilities are, or when they themselves are. */
function logError(actual: number, expected: number): number {
  return Math.min(Math.abs(actual - expected), relativeError(actual, expected));
}

function expectLogsWithin(tolerance: number, rows: readonly (readonly [unknown, number, number])[]): void {
  expectWithin(
    tolerance,
    rows.map(([at, actual, expected]) => [[at, actual, expected], 1 + logError(actual, expected), 1]),
  );
}

describe('distributions', () => {
  it('gives the normal distribution function in both tails', () => {
    expectWithin(
      1e-12,
      reference.normalCdf.map(([z, p]) => [z, normalCdf(z!), p!]),
    );
  });

  it('gives the normal quantile', () => {
    expectWithin(
      1e-14,
      reference.normalQuantile.map(([p, z]) => [p, normalQuantile(p!), z!]),
    );
  });

  it('gives the logarithm of the gamma function, also next to its zeros', () => {
    expectWithin(
      1e-14,
      reference.logGamma.map(([x, value]) => [x, logGamma(x!), value!]),
    );
  });

  it('gives the chi-square tail', () => {
    const rows = reference.logChiSquareSurvival as [number, number, number][];
    expectLogsWithin(
      1e-11,
      rows.map(([x, dof, log]) => [[x, dof], logGammaTail(dof / 2, x / 2), log]),
    );
    expectWithin(
      1e-11,
      rows
        .filter(([, , log]) => log > -700)
        .map(([x, dof, log]) => [[x, dof], chiSquareSurvival(x, dof), Math.exp(log)]),
    );
  });

  it("gives Student's tail", () => {
    const rows = reference.logStudentUpperTail as [number, number, number][];
    expectLogsWithin(
      1e-10,
      rows.map(([t, dof, log]) => [[t, dof], logStudentTail(t, dof), log]),
    );
    expectWithin(
      1e-10,
      rows
        .filter(([, , log]) => log > -700)
        .map(([t, dof, log]) => [[t, dof], studentTCdf(-t, dof), Math.exp(log)]),
    );
  });

  it('gives the beta distribution function', () => {
    const rows = reference.logBetaCdf as [number, number, number, number][];
    expectLogsWithin(
      1e-10,
      rows.map(([x, a, b, log]) => [[x, a, b], logBetaCdf(x, 1 - x, a, b), log]),
    );
    expectWithin(
      1e-10,
      rows
        .filter(([, , , log]) => log > -700)
        .map(([x, a, b, log]) => [[x, a, b], betaCdf(x, a, b), Math.exp(log)]),
    );
  });
});

describe('tests and intervals', () => {
  it("gives Fisher's exact p-value", () => {
    const rows = reference.logFisher as [number, number, number, number, number][];
    expectLogsWithin(
      1e-10,
      rows.map(([a, b, c, d, log]) => [[a, b, c, d], logFisher(a, b, c, d), log]),
    );
    expectWithin(
      1e-10,
      rows
        .filter((row) => row[4] > -700)
        .map(([a, b, c, d, log]) => [
          [a, b, c, d],
          fisherExact([
            [a, b],
            [c, d],
          ]).pValue,
          Math.exp(log),
        ]),
    );
  });

  it('compares proportions as statsmodels does', () => {
    type Row = [number, number, number, number, number, number, number[], number[], number[]];
    for (const row of reference.proportions as unknown as Row[]) {
      const [n1, x1, n2, x2, z, log10, wilson, newcombe, lift] = row;
      const result = compareProportions({ n: n1, x: x1 }, { n: n2, x: x2 });
      expect(result.test, String(row)).toBe('z');
      expectWithin(1e-9, [
        [row, result.z!, z],
        [row, result.log10PValue, log10],
        [row, result.control.interval![0], wilson[0]!],
        [row, result.control.interval![1], wilson[1]!],
      ]);
      // Ends near zero are differences of larger numbers, in statsmodels too: relative to the width of the interval.
      for (const [interval, expected] of [
        [result.difference.interval!, newcombe],
        [result.lift.interval!, lift],
      ] as const) {
        const width = expected[1]! - expected[0]!;
        expect(Math.abs(interval[0] - expected[0]!) / width, String(row)).toBeLessThan(1e-9);
        expect(Math.abs(interval[1] - expected[1]!) / width, String(row)).toBeLessThan(1e-9);
      }
    }
  });

  it('compares means as SciPy does', () => {
    type Row = [number, number, number, number, number, number, number, number, number, number[]];
    for (const row of reference.welch as unknown as Row[]) {
      const [n1, m1, v1, n2, m2, v2, t, dof, p, interval] = row;
      const result = compareMeans({ n: n1, mean: m1, variance: v1 }, { n: n2, mean: m2, variance: v2 });
      const width = interval[1]! - interval[0]!;
      expectWithin(1e-9, [
        [row, result.t!, t],
        [row, result.degreesOfFreedom!, dof],
        [row, 1 + (result.difference.interval![0] - interval[0]!) / width, 1],
        [row, 1 + (result.difference.interval![1] - interval[1]!) / width, 1],
      ]);
      if (p > 1e-290) expectWithin(1e-9, [[row, result.pValue!, p]]);
      else expect(result.log10PValue).toBeLessThan(-289);
    }
  });

  it('integrates posteriors as scipy.integrate.quad does', () => {
    type Row = [[number, number][], [number, number], number[], number[]];
    for (const [pairs, prior, best, loss] of reference.posterior as unknown as Row[]) {
      const arms = pairs.map(([n, x]) => ({ n, x }));
      const ours = probabilityToBeBest(arms, { prior });
      const losses = expectedLoss(arms, { prior });
      arms.forEach((_, i) => {
        expect(Math.abs(ours[i]! - best[i]!), JSON.stringify([pairs, prior])).toBeLessThan(1e-9);
        expect(Math.abs(losses[i]! - loss[i]!), JSON.stringify([pairs, prior])).toBeLessThan(1e-9);
      });
    }
  });

  it.each(['twoPosteriors', 'manyPosteriors', 'unevenPosteriors'] as const)(
    'gives every digit of posteriors, down to 1e-40, from nobody to a billion: %s',
    (table) => {
      type Row = [[number, number][], [number, number], number[], number[] | null];
      const rows: [unknown, number, number][] = [];
      for (const [pairs, prior, best, loss] of reference[table] as unknown as Row[]) {
        const arms = pairs.map(([n, x]) => ({ n, x }));
        const ours = probabilityToBeBest(arms, { prior });
        const losses = expectedLoss(arms, { prior });
        best.forEach((expected, i) => {
          rows.push([[pairs, prior], ours[i]!, expected]);
        });
        loss?.forEach((expected, i) => {
          rows.push([[pairs, prior, 'loss'], losses[i]!, expected]);
        });
      }
      expectWithin(1e-11, rows);
    },
  );

  it('adjusts p-values as statsmodels does', () => {
    type Row = [number[], number[], number[], number[]];
    for (const [p, holm, bonferroni, benjaminiHochberg] of reference.adjust as unknown as Row[]) {
      for (const [method, expected] of [
        ['holm', holm],
        ['bonferroni', bonferroni],
        ['benjamini-hochberg', benjaminiHochberg],
      ] as const) {
        expectWithin(
          1e-14,
          adjustPValues(p, method).map((value, i) => [[p, method], value, expected[i]!]),
        );
      }
    }
  });

  it('plans sample sizes as statsmodels does', () => {
    for (const row of reference.sampleSize as [number, number, number, number, number][]) {
      const [baselineRate, minimumDetectableEffect, ratio, power, n] = row;
      expect(
        sampleSizePerArm({ baselineRate, minimumDetectableEffect, ratio, power, alpha: 0.05 }),
        String(row),
      ).toBe(Math.ceil(n));
    }
  });
});
