import {
  decideMessaging,
  definePolicy,
  enrichProfiles,
  eventFields,
  fromSnakeCase,
  messageFields,
  orderFields,
  personalizationFields,
  personalizationScore,
} from 'tactful';
import { describe, expect, it } from 'vitest';
import { nameFromEmail } from '../../src/profile/human-name.js';
import { isFilled } from '../../src/profile/is-filled.js';
import { defaultProfilePolicy, profileSection } from '../../src/profile/policy.js';
import { event, NOW, user } from './people.js';

const DAY = 86_400_000;

describe('messageFields', () => {
  const sent = (ms: number, id = 'm1') => ({ id, userId: 'u1', status: 'sent', sentDate: NOW - ms });
  const queued = { id: 'q', userId: 'u1', status: 'queued' };

  it.each([
    [7 * DAY - 1, false],
    [7 * DAY, true],
    [7 * DAY + 1, true],
    [-1, false],
  ])('lets a new message go %i ms after the last: %s', (ms, expected) => {
    const messages = [sent(ms), sent(30 * DAY, 'm0'), queued];
    expect(messageFields(user(), { now: NOW, messages }).canSendNewMessage).toBe(expected);
  });

  it('follows the policy', () => {
    const policy = definePolicy({ profile: { messageCooldown: { hours: 1 }, blockWhenQueued: true } });
    const can = (messages: Parameters<typeof messageFields>[1]['messages']) =>
      messageFields(user(), { now: NOW, policy, messages: messages ?? [] }).canSendNewMessage;
    expect(can([sent(3_600_000)])).toBe(true);
    expect(can([sent(3_599_999)])).toBe(false);
    expect(can([sent(3_600_000), queued])).toBe(false);
    expect(can([queued])).toBe(false);
    expect(can([])).toBe(true);
  });

  it('counts by status and ignores other users and other statuses', () => {
    const messages = [
      sent(2 * DAY),
      sent(1.5 * DAY, 'm2'),
      queued,
      { ...queued, id: 'q2' },
      { id: 'f', userId: 'u1', status: 'failed', sentDate: NOW },
      { id: 'x', userId: 'u2', status: 'sent', sentDate: NOW },
    ];
    expect(messageFields(user(), { now: NOW, messages })).toStrictEqual({
      hasQueuedMessages: true,
      queuedMessageCount: 2,
      hasSentMessages: true,
      lastMessageSentDate: NOW - 1.5 * DAY,
      daysSinceLastMessage: 1,
      totalMessagesSent: 2,
      canSendNewMessage: false,
    });
  });

  it('cannot tell when a message without a date was sent', () => {
    const undated = { id: 'm', userId: 'u1', status: 'sent', sentDate: null };
    expect(messageFields(user(), { now: NOW, messages: [undated] })).toMatchObject({
      totalMessagesSent: 1,
      lastMessageSentDate: null,
      daysSinceLastMessage: null,
      canSendNewMessage: false,
    });
    const messages = [undated, sent(8 * DAY)];
    expect(messageFields(user(), { now: NOW, messages }).canSendNewMessage).toBe(true);
  });
});

describe('orderFields', () => {
  it('sums exactly, in any order, and finds the last date, ties by id', () => {
    const orders = [0.1, 0.2, 0.3, -0.1, 0.7, null].map((amount, i) => ({
      id: `o${i}`,
      userId: 'u1',
      amount,
      date: i < 2 ? NOW : i < 4 ? new Date(NOW).toISOString() : null,
    }));
    const expected = { totalOrders: 6, totalSpent: 1.2, lastOrderDate: new Date(NOW).toISOString() };
    expect(orderFields(user(), { orders })).toStrictEqual(expected);
    expect(orderFields(user(), { orders: [...orders].reverse() })).toStrictEqual(expected);
  });

  it.each([
    [[1e10, 1e-6, 1e-6], 10000000000.000002],
    [[1e9, ...new Array(3).fill(0.999999), -1e9], 2.999997],
    [[2 ** 53 - 1, 2 ** 53 - 1, 1, 1, 1 - 2 ** 53], 2 ** 53 + 1],
    [[2 ** 53 - 1, 1, 0.75, 1 - 2 ** 53, 0.5], 2.25],
    [[1 - 2 ** 53, -3, 2 ** 53 - 1], -3],
    [[8999999999.875, 0.25], 9000000000.125],
    [[-1.75, 0.5, 1.25], 0],
    [[2 ** 33 + 0.000123, 0.2], 8589934592.200123],
  ])('sums %j to %d, whichever comes first', (amounts, totalSpent) => {
    const orders = amounts.map((amount, i) => ({ id: `o${i}`, userId: 'u1', amount }));
    expect(orderFields(user(), { orders }).totalSpent).toBe(totalSpent);
    expect(orderFields(user(), { orders: [...orders].reverse() }).totalSpent).toBe(totalSpent);
  });

  it('is nothing without orders, and never -0', () => {
    const none = { totalOrders: 0, totalSpent: 0, lastOrderDate: null };
    expect(orderFields(user(), {})).toStrictEqual(none);
    const orders = [{ id: 'o', userId: 'u1', amount: -1e-9 }];
    expect(orderFields(user(), { orders })).toStrictEqual({ ...none, totalOrders: 1 });
  });
});

