import fc from 'fast-check';
import {
  assessLead,
  buildPatterns,
  definePolicy,
  enrichProfiles,
  evaluateUser,
  evaluateUsers,
  simulateEngagement,
} from 'tactful';
import { arbitraries } from 'tactful/testing';
import { describe, expect, it } from 'vitest';
import { CLOCK_CHANGES } from '../../src/testing/arbitraries/clock-changes.js';
import { policyFields } from '../support/policy-fields.js';
import { wallTimeOfDay } from '../support/wall-clock.js';

const { instant, lead, policyInput, sentMessages, timeZone, userFacts } = arbitraries;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 2, 4, 12);
const sample = <T>(arbitrary: fc.Arbitrary<T>, numRuns = 1000): T[] =>
  fc.sample(arbitrary, { numRuns, seed: 6 });

/** What a failing property shrinks to. */
function smallest<T>(arbitrary: fc.Arbitrary<T>, fails: (value: T) => boolean): T | undefined {
  const { counterexample } = fc.check(
    fc.property(arbitrary, (value) => !fails(value)),
    { seed: 6 },
  );
  return counterexample?.[0];
}

describe('instant', () => {
  const instants = sample(instant(), 2000);
  const share = (holds: (at: number) => boolean): number => instants.filter(holds).length / instants.length;
  const near = (at: number, days: readonly string[], within: number): boolean =>
    days.some((day) => Math.abs(at - Date.parse(day)) <= within);
  const changes = CLOCK_CHANGES.map(([, at]) => at);

  it('lies within 2005 to 2034, in whole milliseconds', () => {
    expect(instants.every((at) => Number.isInteger(at))).toBe(true);
    expect(Math.min(...instants)).toBeGreaterThanOrEqual(Date.parse('2005-01-01'));
    expect(Math.max(...instants)).toBeLessThanOrEqual(Date.parse('2035-01-01'));
  });

  it('is often where calendars go wrong', () => {
    expect(share((at) => near(at, changes, 1.5 * DAY))).toBeGreaterThan(0.25);
    expect(share((at) => near(at, changes, 1))).toBeGreaterThan(0.1);
    expect(
      share((at) => near(at, ['2024-02-29T12:00Z', '2028-02-29T12:00Z', '2012-02-29T12:00Z'], 2 * DAY)),
    ).toBeGreaterThan(0.02);
    expect(share((at) => /-12-31T|-01-01T/.test(new Date(at).toISOString()))).toBeGreaterThan(0.05);
    const midnight = (at: number): boolean =>
      ['UTC', 'Asia/Kathmandu', 'America/New_York'].some((zone) => {
        const time = wallTimeOfDay(zone, at);
        return time <= 1 || time === DAY - 1;
      });
    expect(share(midnight)).toBeGreaterThan(0.05);
  });

  it('keeps to its constraints', () => {
    const [min, max] = ['2026-03-01T00:00:00.500Z', '2026-03-31'] as const;
    const held = sample(instant({ min, max, resolutionMs: 1000 }));
    expect(held.every((at) => at % 1000 === 0 && at >= Date.parse(min) && at <= Date.parse(max))).toBe(true);
    expect(sample(instant({ min: '1990-01-01', max: '1990-01-02' })).length).toBe(1000);
  });

  it('shrinks to noon of a plain day', () => {
    expect(smallest(instant(), () => true)).toBe(Date.UTC(2026, 0, 1, 12));
  });
});

describe('timeZone', () => {
  it('knows odd zones, all of which there are, or those that it is told', () => {
    const zones = new Set(sample(timeZone()));
    expect(zones.size).toBeGreaterThan(20);
    for (const zone of ['Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia'])
      expect(zones).toContain(zone);
    for (const zone of zones) expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow();
    expect(new Set(sample(timeZone({ zones: ['UTC', 'Asia/Tokyo'] })))).toEqual(
      new Set(['UTC', 'Asia/Tokyo']),
    );
  });
});

