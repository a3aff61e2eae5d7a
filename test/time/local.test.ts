import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  firstAtLocalTime,
  firstOutside,
  MAX_EPOCH_MS,
  nextPeriodAt,
  periodAt,
  periodOfDay,
  windowHolds,
  zoneNamed,
} from '../../src/time/index.js';
import { ODD_ZONES, wallMs, wallPeriod, wallTimeOfDay } from '../support/wall-clock.js';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** The first whole minute from `start` on that answers, looking at each; all zones of the list change on whole minutes. */
function scan(start: number, limit: number, holds: (ms: number) => boolean): number {
  if (holds(start)) return start;
  for (let ms = (Math.floor(start / MINUTE) + 1) * MINUTE; ms <= start + limit; ms += MINUTE) {
    if (holds(ms)) return ms;
  }
  return Number.NaN;
}

const odd = fc.constantFrom(...ODD_ZONES).chain(([name, around]) =>
  fc.record({
    name: fc.constant(name),
    // within a day and a half of the change, on a minute or off it
    ms: fc
      .tuple(fc.integer({ min: -36 * 60, max: 36 * 60 }), fc.constantFrom(0, 0, 1, 59_999, 30_000))
      .map(([minutes, rest]) => Date.parse(around) + minutes * MINUTE + rest),
  }),
);
const minuteOfDay = fc.oneof(
  fc.integer({ min: 0, max: 1439 }),
  fc.constantFrom(0, 1, 59, 60, 61, 120, 150, 180, 1380, 1439),
);

describe('windowHolds', () => {
  it.each([
    // plain window
    [{ startMs: 10, endMs: 20 }, 9, false],
    [{ startMs: 10, endMs: 20 }, 10, true],
    [{ startMs: 10, endMs: 20 }, 19, true],
    [{ startMs: 10, endMs: 20 }, 20, false],
    // over midnight
    [{ startMs: 20, endMs: 10 }, 19, false],
    [{ startMs: 20, endMs: 10 }, 20, true],
    [{ startMs: 20, endMs: 10 }, 0, true],
    [{ startMs: 20, endMs: 10 }, 9, true],
    [{ startMs: 20, endMs: 10 }, 10, false],
    // up to and from midnight
    [{ startMs: 20, endMs: 0 }, 86_399_999, true],
    [{ startMs: 20, endMs: 0 }, 0, false],
    [{ startMs: 0, endMs: 20 }, 0, true],
    [{ startMs: 0, endMs: 20 }, 86_399_999, false],
  ])('%j at %i: %s', (window, timeOfDay, expected) => {
    expect(windowHolds(window, timeOfDay)).toBe(expected);
  });
});

describe('firstOutside', () => {
  it('is what looking at every minute finds, near odd changes of the clock', () => {
    fc.assert(
      fc.property(odd, minuteOfDay, minuteOfDay, ({ name, ms }, start, end) => {
        fc.pre(start !== end);
        const within = (at: number) => {
          const minute = Math.floor(wallTimeOfDay(name, at) / MINUTE);
          return start < end ? minute >= start && minute < end : minute >= start || minute < end;
        };
        const window = { startMs: start * MINUTE, endMs: end * MINUTE };
        expect(firstOutside(zoneNamed(name)!, ms, window)).toBe(scan(ms, 3 * DAY, (at) => !within(at)));
      }),
      { seed: 6, numRuns: 200 },
    );
  });

  // zdump -v and a calendar
  it.each([
    ['Europe/Berlin', '2026-03-28T21:00Z', '21:00', '08:00', '2026-03-29T06:00Z'], // the night is an hour short
    ['Europe/Berlin', '2026-10-24T21:00Z', '21:00', '08:00', '2026-10-25T07:00Z'], // and an hour long
    ['Europe/Berlin', '2026-03-29T00:30Z', '01:00', '02:30', '2026-03-29T01:00Z'], // 02:00 jumps to 03:00, past the end
    ['America/New_York', '2026-11-01T05:30Z', '01:00', '01:45', '2026-11-01T05:45Z'], // 01:30 the first time
    ['America/New_York', '2026-11-01T06:30Z', '01:00', '01:45', '2026-11-01T06:45Z'], // and the second
    ['Australia/Lord_Howe', '2026-04-04T14:58Z', '01:40', '02:00', '2026-04-04T15:00Z'], // 02:00 back to 01:30
    ['Pacific/Apia', '2011-12-30T09:59Z', '21:00', '00:00', '2011-12-30T10:00Z'], // from the 29th to the 31st
    ['Asia/Kathmandu', '2026-03-01T17:00Z', '22:00', '07:45', '2026-03-02T02:00Z'],
    ['UTC', '2026-03-01T12:00Z', '13:00', '14:00', '2026-03-01T12:00Z'], // outside already
  ])('%s %s, quiet %s to %s: %s', (name, now, start, end, expected) => {
    const ms = (text: string) => Date.parse(`1970-01-01T${text}Z`);
    const window = { startMs: ms(start), endMs: ms(end) };
    const found = firstOutside(zoneNamed(name)!, Date.parse(now), window);
    expect(new Date(found).toISOString()).toBe(new Date(expected).toISOString());
  });

  it('finds nothing beyond the last Date', () => {
    const utc = zoneNamed('UTC')!;
    const late = { startMs: 0, endMs: 1000 };
    expect(firstOutside(utc, MAX_EPOCH_MS, late)).toBe(Infinity);
    expect(firstOutside(utc, MAX_EPOCH_MS + 1, { startMs: 5, endMs: 10 })).toBe(Infinity);
    expect(firstOutside(utc, MAX_EPOCH_MS, { startMs: 5, endMs: 10 })).toBe(MAX_EPOCH_MS);
  });
});

