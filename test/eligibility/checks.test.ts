import { describe, expect, it } from 'vitest';
import {
  definePolicy,
  evaluateUser,
  explainUser,
  isUserInactive,
  type PolicyInput,
  type SentMessage,
  type UserFacts,
  wasRecentlyMessaged,
} from '../../src/index.js';
import { draw, drawKey, hashText } from '../../src/random/index.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 2, 4, 12); // a Wednesday
const OFF = { inactivity: null, messageFrequency: null } as const;

type Eligibility = NonNullable<PolicyInput['eligibility']>;

function decide(user: Partial<UserFacts>, eligibility: Eligibility, now = NOW) {
  const facts = { id: 'u1', createdAt: Date.UTC(2026, 0), ...user };
  return evaluateUser(facts, { now, policy: definePolicy({ eligibility }) });
}

/** Reason, and how long until the next opening: `['active', 1]`, `['eligible', 0]`, `['opted_out', null]`. */
function outcome(user: Partial<UserFacts>, eligibility: Eligibility, now = NOW): [string, number | null] {
  const { reason, nextEligibleAt } = decide(user, eligibility, now);
  return [reason, nextEligibleAt === null ? null : nextEligibleAt - now];
}

const sent = (...ages: number[]): SentMessage[] => ages.map((age) => ({ sentAt: NOW - age }));

describe('opted_out', () => {
  it.each([
    [true, 'opted_out', null],
    [false, 'eligible', 0],
    [undefined, 'eligible', 0],
  ])('%s: %s', (optedOut, reason, wait) => {
    expect(outcome({ ...(optedOut === undefined ? {} : { optedOut }) }, OFF)).toEqual([reason, wait]);
  });
});

describe('paused', () => {
  it.each([
    [NOW - 1, 'eligible', 0],
    [NOW, 'eligible', 0],
    [NOW + 1, 'paused', 1],
    [NOW + 2, 'paused', 2],
    [NOW + DAY, 'paused', DAY],
    [null, 'eligible', 0],
    [8.64e15, 'paused', 8.64e15 - NOW],
  ])('until %s: %s', (pausedUntil, reason, wait) => {
    expect(outcome({ pausedUntil }, OFF)).toEqual([reason, wait]);
  });
});

describe('holdout', () => {
  const bucket = (id: string, salt: string) => draw(drawKey(salt, 'eligibility/holdout'), hashText(id, 0));
  it('holds a user out exactly if their bucket is below the fraction', () => {
    for (let i = 0; i < 50; i++) {
      const id = `user-${i}`;
      const fraction = bucket(id, 's');
      expect(outcome({ id }, { ...OFF, holdout: { fraction, salt: 's' } })).toEqual(['eligible', 0]);
      expect(outcome({ id }, { ...OFF, holdout: { fraction: fraction + 2 ** -52, salt: 's' } })).toEqual([
        'holdout',
        null,
      ]);
    }
  });
  it('of nobody holds nobody out, and of all everybody', () => {
    for (let i = 0; i < 50; i++) {
      expect(outcome({ id: `${i}` }, { ...OFF, holdout: { fraction: 0, salt: 's' } })[0]).toBe('eligible');
      expect(outcome({ id: `${i}` }, { ...OFF, holdout: { fraction: 1, salt: 's' } })[0]).toBe('holdout');
    }
  });
  it('holds out the fraction it says, others under another salt', () => {
    const held = (salt: string) => {
      const policy = definePolicy({ eligibility: { ...OFF, holdout: { fraction: 0.05, salt } } });
      return Array.from(
        { length: 10_000 },
        (_, i) => evaluateUser({ id: `user-${i}`, createdAt: 0 }, { now: NOW, policy }).reason === 'holdout',
      );
    };
    const [a, b] = [held('2026'), held('2027')];
    const count = (flags: boolean[]) => flags.filter(Boolean).length;
    // Binomial(10,000, 0.05): mean 500, standard deviation 21.8; both: 10,000 x 0.0025 = 25, deviation 5
    expect(Math.abs(count(a) - 500)).toBeLessThan(4 * 21.8);
    expect(Math.abs(count(b) - 500)).toBeLessThan(4 * 21.8);
    expect(Math.abs(count(a.map((held2026, i) => held2026 && b[i] === true)) - 25)).toBeLessThan(20);
  });
});

