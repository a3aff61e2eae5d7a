import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BacktestOptions,
  backtestPolicy,
  definePolicy,
  determineSegment,
  evaluateUser,
  type Policy,
  type PolicyInput,
  TactfulError,
  type UserHistory,
} from '../../src/index.js';
import { deepFreeze } from '../../src/internal/deep-freeze.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 2, 27); // clocks change in Europe two days later

/** Written for clarity alone: every decision by evaluateUser itself, on facts put together afresh. */
function naive(
  history: readonly UserHistory[],
  policy: Policy,
  from: number,
  to: number,
  every: number,
  channel?: string,
) {
  const skips: Record<string, number> = {};
  const sendsBySegment: Record<string, number> = {};
  const sendsByUser: number[] = [];
  let [evaluations, nightSends] = [0, 0];
  for (const { activity, optedOutAt, messages = [], ...user } of history) {
    const own: { sentAt: number; channel?: string }[] = [];
    const before = messages.filter(({ sentAt }) => (sentAt as number) < from);
    for (let now = from; now < to; now += every) {
      if (now < (user.createdAt as number)) continue;
      const past = (activity as number[]).filter((at) => at <= now);
      const facts = {
        ...user,
        lastActiveAt: past.length > 0 ? past.reduce((a, b) => Math.max(a, b)) : null,
        messages: [...before, ...own],
        optedOut: user.optedOut === true || (optedOutAt != null && (optedOutAt as number) <= now),
      };
      evaluations++;
      const { eligible, reason } = evaluateUser(facts, { now, policy });
      if (!eligible) {
        skips[reason] = (skips[reason] ?? 0) + 1;
        continue;
      }
      const segment = determineSegment(facts, { now, policy });
      sendsBySegment[segment] = (sendsBySegment[segment] ?? 0) + 1;
      const hour = Number(
        new Intl.DateTimeFormat('en-GB', {
          hour: '2-digit',
          hourCycle: 'h23',
          timeZone: user.timeZone ?? 'UTC',
        }).format(now),
      );
      if (hour >= 21 || hour < 8) nightSends++;
      own.push(channel === undefined ? { sentAt: now } : { sentAt: now, channel });
    }
    sendsByUser.push(own.length);
  }
  return { evaluations, skips, sendsBySegment, nightSends, sendsByUser };
}

const instant = fc.oneof(
  fc.integer({ min: START - 10 * DAY, max: START + 8 * DAY }),
  fc.integer({ min: -5 * 24, max: 8 * 24 }).map((hours) => START + hours * HOUR), // exactly when decisions are taken
);
const history: fc.Arbitrary<UserHistory> = fc.record(
  {
    id: fc.string({ minLength: 1 }),
    createdAt: instant,
    activity: fc.array(instant, { maxLength: 12 }),
    messages: fc.array(fc.record({ sentAt: instant, channel: fc.constantFrom('email', 'push') }), {
      maxLength: 6,
    }),
    timeZone: fc.constantFrom('Europe/Berlin', 'Asia/Kathmandu', 'America/New_York', null),
    optedOut: fc.boolean(),
    optedOutAt: fc.option(instant),
    pausedUntil: fc.option(instant),
    traits: fc.record({ plan: fc.constantFrom('free', 'gold') }),
  },
  { requiredKeys: ['id', 'createdAt', 'activity'], noNullPrototype: true },
);
const policyInput: fc.Arbitrary<PolicyInput> = fc.constantFrom<PolicyInput>(
  {},
  { eligibility: { inactivity: null, messageFrequency: { hours: 5 } } },
  {
    eligibility: {
      messageFrequency: null,
      caps: [
        { max: 1, per: 'day', channel: 'push' },
        { max: 4, per: 'week' },
      ],
    },
  },
  {
    eligibility: {
      inactivity: { hours: 3 },
      messageFrequency: null,
      caps: [{ max: 2, per: { days: 3 } }],
      quietHours: { start: '22:00', end: '07:30' },
    },
  },
  {
    segmentation: { rules: [{ segment: 'gold', when: { 'traits.plan': 'gold', messageCount: { $lt: 3 } } }] },
  },
  { eligibility: { holdout: { fraction: 0.5, salt: 's' } } },
);

/** A resolved policy, changed by hand to what no document says. */
const withInactivity = (inactivityMs: unknown) => {
  const policy = JSON.parse(JSON.stringify(definePolicy()));
  policy.eligibility.inactivityMs = inactivityMs;
  return policy;
};

