import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { MAX_EPOCH_MS, parseTimestamp } from '../../src/time/index.js';
import { revokedProxy } from '../support/hostile.js';

// Expected instants: `date -u -d … +%s%3N` of GNU coreutils, or Date.UTC.
describe('accepted text', () => {
  it.each([
    ['2026-03-01', 1772323200000],
    ['1970-01-01', 0],
    ['1969-12-31', -86400000],
    ['2024-02-29', 1709164800000],
    ['2000-02-29', 951782400000],
    ['0000-01-01', -62167219200000],
    ['0001-01-01', -62135596800000],
    ['9999-12-31', 253402214400000],
    ['2026-03-01T09:30', 1772357400000],
    ['2026-03-01T09:30Z', 1772357400000],
    ['2026-03-01T09:30:15', 1772357415000],
    ['2026-03-01T09:30:15Z', 1772357415000],
    ['2026-03-01T09:30:15.2Z', 1772357415200],
    ['2026-03-01T09:30:15.25Z', 1772357415250],
    ['2026-03-01T09:30:15.250Z', 1772357415250],
    ['2026-03-01T09:30:15,250Z', 1772357415250],
    ['2026-03-01T09:30:15.250', 1772357415250],
    ['2026-03-01T09:30:15.2509Z', 1772357415250],
    ['2026-03-01T09:30:15.250999999999Z', 1772357415250],
    ['2026-03-01T09:30:15.0009999', 1772357415000],
    ['2026-03-01T09:30:15+05:30', 1772337615000],
    ['2026-03-01T09:30:15+0530', 1772337615000],
    ['2026-03-01T09:30:15-08', 1772386215000],
    ['2026-03-01T09:30+05:45', 1772336700000],
    ['2026-03-01T09:30:15.250-00:00', 1772357415250],
    ['2026-03-01T00:00+23:59', 1772236860000],
    ['2026-03-01T23:59:59.999Z', 1772409599999],
    ['2026-03-01T24:00', 1772409600000],
    ['2026-03-01T24:00:00Z', 1772409600000],
    ['2026-03-01T24:00:00.000Z', 1772409600000],
    ['2026-12-31T24:00:00.000Z', 1798761600000],
    ['+002026-03-01T09:30:15.250Z', 1772357415250],
    ['+275760-09-13', 8.64e15],
    ['+275760-09-13T00:00:00.000Z', 8.64e15],
    ['-271821-04-20T00:00:00.000Z', -8.64e15],
    ['-000001-01-01', -62198755200000],
    ['1969-12-31T23:59:59.999Z', -1],
    ['1969-12-31T23:59:59.9999Z', -1],
  ])('%s', (text, ms) => {
    expect(parseTimestamp(text)).toBe(ms);
  });
});

describe('refused text', () => {
  it.each([
    '',
    ' ',
    'now',
    'today',
    'yesterday',
    'null',
    '0',
    '1772357415',
    '1772357415250',
    '2026',
    '2026-03',
    '20260301',
    '2026-3-1',
    '2026-03-1',
    '26-03-01',
    '2026/03/01',
    '03/01/2026',
    '2026-060',
    '2026-W09-7',
    'Sun Mar 01 2026',
    'Sun, 01 Mar 2026 09:30:15 GMT',
    ' 2026-03-01',
    '2026-03-01 ',
    '2026-03-01\n',
    '2026-03-01T',
    '2026-03-01Z',
    '2026-03-01T09',
    '2026-03-01T0930',
    '2026-03-01T9:30',
    '2026-03-01T09:3',
    '2026-03-01T09:30:',
    '2026-03-01T09:30:1',
    '2026-03-01T09:30:15.',
    '2026-03-01T09:30:15.Z',
    '2026-03-01T09:30.5',
    '2026-03-01 09:30',
    '2026-03-01 09:30:15Z',
    '2026-03-01t09:30:15z',
    '2026-03-01T09:30:15z',
    '2026-03-01T09:30:15 Z',
    '2026-03-01T09:30:15ZZ',
    '2026-03-01T09:30:15+5',
    '2026-03-01T09:30:15+053',
    '2026-03-01T09:30:15+05:3',
    '2026-03-01T09:30:15+05:300',
    '2026-03-01T09:30:15+24:00',
    '2026-03-01T09:30:15+05:60',
    '2026-03-01T09:30:15+',
    '2026-03-01T09:30:15−05:00',
    '2026-03-01T09:30:15+05-30',
    '2026-03-01T09:30:15 +05:30',
    '2026-03-01T09:30:15[Europe/Berlin]',
    '2026-03-01T09:30:15.250Z[UTC]',
    '2026-02-30',
    '2026-02-29',
    '1900-02-29',
    '2100-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-01-32',
    '2026-02-30T09:30:15.250Z',
    '2026-13-01T09:30:15.250Z',
    '2026-00-01T09:30:15.250Z',
    '2026-01-00T09:30:15.250Z',
    '2026-03-01T24:00:01',
    '2026-03-01T24:01',
    '2026-03-01T24:00:00.001Z',
    '2026-03-01T25:00',
    '2026-03-01T24:00:00.001',
    '2026-03-01T23:60',
    '2026-03-01T23:59:60',
    '2026-03-01T23:59:60.000Z',
    '2016-12-31T23:59:60Z',
    '2026-03-01T23:60:00.000Z',
    '2026-03-01T-1:00',
    '2026-03-01T09:30:15.25x',
    '2O26-03-01',
    '２０２６-03-01',
    '-000000-01-01',
    '-00000-01-01',
    '+2026-03-01',
    '+02026-03-01',
    '12026-03-01',
    '-2026-03-01',
    '+275760-09-13T00:00:00.001Z',
    '+275760-09-14',
    '-271821-04-19T23:59:59.999Z',
    '-271821-04-19',
    '+999999-01-01',
    'P1D',
    '2026-03-01/2026-03-02',
    '2026-03-01T09:30:15.250é',
    '2026-03-01T09:30;15.250Z',
    '2026_03-01T09:30:15.250Z',
    '2026-03_01T09:30:15.250Z',
    '2026-03-01T09-30:15.250Z',
    '2026-03-01T09:30-15.250Z',
    '2026-03-01T09:30:15;250Z',
    `2026-03-01T09:30:15.${'0'.repeat(1e5)}Z`,
  ])('%s', (text) => {
    expect(parseTimestamp(text)).toBeNaN();
  });
});