describe('active', () => {
  it.each([
    [{ hours: 24 }, DAY - 1, 'active', 2],
    [{ hours: 24 }, DAY, 'active', 1],
    [{ hours: 24 }, DAY + 1, 'eligible', 0],
    [{ seconds: 60 }, 59_999, 'active', 2],
    [{ seconds: 60 }, 60_000, 'active', 1],
    [{ seconds: 60 }, 60_001, 'eligible', 0],
    [{ hours: 24 }, 0, 'active', DAY + 1],
    [{ hours: 24 }, -1, 'active', DAY + 2],
    [{ hours: 24 }, -DAY, 'active', 2 * DAY + 1],
    [{ seconds: 0 }, 0, 'active', 1],
    [{ seconds: 0 }, 1, 'eligible', 0],
    [{ seconds: 0 }, -1, 'active', 2],
    [null, 0, 'eligible', 0],
    [null, -DAY, 'eligible', 0],
  ])('inactivity %j, last active %d ms ago: %s', (inactivity, ago, reason, wait) => {
    expect(outcome({ lastActiveAt: NOW - ago }, { ...OFF, inactivity })).toEqual([reason, wait]);
    const policy = definePolicy({ eligibility: { inactivity } });
    expect(isUserInactive(NOW - ago, { now: NOW, policy })).toBe(reason === 'eligible');
  });

  it.each([
    [null, DAY, 'active', 1],
    [undefined, DAY, 'active', 1],
    [null, DAY + 1, 'eligible', 0],
  ])('never (%s), account made %d ms ago: %s', (lastActiveAt, age, reason, wait) => {
    const user = { createdAt: NOW - age, ...(lastActiveAt === undefined ? {} : { lastActiveAt }) };
    expect(outcome(user, { ...OFF, inactivity: { hours: 24 } })).toEqual([reason, wait]);
  });

  it('never ends beyond the last Date', () => {
    expect(outcome({ lastActiveAt: 8.64e15 }, { ...OFF, inactivity: { seconds: 0 } })).toEqual([
      'active',
      null,
    ]);
    expect(outcome({ lastActiveAt: 8.64e15 - 1 }, { ...OFF, inactivity: { seconds: 0 } })).toEqual([
      'active',
      8.64e15 - NOW,
    ]);
  });
});

describe('recently_messaged', () => {
  it.each([
    [{ hours: 24 }, [DAY - 1], 'recently_messaged', 2],
    [{ hours: 24 }, [DAY], 'recently_messaged', 1],
    [{ hours: 24 }, [DAY + 1], 'eligible', 0],
    [{ hours: 24 }, [0], 'recently_messaged', DAY + 1],
    [{ hours: 24 }, [-5], 'recently_messaged', DAY + 6],
    [{ hours: 24 }, [], 'eligible', 0],
    [{ hours: 24 }, [9 * DAY, DAY, 5 * DAY], 'recently_messaged', 1],
    [{ hours: 24 }, [DAY, 9 * DAY], 'recently_messaged', 1],
    [{ hours: 24 }, [9 * DAY, DAY + 1], 'eligible', 0],
    [{ seconds: 0 }, [0], 'recently_messaged', 1],
    [{ seconds: 0 }, [1], 'eligible', 0],
    [null, [0, -DAY], 'eligible', 0],
  ])('frequency %j, sent %j ms ago: %s', (messageFrequency, ages, reason, wait) => {
    expect(outcome({ messages: sent(...ages) }, { ...OFF, messageFrequency })).toEqual([reason, wait]);
    const policy = definePolicy({ eligibility: { messageFrequency } });
    expect(wasRecentlyMessaged(sent(...ages), { now: NOW, policy })).toBe(reason !== 'eligible');
  });

  it('counts messages that no cap counts', () => {
    const messages = [{ sentAt: NOW, countsTowardCaps: false }];
    expect(outcome({ messages }, { ...OFF, messageFrequency: { hours: 1 } })).toEqual([
      'recently_messaged',
      HOUR + 1,
    ]);
  });
});

