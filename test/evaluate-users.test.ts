import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Decision,
  engagementStats,
  evaluateUser,
  evaluateUsers,
  mergeEngagementStats,
  type UserFacts,
} from '../src/index.js';
import { revokedProxy, throwing } from './support/hostile.js';
import { frozen, gateLists, NOW, policies, users } from './support/users.js';

const good = { id: 'good', createdAt: 0 };

describe('evaluateUsers', () => {
  it('decides for each as evaluateUser does, in order, and counts', () => {
    fc.assert(
      fc.property(fc.array(users, { maxLength: 12 }), policies, gateLists, (list, policy, gates) => {
        const options = frozen({ now: NOW, policy, gates, campaign: 'spring' });
        const { decisions, stats, rejected } = evaluateUsers(frozen(list), options);
        expect(decisions).toEqual(list.map((user) => evaluateUser(user, options)));
        expect(stats).toEqual(engagementStats(decisions));
        expect(rejected).toEqual([]);
        expect(JSON.parse(JSON.stringify({ decisions, stats, rejected }))).toStrictEqual({
          decisions,
          stats,
          rejected,
        });
      }),
      { seed: 18, numRuns: 150 },
    );
  });

  it('gives shards that add up to the whole', () => {
    fc.assert(
      fc.property(fc.array(users, { maxLength: 12 }), fc.nat(12), policies, (list, cut, policy) => {
        const run = (part: UserFacts[]) => evaluateUsers(part, { now: NOW, policy });
        const [whole, a, b] = [run(list), run(list.slice(0, cut)), run(list.slice(cut))];
        expect([...a.decisions, ...b.decisions]).toEqual(whole.decisions);
        expect(mergeEngagementStats(a.stats, b.stats)).toEqual(whole.stats);
      }),
      { seed: 19, numRuns: 100 },
    );
  });

  it('does not mind the order of messages', () => {
    fc.assert(
      fc.property(users, policies, fc.infiniteStream(fc.nat()), (user, policy, random) => {
        const messages = (user.messages ?? []).map((message) => ({ message, key: random.next().value }));
        const shuffled = messages.sort((a, b) => a.key - b.key).map(({ message }) => message);
        const decide = (facts: UserFacts) => evaluateUser(facts, { now: NOW, policy });
        expect(decide({ ...user, messages: shuffled })).toEqual(
          decide({ ...user, messages: user.messages ?? [] }),
        );
      }),
      { seed: 20, numRuns: 200 },
    );
  });

  it('keeps the keys of a decision in one order', () => {
    const keys = ['userId', 'eligible', 'segment', 'tone', 'reason', 'nextEligibleAt', 'decisionKey'];
    const { decisions } = evaluateUsers([good, { ...good, optedOut: true }], { now: NOW });
    expect(decisions.map((decision) => decision.eligible)).toEqual([true, false]);
    for (const decision of decisions) expect(Object.keys(decision)).toEqual(keys);
  });

  it('takes any iterable, once', () => {
    function* cursor() {
      yield good;
      yield { id: 'second', createdAt: 0 };
    }
    expect(evaluateUsers(cursor(), { now: NOW }).decisions.map(({ userId }) => userId)).toEqual([
      'good',
      'second',
    ]);
    expect(evaluateUsers(new Set([good]), { now: NOW }).stats.totalUsers).toBe(1);
    expect(evaluateUsers([], { now: NOW })).toEqual({
      decisions: [],
      stats: engagementStats([]),
      rejected: [],
    });
  });

  it('rejects the malformed with index, id and faults, and goes on', () => {
    const list: unknown[] = [
      good,
      null,
      { id: 'bad', createdAt: 'yesterday' },
      { id: 7, createdAt: 0 },
      'user',
      good,
      [],
      revokedProxy(),
      throwing('id', { createdAt: 0 }),
      throwing('createdAt', { id: 'x' }),
      throwing('messages', { id: 'y', createdAt: 0 }),
      { id: '', createdAt: 0 },
      { id: 'two', createdAt: NaN, messages: [{}] },
      undefined,
      good,
      { id: 'm', createdAt: 0, messages: [throwing('sentAt')] },
      new Map([['id', 'm']]),
      good,
    ];
    const { decisions, stats, rejected } = evaluateUsers(list as UserFacts[], { now: NOW });
    expect(decisions.map(({ userId }) => userId)).toEqual(['good', 'good', 'good', 'good']);
    expect(stats.totalUsers).toBe(4);
    expect(rejected.map(({ index, id, issues }) => [index, id, issues.map(({ path }) => path)])).toEqual([
      [1, null, ['user']],
      [2, 'bad', ['createdAt']],
      [3, null, ['id']],
      [4, null, ['user']],
      [6, null, ['user']],
      [7, null, ['user']],
      [8, null, ['user']],
      [9, 'x', ['user']],
      [10, 'y', ['user']],
      [11, '', ['id']],
      [12, 'two', ['createdAt', 'messages[0].sentAt']],
      [13, null, ['user']],
      [15, 'm', ['user']],
      [16, null, ['id', 'createdAt']],
    ]);
    expect(JSON.parse(JSON.stringify(rejected))).toStrictEqual(rejected);
  });

  it('rejects holes of a list', () => {
    const list: UserFacts[] = [good];
    list[2] = good;
    const { decisions, rejected } = evaluateUsers(list, { now: NOW });
    expect([decisions.length, rejected.map(({ index }) => index)]).toEqual([2, [1]]);
  });

  it('puts a gate that fails for one user down to that user', () => {
    const gates = [
      {
        name: 'moody',
        check: (user: UserFacts) => {
          if (user.id === 'good') throw new Error('database is down');
          return { passed: true as const };
        },
      },
    ];
    const { decisions, rejected } = evaluateUsers([good, { id: 'other', createdAt: 0 }], { now: NOW, gates });
    expect(decisions).toHaveLength(1);
    expect(rejected).toEqual([
      {
        index: 0,
        id: 'good',
        issues: [
          { path: 'gate moody', message: 'threw instead of answering', received: '"database is down"' },
        ],
      },
    ]);
  });

  it('manages many users, and many messages of one', () => {
    const many = Array.from({ length: 20_000 }, (_, i): UserFacts => ({ id: `u${i}`, createdAt: 0 }));
    expect(evaluateUsers(many, { now: NOW }).stats.eligible).toBe(20_000);
    const messages = Array.from({ length: 200_000 }, (_, i) => ({ sentAt: NOW - i * 1000 }));
    const decision: Decision = evaluateUser({ ...good, messages }, { now: NOW });
    expect(decision).toMatchObject({ reason: 'recently_messaged', nextEligibleAt: NOW + 86_400_001 });
  });
});

