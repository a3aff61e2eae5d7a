import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definePolicy, evaluateUser, explainUser, type PolicyInput, type UserFacts } from '../src/index.js';
import { frozen, gateLists, NOW, policies, users } from './support/users.js';

const ORDER = [
  'opted_out',
  'paused',
  'holdout',
  'active',
  'recently_messaged',
  'invalid_time_zone',
  'capped',
  'quiet_hours',
];
const HOUR = 3_600_000;

describe('an explanation', () => {
  it('has the decision of evaluateUser, and every check in order', () => {
    fc.assert(
      fc.property(users, policies, gateLists, (user, policy, gates) => {
        const options = frozen({ now: NOW, policy, gates });
        const { decision, checks } = explainUser(frozen(user), options);
        expect(decision).toEqual(evaluateUser(user, options));
        const expected = ORDER.flatMap((name) =>
          name === 'capped'
            ? policy.eligibility.caps
                .map(() => 'capped')
                .concat(policy.eligibility.caps.length > 0 ? [] : ['capped'])
            : [name],
        );
        expect(checks.map(({ check }) => check)).toEqual([...expected, ...gates.map(({ name }) => name)]);
        const failed = checks.filter(({ passed }) => !passed);
        expect(decision.eligible).toBe(failed.length === 0);
        if (!decision.eligible) expect(decision.reason).toBe(failed[0]?.check);
        for (const { passed, clearsAt, text, ...rest } of checks) {
          expect(Object.keys(rest)).toEqual(['check', 'observed', 'limit', 'unit']);
          expect(text).toMatch(/^[A-Z0-9].*\.$/);
          expect(text).not.toMatch(/undefined|NaN|null|Infinity/);
          if (passed) expect(clearsAt).toBeNull();
          else if (clearsAt !== null) {
            expect(clearsAt).toBeGreaterThan(NOW);
            if (decision.nextEligibleAt !== null)
              expect(clearsAt).toBeLessThanOrEqual(decision.nextEligibleAt);
          } else expect(decision.nextEligibleAt).toBeNull();
        }
      }),
      { seed: 16, numRuns: 400 },
    );
  });

  it('comes through JSON unchanged', () => {
    fc.assert(
      fc.property(users, policies, gateLists, (user, policy, gates) => {
        const explanation = explainUser(user, { now: NOW, policy, gates });
        expect(JSON.parse(JSON.stringify(explanation))).toStrictEqual(explanation);
      }),
      { seed: 17, numRuns: 150 },
    );
  });
});

/** What the checks of that name say. */
function reports(check: string, user: Partial<UserFacts>, eligibility: PolicyInput['eligibility'] = {}) {
  const facts = { id: 'u1', createdAt: Date.UTC(2026, 0), ...user };
  const { checks } = explainUser(facts, {
    now: NOW,
    policy: definePolicy({ eligibility: eligibility ?? {} }),
  });
  return checks.filter((report) => report.check === check);
}

