import fc from 'fast-check';
import {
  decideMessaging,
  type EventRecord,
  enrichProfile,
  enrichProfiles,
  type MessageRecord,
  type OrderRecord,
  orderFields,
  personalizationScore,
  type UserRecord,
} from 'tactful';
import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../src/internal/deep-freeze.js';
import { NOW } from './people.js';

const DAY = 86_400_000;
const runs = { seed: 4, numRuns: 150 };

// Few people and few texts, so that they meet.
const email = fc.constantFrom('ann@x.org', 'bo.b@x.org', 'cy@x.org', 'di1@x.org', '5@x.org');
const written = fc
  .tuple(email, fc.constantFrom('', ' ', '\n'), fc.boolean())
  .map(([text, blank, loud]) => `${blank}${loud ? text.toUpperCase() : text}${blank}`);
const text = fc.oneof(fc.constantFrom('Thai', 'Italian', 'dinner', ' ', ''), fc.string());
const field = fc.option(text);
const texts = fc.option(fc.array(text, { maxLength: 3 }));
const instant = fc.oneof(
  fc.integer({ min: NOW - 400 * DAY, max: NOW + 10 * DAY }),
  fc.constantFrom(NOW, NOW - 7 * DAY, NOW - 7 * DAY + 1, '2026-02-01', '2026-02-01T00:00+05:30'),
);

const user: fc.Arbitrary<UserRecord> = fc.record(
  {
    id: fc.constantFrom('u1', 'u2', 'u3', 'u4'),
    email: written,
    name: field,
    firstName: field,
    interests: texts,
    cuisinePreference: texts,
    dietaryRestrictions: texts,
    age: fc.option(fc.nat(130)),
    gender: fc.option(fc.constantFrom('female', 'M', 'other')),
    occupation: field,
    relationshipStatus: field,
    tableTypePreference: field,
    homeNeighborhood: field,
    workNeighborhood: field,
    isOnTeam: fc.option(fc.boolean()),
    plan: text,
  },
  { requiredKeys: ['id', 'email'] },
);
const event: fc.Arbitrary<EventRecord> = fc.record(
  {
    id: fc.uuid(),
    name: text,
    date: instant,
    venue: field,
    host: field,
    eventType: field,
    participants: fc.array(written, { maxLength: 6 }),
  },
  { requiredKeys: ['id', 'name', 'date', 'participants'] },
);
const order: fc.Arbitrary<OrderRecord> = fc.record(
  {
    id: fc.uuid(),
    userId: fc.constantFrom('u1', 'u2', 'nobody'),
    amount: fc.option(
      fc.oneof(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: 1 - 2 ** 53, max: 2 ** 53 - 1, noNaN: true }),
      ),
    ),
    date: fc.option(instant),
  },
  { requiredKeys: ['id', 'userId'] },
);
const message: fc.Arbitrary<MessageRecord> = fc.record(
  {
    id: fc.uuid(),
    userId: fc.constantFrom('u1', 'u2', 'nobody'),
    status: fc.constantFrom('sent', 'queued', 'failed'),
    sentDate: fc.option(instant),
  },
  { requiredKeys: ['id', 'userId', 'status'] },
);
const records = fc.record({
  users: fc.array(user, { maxLength: 4 }),
  events: fc.array(event, { maxLength: 8 }),
  orders: fc.array(order, { maxLength: 6 }),
  messages: fc.array(message, { maxLength: 6 }),
});
const now = NOW;

/** Runs a law over random records, frozen all through. */
function law(check: (input: typeof records extends fc.Arbitrary<infer R> ? R : never) => void): void {
  fc.assert(
    fc.property(records, (input) => check(deepFreeze(input))),
    runs,
  );
}

