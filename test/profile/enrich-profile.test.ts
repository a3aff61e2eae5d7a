import { readFileSync } from 'node:fs';
import { decideMessaging, definePolicy, enrichProfile, enrichProfiles, TactfulError } from 'tactful';
import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../src/internal/deep-freeze.js';
import { event, NOW, SAMPLE_NOW, sample, user } from './people.js';

const DAY = 86_400_000;

describe('the sample of the source, at 2024-02-10', () => {
  const { user: sarah, ...related } = deepFreeze(structuredClone(sample));
  const profile = enrichProfile(sarah, { now: SAMPLE_NOW, ...related });

  it('is as expected there, field by field', () => {
    expect(profile).toEqual({
      ...sample.user,
      // of its expected output
      friends: ['Mike Jones', 'Jenny Kim'],
      eventHistoryHosts: ['Chef Mario', 'Chef Ploy'],
      eventHistory: [
        { name: 'Italian Wine Tasting', date: '2024-01-15', venue: 'The Vault' },
        { name: 'Thai Cooking Class', date: '2024-01-22', venue: 'Culinary Studio' },
        { name: 'Farm to Table Dinner', date: '2024-02-05', venue: 'The Vault' },
      ],
      venueHistory: ['The Vault', 'Culinary Studio'],
      numberOfEventsAttended: 3,
      lastEventDate: '2024-02-05',
      daysSinceLastEvent: 5,
      hasQueuedMessages: true,
      queuedMessageCount: 1,
      hasSentMessages: true,
      lastMessageSentDate: '2024-01-25',
      daysSinceLastMessage: 16,
      totalMessagesSent: 1,
      canSendNewMessage: true,
      hasEnoughFieldsToPersonalize: true,
      isFirstTimeUser: false,
      shouldRequestMoreDetails: false,
      isHealthyActiveUser: true,
      isOnTeam: false,
      personalizationScore: 85,
      summary:
        "Sarah is a 32-year-old software engineer living in Mission District who works in SOMA. She's a vegetarian " +
        'interested in hiking, photography, and cooking, preferring communal table experiences. ' +
        "She's an active user who has attended 3 events, most recently 5 days ago at The Vault. She frequently " +
        'attends events hosted by Chef Mario and enjoys Italian and Thai cuisine venues. She often attends with ' +
        'her friends Mike Jones and Jenny Kim.',
      // of its tables and functions, without values there
      favoriteEventTypes: ['wine_tasting', 'cooking_class', 'dinner'],
      averageEventsPerMonth: 3,
      totalOrders: 2,
      totalSpent: 160,
      lastOrderDate: '2024-01-18',
      // of this library
      favoriteHosts: ['Chef Mario'],
      favoriteCuisines: ['Italian', 'Thai'],
    });
  });

  it('asks to send a personal message', () => {
    expect(decideMessaging(profile)).toBe('send_personalized');
  });

  it('is plain JSON, with id and email first', () => {
    expect(JSON.parse(JSON.stringify(profile))).toStrictEqual(profile);
    expect(Object.keys(profile).slice(0, 3)).toEqual(['id', 'email', 'friends']);
  });
});

describe('random records', () => {
  it('come to what a naive Python implementation makes of them (naive_profiles.py 2026 16)', () => {
    const text = readFileSync(new URL('random-profiles.json', import.meta.url), 'utf8');
    const { now, expected, ...records } = JSON.parse(text);
    const { profiles, rejected } = enrichProfiles(records, { now, summary: false });
    expect(rejected).toEqual([]);
    expect(profiles).toEqual(expected);
  });
});