describe('invalid_time_zone', () => {
  const quiet = { ...OFF, quietHours: { start: '21:00', end: '08:00', timeZone: 'Asia/Tokyo' } }; // 21:00 in Tokyo now
  it.each([
    ['without a question of local time', 'Mars/X', OFF, 'eligible', 0],
    ['under a rolling cap', 'Mars/X', { ...OFF, caps: [{ max: 1, per: { days: 1 } }] }, 'eligible', 0],
    ['under quiet hours', 'Mars/X', quiet, 'invalid_time_zone', null],
    ['under a calendar cap', 'Mars/X', { ...OFF, caps: [{ max: 1, per: 'day' }] }, 'invalid_time_zone', null],
    ['an offset', '+09:00', quiet, 'invalid_time_zone', null],
    ['an empty text', '', quiet, 'invalid_time_zone', null],
    ['falling back', 'Mars/X', { ...quiet, onInvalidTimeZone: 'fallback' }, 'quiet_hours', 11 * HOUR],
    [
      'falling back under a calendar cap alone',
      'Mars/X',
      { ...OFF, onInvalidTimeZone: 'fallback', caps: [{ max: 0, per: 'day' }] },
      'capped',
      null,
    ],
    ['a zone of their own', 'Europe/London', quiet, 'eligible', 0],
    ['no zone', null, quiet, 'quiet_hours', 11 * HOUR],
  ] as [string, string | null, Eligibility, string, number | null][])(
    '%s',
    (_, timeZone, eligibility, reason, wait) => {
      expect(outcome({ timeZone }, eligibility)).toEqual([reason, wait]);
    },
  );

  it('falls back to UTC for calendar caps, or to the zone of the quiet hours', () => {
    const cap = { ...OFF, onInvalidTimeZone: 'fallback' as const, caps: [{ max: 1, per: 'day' as const }] };
    expect(outcome({ timeZone: 'Mars/X', messages: sent(HOUR) }, cap)).toEqual(['capped', 12 * HOUR]);
    const tokyo = { ...cap, quietHours: { start: '01:00', end: '02:00', timeZone: 'Asia/Tokyo' } };
    expect(outcome({ timeZone: 'Mars/X', messages: sent(HOUR) }, tokyo)).toEqual(['capped', 3 * HOUR]);
  });
});

