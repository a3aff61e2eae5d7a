import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ageDays,
  KEPT_DAYS,
  listActiveDays,
  markDay,
  noDays,
  uniteDays,
} from '../../src/pattern/active-days.js';

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
