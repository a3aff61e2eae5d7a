import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hourCurve } from '../../src/behavior/hour-curve.js';
import { defaultBehaviorPolicy } from '../../src/behavior/index.js';
import {
  type BehaviorPattern,
  bestSendTime,
  buildPatterns,
  definePolicy,
  emptyPattern,
  populationCurve,
  type TactfulError,
} from '../../src/index.js';
import { draw, drawKey } from '../../src/random/index.js';
import { wallTimeOfDay } from '../support/wall-clock.js';
import { DAY, HOUR, history, START, zoneName } from './arbitraries.js';

const OPTIONS = { numRuns: 300, seed: 20260301 };

/** A user with so many interactions at a local hour. */
const atHour = (hour: number, count: number, timeZone: string | null = null): BehaviorPattern => {
  const countByHour = new Array<number>(24).fill(0);
  countByHour[hour] = count;
  return { ...emptyPattern('u1', timeZone), count, countByHour };
};
/** Whole minutes since midnight on the wall. */
const clock = (ms: number, timeZone: string): number => Math.floor(wallTimeOfDay(timeZone, ms) / 60_000);

describe('bestSendTime', () => {
  it('is within the window, outside quiet hours, in the hour it names, and no allowed instant is better', () => {
    const quarter = HOUR / 4;
    const clockText = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30, 45))
      .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);
    const quiet = fc.option(
      fc.tuple(clockText, clockText).filter(([start, end]) => start !== end),
      { freq: 4 },
    );
    // Days around the clock changes of 2026, and others.
    const now = fc
      .tuple(
        fc.constantFrom(Date.UTC(2026, 2, 28), Date.UTC(2026, 9, 24), Date.UTC(2026, 3, 4), START),
        fc.nat(12 * 24),
      )
      .map(([day, steps]) => day + steps * quarter);
    fc.assert(
      fc.property(
        history,
        zoneName,
        quiet,
        now,
        fc.integer({ min: 1, max: 40 }),
        (interactions, zone, hours, from, length) => {
          const pattern =
            buildPatterns(interactions, { timeZones: { u1: zone } }).patterns['u1'] ??
            emptyPattern('u1', zone);
          const policy = definePolicy({
            eligibility: { quietHours: hours && { start: hours[0], end: hours[1], timeZone: 'UTC' } },
          });
          const answer = bestSendTime(pattern, { now: from, policy, within: { hours: length } });
          const { probabilities } = hourCurve(pattern, populationCurve([]), policy.behavior);
          const isQuiet = (ms: number): boolean => {
            if (hours === null) return false;
            const minute = clock(ms, zone);
            const [start, end] = hours.map((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));
            return start! < end! ? minute >= start! && minute < end! : minute >= start! || minute < end!;
          };
          let best: { at: number; p: number } | null = null;
          for (let at = from; at < from + length * HOUR; at += quarter) {
            const p = probabilities[Math.floor(clock(at, zone) / 60)]!;
            if (!isQuiet(at) && (best === null || p > best.p * (1 + 1e-9))) best = { at, p };
          }
          expect(answer.at).toBe(best?.at ?? null);
          if (answer.at === null) {
            expect(answer).toMatchObject({ localHour: null, probability: null });
            return;
          }
          expect(answer.localHour).toBe(Math.floor(clock(answer.at, zone) / 60));
          expect(answer.probability).toBe(probabilities[answer.localHour!]);
          expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
          expect(JSON.parse(JSON.stringify(answer))).toStrictEqual(answer);
        },
      ),
      OPTIONS,
    );
  });

  it('comes at once in the best hour, and at its next beginning otherwise', () => {
    const pattern = atHour(9, 500);
    const at = (ms: number) => bestSendTime(pattern, { now: ms }).at;
    expect(at(START + 8 * HOUR)).toBe(START + 9 * HOUR);
    expect(at(START + 9 * HOUR + 1)).toBe(START + 9 * HOUR + 1);
    expect(at(START + 10 * HOUR - 1)).toBe(START + 10 * HOUR - 1);
    expect(at(START + 10 * HOUR)).toBe(START + DAY + 9 * HOUR);
  });

  it('is right where the best hour is skipped, or comes twice', () => {
    const pattern = atHour(2, 500, 'Europe/Berlin');
    // 2026-03-29, 02:00 does not exist: the next 02:00 is a day later.
    expect(bestSendTime(pattern, { now: Date.UTC(2026, 2, 28, 12), within: { days: 2 } })).toMatchObject({
      at: Date.UTC(2026, 2, 30, 0),
      localHour: 2,
    });
    // 2026-10-25, 02:00 comes twice: the first counts.
    expect(bestSendTime(pattern, { now: Date.UTC(2026, 9, 24, 12) }).at).toBe(Date.UTC(2026, 9, 25, 0));
    expect(bestSendTime(pattern, { now: Date.UTC(2026, 9, 25, 0, 30) }).at).toBe(
      Date.UTC(2026, 9, 25, 0, 30),
    );
  });

  it('of equally good hours takes the sooner', () => {
    const flat = new Array<number>(24).fill(1);
    const now = START + 5 * HOUR + 1;
    expect(bestSendTime(emptyPattern('u1'), { now, prior: flat }).at).toBe(now);
  });

  it('says where the answer comes from', () => {
    const curve = new Array<number>(24).fill(0).map((_, hour) => (hour === 7 ? 1 : 0));
    const source = (count: number, prior?: number[]) =>
      bestSendTime(atHour(7, count), { now: START, ...(prior && { prior }) });
    expect(source(0)).toMatchObject({ source: 'default', localHour: 20, confidence: 0 });
    expect(source(0, curve)).toMatchObject({ source: 'population', localHour: 7, probability: 1 });
    expect(source(60)).toMatchObject({ source: 'user', localHour: 7, confidence: 0.5 });
  });

  it('counts an answer to outreach as three interactions', () => {
    const pattern = atHour(9, 60);
    const answeredByHour = new Array<number>(24).fill(0);
    answeredByHour[15] = 30;
    expect(
      bestSendTime({ ...pattern, outreach: { ...pattern.outreach, answeredByHour } }, { now: START })
        .localHour,
    ).toBe(15);
  });

  it('takes a window of instants, and finds no time where there is none', () => {
    const pattern = atHour(9, 500);
    const within = { from: '2026-01-02', until: '2026-01-02T09:00Z' };
    expect(bestSendTime(pattern, { now: START, within })).toMatchObject({ localHour: 8 });
    expect(
      bestSendTime(pattern, { now: START, within: { ...within, until: '2026-01-02T09:00:00.001Z' } }),
    ).toMatchObject({ at: START + DAY + 9 * HOUR, localHour: 9 });
    expect(bestSendTime(pattern, { now: '2026-02-01', within })).toMatchObject({ at: null, localHour: null });
    const policy = definePolicy({ eligibility: { quietHours: { start: '00:00', end: '23:59' } } });
    expect(bestSendTime(pattern, { now: START, policy, within: { hours: 23 } }).at).toBeNull();
  });

  it('keeps quiet hours in the policy’s zone for a user without one, and follows a traveller', () => {
    const policy = definePolicy({
      eligibility: { quietHours: { start: '21:00', end: '09:00', timeZone: 'Asia/Tokyo' } },
    });
    // 09:00 in Tokyo is 00:00 UTC, 21:00 is 12:00 UTC
    expect(bestSendTime(atHour(23, 500), { now: START, policy })).toMatchObject({ localHour: 0 });
    expect(bestSendTime(atHour(9, 500, 'UTC'), { now: START, timeZone: 'Asia/Tokyo' }).at).toBe(START);
  });

  it.each<[string, object]>([
    ['within', { within: {} }],
    ['within', { within: { days: 0 } }],
    ['within.fortnights', { within: { fortnights: 1 } }],
    ['within', { within: { from: 0, days: 1 } }],
    ['within', { within: 3 }],
    ['within.until', { within: { until: 'soon' } }],
    ['prior', { prior: [1] }],
    ['prior', { prior: new Array(24).fill(0) }],
    ['prior', { prior: new Array(24).fill(Number.NaN) }],
    ['timeZone', { timeZone: 'Mars/Base' }],
    ['now', { now: 'now' }],
    ['policy', { policy: {} }],
    ...[
      { start: '18:00', end: '09:00' },
      { startMs: 0, endMs: 0, timeZone: 'UTC' },
      { startMs: 0, endMs: 86_400_000, timeZone: 'UTC' },
      { startMs: 0, endMs: 1, timeZone: 'Mars/Base' },
      undefined,
      'night',
    ].map((quietHours): [string, object] => [
      'policy.eligibility.quietHours',
      { policy: { behavior: definePolicy().behavior, eligibility: { quietHours } } },
    ]),
  ])('refuses a malformed %s', (path, options) => {
    try {
      bestSendTime(emptyPattern('u1'), { now: START, ...options });
      expect.unreachable();
    } catch (error) {
      expect((error as TactfulError).issues?.map((issue) => issue.path)).toEqual([path]);
    }
  });
});