describe('the decision key', () => {
  const key = (user: Partial<UserFacts>, campaign?: string) =>
    evaluateUser({ ...good, ...user }, { now: 8.64e15, ...(campaign === undefined ? {} : { campaign }) })
      .decisionKey;
  it('is campaign, user and the latest message', () => {
    expect(key({})).toBe('/good/0');
    expect(key({ messages: [] }, '')).toBe('/good/0');
    expect(key({}, 'spring')).toBe('spring/good/0');
    expect(key({ messages: [{ sentAt: 5 }, { sentAt: '2026-03-01T00:00Z' }, { sentAt: 7 }] }, 'spring')).toBe(
      'spring/good/1772323200000',
    );
  });
  it('writes every instant as String does', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.integer({ min: -8.64e15, max: 8e15 }),
          fc.integer({ min: 0, max: 2e12 }),
          fc.constantFrom(
            0,
            1,
            -1,
            1e6,
            1e9 - 1,
            1e9,
            1e9 + 1,
            1e12,
            1_772_000_000_000,
            2e15 - 1,
            2e15,
            2e15 + 1,
          ),
        ),
        (sentAt) => {
          expect(key({ messages: [{ sentAt }] })).toBe(`/good/${sentAt}`);
        },
      ),
      { seed: 21, numRuns: 1000 },
    );
  });
  it('stays the same until a message is recorded', () => {
    const at = (now: number, messages: { sentAt: number }[]) =>
      evaluateUser({ ...good, messages }, { now }).decisionKey;
    expect(at(NOW, [{ sentAt: 5 }])).toBe(at(NOW + 1e9, [{ sentAt: 5 }]));
    expect(at(NOW, [{ sentAt: 5 }])).not.toBe(at(NOW, [{ sentAt: 5 }, { sentAt: 6 }]));
  });
});