describe('userFacts', () => {
  it('are users that no decision refuses, of every kind', () => {
    const users = sample(userFacts({ now: NOW }));
    const { rejected, stats } = evaluateUsers(users, { now: NOW });
    expect(rejected).toEqual([]);
    expect(stats.eligible).toBeGreaterThan(100);
    for (const reason of ['opted_out', 'paused', 'active', 'recently_messaged']) {
      expect(stats.skipReasons[reason], reason).toBeGreaterThan(20);
    }
    for (const field of [
      'lastActiveAt',
      'messages',
      'timeZone',
      'optedOut',
      'pausedUntil',
      'traits',
    ] as const) {
      expect(users.some((user) => !(field in user))).toBe(true);
      expect(users.some((user) => user[field] != null)).toBe(true);
    }
  });

  it('lie at the limits that they are told, exactly', () => {
    const users = sample(userFacts({ now: NOW, limits: [36 * HOUR] }));
    for (const by of [-1, 0, 1]) {
      expect(users.some(({ lastActiveAt }) => lastActiveAt === NOW - 36 * HOUR - by)).toBe(true);
      expect(
        users.some(({ messages }) => messages?.some(({ sentAt }) => sentAt === NOW - 36 * HOUR - by)),
      ).toBe(true);
    }
  });

  it('keep to their constraints', () => {
    const users = sample(
      userFacts({
        now: NOW + 0.5,
        resolutionMs: 60_000,
        without: ['traits', 'pausedUntil'],
        ids: fc.constant('me'),
        timeZones: ['UTC'],
        withinDays: 2,
        messages: { maxLength: 3, channels: ['sms'], topics: [], receipts: false, withinDays: 1 },
      }),
    );
    for (const { id, createdAt, lastActiveAt, timeZone: zone, messages = [], ...rest } of users) {
      expect(id).toBe('me');
      expect(createdAt % 60_000).toBe(0);
      expect((lastActiveAt ?? 0) % 60_000).toBe(0);
      expect(NOW - createdAt).toBeLessThanOrEqual(2 * DAY + 60_000);
      expect([undefined, null, 'UTC']).toContain(zone);
      expect(Object.keys(rest).filter((field) => field !== 'optedOut')).toEqual([]);
      expect(messages.length).toBeLessThanOrEqual(3);
      for (const { sentAt, channel = 'sms', ...others } of messages) {
        expect([sentAt % 60_000, channel, others]).toEqual([0, 'sms', {}]);
        expect(NOW - sentAt).toBeLessThanOrEqual(DAY + 60_000);
      }
    }
    const always = ['lastActiveAt', 'timeZone', 'traits'] as const;
    for (const user of sample(userFacts({ always }), 300)) {
      for (const field of always) expect(user[field]).toBeDefined();
      expect([user.lastActiveAt, user.timeZone]).not.toContain(null);
    }
    const traits = fc.constant({ team: 'a' });
    expect(sample(userFacts({ traits })).some((user) => user.traits?.['team'] === 'a')).toBe(true);
  });

  it('shrink to the least that there is to say', () => {
    const user = smallest(userFacts({ now: NOW }), ({ optedOut }) => optedOut === true);
    expect(user).toEqual({ id: 'u0', createdAt: NOW, optedOut: true });
    expect(smallest(userFacts(), () => true)).toEqual({ id: 'u0', createdAt: Date.UTC(2026, 0, 1, 12) });
  });
});

describe('sentMessages', () => {
  it('are messages around one instant, in any order', () => {
    const lists = sample(sentMessages({ now: NOW, maxLength: 5 }));
    expect(Math.max(...lists.map(({ length }) => length))).toBe(5);
    const sorted = lists.filter((list) =>
      list.every(({ sentAt }, i) => i === 0 || sentAt >= list[i - 1]!.sentAt),
    );
    expect(sorted.length).toBeLessThan(700);
    expect(sample(sentMessages(), 50).flat().length).toBeGreaterThan(50);
  });
});

describe('policyInput', () => {
  const inputs = sample(policyInput(), 400);

  it('is a document that definePolicy takes', () => {
    for (const input of inputs) expect(definePolicy(input).version).toMatch(/^[0-9a-f]{16}$/);
  });

  it('says something in every field that there is, and is silent in every field', () => {
    const at = (input: unknown, path: readonly string[]): unknown =>
      path.reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], input);
    for (const { path } of policyFields()) {
      const said = inputs.filter((input) => at(input, path) !== undefined).length;
      expect(said, path.join('.')).toBeGreaterThan(0);
      expect(said, path.join('.')).toBeLessThan(inputs.length);
    }
  });

  it('has only the sections that are asked for', () => {
    const sections = ['tone', 'alerts'] as const;
    const keys = new Set(sample(policyInput({ sections })).flatMap((input) => Object.keys(input)));
    expect([...keys].sort()).toEqual(['$schema', 'alerts', 'preset', 'tone']);
  });
});

