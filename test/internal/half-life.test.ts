import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { halved, halvedWholly } from '../../src/internal/half-life.js';
import {
  ageDays,
  KEPT_DAYS,
  listActiveDays,
  markDay,
  noDays,
  uniteDays,
} from '../../src/pattern/active-days.js';

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

describe('active days', () => {
  const bitmap = (days: readonly number[]) => {
    const lastDay = Math.max(...days);
    const words = noDays();
    for (const day of days) markDay(words, lastDay - day);
    return { lastDay, words };
  };
  const kept = (days: readonly number[]) =>
    [...new Set(days)].filter((day) => day > Math.max(...days) - KEPT_DAYS).sort((a, b) => b - a);

  it('are a set of the last 400 dates', () => {
    const days = fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(days, days, fc.nat(1000), (a, b, by) => {
        expect(listActiveDays(bitmap(a))).toEqual(kept(a));
        expect(listActiveDays(uniteDays(bitmap(a), bitmap(b)))).toEqual(kept([...a, ...b]));
        const { lastDay, words } = bitmap(a);
        ageDays(words, by);
        expect(listActiveDays({ lastDay: lastDay + by, words })).toEqual(
          a.filter((day) => day > lastDay + by - KEPT_DAYS).length === 0
            ? []
            : kept([...a, lastDay + by]).filter((day) => a.includes(day)),
        );
      }),
      { numRuns: 500, seed: 20260301 },
    );
  });
});
