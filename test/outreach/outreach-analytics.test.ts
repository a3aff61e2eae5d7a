import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  mergeOutreachAnalytics,
  type OutreachRecord,
  outreachAnalytics,
  TactfulError,
} from '../../src/index.js';
import { deepFreeze } from '../../src/internal/deep-freeze.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 2, 31);

const arbRecord: fc.Arbitrary<OutreachRecord> = fc
  .record({
    outreachType: fc.constantFrom('check_in', 'mood_support', 'toString'),
    sentAt: fc.integer({ min: NOW - 35 * DAY, max: NOW + DAY }),
    templateId: fc.constantFrom(null, 'a', 'b'),
    answer: fc.option(fc.nat(3 * DAY)),
    delivery: fc.option(fc.nat(DAY)),
    timeZone: fc.constantFrom(null, 'Asia/Kathmandu', 'America/New_York'),
  })
  .map(({ answer, delivery, ...record }) => ({
    ...record,
    deliveredAt: delivery === null ? null : record.sentAt + delivery,
    respondedAt: answer === null ? null : record.sentAt + answer,
  }));
const arbRecords = fc.array(arbRecord, { maxLength: 30 });

describe('outreachAnalytics', () => {
  it('agrees with counting one by one', () => {
    fc.assert(
      fc.property(arbRecords, fc.constantFrom(undefined, 1, 7.5), (records, days) => {
        const result = outreachAnalytics(
          deepFreeze(records),
          days === undefined ? { now: NOW } : { now: NOW, days },
        );
        expect(JSON.parse(JSON.stringify(result))).toEqual(result);
        const since = NOW - (days ?? 30) * DAY;
        const recent = records.filter(({ sentAt }) => Number(sentAt) > since && Number(sentAt) <= NOW);
        const answered = recent.filter(
          ({ respondedAt }) => respondedAt !== null && Number(respondedAt) <= NOW,
        );
        const delivered = recent.filter(
          ({ deliveredAt }) => deliveredAt !== null && Number(deliveredAt) <= NOW,
        );
        expect(result.overall.sent).toBe(recent.length);
        expect(result.overall.responded).toBe(answered.length);
        expect(result.overall.delivered).toBe(new Set([...answered, ...delivered]).size);
        expect(result.overall.responseRate).toBe(recent.length === 0 ? 0 : answered.length / recent.length);
        for (const type of new Set(recent.map(({ outreachType }) => outreachType))) {
          expect(result.byType[type]!.sent).toBe(
            recent.filter(({ outreachType }) => outreachType === type).length,
          );
        }
        const total = (parts: Iterable<{ sent: number }>) =>
          [...parts].reduce((sum, { sent }) => sum + sent, 0);
        expect(total(Object.values(result.byType))).toBe(recent.length);
        expect(total(Object.values(result.byTemplate))).toBe(
          recent.filter(({ templateId }) => templateId !== null).length,
        );
        result.byHour.forEach(({ sent }, hour) => {
          const there = recent.filter(({ sentAt, timeZone }) => {
            const format = new Intl.DateTimeFormat('en', {
              timeZone: timeZone ?? 'UTC',
              hour: 'numeric',
              hourCycle: 'h23',
            });
            return Number(format.format(Number(sentAt))) === hour;
          });
          expect(sent).toBe(there.length);
        });
      }),
      { seed: 7, numRuns: 150 },
    );
  });

  it('merges to the whole, in any grouping, with an empty element', () => {
    fc.assert(
      fc.property(arbRecords, arbRecords, arbRecords, (a, b, c) => {
        const [x, y, z] = [a, b, c].map((records) => outreachAnalytics(records, { now: NOW }));
        const whole = outreachAnalytics([...a, ...b, ...c], { now: NOW });
        expect(mergeOutreachAnalytics(mergeOutreachAnalytics(x!, y!), z!)).toEqual(whole);
        expect(mergeOutreachAnalytics(x!, mergeOutreachAnalytics(y!, z!))).toEqual(whole);
        expect(mergeOutreachAnalytics(outreachAnalytics([], { now: NOW }), x!)).toEqual(x);
      }),
      { seed: 7, numRuns: 50 },
    );
  });

  it('looks back 30 days, the first instant excluded, now included', () => {
    const sent = (sentAt: number) =>
      outreachAnalytics([{ outreachType: 'a', sentAt }], { now: NOW }).overall.sent;
    expect([NOW - 30 * DAY, NOW - 30 * DAY + 1, NOW, NOW + 1].map(sent)).toEqual([0, 1, 1, 0]);
    const counted = (respondedAt: number) =>
      outreachAnalytics([{ outreachType: 'a', sentAt: NOW, respondedAt }], { now: NOW }).overall;
    expect(counted(NOW)).toMatchObject({ responded: 1, delivered: 1, averageResponseTimeMs: 0 });
    expect(counted(NOW + 1)).toMatchObject({ responded: 0, delivered: 0, averageResponseTimeMs: null });
  });

  it('rejects what is malformed and goes on', () => {
    const bad = [
      { outreachType: '__proto__', sentAt: NOW },
      { outreachType: 'a', sentAt: 'x', templateId: '' },
      { outreachType: 'a', sentAt: NOW, respondedAt: NOW - 1, timeZone: 'Mars' },
      null,
      { outreachType: 'a', sentAt: NOW },
    ] as never[];
    const { overall, rejected } = outreachAnalytics(bad, { now: NOW });
    expect(overall.sent).toBe(1);
    expect(rejected.map(({ index, issues }) => [index, issues.map(({ path }) => path)])).toEqual([
      [0, ['outreachType']],
      [1, ['templateId', 'sentAt']],
      [2, ['timeZone', 'respondedAt']],
      [3, ['outreach']],
    ]);
    expect(() => outreachAnalytics([], { now: NOW, days: 0 })).toThrow(TactfulError);
    expect(() => outreachAnalytics(null as never, { now: NOW })).toThrow(TactfulError);
    const shut = Proxy.revocable({}, {});
    shut.revoke();
    const none = outreachAnalytics([], { now: NOW });
    const hours = none.byHour.slice(1);
    for (const b of [
      shut.proxy,
      { ...none, rejected: [null] },
      { ...none, rejected: {} },
      { ...none, byHour: {} },
      { ...none, byHour: hours },
      { ...none, byHour: [...hours, { ...hours[0], sent: -1 }] },
      { ...none, byType: [] },
      { ...none, overall: { ...none.overall, responded: 0.5 } },
      { ...none, byTemplate: JSON.parse(`{"__proto__": ${JSON.stringify(none.overall)}}`) },
    ]) {
      expect(() => mergeOutreachAnalytics(none, b as never)).toThrow(TactfulError);
    }
    expect(() => mergeOutreachAnalytics({} as never, {} as never)).toThrow(/a expected outreach analytics/);
  });
});