describe('numbers and dates', () => {
  it.each([
    [0, 0],
    [-0, 0],
    [1772357415250, 1772357415250],
    [-1, -1],
    [0.9, 0],
    [-0.1, -1],
    [1772357415250.999, 1772357415250],
    [8.64e15, 8.64e15],
    [-8.64e15, -8.64e15],
    [new Date(0), 0],
    [new Date(1772357415250), 1772357415250],
    [new Date(-8.64e15), -8.64e15],
  ])('%s', (value, ms) => {
    expect(parseTimestamp(value)).toBe(ms); // toBe tells 0 from -0
  });

  it.each([
    [NaN],
    [Infinity],
    [-Infinity],
    [8.64e15 + 2],
    [-8.64e15 - 2],
    [new Date(NaN)],
    [null],
    [undefined],
    [true],
    [10n],
    [Symbol('now')],
    [{}],
    [[]],
    [[0]],
    [() => 0],
    [{ getTime: () => 0 }],
    [{ valueOf: () => 0 }],
    [new String('2026-03-01')],
    [new Number(0)],
    [Object.create(Date.prototype)],
    [new Proxy(new Date(0), {})],
  ])('refuses %#', (value) => {
    expect(parseTimestamp(value)).toBeNaN();
  });

  it('refuses a revoked proxy', () => {
    expect(parseTimestamp(revokedProxy())).toBeNaN();
  });

  it('does not let a Date subclass answer with anything but an instant', () => {
    class Odd extends Date {
      override getTime(): number {
        return 'soon' as unknown as number;
      }
    }
    expect(parseTimestamp(new Odd(5))).toBe(5);
  });
});

/** Another road to the same answer: a regular expression, and Date.UTC's arithmetic to see whether the date exists. */
function reference(text: string): number {
  const match =
    /^(\d{4}|\+\d{6}|-(?!0{6})\d{6})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?(Z|[+-]\d\d(?::?\d\d)?)?)?$/.exec(
      text,
    );
  if (match === null) return NaN;
  const [, y, mo, d, h = '0', mi = '0', s = '0', f = '', zone = 'Z'] = match;
  const date = new Date(0);
  date.setUTCFullYear(Number(y), Number(mo) - 1, Number(d));
  if (date.getUTCMonth() !== Number(mo) - 1 || date.getUTCDate() !== Number(d)) return NaN;
  const ms = Number(f.padEnd(3, '0').slice(0, 3));
  const isMidnight = h === '24' && Number(mi) + Number(s) + ms === 0;
  if ((Number(h) > 23 && !isMidnight) || Number(mi) > 59 || Number(s) > 59) return NaN;
  let offset = 0;
  if (zone !== 'Z') {
    const [zh, zm] = [Number(zone.slice(1, 3)), Number(zone.slice(3).replace(':', '') || '0')];
    if (zh > 23 || zm > 59) return NaN;
    offset = (zone[0] === '-' ? -1 : 1) * (zh * 60 + zm);
  }
  const at = date.getTime() + ((Number(h) * 60 + Number(mi) - offset) * 60 + Number(s)) * 1000 + ms;
  return Math.abs(at) <= 8.64e15 ? at + 0 : NaN;
}

