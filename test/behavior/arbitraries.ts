import fc from 'fast-check';
import type { Interaction } from '../../src/index.js';
import { arbitraries } from '../../src/testing/index.js';

export const DAY = 86_400_000;
export const HOUR = 3_600_000;
export const START = Date.UTC(2026, 0, 1);

/** Mostly within three years, many at one instant or on the hour, some far away. */
export const instantOf = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: START - 400 * DAY, max: START + 700 * DAY }) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 60 * 24 }).map((hours) => START + hours * HOUR) },
  { weight: 1, arbitrary: fc.integer({ min: -8.6e15, max: 8.6e15 }) },
);

/** Those that are counted by name, one that is not, and a name that objects have already. */
const types = ['message', 'command', 'voice', 'photo', 'reaction', 'callback', 'dance', '__proto__'];
const timeZones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
];

/** Zones with clock changes, odd offsets, and a date line. */
export const zoneName: fc.Arbitrary<string> = arbitraries.timeZone({ zones: timeZones });

export const interaction: fc.Arbitrary<Interaction> = arbitraries.interaction({
  at: instantOf,
  types,
  timeZones,
});

export const history = fc.array(interaction, { maxLength: 80, size: 'max' });
