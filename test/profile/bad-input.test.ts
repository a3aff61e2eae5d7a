import {
  decideMessaging,
  enrichProfile,
  enrichProfiles,
  eventFields,
  fromSnakeCase,
  messageFields,
  orderFields,
  personalizationFields,
  personalizationScore,
  summarizeProfile,
  summaryFacts,
} from 'tactful';
import { describe, expect, it } from 'vitest';
import { errorOf, faultsOf } from '../support/faults-of.js';
import { throwing } from '../support/hostile.js';
import { event, NOW, user } from './people.js';

const now = NOW;
const profile = enrichProfile(user(), { now });
const faults = (call: () => unknown) => faultsOf(call).map(({ path, message }) => [path, message]);

const A_TEXT = 'expected a string or null';
const AN_ID = 'expected a non-empty string';
const EXPECTED = /^expected /;

describe('each field of a record is refused by name, and told what it should be', () => {
  it.each<[string, unknown, string]>([
    ['id', '', AN_ID],
    ['id', 5, AN_ID],
    ['email', ' ', 'expected an email'],
    ['email', null, 'expected an email'],
    ['name', 5, A_TEXT],
    ['firstName', 5, A_TEXT],
    ['interests', 'chess', 'expected a list of texts, or null'],
    ['cuisinePreference', {}, 'expected a list of texts, or null'],
    ['dietaryRestrictions', 5, 'expected a list of texts, or null'],
    ['age', '32', 'expected a number of years, or null'],
    ['age', -1, 'expected a number of years, or null'],
    ['age', Number.POSITIVE_INFINITY, 'expected a number of years, or null'],
    ['gender', 5, A_TEXT],
    ['occupation', 5, A_TEXT],
    ['relationshipStatus', 5, A_TEXT],
    ['tableTypePreference', 5, A_TEXT],
    ['homeNeighborhood', 5, A_TEXT],
    ['workNeighborhood', 5, A_TEXT],
    ['isOnTeam', 'yes', 'expected true, false or null'],
  ])('a user’s %s: %j', (field, value, message) => {
    const broken = { ...user(), [field]: value } as never;
    expect(faults(() => enrichProfile(broken, { now }))).toEqual([[field, message]]);
    expect(faults(() => personalizationScore(broken))).toEqual([[field, message]]);
  });

  it('an item of a list, with its place', () => {
    const broken = user({ interests: ['chess', 5 as never] });
    expect(faults(() => enrichProfile(broken, { now }))).toEqual([['interests[1]', 'expected a string']]);
  });

  it.each<[string, unknown, string]>([
    ['id', '', AN_ID],
    ['name', null, 'expected a string'],
    ['venue', 5, A_TEXT],
    ['host', 5, A_TEXT],
    ['eventType', 5, A_TEXT],
    ['participants', undefined, 'expected a list of emails'],
    ['participants', 'ann@x.org', 'expected a list of emails'],
  ])('an event’s %s: %j', (field, value, message) => {
    const events = [event(1), { ...event(2), [field]: value } as never];
    expect(faults(() => eventFields(user(), { now, events }))).toEqual([[`events[1].${field}`, message]]);
    expect(faults(() => eventFields(user(), { now, events: [null as never] }))).toEqual([
      ['events[0]', 'expected an object'],
    ]);
  });

  it.each<[string, unknown]>([
    ['id', ''],
    ['userId', 5],
    ['status', null],
    ['sentDate', '2026-02-30'],
  ])('a message’s %s: %j', (field, value) => {
    const message = { id: 'm', userId: 'u1', status: 'sent', sentDate: now, [field]: value } as never;
    const [[path, words]] = faults(() => messageFields(user(), { now, messages: [message] })) as [string[]];
    expect(path).toBe(`messages[0].${field}`);
    expect(words).toMatch(field === 'sentDate' ? /, or null$/ : EXPECTED);
  });

  it.each<[string, unknown]>([
    ['id', ''],
    ['userId', ''],
    ['amount', '5'],
    ['amount', 2 ** 53],
    ['date', 'soon'],
  ])('an order’s %s: %j', (field, value) => {
    const order = { id: 'o', userId: 'u1', amount: 1, date: now, [field]: value } as never;
    const [[path, words]] = faults(() => orderFields(user(), { orders: [order] })) as [string[]];
    expect(path).toBe(`orders[0].${field}`);
    expect(words).toMatch(/^expected .*(string|null)$/);
  });

  it('takes the largest amount that is exact', () => {
    for (const amount of [2 ** 53 - 1, 1 - 2 ** 53]) {
      const orders = [{ id: 'o', userId: 'u1', amount }];
      expect(orderFields(user(), { orders })).toMatchObject({ totalOrders: 1, totalSpent: amount });
    }
  });

  it.each<[string, unknown, string]>([
    ['friends', null, 'expected a list of texts'],
    ['friends', 'Bo', 'expected a list of texts, or null'],
    ['eventHistory', null, 'expected a list of attended events'],
    ['eventHistory', [{ venue: 5 }], 'expected a list of attended events'],
    ['eventHistory', [null], 'expected a list of attended events'],
    ['favoriteHosts', 'Mario', 'expected a list of texts, or null'],
    ['favoriteCuisines', 'Thai', 'expected a list of texts, or null'],
    ['numberOfEventsAttended', 0.5, 'expected a whole number from 0'],
    ['daysSinceLastEvent', 3, 'expected whole days, and null without an event'],
    ['isHealthyActiveUser', 1, 'expected true or false'],
    ['isOnTeam', null, 'expected true or false'],
    ['shouldRequestMoreDetails', 'no', 'expected true or false'],
  ])('a profile’s %s: %j', (field, value, message) => {
    const broken = { ...profile, [field]: value } as never;
    for (const call of [summaryFacts, summarizeProfile] as const) {
      const found = faults(() => call(broken));
      expect(found).toContainEqual([field, message]);
      expect(errorOf(() => call(broken)).functionName).toBe(call.name);
    }
  });

  it('a person’s, among those known by name', () => {
    const people = [{ email: 'bo@x.org', firstName: 5 as never }, 'Bo' as never];
    expect(faults(() => enrichProfile(user(), { now, people }))).toEqual([
      ['people[0].firstName', A_TEXT],
      ['people[1]', 'expected an object'],
    ]);
  });
});