describe('the curve', () => {
  // Users whose hours differ from everybody's, seen through few messages that come in bursts; the rest of their
  // messages judge. Everybody's curve alone, raw counts (with one count spread over the day, so that no hour is
  // impossible), and the curve of bestSendTime.
  it('predicts better than everybody’s curve, and that better than raw counts', () => {
    const key = drawKey(7, 'test/send-time');
    const prior = populationCurve([]);
    let index = 0;
    const uniform = () => draw(key, 0, index++);
    const pick = (curve: readonly number[]): number => {
      let left = uniform() * curve.reduce((sum, p) => sum + p, 0);
      let hour = 0;
      while (hour < 23 && left >= curve[hour]!) left -= curve[hour++]!;
      return hour;
    };
    const loss = { own: 0, everybody: 0, raw: 0 };
    for (let user = 0; user < 400; user++) {
      const shift = pick(prior);
      const curve = prior.map(
        (p, hour) => p + 0.15 * Math.exp(-((((hour - shift + 36) % 24) - 12) ** 2) / 8),
      );
      const total = curve.reduce((sum, p) => sum + p, 0);
      const counts = new Array<number>(24).fill(0);
      for (let burst = 0; burst < 8; burst++) counts[pick(curve)]! += 1 + Math.floor(uniform() * 5);
      const count = counts.reduce((sum, n) => sum + n, 0);
      const own = hourCurve(
        { ...emptyPattern('u'), count, countByHour: counts },
        prior,
        defaultBehaviorPolicy,
      );
      for (let hour = 0; hour < 24; hour++) {
        const p = curve[hour]! / total;
        loss.own -= p * Math.log(own.probabilities[hour]!);
        loss.everybody -= p * Math.log(prior[hour]!);
        loss.raw -= p * Math.log((counts[hour]! + 1 / 24) / (count + 1));
      }
    }
    expect(loss.own).toBeLessThan(loss.everybody);
    expect(loss.everybody).toBeLessThan(loss.raw);
  });
});
