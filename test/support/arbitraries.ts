import fc from 'fast-check';
import type { PolicyInput, SentMessage, UserFacts } from '../../src/index.js';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Zones with whole, half and quarter hours, both hemispheres, half-hour and midnight changes, and changed rules. */
export const ZONES = [
  'UTC',
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'America/St_Johns',
  'America/Sao_Paulo',
  'America/Asuncion',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Tokyo',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Africa/Casablanca',
  'Antarctica/Troll',
] as const;

/** Days on which clocks change somewhere, and others that calendars get wrong. */
const ODD_DAYS = [
  '2026-03-08', // New York, St. John's: forward
  '2026-03-28', // Beirut: forward, at midnight
  '2026-03-29', // Berlin, London, Troll: forward
  '2026-04-04', // Lord Howe, Chatham: back
  '2026-10-03', // Lord Howe: forward by half an hour
  '2026-10-25', // Berlin, London: back
  '2026-11-01', // New York: back
  '2026-02-14', // Casablanca: back, for Ramadan
  '2026-03-21', // Casablanca: forward again
  '2017-10-15', // Sao Paulo: forward, at midnight
  '2018-02-17', // Sao Paulo: back, at midnight
  '2011-12-29', // Apia: the day before the one left out
  '2006-10-29', // St. John's: back, one minute past midnight
  '2024-10-06', // Asuncion: forward, at midnight
  '2024-02-28',
  '2024-02-29',
  '2025-12-31',
].map((day) => Date.parse(`${day}T12:00Z`));

/** Instants of which many lie within a day and a half of an odd one. */
export const instant: fc.Arbitrary<number> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...ODD_DAYS), fc.integer({ min: -1.5 * DAY, max: 1.5 * DAY }))
    .map(([day, by]) => day + by),
  fc.integer({ min: Date.parse('2005-01-01'), max: Date.parse('2035-01-01') }),
);

/** An instant near another, before it rather than after. */
const near = (now: number, days: number): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: now - days * DAY, max: now }) },
    { weight: 1, arbitrary: fc.integer({ min: now, max: now + 2 * DAY }) },
    { weight: 1, arbitrary: fc.constant(now) },
  );

function message(now: number): fc.Arbitrary<SentMessage> {
  return fc.record(
    {
      sentAt: near(now, 40),
      channel: fc.constantFrom('email', 'push'),
      topic: fc.constantFrom('news', 'offers'),
      countsTowardCaps: fc.boolean(),
    },
    { requiredKeys: ['sentAt'] },
  );
}

/** A user as they may be on record at `now`. */
export function userFacts(now: number): fc.Arbitrary<UserFacts> {
  return fc.record(
    {
      id: fc.oneof(fc.string({ minLength: 1, maxLength: 12 }), fc.string({ unit: 'grapheme', minLength: 1 })),
      createdAt: near(now, 60),
      lastActiveAt: fc.option(near(now, 8)),
      messages: fc.array(message(now), { maxLength: 12 }),
      timeZone: fc.option(
        fc.oneof(
          { weight: 9, arbitrary: fc.constantFrom(...ZONES) },
          { weight: 1, arbitrary: fc.constant('Mars/Base') },
        ),
      ),
      optedOut: fc.constantFrom(false, false, false, true),
      pausedUntil: fc.option(near(now, 5), { freq: 3 }),
      traits: fc.record(
        { plan: fc.constantFrom('gold', 'free'), visits: fc.integer({ min: 0, max: 9 }) },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: ['id', 'createdAt'] },
  );
}

/** A local time on a quarter of an hour. */
const clock: fc.Arbitrary<string> = fc
  .integer({ min: 0, max: 95 })
  .map((quarter) => new Date(quarter * 15 * MINUTE).toISOString().slice(11, 16));

const duration = (maxHours: number): fc.Arbitrary<{ hours: number; minutes: number }> =>
  fc.record({ hours: fc.integer({ min: 0, max: maxHours }), minutes: fc.integer({ min: 1, max: 59 }) });

/** A policy document with any mix of checks. */
export const policyInput: fc.Arbitrary<PolicyInput> = fc.record(
  {
    eligibility: fc.record(
      {
        inactivity: fc.option(duration(72)),
        messageFrequency: fc.option(duration(72)),
        caps: fc.array(
          fc.record(
            {
              max: fc.integer({ min: 0, max: 4 }).map((n) => (n === 0 ? 1 : n)),
              per: fc.oneof(
                fc.constantFrom('day' as const, 'week' as const, 'month' as const),
                duration(24 * 14),
              ),
              channel: fc.constantFrom('email', 'push'),
              topic: fc.constantFrom('news', 'offers'),
            },
            { requiredKeys: ['max', 'per'] },
          ),
          { maxLength: 3 },
        ),
        quietHours: fc.option(
          fc
            .record(
              { start: clock, end: clock, timeZone: fc.constantFrom(...ZONES) },
              { requiredKeys: ['start', 'end'] },
            )
            .filter(({ start, end }) => start !== end),
          { freq: 4 },
        ),
        onInvalidTimeZone: fc.constantFrom('skip' as const, 'fallback' as const),
        holdout: fc.option(
          fc.record({ fraction: fc.double({ min: 0, max: 0.3, noNaN: true }), salt: fc.constant('s') }),
        ),
      },
      { requiredKeys: [] },
    ),
    segmentation: fc.record(
      {
        dormantAfter: duration(200),
        newFor: duration(200),
        rules: fc.constantFrom(
          [],
          [{ segment: 'vip', when: { 'traits.plan': { $eq: 'gold' } } }],
          [
            {
              segment: 'busy',
              when: { $or: [{ messageCount: { $gt: 5 } }, { 'traits.visits': { $gte: 5 } }] },
            },
          ],
        ),
      },
      { requiredKeys: [] },
    ),
    tone: fc.record(
      { bySegment: fc.constantFrom({}, { vip: 'formal' }), fallback: fc.constantFrom('neutral', 'dry') },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['eligibility'] },
);

/** One situation: an instant, a user and a policy document. */
export const situation: fc.Arbitrary<{ now: number; user: UserFacts; input: PolicyInput }> = instant.chain(
  (now) => fc.record({ now: fc.constant(now), user: userFacts(now), input: policyInput }),
);