describe('personalization', () => {
  it.each([
    [{}, false, true, 0],
    [{ age: 30 }, false, true, 10],
    [{ age: 30, occupation: 'Nurse' }, false, false, 20],
    [{ age: 30, occupation: 'Nurse', interests: ['a'] }, true, false, 30],
    [{ age: 0, occupation: ' ', interests: [], cuisinePreference: null }, false, true, 0],
    [
      { gender: 'f', relationshipStatus: 's', tableTypePreference: 't', homeNeighborhood: 'h' },
      false,
      true,
      20,
    ],
    [{ workNeighborhood: 'w', dietaryRestrictions: ['d'], cuisinePreference: ['c'] }, false, true, 20],
  ])('of %j', (fields, enough, request, score) => {
    expect(personalizationFields(user(fields), { now: NOW })).toMatchObject({
      hasEnoughFieldsToPersonalize: enough,
      shouldRequestMoreDetails: request,
      personalizationScore: score,
      isFirstTimeUser: true,
    });
    expect(personalizationScore(user(fields))).toBe(score);
  });

  it('gives 5 for each of the first 6 events', () => {
    const scores = [0, 1, 5, 6, 7, 1e6].map((n) =>
      personalizationScore(user(), { numberOfEventsAttended: n }),
    );
    expect(scores).toEqual([0, 5, 25, 30, 30, 30]);
  });

  it('takes what eventFields gives', () => {
    const fields = eventFields(user(), { now: NOW, events: [event(1), event(2), event(3)] });
    expect(personalizationFields(user(), { now: NOW, ...fields })).toMatchObject({
      isFirstTimeUser: false,
      isHealthyActiveUser: true,
      personalizationScore: 15,
    });
  });

  it('names malformed options', () => {
    const options = { now: NOW, numberOfEventsAttended: 1.5, lastEventDate: 'once' };
    expect(() => personalizationFields(user(), options)).toThrow(/numberOfEventsAttended .*; lastEventDate /);
    expect(() => personalizationScore(user(), { numberOfEventsAttended: -1 })).toThrow(
      /numberOfEventsAttended/,
    );
  });

  it.each([
    [undefined, false],
    [null, false],
    ['', false],
    [' \n', false],
    [0, false],
    [[], false],
    [['a'], true],
    ['0', true],
    [1, true],
    [false, true],
  ])('%j is filled: %s', (value, filled) => {
    expect(isFilled(value)).toBe(filled);
  });
});

describe('decideMessaging', () => {
  const [T, F] = [true, false];
  it.each([
    [T, T, F, 'send_personalized'],
    [T, F, T, 'request_details'],
    [T, F, F, 'wait'],
    [F, T, F, 'wait'],
    [F, F, T, 'request_details'],
    [F, F, F, 'wait'],
    [T, T, T, 'send_personalized'],
  ])('can send %s, enough %s, request %s: %s', (canSendNewMessage, enough, request, decision) => {
    const profile = {
      canSendNewMessage,
      hasEnoughFieldsToPersonalize: enough,
      shouldRequestMoreDetails: request,
    };
    expect(decideMessaging(profile)).toBe(decision);
  });

  it('names what is malformed', () => {
    const fields = { canSendNewMessage: 'yes', hasEnoughFieldsToPersonalize: true };
    expect(() => decideMessaging(fields as never)).toThrow(/canSendNewMessage .*shouldRequestMoreDetails /);
    expect(() => decideMessaging(null as never)).toThrow(/profile expected an object/);
  });
});