describe('attendance', () => {
  const ann = user();
  const attended = (events: Parameters<typeof enrichProfile>[1]['events']) =>
    enrichProfile(ann, { now: NOW, events: events ?? [] });

  it.each([
    [-1, 1],
    [0, 1],
    [1, 0],
  ])('%i ms from now counts %i times', (ms, count) => {
    expect(attended([event(0, { date: NOW + ms })]).numberOfEventsAttended).toBe(count);
  });

  it.each([
    [DAY - 1, 0],
    [DAY, 1],
    [2 * DAY - 1, 1],
  ])('%i ms ago is %i days ago', (ms, days) => {
    expect(attended([event(0, { date: NOW - ms })]).daysSinceLastEvent).toBe(days);
  });

  it('does not mind case, blanks, and being listed twice', () => {
    const participants = [' ANN.Lee@X.org\n', 'ann.lee@x.org', 'bo@x.org', 'BO@x.org ', ' '];
    const profile = attended([event(1, { participants }), event(2, { participants })]);
    expect(profile.numberOfEventsAttended).toBe(2);
    expect(profile.friends).toEqual(['Bo']);
  });

  it('orders friends by shared events, then by who was seen first', () => {
    const events = [
      event(3, {}, ['a@x.org', 'b@x.org', 'c@x.org', 'd@x.org']),
      event(2, {}, ['d@x.org', 'c@x.org', 'b@x.org']),
      event(1, {}, ['c@x.org']),
    ];
    expect(attended(events).friends).toEqual(['C', 'B', 'D']);
  });

  it('orders events of one instant by id', () => {
    const events = [event(1, { id: 'b', name: 'B' }), event(1, { id: 'a', name: 'A' })];
    expect(attended(events).eventHistory.map(({ name }) => name)).toEqual(['A', 'B']);
  });

  it('names the three favorite types, ties by first attendance, and leaves out what is blank', () => {
    const types = ['walk', 'dinner', ' ', 'dinner', 'class', 'brunch', null];
    const events = types.map((eventType, i) => event(20 - i, { eventType, venue: i === 0 ? ' ' : null }));
    const profile = attended(events);
    expect(profile.favoriteEventTypes).toEqual(['dinner', 'walk', 'class']);
    expect(profile.venueHistory).toEqual([]);
    expect(profile.eventHistory[0]?.venue).toBe(' ');
    expect(profile.eventHistory[1]?.venue).toBeNull();
  });

  it('gives dates back as they were given', () => {
    const date = new Date(NOW - DAY);
    expect(attended([event(1, { date })]).lastEventDate).toBe(date);
    expect(attended([event(1, { date: NOW - DAY })]).lastEventDate).toBe(NOW - DAY);
  });

  it.each([
    [3, 1, 3], // within the first month
    [3, 30.4375, 3],
    [3, 60.875, 1.5],
    [1, 3652.5, 0.01],
    [0, 0, 0],
  ])('is per month: %i events from %f days ago on are %f', (count, days, rate) => {
    const events = Array.from({ length: count }, (_, i) =>
      event(0, { id: `e${i}`, date: i === 0 ? NOW - days * DAY : NOW }),
    );
    expect(attended(events).averageEventsPerMonth).toBe(rate);
  });

  it('finds cuisines in names and types as whole words', () => {
    const fond = user({ cuisinePreference: ['Thai', 'Middle Eastern', 'Ital', 'thai', '!', 'Thai'] });
    const events = [
      event(1, { name: 'An Italian evening', eventType: 'middle-eastern_dinner' }),
      event(2, { eventType: 'THAI_class' }),
    ];
    const { favoriteCuisines } = enrichProfile(fond, { now: NOW, events });
    expect(favoriteCuisines).toEqual(['Thai', 'Middle Eastern', 'thai']);
  });

  it('knows people by name, else by firstName, else by their email', () => {
    const others = ['a@x.org', 'b@x.org', 'c@x.org', 'd@x.org'];
    const people = [
      { email: 'A@x.org', name: 'Ada Z' },
      { email: 'a@x.org', name: 'Ada B' },
      { email: 'b@x.org', name: ' ', firstName: 'Bea' },
      { email: 'c@x.org' },
    ];
    const events = [event(1, {}, others), event(2, {}, others)];
    expect(enrichProfile(ann, { now: NOW, events, people }).friends).toEqual(['Ada B', 'Bea', 'C', 'D']);
  });
});

describe('the policy', () => {
  const policy = definePolicy({
    profile: {
      activeMinEvents: 2,
      activeWithin: { days: 10 },
      teamEmailDomains: ['Team.Example'],
      lapsedAfter: { days: 20 },
    },
  });
  const active = (ms: number) =>
    enrichProfile(user(), { now: NOW, policy, events: [event(50), event(0, { date: NOW - ms })] });

  it('sets when a user is active, to the millisecond', () => {
    expect(active(10 * DAY).isHealthyActiveUser).toBe(true);
    expect(active(10 * DAY + 1).isHealthyActiveUser).toBe(false);
  });

  it('sets when the summary calls them lapsed', () => {
    expect(active(19 * DAY).summary).toContain('Ann has attended 2 events, most recently 19 days ago.');
    expect(active(20 * DAY).summary).toContain(
      'Ann is a lapsed user who has attended 2 events, most recently 20 days ago.',
    );
  });

  it.each([
    ['bo@team.example', undefined, true],
    ['bo@TEAM.example ', false, true],
    ['bo@eu.team.example', undefined, false],
    ['bo@team.example.org', undefined, false],
    ['team.example', undefined, false],
    ['bo@x.org', true, true],
    ['bo@x.org', null, false],
  ])('says whose email is on the team: %s, flag %s', (email, isOnTeam, expected) => {
    const flag = isOnTeam === undefined ? {} : { isOnTeam };
    expect(enrichProfile(user({ email, ...flag }), { now: NOW, policy }).isOnTeam).toBe(expected);
  });

  it('must be a resolved one', () => {
    const options = { now: NOW, policy: { profile: { activeMinEvents: 2 } } };
    expect(() => enrichProfile(user(), options as never)).toThrow(
      /policy expected a policy from definePolicy/,
    );
  });
});