describe('firstAtLocalTime', () => {
  it('is what looking at every minute finds, jumps of the clock included', () => {
    fc.assert(
      fc.property(odd, minuteOfDay, ({ name, ms }, minute) => {
        const target = minute * MINUTE;
        let wall = wallMs(name, ms);
        let next = ms - (ms % MINUTE) + MINUTE;
        let expected = ms;
        while (wall % DAY !== target) {
          const unchanged = wall + next - expected; // what the clock would show if it went on
          wall = wallMs(name, next);
          expected = next;
          next += MINUTE;
          const distance = (target - (unchanged % DAY) + DAY) % DAY;
          if (distance < (wall - unchanged) % DAY) break; // jumped over
        }
        expect(firstAtLocalTime(zoneNamed(name)!, ms, target)).toBe(expected);
      }),
      { seed: 7, numRuns: 150 },
    );
  });

  it.each([
    ['Europe/Berlin', '2026-03-29T00:00Z', '02:30', '2026-03-29T01:00Z'], // the clock jumps over it
    ['Europe/Berlin', '2026-03-29T00:00Z', '02:00', '2026-03-29T01:00Z'],
    ['Europe/Berlin', '2026-03-29T00:00Z', '03:00', '2026-03-29T01:00Z'],
    ['Europe/Berlin', '2026-03-29T01:00Z', '02:30', '2026-03-30T00:30Z'],
    ['Europe/Berlin', '2026-10-25T00:00Z', '02:30', '2026-10-25T00:30Z'], // the first time
    ['Europe/Berlin', '2026-10-25T00:31Z', '02:30', '2026-10-25T01:30Z'], // the second
    ['Europe/Berlin', '2026-10-25T01:31Z', '02:30', '2026-10-26T01:30Z'],
    ['America/Sao_Paulo', '2017-10-14T12:00Z', '00:00', '2017-10-15T03:00Z'], // there is no midnight
    ['UTC', '2026-03-01T12:00Z', '12:00', '2026-03-01T12:00Z'],
    ['UTC', '2026-03-01T12:00:00.001Z', '12:00', '2026-03-02T12:00Z'],
  ])('%s from %s, %s: %s', (name, now, time, expected) => {
    const found = firstAtLocalTime(zoneNamed(name)!, Date.parse(now), Date.parse(`1970-01-01T${time}Z`));
    expect(new Date(found).toISOString()).toBe(new Date(expected).toISOString());
  });

  it('finds nothing beyond the last Date', () => {
    const utc = zoneNamed('UTC')!;
    expect(firstAtLocalTime(utc, MAX_EPOCH_MS, 0)).toBe(MAX_EPOCH_MS);
    expect(firstAtLocalTime(utc, MAX_EPOCH_MS, 1)).toBe(Infinity);
    expect(firstAtLocalTime(utc, MAX_EPOCH_MS - 1000, 0)).toBe(MAX_EPOCH_MS);
    expect(firstAtLocalTime(utc, MAX_EPOCH_MS + 1, 0)).toBe(Infinity);
  });
});