describe('a name from an email', () => {
  it.each([
    ['mike.jones@x.org', 'Mike Jones'],
    ['mike_jones-smith+news.weekly@x.org', 'Mike Jones Smith'],
    ['mike2.jones1985@x.org', 'Mike Jones'],
    ['o’brien.d@x.org', 'O’brien D'],
    ['"odd@place"@x.org', 'Odd Place'],
    ['žofie.ørsted@x.org', 'Žofie Ørsted'],
    ['李明@x.org', '李明'],
    ['nobody', 'Nobody'],
    ['12-34@x.org', '12-34'],
    ['𐐨da@x.org', '𐐀da'],
  ])('%s is %s', (email, name) => {
    expect(nameFromEmail(email)).toBe(name);
  });
});

describe('fromSnakeCase', () => {
  it('turns keys, not values', () => {
    const document = {
      _id: 1,
      user_id: 'u',
      home__neighborhood: 'h',
      address_2: 'a',
      done_: { a_b: 1 },
      isOn: true,
    };
    expect(fromSnakeCase(document)).toStrictEqual({
      _id: 1,
      userId: 'u',
      homeNeighborhood: 'h',
      address2: 'a',
      done_: { a_b: 1 },
      isOn: true,
    });
    const typed: { userId: string; _id: number } = fromSnakeCase({ user_id: 'u', _id: 1 });
    expect(typed.userId).toBe('u');
  });

  it('is not led astray by __proto__', () => {
    const record = fromSnakeCase(JSON.parse('{"__proto__": {"x": 1}}'));
    expect(Object.getPrototypeOf(record)).toBe(Object.prototype);
    expect(Object.keys(record)).toEqual(['__proto__']);
  });

  it('refuses what is ambiguous, or no record', () => {
    expect(() => fromSnakeCase({ user_id: 1, userId: 2 })).toThrow(/userId comes to userId/);
    expect(() => fromSnakeCase([] as never)).toThrow(/record expected an object/);
  });
});

describe('the policy section', () => {
  const meetings = [
    event(3, { eventType: 'dinner' }, ['bo@x.org', 'cy@x.org', 'di@x.org']),
    event(2, { eventType: 'walk' }, ['bo@x.org', 'cy@x.org']),
    event(1, { eventType: 'walk' }, ['bo@x.org']),
  ];

  it.each([
    [1, 9, ['Bo', 'Cy', 'Di'], ['walk', 'dinner']],
    [2, 2, ['Bo', 'Cy'], ['walk', 'dinner']],
    [3, 1, ['Bo'], ['walk']],
    [4, 0, [], []],
  ])(
    'calls someone a friend from %i events on, and names %i types',
    (friendMinEvents, favoriteTypes, friends, types) => {
      const policy = definePolicy({ profile: { friendMinEvents, favoriteTypes } });
      const found = eventFields(user(), { now: NOW, policy, events: meetings });
      expect(found.friends).toEqual(friends);
      expect(found.favoriteEventTypes).toEqual(types);
      const { profiles } = enrichProfiles({ users: [user()], events: meetings }, { now: NOW, policy });
      expect(profiles[0]).toMatchObject({ friends, favoriteEventTypes: types });
    },
  );

  it.each([
    [2, 3, true, true],
    [3, 2, false, false],
    [0, 0, true, false],
  ])(
    'of two key fields: enough from %i on, too few below %i',
    (enoughFields, requestBelow, enough, request) => {
      const policy = definePolicy({ profile: { enoughFields, requestBelow } });
      const two = user({ age: 40, interests: ['chess'] });
      expect(personalizationFields(two, { now: NOW, policy })).toMatchObject({
        hasEnoughFieldsToPersonalize: enough,
        shouldRequestMoreDetails: request,
      });
    },
  );

  it('resolves to the defaults', () => {
    expect(profileSection.resolve({})).toEqual(defaultProfilePolicy);
    expect(definePolicy().profile).toEqual(defaultProfilePolicy);
    expect(definePolicy({ profile: { activeWithin: null } }).profile.activeWithinMs).toBeNull();
  });

  it.each([
    ['enoughFields', -1],
    ['requestBelow', 0.5],
    ['friendMinEvents', 0],
    ['favoriteTypes', null],
    ['activeMinEvents', 0],
    ['activeMinEvents', 1.5],
    ['messageCooldown', { days: -1 }],
    ['activeWithin', { days: 0 }],
    ['lapsedAfter', {}],
    ['teamEmailDomains', ['a@b']],
    ['blockWhenQueued', 1],
    ['coolDown', { days: 1 }],
  ])('refuses %s: %j', (field, value) => {
    expect(() => definePolicy({ profile: { [field]: value } })).toThrow(`profile.${field}`);
  });
});
