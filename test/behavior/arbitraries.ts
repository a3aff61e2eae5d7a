import fc from 'fast-check';
import type { Interaction } from '../../src/index.js';

export const DAY = 86_400_000;
export const HOUR = 3_600_000;
export const START = Date.UTC(2026, 0, 1);

/** Zones with clock changes, odd offsets, and a date line. */
export const zoneName = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
);

/** Mostly within three years, many at one instant or on the hour, some far away. */
export const instantOf = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: START - 400 * DAY, max: START + 700 * DAY }) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 60 * 24 }).map((hours) => START + hours * HOUR) },
  { weight: 1, arbitrary: fc.integer({ min: -8.6e15, max: 8.6e15 }) },
);

/** More topics than a pattern keeps. */
const topic = fc.integer({ min: 0, max: 60 }).map((n) => `topic ${n}`);

export const interaction: fc.Arbitrary<Interaction> = fc.record(
  {
    userId: fc.constant('u1'),
    at: instantOf,
    type: fc.constantFrom(
      'message',
      'command',
      'voice',
      'photo',
      'reaction',
      'callback',
      'dance',
      '__proto__',
    ),
    text: fc.option(fc.string({ maxLength: 200 })),
    sentiment: fc.option(fc.double({ min: -1, max: 1, noNaN: true })),
    responseTimeMs: fc.option(fc.integer({ min: 0, max: DAY })),
    sessionId: fc.option(fc.constant('s1')),
    sessionDepth: fc.option(fc.integer({ min: 1, max: 50 })),
    topics: fc.option(fc.array(topic, { maxLength: 4 })),
    inReplyToOutreach: fc.option(fc.boolean()),
    automated: fc.option(fc.constantFrom(false, false, false, true)),
    timeZone: fc.option(zoneName, { freq: 5 }),
  },
  { requiredKeys: ['userId', 'at', 'type'] },
);

export const history = fc.array(interaction, { maxLength: 80, size: 'max' });