describe('rolling caps', () => {
  const per = { days: 7 };
  it.each([
    [1, [7 * DAY - 1], 'capped', 1],
    [1, [7 * DAY], 'eligible', 0], // sentAt > now - window counts; exactly the window does not
    [1, [7 * DAY + 1], 'eligible', 0],
    [1, [0], 'capped', 7 * DAY],
    [1, [-1], 'capped', 7 * DAY + 1],
    [2, [DAY], 'eligible', 0],
    [2, [DAY, 2 * DAY], 'capped', 5 * DAY],
    [2, [2 * DAY, DAY], 'capped', 5 * DAY],
    [2, [DAY, 2 * DAY, 3 * DAY], 'capped', 5 * DAY], // the second latest must leave
    [3, [DAY, DAY, DAY], 'capped', 6 * DAY],
    [3, [DAY, DAY, 8 * DAY, 9 * DAY], 'eligible', 0],
    [0, [], 'capped', null],
    [0, [DAY], 'capped', null],
  ])('max %d, sent %j ms ago: %s', (max, ages, reason, wait) => {
    expect(outcome({ messages: sent(...ages) }, { ...OFF, caps: [{ max, per }] })).toEqual([reason, wait]);
  });

  it.each([
    [{ channel: 'email' }, { channel: 'email' }, 'capped'],
    [{ channel: 'email' }, { channel: 'push' }, 'eligible'],
    [{ channel: 'email' }, {}, 'eligible'],
    [{ channel: 'email' }, { channel: 'Email' }, 'eligible'],
    [{ topic: 'news' }, { topic: 'news' }, 'capped'],
    [{ topic: 'news' }, { topic: 'sale' }, 'eligible'],
    [{ topic: 'news' }, { channel: 'news' }, 'eligible'],
    [{ channel: 'email', topic: 'news' }, { channel: 'email', topic: 'news' }, 'capped'],
    [{ channel: 'email', topic: 'news' }, { channel: 'email' }, 'eligible'],
    [{ channel: 'email', topic: 'news' }, { channel: 'push', topic: 'news' }, 'eligible'],
    [{}, { channel: 'push', topic: 'news' }, 'capped'],
    [{}, { countsTowardCaps: true }, 'capped'],
    [{}, { countsTowardCaps: false }, 'eligible'],
  ])('cap on %j, message %j: %s', (which, message, reason) => {
    for (const period of [per, 'day' as const]) {
      const messages = [{ sentAt: NOW - HOUR, ...message }];
      expect(outcome({ messages }, { ...OFF, caps: [{ max: 1, per: period, ...which }] })[0]).toBe(reason);
    }
  });

  it('wait for the message of their own that has to leave', () => {
    const messages = [
      { sentAt: NOW - 1, channel: 'push' },
      { sentAt: NOW - DAY, channel: 'email' },
      { sentAt: NOW - 2, channel: 'email', countsTowardCaps: false },
    ];
    expect(outcome({ messages }, { ...OFF, caps: [{ max: 1, per, channel: 'email' }] })).toEqual([
      'capped',
      6 * DAY,
    ]);
  });

  it('must all have room: the most restrictive wins', () => {
    const caps = [
      { max: 2, per: { days: 1 } },
      { max: 3, per: { days: 7 } },
    ];
    expect(outcome({ messages: sent(HOUR, 2 * HOUR) }, { ...OFF, caps })).toEqual(['capped', 22 * HOUR]);
    expect(outcome({ messages: sent(HOUR, 2 * HOUR, 3 * DAY) }, { ...OFF, caps })).toEqual([
      'capped',
      4 * DAY,
    ]);
    expect(
      outcome({ messages: sent(2 * DAY, 3 * DAY, 4 * DAY) }, { ...OFF, caps: caps.toReversed() }),
    ).toEqual(['capped', 3 * DAY]);
    expect(outcome({ messages: sent(HOUR) }, { ...OFF, caps })).toEqual(['eligible', 0]);
  });
});

