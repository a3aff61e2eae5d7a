import { describe, expect, it } from 'vitest';
import { TactfulError } from '../../src/errors.js';
import { canonicalJson } from '../../src/internal/canonical-json.js';
import { closestName } from '../../src/internal/closest-name.js';
import { deepFreeze } from '../../src/internal/deep-freeze.js';
import { sayDuration, sayWhole } from '../../src/internal/say-duration.js';
import { sayInstant } from '../../src/internal/say-instant.js';
import { unreadable } from '../../src/internal/unreadable.js';

describe('sayDuration', () => {
  it.each([
    [0, '0 milliseconds'],
    [1, '1 millisecond'],
    [999, '999 milliseconds'],
    [1000, '1 second'],
    [1001, '1 second and 1 millisecond'],
    [59_999, '59 seconds and 999 milliseconds'],
    [60_000, '1 minute'],
    [61_000, '1 minute and 1 second'],
    [60_001, '1 minute and 1 millisecond'],
    [3_599_999, '59 minutes and 59 seconds'],
    [3_600_000, '1 hour'],
    [86_399_999, '23 hours and 59 minutes'],
    [86_400_000, '1 day'],
    [86_400_001, '1 day and 1 millisecond'],
    [90_000_000, '1 day and 1 hour'],
    [3 * 86_400_000 + 4 * 3_600_000, '3 days and 4 hours'],
    [86_400_000 + 59_000, '1 day and 59 seconds'],
    [86_400_000 + 61_001, '1 day and 1 minute'],
    [-3_600_000, '1 hour'],
    [8.64e15, '100000000 days'],
  ])('%d: %s', (ms, text) => {
    expect(sayDuration(ms)).toBe(text);
  });

  const HOUR = 3_600_000;
  it.each([
    [36 * HOUR, 36 * HOUR, '1 day and 12 hours'],
    [36 * HOUR + 1, 36 * HOUR, '1 day, 12 hours and 1 millisecond'],
    [36 * HOUR + 1_860_000, 36 * HOUR, '1 day, 12 hours and 31 minutes'],
    [26 * HOUR + 60_001, 26 * HOUR + 60_000, '1 day, 2 hours, 1 minute and 1 millisecond'],
    [26 * HOUR + 60_001, 26 * HOUR + 120_000, '1 day and 2 hours'],
    [25 * HOUR, 36 * HOUR, '1 day and 1 hour'],
  ])('%d does not sound like a limit of %d: %s', (ms, limit, text) => {
    expect(sayDuration(ms, limit)).toBe(text);
  });
});

describe('sayWhole', () => {
  it.each([
    [0, '0 milliseconds'],
    [86_400_000, '1 day'],
    [93_784_005, '1 day, 2 hours, 3 minutes, 4 seconds and 5 milliseconds'],
  ])('%d: %s', (ms, text) => {
    expect(sayWhole(ms)).toBe(text);
  });
});

describe('sayInstant', () => {
  it.each([
    [0, '1970-01-01 00:00 UTC'],
    [1, '1970-01-01 00:00:00.001 UTC'],
    [1000, '1970-01-01 00:00:01 UTC'],
    [60_000, '1970-01-01 00:01 UTC'],
    [1772357415250, '2026-03-01 09:30:15.250 UTC'],
    [-1, '1969-12-31 23:59:59.999 UTC'],
    [8.64e15, '+275760-09-13 00:00 UTC'],
  ])('%d: %s', (ms, text) => {
    expect(sayInstant(ms)).toBe(text);
  });
});

describe('closestName', () => {
  const names = ['inactivity', 'messageFrequency', 'caps', 'quietHours', 'holdout'];
  it.each([
    ['inactivty', 'inactivity'],
    ['Inactivity', 'inactivity'],
    ['inactivityMs', 'inactivity'],
    ['cap', 'caps'],
    ['cpas', null], // two of four letters
    ['quiet_hours', 'quietHours'],
    ['quiethours', 'quietHours'],
    ['holdouts', 'holdout'],
    ['mesageFrequncy', 'messageFrequency'],
    ['xyz', null],
    ['', null],
    ['inactivity'.repeat(11), null],
  ])('%j: %j', (typed, expected) => {
    expect(closestName(typed, names)).toBe(expected);
  });
  it('takes the first of two equally near, and nothing from nothing', () => {
    expect(closestName('bat', ['cat', 'hat'])).toBe('cat');
    expect(closestName('bat', [])).toBeNull();
    expect(closestName('b', ['a'])).toBe('a');
  });
});

describe('canonicalJson', () => {
  it('sorts keys at every depth and leaves lists alone', () => {
    expect(canonicalJson({ b: 1, a: [2, { d: null, c: 'x' }], 'k"': true })).toBe(
      '{"a":[2,{"c":"x","d":null}],"b":1,"k\\"":true}',
    );
    expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }));
    expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
  });
});

describe('deepFreeze', () => {
  it('freezes everything inside, and gives back the same', () => {
    const value = { a: [{ b: 1 }], c: null };
    expect(deepFreeze(value)).toBe(value);
    expect([value, value.a, value.a[0]].every(Object.isFrozen)).toBe(true);
    expect(deepFreeze(5)).toBe(5);
  });
});

describe('unreadable', () => {
  it('leaves a TactfulError as it is', () => {
    const error = new TactfulError('invalid_input', 'f', []);
    expect(unreadable('g', 'user', error)).toBe(error);
  });
  it.each([
    [new Error('boom'), '"boom"'],
    ['boom', '"boom"'],
    [null, 'null'],
    [undefined, 'undefined'],
  ])('names what could not be read: %j', (cause, received) => {
    const error = unreadable('f', 'user', cause);
    expect(error.issues).toEqual([{ path: 'user', message: 'could not be read', received }]);
    expect(error.functionName).toBe('f');
    expect(error.cause).toBe(cause);
  });
});
