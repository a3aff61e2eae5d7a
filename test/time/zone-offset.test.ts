import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  localDayAt,
  MAX_EPOCH_MS,
  offsetAt,
  offsetHoldsUntil,
  timeOfDayAt,
  type Zone,
  zoneNamed,
} from '../../src/time/index.js';
import { ODD_ZONES, wallMs, wallOffset } from '../support/wall-clock.js';

const DAY = 86_400_000;
const NAMES = Intl.supportedValuesOf('timeZone');

describe('zoneNamed', () => {
  it('knows every zone of this runtime', () => {
    expect(NAMES.length).toBeGreaterThan(400);
    for (const name of NAMES) expect(zoneNamed(name)?.name).toBe(name);
  });

  // The tz database's `backward` and `etcetera` files.
  it.each([
    'UTC',
    'utc',
    'Etc/UTC',
    'GMT',
    'GMT0',
    'Etc/GMT+12',
    'Etc/GMT-14',
    'Zulu',
    'UCT',
    'EST',
    'MST',
    'HST',
    'CET',
    'EET',
    'MET',
    'WET',
    'PRC',
    'ROC',
    'ROK',
    'NZ',
    'GB',
    'Eire',
    'W-SU',
    'EST5EDT',
    'US/Pacific',
    'Asia/Calcutta',
    'Asia/Kolkata',
    'europe/BERLIN',
    'America/Argentina/Buenos_Aires',
    'America/Port-au-Prince',
  ])('takes %s', (name) => {
    expect(zoneNamed(name)).not.toBeNull();
  });

  // The abbreviations are no IANA names, though V8 takes them: BST as Dhaka, IST as Kolkata, ACT as Darwin.
  it.each([
    '',
    ' ',
    'Mars/Olympus',
    'Europe/Berlin ',
    ' Europe/Berlin',
    'Europe',
    'Europe/',
    '/Europe/Berlin',
    'Berlin',
    '+05:30',
    '-08:00',
    '+00',
    '−05:00',
    'UTC+1',
    'GMT+1',
    'Z',
    'local',
    'BST',
    'bst',
    'IST',
    'PST',
    'CST',
    'JST',
    'ACT',
    'AST',
    'SST',
    'SystemV/PST8PDT',
    '__proto__',
    'constructor',
    'toString',
    'Europe/Berlin\n',
    'Europe/Berlin\u0000',
    '欧洲/柏林',
    '\ud800',
    '5',
  ])('refuses %j', (name) => {
    expect(zoneNamed(name)).toBeNull();
    expect(zoneNamed(name)).toBeNull(); // and says so again
  });

  it('keeps answering after very many names', () => {
    for (let i = 0; i < 1100; i++) expect(zoneNamed(`No/Such_Zone_${i}`)).toBeNull();
    expect(offsetAt(zoneNamed('Asia/Kathmandu')!, 0)).toBe(5.5 * 3_600_000); // +05:45 since 1986
  });
});

/** Where `formatToParts` sees the offset change, by looking once in so many days and halving. */
function changes(name: string, from: number, to: number, step: number): number[] {
  const found: number[] = [];
  let low = from;
  let before = wallOffset(name, low);
  while (low < to) {
    const high = low + step;
    const after = wallOffset(name, high);
    if (after !== before) {
      let [a, b] = [low, high];
      while (b - a > 1) {
        const middle = Math.floor((a + b) / 2);
        if (wallOffset(name, middle) === before) a = middle;
        else b = middle;
      }
      found.push(b);
    }
    low = high;
    before = after;
  }
  return found;
}