describe('each function', () => {
  const calls = {
    enrichProfile: (u: unknown, o: object) => enrichProfile(u as never, { now, ...o }),
    eventFields: (u: unknown, o: object) => eventFields(u as never, { now, ...o }),
    messageFields: (u: unknown, o: object) => messageFields(u as never, { now, ...o }),
    orderFields: (u: unknown, o: object) => orderFields(u as never, o),
    personalizationFields: (u: unknown, o: object) => personalizationFields(u as never, { now, ...o }),
    personalizationScore: (u: unknown, o: object) => personalizationScore(u as never, o),
  };

  it.each(Object.entries(calls))('%s refuses a user that is none, in its own name', (name, call) => {
    for (const bad of [null, 'ann@x.org']) {
      const error = errorOf(() => call(bad, {}));
      expect([error.functionName, error.code, error.issues[0]?.path]).toEqual([
        name,
        'invalid_input',
        'user',
      ]);
      expect(error.issues[0]?.message).toBe('expected an object');
    }
    expect(errorOf(() => call(throwing('email', user()), {})).issues[0]?.path).toBe('user');
  });

  it.each<[keyof typeof calls, string]>([
    ['enrichProfile', 'events'],
    ['enrichProfile', 'orders'],
    ['enrichProfile', 'messages'],
    ['enrichProfile', 'people'],
    ['eventFields', 'events'],
    ['eventFields', 'people'],
    ['messageFields', 'messages'],
    ['orderFields', 'orders'],
  ])('%s refuses %s that are no list', (name, list) => {
    const error = errorOf(() => calls[name](user(), { [list]: {} }));
    expect([error.functionName, error.issues]).toEqual([
      name,
      [{ path: list, message: 'expected a list of records', received: '{}' }],
    ]);
  });

  it.each(['enrichProfile', 'messageFields', 'personalizationFields'] as const)(
    '%s refuses a policy that is none, in its own name',
    (name) => {
      const error = errorOf(() => calls[name](user(), { policy: {} }));
      expect([error.functionName, error.issues[0]?.path]).toEqual([name, 'policy']);
    },
  );

  it('of the small ones names itself, and says what it expected', () => {
    const count = { numberOfEventsAttended: -1 };
    for (const name of ['personalizationFields', 'personalizationScore'] as const) {
      const error = errorOf(() => calls[name](user(), count));
      expect([error.functionName, error.code, error.issues]).toEqual([
        name,
        'invalid_input',
        [{ path: 'numberOfEventsAttended', message: 'expected a whole number from 0', received: '-1' }],
      ]);
    }
    const undecided = errorOf(() => decideMessaging({ ...profile, canSendNewMessage: 1 } as never));
    expect([undecided.functionName, undecided.code, undecided.issues]).toEqual([
      'decideMessaging',
      'invalid_input',
      [{ path: 'canSendNewMessage', message: 'expected true or false', received: '1' }],
    ]);
    expect(errorOf(() => decideMessaging(null as never)).functionName).toBe('decideMessaging');
    expect(errorOf(() => fromSnakeCase(null as never)).functionName).toBe('fromSnakeCase');
    expect(errorOf(() => fromSnakeCase({ a_b: 1, aB: 2 })).functionName).toBe('fromSnakeCase');
    for (const call of [summaryFacts, summarizeProfile] as const) {
      expect(errorOf(() => call(profile, { policy: {} as never })).functionName).toBe(call.name);
    }
  });

  it('of many users names itself, and says what it expected', () => {
    const many = (records: unknown, options: object = {}) => {
      const { functionName, issues } = errorOf(() => enrichProfiles(records as never, { now, ...options }));
      return [functionName, issues[0]?.path, issues[0]?.message];
    };
    expect(many(null)).toEqual(['enrichProfiles', 'records', 'expected an object with users']);
    expect(many({})).toEqual(['enrichProfiles', 'users', 'expected a list of users']);
    expect(many({ users: [] }, { summary: 'no' })).toEqual([
      'enrichProfiles',
      'summary',
      'expected true or false',
    ]);
    expect(many({ users: [], messages: 5 })).toEqual([
      'enrichProfiles',
      'messages',
      'expected a list of records',
    ]);
    expect(many({ users: [], people: new Proxy([], { get: () => [].pop()!['x'] }) })).toEqual([
      'enrichProfiles',
      'records',
      'could not be read',
    ]);
  });
});

