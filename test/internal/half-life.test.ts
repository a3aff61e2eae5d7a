import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { halved, halvedWholly } from '../../src/internal/half-life.js';

describe('halved', () => {
  it('is 2^-x to 1e-15 of itself, and exact for whole numbers', () => {
    fc.assert(
      fc.property(fc.double({ min: -1000, max: 1000, noNaN: true }), (x) => {
        const exact = 2 ** -x;
        expect(Math.abs(halved(x) - exact)).toBeLessThanOrEqual(1e-15 * exact);
      }),
      { numRuns: 5000, seed: 20260301 },
    );
    for (let n = -1023; n <= 1074; n++) expect(halvedWholly(n)).toBe(2 ** -n);
    expect([halvedWholly(1075), halvedWholly(-1024), halved(1e9)]).toEqual([0, Number.POSITIVE_INFINITY, 0]);
  });

  it('never rises', () => {
    let previous = Number.POSITIVE_INFINITY;
    for (let i = 0; i <= 100_000; i++) {
      const value = halved(i / 20_000);
      expect(value).toBeLessThanOrEqual(previous);
      previous = value;
    }
  });
});
