import { describe, expect, it } from 'vitest';
import type { Schema } from '../../src/internal/schema.js';
import { schemaFaults } from '../../src/internal/schema-faults.js';
import { durationMs, durationSchema, windowSchema } from '../../src/time/index.js';

const passes = (schema: Schema, value: unknown) => schemaFaults(schema, value).length === 0;

describe('durationMs', () => {
  it.each([
    [{ weeks: 1 }, 604_800_000],
    [{ days: 1 }, 86_400_000],
    [{ hours: 1 }, 3_600_000],
    [{ minutes: 1 }, 60_000],
    [{ seconds: 1 }, 1000],
    [{ weeks: 1, days: 2, hours: 3, minutes: 4, seconds: 5 }, 788_645_000],
    [{ hours: 12, minutes: 30 }, 45_000_000],
    [{ hours: 36 }, 129_600_000],
    [{ seconds: 0.001 }, 1],
    [{ seconds: 0.0005 }, 0.5],
    [{ hours: 0.1 }, 360_000],
    [{ days: 0.7 }, 60_480_000],
    [{ minutes: 1.1 }, 66_000],
    [{ seconds: 0 }, 0],
  ])('%j is %d ms', (duration, ms) => {
    expect(durationMs(duration)).toBe(ms);
  });

  it('is whole for every tenth, hundredth and thousandth that comes to whole milliseconds', () => {
    for (let i = 0; i < 20_000; i++) {
      const whole =
        durationMs({ seconds: i / 1000 }) === i &&
        durationMs({ hours: i / 100 }) === i * 36_000 &&
        durationMs({ days: i / 1000 }) === i * 86_400;
      if (!whole) expect.fail(`${i}`);
    }
  });
});

describe('the schemas', () => {
  const good = [
    { days: 7 },
    { seconds: 0 },
    { hours: 12, minutes: 30 },
    { days: 0.5 },
    { days: 1, weeks: undefined },
  ];
  const bad = [
    {},
    { days: -1 },
    { days: '7' },
    { days: NaN },
    { days: Infinity },
    { days: null },
    { day: 7 },
    { months: 1 },
    { milliseconds: 5 },
    { seconds: 0.0005 },
    { days: 1e9 },
    { weeks: 1e300 },
    7,
    '7 days',
    'P7D',
    null,
    [],
    [7],
    true,
    { days: undefined },
  ];
  it.each(good)('take %j', (duration) => {
    expect(passes(durationSchema(), duration)).toBe(true);
  });
  it.each(bad)('refuse %j', (duration) => {
    expect(passes(durationSchema(), duration)).toBe(false);
    expect(passes(windowSchema(), duration)).toBe(false);
  });
  it.each([7, '7 days', [7], new Date(0)])('say of %j what a duration looks like', (value) => {
    const message = 'expected a duration such as { "hours": 24 }';
    expect(schemaFaults(durationSchema(), value)).toEqual([{ path: [], message }]);
  });
  it.each<[object, string[][]]>([
    [{}, [[]]],
    [{ months: 1 }, [['months']]],
    [{ days: 1, months: 1 }, [['months']]],
    [{ days: -1 }, [['days']]],
    [{ days: 1, hours: 'two', weeks: -1 }, [['weeks'], ['hours']]],
  ])('name each fault of %j once', (duration, paths) => {
    const faulty = (schema: ReturnType<typeof durationSchema>): unknown[] =>
      schemaFaults(schema, duration).map(({ path }) => path);
    expect(faulty(durationSchema())).toEqual(paths);
    expect(faulty(windowSchema())).toEqual(paths);
  });
  it('take nothing for a duration, but not for a window', () => {
    expect(passes(durationSchema(), { days: 0 })).toBe(true);
    expect(passes(windowSchema(), { days: 0 })).toBe(false);
    expect(passes(windowSchema(), { seconds: 0.001 })).toBe(true);
  });
  it('take the longest that fits between two dates', () => {
    expect(passes(durationSchema(), { days: 1e8 })).toBe(true);
    expect(passes(durationSchema(), { days: 1e8, seconds: 0.001 })).toBe(false);
  });
});