describe('unknown fields', () => {
  it('are kept, whatever they are called', () => {
    const given = JSON.parse(
      '{"id":"u1","email":"a@x.org","plan":{"tier":1},"constructor":"c","__proto__":{"x":1}}',
    );
    const profile: object = enrichProfile(given, { now: NOW });
    expect(Object.getPrototypeOf(profile)).toBe(Object.prototype);
    expect(Object.getOwnPropertyDescriptor(profile, '__proto__')?.value).toEqual({ x: 1 });
    expect(profile).toMatchObject({ plan: { tier: 1 }, constructor: 'c' });
  });

  it('give way to the fields that are found out, so that a profile can be enriched again', () => {
    const options = { now: NOW, events: [event(1)] };
    const once = enrichProfile(user({ age: 30 }), options);
    expect(enrichProfile(once, options)).toEqual(once);
    const stale = { ...user(), friends: 'none', summary: 'old' } as never;
    const { profiles } = enrichProfiles({ users: [stale] }, { now: NOW, summary: false });
    expect(profiles[0]).toMatchObject({ friends: [] });
    expect(profiles[0]).not.toHaveProperty('summary');
  });
});

describe('malformed input', () => {
  const pathsOf = (call: () => unknown): string[] => {
    try {
      call();
    } catch (error) {
      if (error instanceof TactfulError) return error.issues.map(({ path }) => path);
      throw error;
    }
    return [];
  };

  it('is reported as a whole, with its place', () => {
    const options = {
      now: NOW,
      events: [
        event(1),
        { id: '', name: 7, date: '2026-02-30', venue: 1, host: [], eventType: {}, participants: [1] },
        null,
      ],
      orders: [{ id: 'o1', userId: 'u1', amount: Number.NaN, date: 'soon' }, 3],
      messages: [{ id: 'm1', userId: 4, status: null, sentDate: '' }, 'm'],
      people: [{ email: ' ', name: 3 }, []],
    };
    const faulty = {
      id: 7,
      email: ' ',
      age: -1,
      interests: 'chess',
      cuisinePreference: [1],
      isOnTeam: 'yes',
      gender: 1,
    };
    expect(pathsOf(() => enrichProfile(faulty as never, options as never))).toEqual([
      ...['people[0].email', 'people[0].name', 'people[1]'],
      ...['id', 'email', 'interests', 'cuisinePreference[0]', 'age', 'gender', 'isOnTeam'],
      ...['events[1].id', 'events[1].name', 'events[1].date', 'events[1].venue', 'events[1].host'],
      ...['events[1].eventType', 'events[1].participants[0]', 'events[2]'],
      ...['orders[0].amount', 'orders[0].date', 'orders[1]'],
      ...['messages[0].userId', 'messages[0].status', 'messages[0].sentDate', 'messages[1]'],
    ]);
  });

  it.each([
    ['user', () => enrichProfile(null as never, { now: NOW })],
    ['now', () => enrichProfile(user(), { now: '2026-13-01' })],
    ['options', () => enrichProfile(user(), undefined as never)],
    ['events', () => enrichProfile(user(), { now: NOW, events: {} as never })],
    ['users', () => enrichProfiles({} as never, { now: NOW })],
    ['records', () => enrichProfiles([] as never, { now: NOW })],
    ['orders', () => enrichProfiles({ users: [], orders: 'o' as never }, { now: NOW })],
    ['summary', () => enrichProfiles({ users: [] }, { now: NOW, summary: 'no' as never })],
    ['policy', () => enrichProfiles({ users: [] }, { now: NOW, policy: {} as never })],
  ])('throws on %s', (path, call) => {
    expect(pathsOf(call)).toEqual([path]);
  });

  it('in a batch is set aside, and the rest go on', () => {
    const broken = new Proxy(user({ id: 'u9' }), {
      get: () => {
        throw new Error('no access');
      },
    });
    const { profiles, rejected } = enrichProfiles(
      {
        users: [null, user(), broken, { id: 'u2' }] as never[],
        events: [event(1), event(2, { date: 'soon' }), 7 as never],
        people: [{ email: '' }, null as never],
        orders: [{ id: 'o1', userId: 'u1', amount: Number.POSITIVE_INFINITY }],
        messages: [{ id: 'm1', userId: '', status: 'sent' }],
      },
      { now: NOW },
    );
    expect(profiles.map(({ id, numberOfEventsAttended }) => [id, numberOfEventsAttended])).toEqual([
      ['u1', 1],
    ]);
    expect(
      rejected.map(({ list, index, id, issues }) => [list, index, id, issues.map(({ path }) => path)]),
    ).toEqual([
      ['people', 0, null, ['email']],
      ['people', 1, null, ['person']],
      ['users', 0, null, ['user']],
      ['users', 2, null, ['user']],
      ['users', 3, 'u2', ['email']],
      ['events', 1, 'e2', ['date']],
      ['events', 2, null, ['event']],
      ['orders', 0, 'o1', ['amount']],
      ['messages', 0, 'm1', ['userId']],
    ]);
  });
});