describe('calendar caps', () => {
  const at = (text: string) => Date.parse(text);
  it.each([
    // the local date: [start, end), to the millisecond
    ['day', 'UTC', '2026-03-04T00:00:00.000Z', '2026-03-04T12:00Z', '2026-03-05T00:00Z'],
    ['day', 'UTC', '2026-03-03T23:59:59.999Z', '2026-03-04T12:00Z', null],
    ['day', 'UTC', '2026-03-04T00:00:00.001Z', '2026-03-04T23:59:59.999Z', '2026-03-05T00:00Z'],
    ['day', 'UTC', '2026-03-04T23:59:59.999Z', '2026-03-05T00:00Z', null],
    ['day', 'Asia/Kathmandu', '2026-03-03T18:15:00.000Z', '2026-03-04T12:00Z', '2026-03-04T18:15Z'],
    ['day', 'Asia/Kathmandu', '2026-03-03T18:14:59.999Z', '2026-03-04T12:00Z', null],
    ['day', 'America/Sao_Paulo', '2017-10-15T02:59:59.999Z', '2017-10-15T03:00Z', null], // 23:59:59.999 and 01:00
    ['day', 'America/Sao_Paulo', '2018-02-17T02:00Z', '2018-02-18T02:30Z', '2018-02-18T03:00Z'], // 23:30 the second time
    ['day', 'Pacific/Apia', '2011-12-29T20:00Z', '2011-12-30T09:59:59.999Z', '2011-12-30T10:00Z'],
    // weeks from Monday; 2026-03-02 is one
    ['week', 'UTC', '2026-03-02T00:00:00.000Z', '2026-03-08T23:59:59.999Z', '2026-03-09T00:00Z'],
    ['week', 'UTC', '2026-03-01T23:59:59.999Z', '2026-03-04T12:00Z', null],
    ['week', 'Europe/Berlin', '2026-03-22T23:00Z', '2026-03-29T21:59:59.999Z', '2026-03-29T22:00Z'], // a week of 167 hours
    // months
    ['month', 'UTC', '2026-03-01T00:00:00.000Z', '2026-03-31T23:59:59.999Z', '2026-04-01T00:00Z'],
    ['month', 'UTC', '2026-02-28T23:59:59.999Z', '2026-03-01T00:00Z', null],
    ['month', 'UTC', '2025-03-15T00:00Z', '2026-03-15T00:00Z', null], // the same month of another year
    ['month', 'America/New_York', '2026-03-01T05:00Z', '2026-04-01T03:59:59.999Z', '2026-04-01T04:00Z'],
    // dated in the future, in the same period or the next
    ['day', 'UTC', '2026-03-04T23:00Z', '2026-03-04T12:00Z', '2026-03-05T00:00Z'],
    ['day', 'UTC', '2026-03-05T12:00Z', '2026-03-04T12:00Z', null],
  ] as const)('one a %s in %s, sent %s, now %s: %s', (per, timeZone, sentAt, now, clears) => {
    const expected = clears === null ? ['eligible', 0] : ['capped', at(clears) - at(now)];
    const user = { createdAt: 0, timeZone, messages: [{ sentAt: at(sentAt) }] };
    expect(outcome(user, { ...OFF, caps: [{ max: 1, per }] }, at(now))).toEqual(expected);
  });

  it('skip a next period that is full as well', () => {
    const messages = [NOW, NOW + DAY, NOW + 2 * DAY].map((sentAt) => ({ sentAt }));
    expect(outcome({ messages }, { ...OFF, caps: [{ max: 1, per: 'day' }] })).toEqual([
      'capped',
      2 * DAY + 12 * HOUR,
    ]);
  });

  it('count many, and block always at 0', () => {
    const messages = sent(1, 2, 3, HOUR);
    expect(outcome({ messages }, { ...OFF, caps: [{ max: 4, per: 'week' }] })).toEqual([
      'capped',
      4 * DAY + 12 * HOUR,
    ]);
    expect(outcome({ messages }, { ...OFF, caps: [{ max: 5, per: 'week' }] })).toEqual(['eligible', 0]);
    expect(outcome({}, { ...OFF, caps: [{ max: 0, per: 'month' }] })).toEqual(['capped', null]);
  });

  it('use the zone of the policy for users without one', () => {
    const quietHours = { start: '05:00', end: '06:00', timeZone: 'Asia/Tokyo' };
    expect(outcome({ messages: sent(1) }, { ...OFF, quietHours, caps: [{ max: 1, per: 'day' }] })).toEqual([
      'capped',
      3 * HOUR,
    ]);
  });
});