describe('a malformed record of the user', () => {
  it('counts for nothing, and the others do', () => {
    const order = { id: 'o1', userId: 'u1', amount: 5, date: now };
    const message = { id: 'm1', userId: 'u1', status: 'sent', sentDate: now };
    const { profiles, rejected } = enrichProfiles(
      {
        users: [user()],
        orders: [order, { ...order, id: 'o2', amount: 'x' as never }, { ...order, userId: 'u9' }],
        messages: [message, { ...message, sentDate: 'x' }, { ...message, status: 'queued', id: '' }],
      },
      { now },
    );
    expect(profiles[0]).toMatchObject({
      totalOrders: 1,
      totalSpent: 5,
      lastOrderDate: now,
      totalMessagesSent: 1,
      queuedMessageCount: 0,
      lastMessageSentDate: now,
    });
    expect(rejected.map(({ list, index }) => [list, index])).toEqual([
      ['orders', 1],
      ['messages', 1],
      ['messages', 2],
    ]);
  });
});

it('a record of a batch that is none is told what it should be', () => {
  const none = [null, 'x', 5] as never[];
  const records = { users: [...none, user()], events: none, orders: none, messages: none, people: none };
  const { profiles, rejected } = enrichProfiles(records, { now });
  expect(profiles).toHaveLength(1);
  const lists = rejected.map(({ list, index, issues }) => [list, index, issues[0]?.message]);
  expect(lists).toEqual(
    ['people', 'users', 'events', 'orders', 'messages'].flatMap((list) =>
      [0, 1, 2].map((index) => [list, index, 'expected an object']),
    ),
  );
});

describe('ties', () => {
  it('of messages sent at one instant go to the last id, in any order', () => {
    const at = new Date(NOW);
    const messages = [NOW, at, at.toISOString()].map((sentDate, i) => {
      return { id: `m${i}`, userId: 'u1', status: 'sent', sentDate };
    });
    for (const order of [messages, [...messages].reverse()]) {
      expect(messageFields(user(), { now, messages: order }).lastMessageSentDate).toBe(at.toISOString());
    }
  });

  it('of several names for one email go to the first in code unit order, in any order', () => {
    const names = ['Bo B', 'Bo A', 'Bo C'].map((name) => ({ email: 'bo@x.org', name }));
    const events = [event(1, {}, ['bo@x.org']), event(2, {}, [' BO@x.org'])];
    for (const people of [names, [...names].reverse()]) {
      expect(eventFields(user(), { now, events, people }).friends).toEqual(['Bo A']);
    }
  });

  it('blank emails among participants are nobody', () => {
    const events = [event(1, {}, ['', ' ']), event(2, {}, ['  ', ''])];
    expect(eventFields(user(), { now, events }).friends).toEqual([]);
  });

  it('eventFields finds the preferred cuisines', () => {
    const fond = user({ cuisinePreference: ['Thai', 'Greek'] });
    const events = [event(1, { name: 'THAI supper' })];
    expect(eventFields(fond, { now, events }).favoriteCuisines).toEqual(['Thai']);
  });
});