describe('backtestPolicy', () => {
  it('takes the decisions of evaluateUser, each on what was known at its instant', () => {
    fc.assert(
      fc.property(
        fc.array(history, { maxLength: 4 }),
        policyInput,
        fc.constantFrom(1, 5, 25),
        fc.constantFrom('push', undefined),
        (log, input, hours, channel) => {
          const policy = definePolicy(input);
          const [from, to] = [START, START + 7 * DAY];
          const expected = naive(log, policy, from, to, hours * HOUR, channel);
          const { policies, userCount } = backtestPolicy(deepFreeze(log), {
            policies: { only: policy },
            from,
            to,
            every: { hours },
            ...(channel === undefined ? {} : { message: { channel } }),
          });
          const got = policies['only']!;
          const sends = expected.sendsByUser.reduce((a, b) => a + b, 0);
          expect(userCount).toBe(log.length);
          expect({
            evaluations: got.evaluations,
            skips: got.skips,
            sendsBySegment: got.sendsBySegment,
            nightSends: got.nightSends,
          }).toEqual({
            evaluations: expected.evaluations,
            skips: expected.skips,
            sendsBySegment: expected.sendsBySegment,
            nightSends: expected.nightSends,
          });
          expect(got.sends).toBe(sends);
          expect(got.usersReached).toBe(expected.sendsByUser.filter((count) => count > 0).length);
          expect(got.sends + Object.values(got.skips).reduce((a, b) => a + b, 0)).toBe(got.evaluations);
        },
      ),
      { seed: 9, numRuns: 150 },
    );
  });

  it('survives JSON, and gives the same report whatever order the users come in', () => {
    fc.assert(
      fc.property(fc.uniqueArray(history, { selector: ({ id }) => id, maxLength: 6 }), (log) => {
        const options = {
          policies: { a: definePolicy(), b: definePolicy({ eligibility: { inactivity: null } }) },
          from: START,
          to: START + DAY,
          every: { hours: 1 },
        };
        const report = backtestPolicy(log, options);
        expect(JSON.parse(JSON.stringify(report))).toEqual(report);
        expect(JSON.stringify(backtestPolicy([...log].reverse(), options))).toBe(JSON.stringify(report));
      }),
      { seed: 9, numRuns: 50 },
    );
  });

  const user: UserHistory = { id: 'u', createdAt: START - 30 * DAY, activity: [] };
  const run = (log: readonly unknown[], more: Partial<BacktestOptions> = {}) =>
    backtestPolicy(log as UserHistory[], {
      policies: { p: definePolicy() },
      from: START,
      to: START + 14 * DAY,
      every: { days: 1 },
      ...more,
    });

  it('counts sends per user and week over the time that users were observed', () => {
    const daily = { policies: { p: definePolicy({ eligibility: { messageFrequency: { hours: 23 } } }) } };
    const late = { ...user, id: 'late', createdAt: START + 7 * DAY };
    const { p } = run([user, late], daily).policies;
    // The first is reached every day for two weeks, the second on 6 of 7 days: they were active when they signed up
    // exactly at the first evaluation, and for a day from then on, its end included.
    expect([p!.evaluations, p!.sends, p!.skips]).toEqual([21, 19, { active: 2 }]);
    expect(p!.sendsPerUserPerWeek).toBeCloseTo(19 / 3, 12);
    expect(p!.skipShares).toEqual({ active: 2 / 21 });
  });

  it('takes a decision at from and none at to', () => {
    expect(run([user], { to: START }).policies['p']!.evaluations).toBe(0);
    expect(run([user], { to: START + 1 }).policies['p']!.evaluations).toBe(1);
    expect(run([user], { to: START + DAY }).policies['p']!.evaluations).toBe(1);
    expect(run([user], { to: START + DAY + 1 }).policies['p']!.evaluations).toBe(2);
  });

  it('counts logged messages before from only, since a policy’s own sends take the place of the others', () => {
    const sent = (sentAt: number): UserHistory => ({ ...user, messages: [{ sentAt }] });
    const day = { to: START + 1 };
    expect(run([sent(START - 1)], day).policies['p']!.skips).toEqual({ recently_messaged: 1 });
    expect(run([sent(START)], day).policies['p']!.sends).toBe(1);
    expect(run([sent(START + DAY)], day).policies['p']!.sends).toBe(1);
  });

  it('tells night from 21:00, in the user’s zone, to 08:00, in UTC for want of one', () => {
    const at = (timeZone: string | null, from: string): number =>
      run([{ ...user, timeZone }], { from, to: '2026-04-30', every: { days: 90 } }).policies['p']!.nightSends;
    expect([
      at('Europe/Berlin', '2026-03-28T19:59:59.999Z'),
      at('Europe/Berlin', '2026-03-28T20:00Z'),
    ]).toEqual([0, 1]);
    expect([
      at('Europe/Berlin', '2026-03-29T05:59:59.999Z'),
      at('Europe/Berlin', '2026-03-29T06:00Z'),
    ]).toEqual([1, 0]);
    expect([at(null, '2026-03-29T20:59:59.999Z'), at('Mars/Olympus', '2026-03-29T21:00Z')]).toEqual([0, 1]);
  });

  it('names the users whom the choice matters to most', () => {
    const policies = {
      often: definePolicy({ eligibility: { messageFrequency: null } }),
      never: definePolicy({ eligibility: { caps: [{ max: 0, per: 'day' }] } }),
    };
    const log = [
      { ...user, id: 'b' },
      { ...user, id: 'late', createdAt: START + 7 * DAY },
      { ...user, id: 'a' },
      { ...user, id: 'out', optedOut: true },
    ];
    expect(run(log, { policies, limit: 3 }).mostAffected).toEqual([
      { userId: 'a', sends: { often: 14, never: 0 }, difference: 14 },
      { userId: 'b', sends: { often: 14, never: 0 }, difference: 14 },
      { userId: 'late', sends: { often: 5, never: 0 }, difference: 5 },
    ]);
    const many = Array.from({ length: 500 }, (_, i) => ({
      ...user,
      id: `u${i}`,
      createdAt: START + (i % 10) * DAY,
    }));
    expect(run(many, { policies, limit: 2 }).mostAffected.map(({ userId }) => userId)).toEqual(['u0', 'u10']);
    expect(run(many, { policies, limit: 0 }).mostAffected).toEqual([]);
  });

  it('puts a difference before a number of sends', () => {
    const held = { eligibility: { messageFrequency: null, holdout: { fraction: 0.5, salt: 's' } } } as const;
    const policies = {
      all: definePolicy({ eligibility: { messageFrequency: null } }),
      half: definePolicy(held),
    };
    const log = Array.from({ length: 40 }, (_, i) => ({
      ...user,
      id: `u${i}`,
      createdAt: START + (i % 2) * 7 * DAY - DAY,
    }));
    const differences = run(log, { policies, limit: 40 }).mostAffected.map(({ difference }) => difference);
    expect(new Set(differences)).toEqual(new Set([13, 6, 0]));
    expect([...differences].sort((a, b) => b - a)).toEqual(differences);
  });

  it('sets malformed histories aside, with every fault', () => {
    const log = [
      { ...user, activity: [START, 'yesterday'], optedOutAt: 'soon', createdAt: null },
      user,
      7,
      { id: 'x', createdAt: 0 },
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error('no');
          },
        },
      ),
    ];
    const report = run(log);
    expect(report.userCount).toBe(1);
    expect(
      report.rejected.map(({ index, id, issues }) => [index, id, issues.map(({ path }) => path)]),
    ).toEqual([
      [0, 'u', ['createdAt', 'activity[1]', 'optedOutAt']],
      [2, null, ['user']],
      [3, 'x', ['activity']],
      [4, null, ['user']],
    ]);
  });

  it.each([
    [{ from: 'x' }, 'from'],
    [{ to: null }, 'to'],
    [{ to: START - 1 }, 'to'],
    [{ every: {} }, 'every'],
    [{ every: { hours: 0 } }, 'every'],
    [{ every: { months: 1 } }, 'every.months'],
    [{ every: { hours: -1, days: 1 } }, 'every.hours'],
    [{ every: 3_600_000 }, 'every'],
    [{ every: { seconds: 0.001 }, to: START + 1e7 + 1 }, 'every'],
    [{ policies: {} }, 'policies'],
    [{ policies: [definePolicy()] }, 'policies'],
    [{ policies: { p: { eligibility: {} } } }, 'policies.p'],
    [{ policies: { p: undefined } }, 'policies.p'],
    [{ policies: { p: withInactivity('a day') } }, 'policies.p.eligibility.inactivityMs'],
    [{ policies: { constructor: definePolicy() } }, 'policies.constructor'],
    [{ limit: -1 }, 'limit'],
    [{ limit: 1.5 }, 'limit'],
    [{ message: 'email' }, 'message'],
    [{ message: { channel: 7 } }, 'message.channel'],
  ])('refuses %j', (more, path) => {
    let caught: unknown;
    try {
      run([], more as never);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(TactfulError);
    expect((caught as TactfulError).issues.map((issue) => issue.path)).toEqual([path]);
  });

  it('refuses what is no list, and no options', () => {
    expect(() =>
      backtestPolicy(null as never, { policies: { p: definePolicy() }, from: 0, to: 1, every: { days: 1 } }),
    ).toThrow(/history/);
    expect(() => backtestPolicy([], undefined as never)).toThrow(/options/);
  });
});