describe('quiet hours', () => {
  const night = { start: '21:00', end: '08:00' };
  const noon = { start: '12:00', end: '13:30' };
  it.each([
    [night, 'UTC', '2026-03-04T20:59:59.999Z', null],
    [night, 'UTC', '2026-03-04T21:00:00.000Z', '2026-03-05T08:00Z'],
    [night, 'UTC', '2026-03-05T00:00:00.000Z', '2026-03-05T08:00Z'],
    [night, 'UTC', '2026-03-05T07:59:59.999Z', '2026-03-05T08:00Z'],
    [night, 'UTC', '2026-03-05T08:00:00.000Z', null],
    [noon, 'UTC', '2026-03-04T11:59:59.999Z', null],
    [noon, 'UTC', '2026-03-04T12:00:00.000Z', '2026-03-04T13:30Z'],
    [noon, 'UTC', '2026-03-04T13:29:59.999Z', '2026-03-04T13:30Z'],
    [noon, 'UTC', '2026-03-04T13:30:00.000Z', null],
    [night, 'Asia/Kathmandu', '2026-03-04T15:15:00.000Z', '2026-03-05T02:15Z'],
    [night, 'Asia/Kathmandu', '2026-03-04T15:14:59.999Z', null],
    [night, 'America/New_York', '2026-03-08T02:00Z', '2026-03-08T12:00Z'], // 10 hours on the day of 23
    [night, 'America/New_York', '2026-11-01T01:00Z', '2026-11-01T13:00Z'], // 12 hours on the day of 25
    [{ start: '02:15', end: '02:45' }, 'America/New_York', '2026-03-08T07:00Z', null], // does not occur that day
    [{ start: '01:15', end: '01:45' }, 'America/New_York', '2026-11-01T05:15Z', '2026-11-01T05:45Z'],
    [{ start: '01:15', end: '01:45' }, 'America/New_York', '2026-11-01T06:15Z', '2026-11-01T06:45Z'], // again
    [{ start: '01:15', end: '02:15' }, 'America/New_York', '2026-11-01T05:59Z', '2026-11-01T06:00Z'], // 01:00 again
    [{ start: '00:00', end: '23:59' }, 'UTC', '2026-03-04T00:00Z', '2026-03-04T23:59Z'],
    [{ start: '00:01', end: '00:00' }, 'UTC', '2026-03-04T00:01Z', '2026-03-05T00:00Z'],
    [{ start: '00:00', end: '23:59' }, 'Pacific/Apia', '2011-12-30T09:59:00.000Z', null],
  ])('%j in %s at %s: %s', (quietHours, timeZone, now, clears) => {
    const ms = Date.parse(now);
    const expected = clears === null ? ['eligible', 0] : ['quiet_hours', Date.parse(clears) - ms];
    expect(outcome({ createdAt: 0, timeZone }, { ...OFF, quietHours }, ms)).toEqual(expected);
    expect(outcome({ createdAt: 0 }, { ...OFF, quietHours: { ...quietHours, timeZone } }, ms)).toEqual(
      expected,
    );
  });
});

describe('the order of the checks', () => {
  const eligibility: Eligibility = {
    holdout: { fraction: 1, salt: 's' },
    caps: [{ max: 0, per: 'day' }],
    quietHours: { start: '00:00', end: '23:59' },
  };
  const worst: UserFacts = {
    id: 'u1',
    createdAt: NOW,
    optedOut: true,
    pausedUntil: NOW + 1,
    messages: [{ sentAt: NOW }],
    timeZone: 'Mars/X',
  };
  const steps: [string, Partial<UserFacts>, Eligibility][] = [
    ['opted_out', {}, {}],
    ['paused', { optedOut: false }, {}],
    ['holdout', { pausedUntil: null }, {}],
    ['active', {}, { holdout: null }],
    ['recently_messaged', {}, { inactivity: null }],
    ['invalid_time_zone', {}, { messageFrequency: null }],
    ['capped', { timeZone: null }, {}],
    ['quiet_hours', {}, { caps: [] }],
    ['mine', {}, { quietHours: null }],
  ];
  it('is that of the docstring, host gates last', () => {
    let [user, policy] = [worst, eligibility];
    for (const [reason, facts, change] of steps) {
      [user, policy] = [
        { ...user, ...facts },
        { ...policy, ...change },
      ];
      const gates = [{ name: 'mine', check: () => ({ passed: false as const, clearsAt: null }) }];
      const options = { now: NOW, policy: definePolicy({ eligibility: policy }), gates };
      expect(evaluateUser(user, options).reason).toBe(reason);
      const firstFailed = explainUser(user, options).checks.find(({ passed }) => !passed);
      expect(firstFailed?.check).toBe(reason);
    }
  });
});