describe('laws of profiles', () => {
  it('one user alone is the same user in the batch', () => {
    law(({ users, ...related }) => {
      const { profiles, rejected } = enrichProfiles({ users, ...related }, { now });
      expect(rejected).toEqual([]);
      const alone = users.map((one) => enrichProfile(one, { now, ...related, people: users }));
      expect(alone).toStrictEqual(profiles);
    });
  });

  it('shards that know all people make the whole', () => {
    law(({ users, ...related }) => {
      const whole = enrichProfiles({ users, ...related }, { now }).profiles;
      const shards = [users.slice(0, 2), users.slice(2)].map(
        (shard) => enrichProfiles({ users: shard, people: users, ...related }, { now }).profiles,
      );
      expect(shards.flat()).toStrictEqual(whole);
    });
  });

  it('amounts of any size add up as whole numbers of millionths do', () => {
    const whole = fc.integer({ min: 1 - 2 ** 53, max: 2 ** 53 - 1 });
    const fraction = fc.integer({ min: -999_999, max: 999_999 }).map((millionths) => millionths / 1e6);
    fc.assert(
      fc.property(fc.array(fc.oneof(whole, fraction), { maxLength: 30 }), (amounts) => {
        const orders = amounts.map((amount, i) => ({ id: `o${i}`, userId: 'u1', amount }));
        let sum = 0n;
        for (const amount of amounts) {
          sum += Number.isInteger(amount) ? BigInt(amount) * 1_000_000n : BigInt(Math.round(amount * 1e6));
        }
        const { totalSpent } = orderFields({ id: 'u1', email: 'ann@x.org' }, { orders });
        expect(totalSpent).toBe(Number(`${sum}e-6`) + 0);
      }),
      { ...runs, numRuns: 500 },
    );
  });

  it('the order of records does not matter', () => {
    law(({ users, events, orders, messages }) => {
      const reversed = {
        users: [...users].reverse(),
        events: [...events].reverse(),
        orders: [...orders].reverse(),
        messages: [...messages].reverse(),
      };
      const { profiles } = enrichProfiles({ users, events, orders, messages }, { now });
      expect(enrichProfiles(reversed, { now }).profiles.reverse()).toStrictEqual(profiles);
    });
  });

  it('unknown fields are kept, known ones too', () => {
    law(({ users, ...related }) => {
      const { profiles } = enrichProfiles({ users, ...related }, { now });
      for (const [i, { isOnTeam: _, ...given }] of users.entries()) expect(profiles[i]).toMatchObject(given);
    });
  });

  it('an event in the future changes nothing', () => {
    fc.assert(
      fc.property(records, event, fc.integer({ min: 1, max: DAY }), (input, extra, ms) => {
        const events = [{ ...extra, date: now + ms }, ...input.events];
        expect(enrichProfiles({ ...input, events }, { now })).toStrictEqual(enrichProfiles(input, { now }));
      }),
      runs,
    );
  });

  it('unrelated records change nothing', () => {
    law((input) => {
      const participants = ['eve@y.org', 'fay@y.org', 'EVE@y.org'];
      const more = {
        users: input.users,
        events: [...input.events, { id: 'e', name: 'Thai', date: 0, host: 'H', participants }],
        orders: [{ id: 'o', userId: 'u9', amount: 9, date: NOW }, ...input.orders],
        messages: [{ id: 'm', userId: 'u9', status: 'sent', sentDate: NOW }, ...input.messages],
      };
      expect(enrichProfiles(more, { now })).toStrictEqual(enrichProfiles(input, { now }));
    });
  });

  it('a malformed record is as good as none', () => {
    law((input) => {
      const bad = { id: 'bad', date: 'never', userId: '', participants: 'all' } as never;
      const { users, events, orders, messages } = input;
      const mixed = {
        users: [...users, bad],
        events: [bad, ...events],
        orders: [bad, ...orders],
        messages: [...messages, bad],
      };
      const result = enrichProfiles(mixed, { now });
      expect(result.profiles).toStrictEqual(enrichProfiles(input, { now }).profiles);
      expect(result.rejected.map(({ list }) => list)).toEqual(['users', 'events', 'orders', 'messages']);
    });
  });

  it('the summary can be left out, and nothing else', () => {
    law((input) => {
      const bare = enrichProfiles(input, { now, summary: false }).profiles;
      const full = enrichProfiles(input, { now }).profiles;
      expect(full.map(({ summary: _, ...rest }) => rest)).toStrictEqual(bare);
    });
  });

  it('profiles are plain JSON', () => {
    law((input) => {
      const result = enrichProfiles(input, { now });
      expect(JSON.parse(JSON.stringify(result))).toStrictEqual(result);
    });
  });

  it('a profile enriched again is the same', () => {
    law(({ users, ...related }) => {
      const { profiles } = enrichProfiles({ users, ...related }, { now });
      // The flag of a team member by email stays, which is the one field that is read and written.
      expect(enrichProfiles({ users: profiles, ...related }, { now }).profiles).toEqual(profiles);
    });
  });

  it('the score is from 0 to 100, and filling a field or attending never lowers it', () => {
    const filled = { interests: ['a'], cuisinePreference: ['b'], age: 1, occupation: 'c', gender: 'd' };
    fc.assert(
      fc.property(user, fc.constantFrom(...Object.keys(filled)), fc.nat(20), (one, key, attended) => {
        const before = personalizationScore(one, { numberOfEventsAttended: attended });
        const more = { ...one, [key]: filled[key as keyof typeof filled] };
        expect(personalizationScore(more, { numberOfEventsAttended: attended })).toBeGreaterThanOrEqual(
          before,
        );
        expect(personalizationScore(one, { numberOfEventsAttended: attended + 1 })).toBeGreaterThanOrEqual(
          before,
        );
        expect(before).toBeGreaterThanOrEqual(0);
        expect(before).toBeLessThanOrEqual(100);
      }),
      runs,
    );
  });

  it('sends nothing within the cooldown, and decides always', () => {
    law(({ users, ...related }) => {
      for (const profile of enrichProfiles({ users, ...related }, { now }).profiles) {
        const decision = decideMessaging(profile);
        if (decision === 'send_personalized') expect(profile.canSendNewMessage).toBe(true);
        const { daysSinceLastMessage: days } = profile;
        if (days !== null) expect(profile.canSendNewMessage).toBe(days >= 7);
      }
    });
  });

  it('summaries are one line of sentences', () => {
    law(({ users, ...related }) => {
      for (const { summary } of enrichProfiles({ users, ...related }, { now }).profiles) {
        expect(summary).toMatch(/^[^\p{Cc}\u2028\u2029]+\.$/u);
        expect(summary).not.toMatch(/ {2}/);
      }
    });
  });
});