describe('local periods', () => {
  it('change when the date on the wall does, near odd changes of the clock', () => {
    fc.assert(
      fc.property(
        odd,
        fc.constantFrom('day' as const, 'day' as const, 'week' as const),
        ({ name, ms }, period) => {
          const current = wallPeriod(name, ms, period);
          const expected = scan(ms, 10 * DAY, (at) => wallPeriod(name, at, period) !== current);
          expect(nextPeriodAt(zoneNamed(name)!, ms, period)).toBe(expected);
        },
      ),
      { seed: 8, numRuns: 80 },
    );
  });

  it('are the same exactly if their names on the wall are', () => {
    const step = fc.integer({ min: -40 * 24 * 60, max: 40 * 24 * 60 });
    fc.assert(
      fc.property(
        odd,
        step,
        fc.constantFrom('day' as const, 'week' as const, 'month' as const),
        ({ name, ms }, minutes, period) => {
          const zone = zoneNamed(name)!;
          const other = ms + minutes * MINUTE;
          const same = wallPeriod(name, ms, period) === wallPeriod(name, other, period);
          expect(periodAt(zone, ms, period) === periodAt(zone, other, period)).toBe(same);
          if (wallPeriod(name, ms, period) < wallPeriod(name, other, period)) {
            expect(periodAt(zone, ms, period)).toBeLessThan(periodAt(zone, other, period));
          }
        },
      ),
      { seed: 9, numRuns: 2000 },
    );
  });

  it('follow each other without a gap', () => {
    const zone = zoneNamed('America/St_Johns')!;
    for (const period of ['day', 'week', 'month'] as const) {
      let at = Date.UTC(2007, 0, 1, 12);
      for (let i = 0; i < 100; i++) {
        const next = nextPeriodAt(zone, at, period);
        expect(periodAt(zone, next - 1, period)).toBe(periodAt(zone, at, period));
        expect(Math.abs(periodAt(zone, next, period) - periodAt(zone, at, period))).toBe(1);
        at = next;
      }
    }
  });

  it.each([
    ['UTC', '2026-03-01T00:00Z', 'day', '2026-03-02T00:00Z'],
    ['UTC', '2026-03-01T23:59:59.999Z', 'day', '2026-03-02T00:00Z'],
    ['UTC', '2026-03-01T23:59:59.999Z', 'week', '2026-03-02T00:00Z'], // a Sunday
    ['UTC', '2026-03-02T00:00Z', 'week', '2026-03-09T00:00Z'],
    ['UTC', '2026-01-31T00:00Z', 'month', '2026-02-01T00:00Z'],
    ['UTC', '2024-02-29T00:00Z', 'month', '2024-03-01T00:00Z'],
    ['UTC', '2026-12-31T23:00Z', 'month', '2027-01-01T00:00Z'],
    ['UTC', '1969-12-31T23:00Z', 'month', '1970-01-01T00:00Z'],
    ['UTC', '1968-12-31T23:00Z', 'week', '1969-01-06T00:00Z'],
    ['UTC', '-000001-12-31T23:00:00Z', 'month', '0000-01-01T00:00:00Z'],
    ['Europe/Berlin', '2026-03-28T23:00Z', 'day', '2026-03-29T22:00Z'], // 23 hours
    ['Europe/Berlin', '2026-10-24T22:00Z', 'day', '2026-10-25T23:00Z'], // 25 hours
    ['Europe/Berlin', '2026-03-15T00:00Z', 'month', '2026-03-31T22:00Z'],
    ['America/Sao_Paulo', '2017-10-14T12:00Z', 'day', '2017-10-15T03:00Z'], // the date begins at 01:00
    ['America/Sao_Paulo', '2018-02-17T12:00Z', 'day', '2018-02-18T03:00Z'], // the date lasts 25 hours
    ['Pacific/Apia', '2011-12-29T12:00Z', 'day', '2011-12-30T10:00Z'], // straight to the 31st
    ['Pacific/Apia', '2011-12-29T12:00Z', 'month', '2011-12-31T10:00Z'],
    ['America/St_Johns', '2006-10-28T12:00Z', 'day', '2006-10-29T02:30Z'], // a minute of the 29th …
    ['America/St_Johns', '2006-10-29T02:30Z', 'day', '2006-10-29T02:31Z'], // … then the 28th again
    ['America/St_Johns', '2006-10-29T02:31Z', 'day', '2006-10-29T03:30Z'],
  ] as const)('%s %s, %s: %s', (name, now, period, expected) => {
    const found = nextPeriodAt(zoneNamed(name)!, Date.parse(now), period);
    expect(new Date(found).toISOString()).toBe(new Date(expected).toISOString());
  });

  it('number 1970-01-01 as the docstring says', () => {
    expect([periodOfDay(0, 'day'), periodOfDay(0, 'week'), periodOfDay(0, 'month')]).toEqual([0, 0, 23_640]);
    expect([
      periodOfDay(-3, 'week'),
      periodOfDay(-4, 'week'),
      periodOfDay(3, 'week'),
      periodOfDay(4, 'week'),
    ]).toEqual([0, -1, 0, 1]);
    expect(periodOfDay(-1, 'month')).toBe(23_639);
  });

  it('have no successor beyond the last Date', () => {
    const utc = zoneNamed('UTC')!;
    for (const period of ['day', 'week', 'month'] as const) {
      expect(nextPeriodAt(utc, MAX_EPOCH_MS, period)).toBe(Infinity);
      expect(nextPeriodAt(utc, -MAX_EPOCH_MS, period)).toBeGreaterThan(-MAX_EPOCH_MS);
    }
    expect(nextPeriodAt(utc, MAX_EPOCH_MS - 1, 'day')).toBe(MAX_EPOCH_MS);
  });
});