it('names the first gate that fails, not one that passes', () => {
  const open = { name: 'open', check: () => ({ passed: true as const }) };
  const shut = { name: 'shut', check: () => ({ passed: false as const, clearsAt: null }) };
  const decision = evaluateUser(
    { id: 'u1', createdAt: 0 },
    { now: NOW, gates: [open, shut, { ...shut, name: 'later' }] },
  );
  expect(decision.reason).toBe('shut');
});

describe('what waiting leads to, when checks interact', () => {
  it('takes the opening after a cap that falls into quiet hours', () => {
    const eligibility = {
      ...OFF,
      caps: [{ max: 1, per: { days: 1 } }],
      quietHours: { start: '21:00', end: '08:00' },
    };
    // room at 22:00 on the 4th, which is quiet until 08:00 on the 5th
    expect(outcome({ messages: sent(14 * HOUR) }, eligibility)).toEqual(['capped', 20 * HOUR]);
  });
  it('takes the opening after all of activity, messages, pause, cap and quiet hours', () => {
    const eligibility = {
      caps: [{ max: 2, per: 'day' as const }],
      quietHours: { start: '00:00', end: '09:00' },
    };
    const user = {
      lastActiveAt: NOW - HOUR, // until 11:00:00.001 on the 5th
      messages: sent(HOUR, 2 * HOUR), // the day is full until 00:00; recently messaged until 11:00:00.001
      pausedUntil: NOW + 33 * HOUR, // 21:00 on the 5th
    };
    expect(outcome(user, eligibility)).toEqual(['paused', 33 * HOUR]);
    expect(outcome({ ...user, pausedUntil: NOW + 37 * HOUR }, eligibility)).toEqual(['paused', 45 * HOUR]);
  });
  it.each([
    ['a number', NOW + 1.5, NOW + 2],
    ['a Date', new Date(NOW + 5), NOW + 5],
    ['a text', '2199-01-01', Date.UTC(2199, 0, 1)],
  ])('takes an instant of a gate that is %s', (_kind, clearsAt, expected) => {
    const gate = {
      name: 'g',
      check: (_user: unknown, now: number) =>
        now >= expected ? { passed: true as const } : { passed: false as const, clearsAt },
    };
    expect(evaluateUser({ id: 'u1', createdAt: 0 }, { now: NOW, gates: [gate] })).toMatchObject({
      reason: 'g',
      nextEligibleAt: expected,
    });
  });

  it('asks the gates again at each later instant', () => {
    const asked: number[] = [];
    const weekdays = {
      name: 'weekend',
      check: (_: UserFacts, now: number) => {
        asked.push(now);
        const day = new Date(now).getUTCDay();
        return day === 0 || day === 6
          ? { passed: false as const, clearsAt: (Math.floor(now / DAY) + (day === 6 ? 2 : 1)) * DAY }
          : { passed: true as const };
      },
    };
    const policy = definePolicy({ eligibility: { ...OFF, quietHours: { start: '21:00', end: '08:00' } } });
    const options = { now: Date.UTC(2026, 2, 6, 22), policy, gates: [weekdays] }; // Friday night
    const decision = evaluateUser({ id: 'u1', createdAt: 0 }, options);
    expect(decision).toMatchObject({ reason: 'quiet_hours', nextEligibleAt: Date.UTC(2026, 2, 9, 8) }); // Monday, 08:00
    expect(asked.every((at) => at >= options.now)).toBe(true);
  });
});