describe('what each check saw', () => {
  it.each([
    ['opted_out', { optedOut: true }, {}, false, true, false, null, 'The user has opted out.'],
    ['opted_out', {}, {}, true, false, false, null, 'The user has not opted out.'],
    ['paused', {}, {}, true, null, NOW, null, 'Messages to the user are not paused.'],
    [
      'paused',
      { pausedUntil: NOW + 1 },
      {},
      false,
      NOW + 1,
      NOW,
      NOW + 1,
      'Messages to the user are paused until 2026-03-04 12:00:00.001 UTC.',
    ],
    [
      'paused',
      { pausedUntil: NOW },
      {},
      true,
      NOW,
      NOW,
      null,
      'Messages to the user were paused until 2026-03-04 12:00 UTC.',
    ],
    ['holdout', {}, {}, true, null, null, null, 'The policy keeps no holdout.'],
    [
      'active',
      { lastActiveAt: NOW - HOUR },
      {},
      false,
      HOUR,
      24 * HOUR,
      NOW + 23 * HOUR + 1,
      'The user was last active 1 hour ago; the policy asks for more than 1 day.',
    ],
    [
      'active',
      { lastActiveAt: NOW - 24 * HOUR },
      {},
      false,
      24 * HOUR,
      24 * HOUR,
      NOW + 1,
      'The user was last active 1 day ago; the policy asks for more than 1 day.',
    ],
    [
      'active',
      { lastActiveAt: NOW + HOUR },
      {},
      false,
      -HOUR,
      24 * HOUR,
      NOW + 25 * HOUR + 1,
      "The user's last activity is dated in the future, by 1 hour; the policy asks for more than 1 day.",
    ],
    [
      'active',
      { lastActiveAt: NOW },
      { inactivity: null },
      true,
      0,
      null,
      null,
      'The user was last active 0 milliseconds ago; the policy does not mind.',
    ],
    ['recently_messaged', {}, {}, true, null, 24 * HOUR, null, 'The user was never sent a message.'],
    [
      'recently_messaged',
      { messages: [{ sentAt: NOW - 2 * HOUR }, { sentAt: NOW - HOUR }] },
      {},
      false,
      HOUR,
      24 * HOUR,
      NOW + 23 * HOUR + 1,
      'The latest message was sent 1 hour ago; the policy asks for more than 1 day.',
    ],
    [
      'recently_messaged',
      { messages: [{ sentAt: NOW + HOUR }] },
      {},
      false,
      -HOUR,
      24 * HOUR,
      NOW + 25 * HOUR + 1,
      'The latest message is dated in the future, by 1 hour; the policy asks for more than 1 day.',
    ],
    [
      'recently_messaged',
      { messages: [{ sentAt: NOW }] },
      { messageFrequency: null },
      true,
      0,
      null,
      null,
      'The latest message was sent 0 milliseconds ago; the policy does not mind.',
    ],
    [
      'invalid_time_zone',
      { timeZone: 'Mars/X' },
      { caps: [{ max: 1, per: 'day' }] },
      false,
      'Mars/X',
      'skip',
      null,
      'The user\'s time zone "Mars/X" is unknown, so their local time is unknown too.',
    ],
    [
      'invalid_time_zone',
      { timeZone: 'Mars/X' },
      { onInvalidTimeZone: 'fallback', caps: [{ max: 1, per: 'day' }] },
      true,
      'Mars/X',
      'fallback',
      null,
      'The user\'s time zone "Mars/X" is unknown; the policy falls back to UTC.',
    ],
    [
      'invalid_time_zone',
      { timeZone: 'Asia/Tokyo' },
      { caps: [{ max: 1, per: 'day' }] },
      true,
      'Asia/Tokyo',
      'skip',
      null,
      "The user's time zone is Asia/Tokyo.",
    ],
    [
      'invalid_time_zone',
      {},
      { caps: [{ max: 1, per: 'day' }] },
      true,
      null,
      'skip',
      null,
      'The user has no time zone of their own; UTC is used.',
    ],
    [
      'invalid_time_zone',
      { timeZone: 'Mars/X' },
      {},
      true,
      'Mars/X',
      'skip',
      null,
      'The policy asks nothing that depends on local time.',
    ],
    ['capped', {}, {}, true, null, null, null, 'The policy sets no caps.'],
    [
      'capped',
      { messages: [{ sentAt: NOW - 30 * HOUR }] },
      { caps: [{ max: 1, per: { days: 7 } }] },
      false,
      1,
      1,
      NOW + 138 * HOUR,
      '1 message counts against the cap of at most 1 message within 7 days.',
    ],
    [
      'capped',
      {},
      { caps: [{ max: 2, per: 'week', channel: 'email', topic: 'news' }] },
      true,
      0,
      2,
      null,
      '0 messages count against the cap of at most 2 email "news" messages per local week.',
    ],
    [
      'capped',
      { timeZone: 'Mars/X' },
      { caps: [{ max: 2, per: 'day' }] },
      true,
      null,
      2,
      null,
      "The cap is at most 2 messages per local day, but the user's local time is unknown.",
    ],
    ['quiet_hours', {}, {}, true, null, null, null, 'The policy keeps no quiet hours.'],
    [
      'quiet_hours',
      { timeZone: 'Asia/Kathmandu' },
      { quietHours: { start: '17:00', end: '18:00' } },
      false,
      '17:45',
      '17:00 to 18:00',
      NOW + HOUR / 4,
      'It is 17:45 in Asia/Kathmandu; quiet hours are from 17:00 to 18:00.',
    ],
    [
      'quiet_hours',
      { timeZone: 'Mars/X' },
      { quietHours: { start: '17:00', end: '18:00' } },
      true,
      null,
      '17:00 to 18:00',
      null,
      "Quiet hours are from 17:00 to 18:00, but the user's local time is unknown.",
    ],
  ] as [
    string,
    Partial<UserFacts>,
    PolicyInput['eligibility'],
    boolean,
    unknown,
    unknown,
    number | null,
    string,
  ][])('%s of %j under %j', (check, user, eligibility, passed, observed, limit, clearsAt, text) => {
    expect(reports(check, user, eligibility)).toMatchObject([
      { check, passed, observed, limit, clearsAt, text },
    ]);
  });

  it('names the units', () => {
    const eligibility = {
      caps: [{ max: 1, per: 'day' as const }],
      quietHours: { start: '01:00', end: '02:00' },
      holdout: { fraction: 0.05, salt: 's' },
    };
    const { checks } = explainUser(
      { id: 'u1', createdAt: 0 },
      { now: NOW, policy: definePolicy({ eligibility }) },
    );
    expect(checks.map(({ unit }) => unit)).toEqual([
      null,
      'epoch ms',
      'fraction of users',
      'ms',
      'ms',
      'IANA time zone',
      'messages',
      'local time',
    ]);
  });

  it('names the unit of a pause and of quiet hours whatever was observed', () => {
    const policy = definePolicy({
      eligibility: { quietHours: { start: '17:00', end: '18:00' }, onInvalidTimeZone: 'skip' },
    });
    const user = { id: 'u1', createdAt: 0, pausedUntil: NOW + 1, timeZone: 'Mars/X' };
    const { checks } = explainUser(user, { now: NOW, policy });
    const unitOf = (name: string) => checks.find(({ check }) => check === name)!;
    expect(unitOf('paused')).toMatchObject({ observed: NOW + 1, limit: NOW, unit: 'epoch ms' });
    expect(unitOf('quiet_hours')).toMatchObject({ observed: null, unit: 'local time' });
  });

  it('says of an account from the future that it is one', () => {
    const { checks } = explainUser({ id: 'u1', createdAt: NOW + 3_600_000 }, { now: NOW });
    expect(checks.find(({ check }) => check === 'active')!.text).toBe(
      "The user's account is dated in the future, by 1 hour; the policy asks for more than 1 day.",
    );
  });

  it('says how large the holdout is, and whether the user is in it', () => {
    const text = (fraction: number) => reports('holdout', {}, { holdout: { fraction, salt: 's' } })[0]?.text;
    expect(text(1)).toBe('The user is one of the 100 % of users who are never reached, for comparison.');
    expect(text(0)).toBe('The user is not one of the 0 % of users who are never reached, for comparison.');
    expect(text(0.00125)).toContain('the 0.13 % of users');
  });

  it('reports each cap by itself', () => {
    const caps = [
      { max: 1, per: { hours: 6 } },
      { max: 0, per: 'month' as const },
      { max: 3, per: { days: 1 }, channel: 'push' },
    ];
    const found = reports('capped', { messages: [{ sentAt: NOW - HOUR }] }, { caps });
    expect(found.map(({ passed, observed, limit, clearsAt }) => [passed, observed, limit, clearsAt])).toEqual(
      [
        [false, 1, 1, NOW + 5 * HOUR],
        [false, 1, 0, null],
        [true, 0, 3, null],
      ],
    );
  });

  it('counts for a rolling cap what lies within the window, its end excluded', () => {
    const messages = [0, 1, 6 * HOUR - 1, 6 * HOUR, 9 * HOUR].map((age) => ({
      sentAt: NOW - age,
      channel: 'push',
    }));
    const caps = [
      { max: 9, per: { hours: 6 } },
      { max: 9, per: { hours: 6 }, channel: 'email' },
      { max: 9, per: 'day' as const },
    ];
    expect(reports('capped', { messages }, { caps }).map(({ observed }) => observed)).toEqual([3, 0, 5]);
  });

  it('says what the gates say', () => {
    const gates = [
      { name: 'a', check: () => ({ passed: true as const }) },
      { name: 'b', check: () => ({ passed: false as const, clearsAt: NOW + HOUR }) },
      { name: 'c', check: () => ({ passed: false as const, clearsAt: null }) },
    ];
    const { checks } = explainUser({ id: 'u1', createdAt: 0 }, { now: NOW, gates });
    expect(checks.slice(8)).toEqual([
      {
        check: 'a',
        passed: true,
        observed: null,
        limit: null,
        unit: null,
        clearsAt: null,
        text: 'The gate "a" lets the user through.',
      },
      {
        check: 'b',
        passed: false,
        observed: null,
        limit: null,
        unit: null,
        clearsAt: NOW + HOUR,
        text: 'The gate "b" holds the user back until 2026-03-04 13:00 UTC.',
      },
      {
        check: 'c',
        passed: false,
        observed: null,
        limit: null,
        unit: null,
        clearsAt: null,
        text: 'The gate "c" holds the user back whatever the wait.',
      },
    ]);
  });

  it('names no instant beyond the last Date', () => {
    const { decision, checks } = explainUser({ id: 'u1', createdAt: 8.64e15 }, { now: NOW });
    expect(decision.nextEligibleAt).toBeNull();
    expect(checks.find(({ check }) => check === 'active')).toMatchObject({ passed: false, clearsAt: null });
  });
});