describe('offsets', () => {
  it('equal those of formatToParts in every zone, at sampled instants from 1970 to 2040', () => {
    const instants = Array.from({ length: 24 }, (_, i) =>
      Math.floor((i + 0.37) * 2.9 * 365.25 * DAY + i * 7_654_321),
    );
    for (const name of NAMES) {
      const zone = zoneNamed(name)!;
      const expected = instants.map((ms) => wallOffset(name, ms));
      expect([name, instants.map((ms) => offsetAt(zone, ms))]).toEqual([name, expected]);
    }
  });

  it('change at the same millisecond, for the changes of every zone from 2020 to 2030', () => {
    const [from, to] = [Date.UTC(2020, 0), Date.UTC(2030, 11, 31)];
    let seen = 0;
    for (const name of NAMES) {
      const zone = zoneNamed(name)!;
      for (const at of changes(name, from, to, 28 * DAY)) {
        seen++;
        const instants = [at - 1, at, at + 1];
        const expected = instants.map((ms) => wallOffset(name, ms));
        expect([name, at, ...instants.map((ms) => offsetAt(zone, ms))]).toEqual([name, at, ...expected]);
      }
    }
    expect(seen).toBeGreaterThan(2500);
  });

  it.each(ODD_ZONES)('%s around %s', (name, around) => {
    const zone = zoneNamed(name)!;
    const at = Date.parse(around);
    for (const away of [0, 1, 60_000, 3_600_000, 7_200_000, DAY, 30 * DAY]) {
      for (const ms of [at - away, at + away, at - away - 1]) {
        const wall = wallMs(name, ms);
        expect(offsetAt(zone, ms)).toBe(wall - ms);
        expect(localDayAt(zone, ms)).toBe(Math.floor(wall / DAY));
        expect(timeOfDayAt(zone, ms)).toBe(wall - Math.floor(wall / DAY) * DAY);
      }
    }
  });

  it('answer alike in whatever order they are asked', () => {
    const name = 'Europe/Dublin';
    const zone: Zone = zoneNamed(name)!;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2e12 }), { maxLength: 20 }), (instants) => {
        for (const ms of instants) expect(offsetAt(zone, ms)).toBe(wallOffset(name, ms));
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it('know seconds of old local times', () => {
    expect(offsetAt(zoneNamed('Africa/Monrovia')!, 0)).toBe(-(44 * 60 + 30) * 1000); // tz database: -0:44:30 until 1972
    expect(offsetAt(zoneNamed('Europe/Amsterdam')!, Date.UTC(1850, 0))).toBe(
      wallOffset('Europe/Amsterdam', Date.UTC(1850, 0)),
    );
  });

  it('reach to both ends of time', () => {
    for (const name of ['UTC', 'America/New_York', 'Pacific/Apia']) {
      const zone = zoneNamed(name)!;
      for (const ms of [-MAX_EPOCH_MS, MAX_EPOCH_MS]) expect(Number.isInteger(offsetAt(zone, ms))).toBe(true);
    }
    expect(offsetAt(zoneNamed('UTC')!, MAX_EPOCH_MS)).toBe(0);
  });
});

describe('offsetHoldsUntil', () => {
  it('lies ahead, and the offset holds until then', () => {
    const zones = [...new Set(ODD_ZONES.map(([name]) => name))];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 2e12 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (name, ms, share) => {
          const zone = zoneNamed(name)!;
          const until = offsetHoldsUntil(zone, ms);
          expect(until).toBeGreaterThan(ms);
          const within = ms + Math.floor((until - 1 - ms) * share);
          expect(offsetAt(zone, within)).toBe(offsetAt(zone, ms));
          expect(wallOffset(name, within)).toBe(wallOffset(name, ms));
        },
      ),
      { seed: 5, numRuns: 1500 },
    );
  });

  it.each(ODD_ZONES)('stops at the change: %s, %s', (name, around) => {
    const at = Date.parse(around);
    const [change] = changes(name, at - DAY, at + DAY, 2 * DAY);
    if (change === undefined) return expect(name).toBe('Asia/Kathmandu');
    const zone = zoneNamed(name)!;
    expect(offsetHoldsUntil(zone, change - 1)).toBe(change);
    expect(offsetHoldsUntil(zone, change)).toBeGreaterThan(change);
  });
});