describe('lead', () => {
  it('is a lead that no assessment refuses, in every state', () => {
    const leads = sample(lead({ now: NOW, limits: [7 * DAY] }), 3000);
    const reasons = new Set(leads.map((one) => assessLead(one, { now: NOW }).reason));
    expect(reasons.size).toBe(9);
    expect(assessLead(sample(lead(), 1)[0]!, { now: NOW }).eligible).toBe(false);
  });

  it('is at the stages of the policy that it is for', () => {
    const policy = definePolicy({
      followUp: { stages: [{ name: 'Only', after: { days: 1 }, tone: 'warm' }] },
    });
    for (const stages of [['Only'], []]) {
      for (const one of sample(lead({ now: NOW, stages }), 300)) {
        if (one.followUpStage !== 'Only' || stages.length > 0) {
          expect(() => assessLead(one, { now: NOW, policy })).not.toThrow();
        }
      }
    }
  });
});

describe('interaction', () => {
  it('is one that patterns take in, of every type', () => {
    const interactions = sample(arbitraries.interaction({ now: NOW, userIds: ['a', 'b'] }), 500);
    const { patterns, rejected } = buildPatterns(interactions, {});
    expect(rejected).toEqual([]);
    expect(Object.keys(patterns).sort()).toEqual(['a', 'b']);
    for (const { countByType } of Object.values(patterns))
      expect(Math.min(...Object.values(countByType))).toBeGreaterThan(0);
  });

  it('keeps to its constraints', () => {
    const held = sample(
      arbitraries.interaction({ at: fc.constant(NOW), types: ['voice'], topics: [], timeZones: ['UTC'] }),
    );
    for (const { at, type, topics, timeZone: zone, userId } of held) {
      expect([at, type, topics ?? [], zone ?? 'UTC', userId]).toEqual([NOW, 'voice', [], 'UTC', 'u1']);
    }
    expect(sample(arbitraries.interaction(), 20).length).toBe(20);
  });
});

describe('profileRecords', () => {
  it('are records that profiles are made of, of people who meet', () => {
    const friends = new Set<string>();
    for (const records of sample(arbitraries.profileRecords({ now: NOW }), 300)) {
      const { profiles, rejected } = enrichProfiles(records, { now: NOW });
      expect(rejected).toEqual([]);
      expect(profiles.length).toBe(records.users.length);
      for (const profile of profiles) for (const friend of profile.friends) friends.add(friend);
    }
    expect(friends.size).toBeGreaterThan(2);
  });

  it('keep to their constraints', () => {
    for (const { users, events } of sample(arbitraries.profileRecords({ maxUsers: 1, maxRecords: 2 }), 200)) {
      expect(users.length).toBeLessThanOrEqual(1);
      expect(events.length).toBeLessThanOrEqual(2);
    }
  });
});

describe('assignments', () => {
  it('are assignments that a simulation takes, some customers more than once', () => {
    const lists = sample(arbitraries.assignments(), 200);
    for (const list of lists) expect(simulateEngagement(list, { seed: 1 }).length).toBe(list.length);
    expect(lists.some((list) => new Set(list.map(({ customerId }) => customerId)).size < list.length)).toBe(
      true,
    );
    const held = sample(arbitraries.assignments({ arms: ['a'], segments: ['s'], maxLength: 2 })).flat();
    expect(held.every(({ arm, segment }) => arm === 'a' && segment === 's')).toBe(true);
  });
});

describe('all of them', () => {
  it('give plain values that no function changes or refuses, the same for the same seed', () => {
    for (const arbitrary of [userFacts(), policyInput(), lead(), sentMessages(), arbitraries.assignments()]) {
      const values = sample<unknown>(arbitrary, 100);
      expect(sample<unknown>(arbitrary, 100)).toStrictEqual(values);
      expect(JSON.parse(JSON.stringify(values))).toStrictEqual(values);
    }
    expect(evaluateUser(sample(userFacts(), 1)[0]!, { now: NOW }).userId).toMatch(/./);
  });
});
