import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp, expm1, log, log1p } from '../../src/internal/exp-log.js';

/** Relative to the true value, here the engine's own, which errs by less than one unit in the last place. */
function error(value: number, truth: number): number {
  return value === truth ? 0 : Math.abs(value - truth) / Math.abs(truth);
}

const anyNumber = fc.double({ min: -700, max: 700, noNaN: true });
const positive = fc.double({ min: Number.MIN_VALUE, max: Number.MAX_VALUE, noNaN: true });
const small = fc.double({ min: -0.999, max: 40, noNaN: true });

describe('exp and log', () => {
  it('agree with the engine to the last bits', () => {
    fc.assert(
      fc.property(anyNumber, positive, small, (x, y, z) => {
        expect(error(exp(x), Math.exp(x))).toBeLessThan(3e-16);
        expect(error(log(y), Math.log(y))).toBeLessThan(3e-16);
        expect(error(log1p(z), Math.log1p(z))).toBeLessThan(8e-16);
        expect(error(expm1(z), Math.expm1(z))).toBeLessThan(8e-16);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it.each([
    [exp, 0, 1],
    [exp, -746, 0],
    [exp, 710, Infinity],
    [exp, -Infinity, 0],
    [exp, Infinity, Infinity],
    [exp, -745.1, 5e-324],
    [exp, 709.7, 1.6549840276802644e308], // mpmath.exp(mpf(709.7))
    [log, 1, 0],
    [log, 0, -Infinity],
    [log, -1, Number.NaN],
    [log, Infinity, Infinity],
    [log, 5e-324, -744.4400719213812], // mpmath.log(mpmath.mpf(2) ** -1074)
    [log1p, -1, -Infinity],
    [log1p, 1e-300, 1e-300],
    [expm1, 1e-300, 1e-300],
    [expm1, -800, -1],
    [expm1, 800, Infinity],
    [exp, Number.NaN, Number.NaN],
  ])('%o of %d is %d', (f, x, value) => {
    expect(f(x)).toBe(value);
  });
});