const digits = (from: number, to: number, width: number) =>
  fc.integer({ min: from, max: to }).map((n) => String(n).padStart(width, '0'));
const isoText = fc
  .tuple(
    fc.oneof(
      digits(0, 9999, 4),
      digits(1890, 2110, 4),
      digits(0, 280_000, 6).map((y) => `+${y}`),
      digits(0, 280_000, 6).map((y) => `-${y}`),
    ),
    digits(0, 13, 2),
    digits(0, 32, 2),
    fc.option(
      fc.tuple(
        digits(0, 25, 2),
        digits(0, 61, 2),
        fc.option(
          fc.tuple(
            digits(0, 61, 2),
            fc.option(fc.tuple(fc.constantFrom('.', ','), fc.stringMatching(/^\d{1,6}$/))),
          ),
        ),
        fc.oneof(fc.constantFrom('', 'Z', 'z', ' Z'), fc.stringMatching(/^[+-][012]\d(:?[0-6]\d)?$/)),
      ),
    ),
  )
  .map(([y, mo, d, time]) => {
    if (time === null) return `${y}-${mo}-${d}`;
    const [h, mi, seconds, zone] = time;
    const s = seconds === null ? '' : `:${seconds[0]}${seconds[1]?.join('') ?? ''}`;
    return `${y}-${mo}-${d}T${h}:${mi}${s}${zone}`;
  });

describe('laws', () => {
  it('agrees with an independent parser on texts near the form', () => {
    fc.assert(
      fc.property(isoText, (text) => {
        expect(parseTimestamp(text)).toBe(reference(text));
      }),
      { seed: 1, numRuns: 5000 },
    );
  });

  it('agrees with it when any one character is changed, dropped or doubled', () => {
    const text = fc.constantFrom(
      '2026-03-01T09:30:15.250Z',
      '2026-03-01T09:30:15+05:30',
      '2024-02-29',
      '+012026-12-31T23:59',
    );
    const other = fc.constantFrom(...'0123456789+-:.,TZ /tzé\u0000');
    fc.assert(
      fc.property(text, fc.nat(30), other, fc.constantFrom(0, 1, 2), (t, at, char, how) => {
        const i = at % t.length;
        const changed = t.slice(0, i) + (how === 0 ? char : how === 1 ? '' : char + t[i]) + t.slice(i + 1);
        expect([changed, parseTimestamp(changed)]).toEqual([changed, reference(changed)]);
      }),
      { seed: 2, numRuns: 5000 },
    );
  });

  it('reads back what toISOString writes, as text, Date and number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -MAX_EPOCH_MS, max: MAX_EPOCH_MS }),
        fc.integer({ min: -7e13, max: 3e14 }),
        (far, near) => {
          for (const ms of [far, near]) {
            expect(parseTimestamp(new Date(ms).toISOString())).toBe(ms + 0);
            expect(parseTimestamp(new Date(ms))).toBe(ms + 0);
            expect(parseTimestamp(ms)).toBe(ms + 0);
          }
        },
      ),
      { seed: 3, numRuns: 2000 },
    );
  });

  it('reads every day from 1895 to 2105, and none that the calendar lacks', () => {
    for (let year = 1895; year <= 2105; year++) {
      for (let month = 1; month <= 12; month++) {
        for (let day = 28; day <= 31; day++) {
          const date = `${year}-${String(month).padStart(2, '0')}-${day}`;
          const expected = reference(date);
          expect(parseTimestamp(date)).toBe(expected);
          expect(parseTimestamp(`${date}T00:00:00.000Z`)).toBe(expected);
        }
      }
    }
  });
});

describe('the zone of the machine', () => {
  const before = process.env['TZ'];
  afterEach(() => {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  });

  it.each(['America/New_York', 'Asia/Kathmandu', 'Pacific/Apia'])('%s changes nothing', (zone) => {
    process.env['TZ'] = zone;
    expect(new Date(2026, 2, 1).getTime()).not.toBe(Date.UTC(2026, 2, 1)); // the machine's zone is another one now
    expect(parseTimestamp('2026-03-01T09:30')).toBe(1772357400000);
    expect(parseTimestamp('2026-03-08T02:30')).toBe(1772937000000); // 02:30 does not exist in New York
    expect(parseTimestamp('2026-03-01')).toBe(1772323200000);
  });
});
