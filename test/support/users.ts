import fc from 'fast-check';
import { definePolicy, type Gate, type Policy, type PolicyInput, type UserFacts } from '../../src/index.js';

const HOUR = 3_600_000;

/** The instant that the arbitraries are about. */
export const NOW = Date.UTC(2026, 2, 4, 12);

const ago = fc.oneof(
  fc.integer({ min: -30 * HOUR, max: 10 * 24 * HOUR }),
  fc.constantFrom(0, 1, -1, 24 * HOUR, 24 * HOUR + 1, 24 * HOUR - 1, 72 * HOUR),
);

/** Users with each field there or not. */
export const users: fc.Arbitrary<UserFacts> = fc.record(
  {
    id: fc.stringMatching(/^[a-z]{1,6}$/),
    createdAt: ago.map((ms) => NOW - 2 * Math.abs(ms)),
    lastActiveAt: fc.option(ago.map((ms) => NOW - ms)),
    messages: fc.array(
      fc.record(
        {
          sentAt: ago.map((ms) => NOW - ms),
          channel: fc.constantFrom('email', 'push'),
          topic: fc.constantFrom('news', 'sale'),
          countsTowardCaps: fc.boolean(),
        },
        { requiredKeys: ['sentAt'] },
      ),
      { maxLength: 4 },
    ),
    timeZone: fc.constantFrom(null, 'UTC', 'Asia/Kathmandu', 'America/New_York', 'Mars/Olympus'),
    optedOut: fc.constantFrom(false, false, false, false, true),
    pausedUntil: fc.option(
      ago.map((ms) => NOW - ms),
      { freq: 2 },
    ),
    traits: fc.constantFrom({}, { plan: 'gold' }, { plan: 'tin' }),
  },
  { requiredKeys: ['id', 'createdAt'] },
);

/** Policy documents in which each check is often on. */
export const policyInputs: fc.Arbitrary<PolicyInput> = fc.record({
  eligibility: fc.record(
    {
      inactivity: fc.constantFrom(null, { hours: 24 }, { seconds: 0 }),
      messageFrequency: fc.constantFrom(null, { hours: 24 }, { hours: 1 }),
      caps: fc.array(
        fc.record(
          {
            max: fc.constantFrom(0, 1, 1, 2, 2, 3),
            per: fc.constantFrom(
              'day' as const,
              'week' as const,
              'month' as const,
              { days: 7 },
              { hours: 6 },
            ),
            channel: fc.constantFrom('email', 'push'),
            topic: fc.constant('news'),
          },
          { requiredKeys: ['max', 'per'] },
        ),
        { maxLength: 3 },
      ),
      quietHours: fc.constantFrom(
        null,
        { start: '21:00', end: '08:00' },
        { start: '11:00', end: '13:00', timeZone: 'Asia/Tokyo' },
      ),
      onInvalidTimeZone: fc.constantFrom('skip' as const, 'fallback' as const),
      holdout: fc.constantFrom(null, null, { fraction: 0.3, salt: 's' }),
    },
    { requiredKeys: [] },
  ),
  segmentation: fc.constantFrom({}, { rules: [{ segment: 'vip', when: { 'traits.plan': 'gold' } }] }),
});

export const policies: fc.Arbitrary<Policy> = policyInputs.map((input) => definePolicy(input));

/** Gates of the host's: never in the way, for two hours, or for good. */
export const gateLists: fc.Arbitrary<readonly Gate[]> = fc.subarray<Gate>([
  { name: 'open', check: () => ({ passed: true }) },
  {
    name: 'even_hours',
    check: (_, now) =>
      Math.floor(now / HOUR) % 2 === 0
        ? { passed: true }
        : { passed: false, clearsAt: (Math.floor(now / HOUR) + 1) * HOUR },
  },
  {
    name: 'closed',
    check: (user) => (user.id.startsWith('a') ? { passed: false, clearsAt: null } : { passed: true }),
  },
]);

/** Freezes a value and all inside, and gives it back. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}