describe('summaries', () => {
  const say = (fields: object, events = 0) =>
    enrichProfile(user({ name: 'Ann Lee', ...fields }), {
      now,
      events: Array.from({ length: events }, (_, i) => event(i + 1, { id: `e${i}` })),
    }).summary;

  it.each<[object, string]>([
    [{ age: 32, homeNeighborhood: 'SOMA' }, 'Ann is a 32-year-old living in SOMA.'],
    [{ age: 32, workNeighborhood: 'SOMA' }, 'Ann is a 32-year-old who works in SOMA.'],
    [{ workNeighborhood: 'Home' }, 'Ann works from home.'],
    [{ workNeighborhood: 'from home' }, 'Ann works from home.'],
    [{ workNeighborhood: 'Home Park' }, 'Ann works in Home Park.'],
    [{ workNeighborhood: 'Motorhome' }, 'Ann works in Motorhome.'],
    [{ workNeighborhood: 'Remote' }, 'Ann works remotely.'],
    [{ workNeighborhood: 'Remote Valley' }, 'Ann works in Remote Valley.'],
    [{ occupation: 'a nurse' }, 'Ann is a nurse.'],
    [{ occupation: 'an usher' }, 'Ann is an usher.'],
    [{ age: 80, occupation: 'retired' }, 'Ann is a retired 80-year-old.'],
    [{ age: 180 }, 'Ann is a first-time user'],
    [{ age: 120 }, 'Ann is 120 years old.'],
    [{ age: 1 }, 'Ann is 1 year old.'],
    [{ age: 0.5 }, 'Ann is a first-time user'],
  ])('%j: %s', (fields, start) => {
    expect(say(fields).slice(0, start.length)).toBe(start);
  });

  it('agree in number once the pronoun is they', () => {
    const table = { occupation: 'Nurse', dietaryRestrictions: ['vegan'], tableTypePreference: 'communal' };
    expect(say(table)).toContain("They're a vegan and prefer communal table experiences.");
    expect(say({ occupation: 'Nurse', isOnTeam: true })).toContain("They're a member of the team.");
  });

  it('cut lists short', () => {
    const diets = Array.from({ length: 9 }, (_, i) => `rule ${i}`);
    expect(say({ dietaryRestrictions: diets })).toContain('"rule 4", and "rule 5" among');
    const cuisinePreference = ['A', 'B', 'C', 'D', 'E', 'F'];
    expect(say({ cuisinePreference })).toContain('They like A, B, C, D, and E cuisine.');
    expect(say({ interests: ['a', 'b', 'c', 'd', 'e', 'f'] })).toContain('in a, b, c, d, e, and f.');
    expect(say({ interests: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] })).toContain(
      'in a, b, c, d, e, f, and more.',
    );
  });

  it('name four friends, and count five', () => {
    const withFriends = (n: number) => {
      const others = Array.from({ length: n }, (_, i) => `${'abcde'[i]}@x.org`);
      return enrichProfile(user({ name: 'Ann' }), {
        now,
        events: [event(1, {}, others), event(2, {}, others)],
      }).summary;
    };
    expect(withFriends(4)).toContain('often attend with their friends A, B, C, and D.');
    expect(withFriends(5)).toContain('often attend with 5 friends, including A, B, and C.');
  });

  it('are one line of what fields say, single blanks between words', () => {
    expect(say({ occupation: 'deep \u0000 sea\r\n diver' })).toContain('a deep sea diver.');
    expect(summaryFacts({ ...profile, interests: ['é'.repeat(80), 'è'.repeat(81)] }).interests).toEqual([
      'é'.repeat(80),
      'è'.repeat(80),
    ]);
  });
});
