import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilFromDays, daysFromCivil, daysInMonth, weekdayOf } from '../../src/time/index.js';

const DAY = 86_400_000;

describe('the calendar', () => {
  it('is that of Date, from end to end', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.integer({ min: -1e8, max: 1e8 }), fc.integer({ min: -50_000, max: 50_000 })),
        (days) => {
          const date = new Date(days * DAY);
          const civil = {
            year: date.getUTCFullYear(),
            month: date.getUTCMonth() + 1,
            day: date.getUTCDate(),
          };
          expect(civilFromDays(days)).toEqual(civil);
          expect(daysFromCivil(civil.year, civil.month, civil.day)).toBe(days + 0);
          expect(weekdayOf(days)).toBe((date.getUTCDay() + 6) % 7);
        },
      ),
      { seed: 10, numRuns: 5000 },
    );
  });

  it('knows the length of every month of 800 years', () => {
    for (let year = -400; year < 400; year++) {
      for (let month = 1; month <= 12; month++) {
        const date = new Date(0);
        date.setUTCFullYear(year, month, 0); // the last day of the month before
        expect(daysInMonth(year, month)).toBe(date.getUTCDate());
      }
    }
  });
});
