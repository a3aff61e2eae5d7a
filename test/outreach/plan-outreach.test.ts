import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildPatterns,
  definePolicy,
  evaluateUser,
  type Gate,
  type GateResult,
  type OutreachCandidate,
  type Policy,
  planOutreach,
  type SentMessage,
  type TactfulError,
  type UserFacts,
} from '../../src/index.js';
import { deepFreeze } from '../../src/internal/deep-freeze.js';
import { defaultOutreachPolicy } from '../../src/outreach/index.js';
import { throwing } from '../support/hostile.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 2, 2, 9); // Monday
const FREE = definePolicy({ eligibility: { inactivity: null, messageFrequency: null } });

const user = (id: string, change: Partial<UserFacts> = {}): UserFacts => ({
  id,
  createdAt: NOW - 90 * DAY,
  ...change,
});
const candidate = (given: UserFacts, change: Partial<OutreachCandidate> = {}): OutreachCandidate => ({
  user: given,
  outreachType: 'check_in',
  priority: 0.5,
  ...change,
});
const plan = (candidates: OutreachCandidate[], policy: Policy = FREE, budget: number | null = null) =>
  planOutreach(deepFreeze(candidates), { now: NOW, policy, budget });

describe('planOutreach', () => {
  it('gives the contested slot to the higher priority, the earlier expiry, the smaller id', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => user(id));
    const one = (candidates: OutreachCandidate[]) =>
      plan(candidates, FREE, 1).scheduled.map(({ userId }) => userId);
    expect(one([candidate(a!, { priority: 0.4 }), candidate(b!, { priority: 0.6 }), candidate(c!)])).toEqual([
      'b',
    ]);
    expect(
      one([candidate(a!), candidate(b!, { expiresAt: NOW + DAY }), candidate(c!, { expiresAt: NOW + HOUR })]),
    ).toEqual(['c']);
    expect(one([candidate(c!), candidate(b!), candidate(a!)])).toEqual(['a']);
  });

  it('keeps one a local day, and twelve hours between two', () => {
    const tokyo = user('t', { timeZone: 'Asia/Tokyo' }); // 18:00 there; midnight is at 15:00 UTC
    const candidates = ['x', 'y', 'z'].map((subject, i) =>
      candidate(tokyo, { subject, priority: 0.9 - i / 10 }),
    );
    const { scheduled, deferred } = plan(candidates);
    expect(scheduled.map(({ subject, sendAt, reason }) => [subject, sendAt - NOW, reason])).toEqual([
      ['x', 0, 'now'],
      ['y', 12 * HOUR, 'first_allowed'], // the gap ends after the local midnight
    ]);
    // the next local day begins 30 hours from now, 18 hours after the second
    expect(deferred.map(({ subject, until, reason }) => [subject, until - NOW, reason])).toEqual([
      ['z', 30 * HOUR, 'slot_taken'],
    ]);
    const gapless = definePolicy({
      eligibility: { inactivity: null, messageFrequency: null },
      outreach: { minGap: null },
    });
    expect(plan(candidates, gapless).scheduled[1]!.sendAt - NOW).toBe(6 * HOUR);
    const dayless = definePolicy({
      eligibility: { inactivity: null, messageFrequency: null },
      outreach: { maxPerDay: 2, minGap: { hours: 1 } },
    });
    expect(plan(candidates, dayless).scheduled.map(({ sendAt }) => sendAt - NOW)).toEqual([
      0,
      HOUR,
      6 * HOUR,
    ]);
  });

  it('waits for what evaluateUser waits for, to the millisecond', () => {
    const sent = user('s', { messages: [{ sentAt: NOW - 23 * HOUR }] });
    const { scheduled } = plan([candidate(sent)], definePolicy());
    expect(scheduled).toMatchObject([{ sendAt: NOW + HOUR + 1, reason: 'first_allowed' }]);
    const active = user('a', { lastActiveAt: NOW });
    expect(plan([candidate(active)], definePolicy()).deferred).toMatchObject([
      { until: NOW + DAY + 1, reason: 'active' },
    ]);
    const quiet = definePolicy({
      eligibility: { inactivity: null, messageFrequency: null, quietHours: { start: '08:00', end: '20:00' } },
    });
    expect(plan([candidate(user('q'))], quiet).scheduled).toMatchObject([{ sendAt: NOW + 11 * HOUR }]);
  });

  it('ends before the horizon and before the expiry, both excluded', () => {
    const at = (notBefore: number, expiresAt: number | null = null) =>
      plan([candidate(user('a'), { notBefore, expiresAt })]);
    expect(at(NOW + DAY - 1).scheduled).toMatchObject([{ sendAt: NOW + DAY - 1, reason: 'first_allowed' }]);
    expect(at(NOW + DAY).deferred).toMatchObject([{ until: NOW + DAY, reason: 'not_before' }]);
    expect(at(NOW - DAY, NOW).dropped).toMatchObject([{ reason: 'expired' }]);
    expect(at(NOW - DAY, NOW + 1).scheduled).toMatchObject([{ sendAt: NOW }]);
    const quiet = definePolicy({
      eligibility: { inactivity: null, messageFrequency: null, quietHours: { start: '08:00', end: '10:00' } },
    });
    expect(plan([candidate(user('a'), { expiresAt: NOW + HOUR })], quiet).dropped).toMatchObject([
      { reason: 'expires_first' },
    ]);
    expect(plan([candidate(user('a'), { expiresAt: NOW + HOUR + 1 })], quiet).scheduled).toMatchObject([
      { sendAt: NOW + HOUR },
    ]);
  });

  it('drops whom waiting never helps, with the reason', () => {
    const policy = definePolicy({ eligibility: { inactivity: null, caps: [{ max: 0, per: 'day' }] } });
    const dropped = (given: UserFacts, under = FREE) =>
      plan([candidate(given)], under).dropped.map(({ reason }) => reason);
    expect(dropped(user('a', { optedOut: true }))).toEqual(['opted_out']);
    expect(dropped(user('a', { timeZone: 'Mars/Olympus' }))).toEqual(['invalid_time_zone']);
    expect(dropped(user('a'), policy)).toEqual(['capped']);
    const gates = [{ name: 'vip', check: () => ({ passed: false, clearsAt: null }) as const }];
    // and not a check that fails first, but clears
    const active = { lastActiveAt: NOW - HOUR };
    const checked = definePolicy({ eligibility: { quietHours: { start: '22:00', end: '23:00' } } });
    const closed = definePolicy({ eligibility: { caps: [{ max: 0, per: 'day' }] } });
    expect(dropped(user('a', { ...active, timeZone: 'Mars/Olympus' }), checked)).toEqual([
      'invalid_time_zone',
    ]);
    expect(dropped(user('a', active), closed)).toEqual(['capped']);
    const busy = planOutreach([candidate(user('a', active))], { now: NOW, gates });
    expect(busy.dropped).toMatchObject([{ reason: 'vip' }]);
    expect(planOutreach([candidate(user('a'))], { now: NOW, policy: FREE, gates }).dropped).toMatchObject([
      { reason: 'vip' },
    ]);
  });

  it('drops promotional types while mood support is due', () => {
    const a = user('a');
    const types = ['re_engagement', 'feature_highlight', 'topic_follow_up', 'mood_support'];
    const { scheduled, deferred, dropped } = plan(
      types.map((outreachType) => candidate(a, { outreachType, priority: 0.1 })),
    );
    expect(dropped.map(({ outreachType, reason }) => [outreachType, reason])).toEqual([
      ...[
        ['feature_highlight', 'mood_support'],
        ['re_engagement', 'mood_support'],
      ],
    ]);
    expect([...scheduled, ...deferred].map(({ outreachType }) => outreachType)).toEqual([
      'mood_support',
      'topic_follow_up',
    ]);
    const gone = [
      candidate(a, { outreachType: 'mood_support', expiresAt: NOW }),
      candidate(a, { outreachType: 're_engagement' }),
    ];
    expect(plan(gone).scheduled.map(({ outreachType }) => outreachType)).toEqual(['re_engagement']);
    const others = [
      candidate(user('b'), { outreachType: 'mood_support' }),
      candidate(a, { outreachType: 're_engagement' }),
    ];
    expect(plan(others).dropped).toEqual([]);
  });

  it('spends the budget on the most urgent, and says when the others come', () => {
    const candidates = ['a', 'b', 'c'].map((id, i) => candidate(user(id), { priority: i / 10 }));
    expect(plan(candidates, FREE, 1)).toMatchObject({
      scheduled: [{ userId: 'c' }],
      deferred: [
        { userId: 'b', until: NOW + DAY, reason: 'budget' },
        { userId: 'a', until: NOW + DAY, reason: 'budget' },
      ],
    });
    expect(plan([candidate(user('a'), { expiresAt: NOW + DAY })], FREE, 0).dropped).toMatchObject([
      { reason: 'budget' },
    ]);
    expect(plan([candidate(user('a'), { expiresAt: NOW + DAY + 1 })], FREE, 0).deferred).toMatchObject([
      { until: NOW + DAY },
    ]);
    // what has no place in this plan costs nothing
    const late = candidate(user('l'), { notBefore: NOW + 2 * DAY, priority: 1 });
    expect(plan([late, ...candidates], FREE, 1).scheduled).toMatchObject([{ userId: 'c' }]);
  });

  it('keeps one of equal keys, and gives the same keys until a message is recorded', () => {
    const a = user('a/b', { messages: [{ sentAt: NOW - 3 * DAY }] });
    const twice = [
      candidate(a, { subject: 'x%', priority: 0.2 }),
      candidate(a, { subject: 'x%', priority: 0.3 }),
    ];
    const { scheduled, dropped } = plan(twice);
    expect(scheduled).toMatchObject([{ priority: 0.3, outreachKey: `check_in/x%25/a%2Fb/${NOW - 3 * DAY}` }]);
    expect(dropped).toMatchObject([{ priority: 0.2, reason: 'duplicate' }]);
    const later = planOutreach(twice, { now: NOW + HOUR, policy: FREE });
    expect(later.scheduled[0]!.outreachKey).toBe(scheduled[0]!.outreachKey);
    const recorded = user('a/b', { messages: [{ sentAt: NOW }] });
    expect(plan([candidate(recorded, { subject: 'x%' })]).scheduled[0]!.outreachKey).not.toBe(
      scheduled[0]!.outreachKey,
    );
  });

  it('chooses templates that the context can fill', () => {
    const context = { name: 'Ann', topic: 'chess' };
    const candidates = [
      candidate(user('a'), { outreachType: 'topic_follow_up', context }),
      candidate(user('b'), { outreachType: 'topic_follow_up', context: { topic: 'chess' } }),
      candidate(user('c'), { outreachType: 'topic_follow_up' }),
      candidate(user('d'), { outreachType: 'topic_follow_up', templateId: 'mine' }),
    ];
    const ids = (templates: object) =>
      planOutreach(candidates, { now: NOW, policy: FREE, templates: templates as never }).scheduled.map(
        ({ templateId }) => templateId,
      );
    const [a, ...rest] = ids({ seed: 1 });
    expect(['topic_follow_up-2', 'topic_follow_up-3', 'topic_follow_up-4']).toContain(a);
    expect(rest).toEqual(['topic_follow_up-4', null, 'mine']);
    const results = {
      'topic_follow_up-3': { sent: 1000, responded: 900 },
      'topic_follow_up-2': { sent: 1000, responded: 1 },
      'topic_follow_up-4': { sent: 1000, responded: 1 },
    };
    expect(ids({ seed: 1, results })[0]).toBe('topic_follow_up-3');
    expect(plan(candidates).scheduled.map(({ templateId }) => templateId)).toEqual([
      null,
      null,
      null,
      'mine',
    ]);
  });

  it('goes at the best hour of the user, if that is allowed, and promptly where promptness counts', () => {
    const days = Array.from({ length: 60 }, (_, i) => ({
      userId: 'a',
      at: NOW - (i + 1) * DAY + 8 * HOUR,
      type: 'message',
    }));
    const { patterns } = buildPatterns(days); // always at 17:00 UTC
    const pattern = patterns['a']!;
    const at = (change: object, policy = FREE, given = user('a')) => {
      const { scheduled, deferred } = plan([candidate(given, { pattern, ...change })], policy);
      return [...scheduled, ...deferred].map((one) => [
        ('sendAt' in one ? one.sendAt : one.until) - NOW,
        one.reason,
      ])[0];
    };
    expect(at({})).toEqual([8 * HOUR, 'best_time']);
    expect(at({ outreachType: 'mood_support' })).toEqual([0, 'now']);
    expect(at({ notBefore: NOW + 9 * HOUR })).toEqual([32 * HOUR, 'not_before']);
    expect(at({ expiresAt: NOW + 8 * HOUR })![0]).toBeLessThan(8 * HOUR);
    const quiet = definePolicy({
      eligibility: { inactivity: null, messageFrequency: null, quietHours: { start: '17:00', end: '18:00' } },
    });
    const [evening, reason] = at({}, quiet)!;
    expect([7 * HOUR, 9 * HOUR]).toContain(evening); // an hour next to it: 16:00 or 18:00
    expect(reason).toBe('best_time');
    const noDelay = definePolicy({
      eligibility: { inactivity: null, messageFrequency: null },
      outreach: { maxDelay: { hours: 0 } },
    });
    expect(at({}, noDelay)).toEqual([0, 'now']);
    // the user's zone goes before the pattern's: 17 o'clock in Tokyo was an hour ago
    expect(at({}, FREE, user('a', { timeZone: 'Asia/Tokyo' }))).toEqual([23 * HOUR, 'best_time']);
    // one pattern serves all candidates of the user
    const both = plan([
      candidate(user('a'), { subject: 'x' }),
      candidate(user('a'), { pattern, priority: 0.1 }),
    ]);
    expect(both.scheduled[0]).toMatchObject({ subject: 'x', sendAt: NOW + 8 * HOUR });
  });

  it('follows a lead up only when the lead may be', () => {
    const lead = {
      id: 'l',
      engagementStatus: 'Sent',
      emailConfidenceLevel: 'Real',
      lastContactedAt: NOW - 8 * DAY,
    };
    const outcome = (change: object) => {
      const { scheduled, deferred, dropped } = plan([candidate(user('a'), { lead: { ...lead, ...change } })]);
      return [
        ...scheduled.map(({ reason, sendAt }) => [reason, sendAt - NOW]),
        ...deferred.map(({ reason, until }) => [reason, until - NOW]),
        ...dropped.map(({ reason }) => [reason, null]),
      ][0];
    };
    expect(outcome({})).toEqual(['now', 0]);
    expect(outcome({ lastContactedAt: NOW - 7 * DAY })).toEqual(['first_allowed', 1]);
    expect(outcome({ lastContactedAt: NOW - 5 * DAY })).toEqual(['too_soon', 2 * DAY + 1]);
    expect(outcome({ followUpStage: 'Followup_2' })).toEqual(['attempts_exhausted', null]);
    expect(outcome({ responseStatus: 'Rejected' })).toEqual(['responded', null]);
    expect(outcome({ eligibleForReengagement: true, followUpStage: 'Followup_1' })).toEqual([
      'already_marked',
      null,
    ]);
    expect(
      plan([candidate(user('a'), { lead: { id: '', followUpStage: 'x' } })]).rejected[0]!.issues.map(
        ({ path }) => path,
      ),
    ).toEqual(['lead.id', 'lead.followUpStage']);
  });

  it('rejects malformed candidates, and goes on', () => {
    const { rejected, scheduled } = plan([
      candidate(user('a'), { priority: 1.1, outreachType: 'chekc_in' }),
      candidate(user('b'), { notBefore: NOW, expiresAt: NOW }),
      candidate({ id: 'c', createdAt: 'soon', messages: [{ sentAt: 'x' }] }),
      null as never,
      candidate(user('d')),
      candidate(user('e'), {
        outreachType: '__proto__',
        pattern: 5 as never,
        context: 5 as never,
        channel: 5 as never,
      }),
      candidate(undefined as never),
      candidate(user('f'), { outreachType: 5 as never, subject: 5 as never, notBefore: 'soon' }),
    ]);
    expect(scheduled.map(({ userId }) => userId)).toEqual(['d']);
    expect(rejected.map(({ index, id, issues }) => [index, id, issues.map(({ path }) => path)])).toEqual([
      [0, 'a', ['outreachType', 'priority']],
      [1, 'b', ['expiresAt']],
      [2, 'c', ['user.createdAt', 'user.messages[0].sentAt']],
      [3, null, ['candidate']],
      [5, 'e', ['outreachType', 'pattern', 'context', 'channel']],
      [6, null, ['user']],
      [7, 'f', ['outreachType', 'subject', 'notBefore']],
    ]);
    expect(rejected[0]!.issues[0]!.message).toContain('did you mean "check_in"?');
    const unreadable = planOutreach([throwing('user') as never], { now: NOW }).rejected;
    expect(unreadable.map(({ index, id, issues }) => [index, id, issues[0]!.path])).toEqual([
      [0, null, 'candidate'],
    ]);
  });

  it('chooses among templates of the host’s, and none for a type that has none', () => {
    const templates = [
      { id: 'mine', text: 'Hello {name}', outreachType: 'check_in' },
      { id: 'off', text: 'Hello', outreachType: 'check_in', weight: 0 },
      { id: 'tone', text: 'Hello', tone: 'warm' },
    ];
    const { scheduled } = planOutreach(
      [
        candidate(user('a'), { context: { name: 'Ann' } }),
        candidate(user('b')),
        candidate(user('c'), { outreachType: 'mood_support', context: { name: 'Cy' } }),
      ],
      { now: NOW, policy: FREE, templates: { seed: 1, templates } },
    );
    expect(scheduled.map(({ userId, templateId }) => [userId, templateId])).toEqual([
      ['a', 'mine'],
      ['b', null],
      ['c', null],
    ]);
  });

  it('rejects a candidate whose context cannot be read, and goes on', () => {
    const context = new Proxy({}, { ownKeys: () => [].pop()! });
    const candidates = [
      candidate(user('a'), { context }),
      candidate(user('b'), { context: { name: 'Ann' } }),
    ];
    const { scheduled, rejected } = planOutreach(candidates, {
      now: NOW,
      policy: FREE,
      budget: 1,
      templates: { seed: 1 },
    });
    expect(scheduled.map(({ userId }) => userId)).toEqual(['b']);
    expect(rejected.map(({ id, issues }) => [id, issues[0]!.path])).toEqual([['a', 'context']]);
  });

  it('rejects a user who is described in two ways, in all their candidates', () => {
    const same = [candidate(user('a')), candidate(user('a'), { subject: 'x' })];
    expect(plan(same).rejected).toEqual([]);
    const messages = [{ sentAt: NOW - 9 * DAY }];
    const alike: object[] = [
      { messages, traits: { a: 1, b: [2] } },
      { messages: [{ sentAt: new Date(NOW - 9 * DAY), countsTowardCaps: true }], traits: { b: [2], a: 1 } },
      { createdAt: new Date(NOW - 90 * DAY), messages, traits: { a: 1, b: [2], c: undefined } },
    ];
    expect(plan(alike.map((change) => candidate(user('a', change)))).rejected).toEqual([]);
    for (const change of [
      { createdAt: NOW - 91 * DAY },
      { lastActiveAt: NOW - 90 * DAY },
      { traits: { vip: true } },
      { tags: new Set(['vip']) },
    ]) {
      const pair = [candidate(user('a')), candidate(user('a', change))];
      expect(plan(pair).rejected.map(({ index }) => index)).toEqual([0, 1]);
    }
    const { rejected, scheduled } = plan([
      candidate(user('a')),
      candidate(user('b')),
      candidate(user('a', { optedOut: true })),
    ]);
    expect(scheduled.map(({ userId }) => userId)).toEqual(['b']);
    expect(rejected.map(({ index, id }) => [index, id])).toEqual([
      [0, 'a'],
      [2, 'a'],
    ]);
  });

  it('loses no gap of a list, and writes no minus zero', () => {
    const sparse = [candidate(user('a'), { priority: -0 })];
    sparse[2] = candidate(user('b'));
    const { scheduled, rejected } = planOutreach(sparse, { now: NOW, policy: FREE });
    expect(rejected.map(({ index }) => index)).toEqual([1]);
    expect(scheduled.map(({ priority }) => priority)).toStrictEqual([0.5, 0]);
  });

  it('refuses malformed options', () => {
    const path = (options: object, candidates: unknown = []) => {
      try {
        planOutreach(candidates as never, { now: NOW, ...options } as never);
      } catch (error) {
        return (error as TactfulError).issues[0]!.path;
      }
      return null;
    };
    expect(path({ now: 'soon' })).toBe('now');
    expect(path({ budget: -1 })).toBe('budget');
    expect(path({ policy: { eligibility: {} } })).toBe('policy');
    expect(path({ templates: {} })).toBe('seed');
    expect(path({ templates: null })).toBe('templates');
    expect(path({ templates: { seed: 1, templates: [] } })).toBe('templates');
    expect(path({ templates: { seed: 1, templates: [{ id: 'a', text: '' }] } })).toBe('templates[0].text');
    expect(path({ templates: { seed: 1, results: 5 } })).toBe('results');
    expect(path({ templates: { seed: 1, results: { a: { sent: 1, responded: 2 } } } })).toBe('results.a');
    expect(path({ templates: { seed: 1, results: null } })).toBeNull();
    expect(path({ gates: 5 })).toBe('gates');
    expect(path({}, 'a')).toBe('candidates');
    expect(path({})).toBeNull();
    const gates = [{ name: 'bad', check: () => 5 as never }];
    expect(planOutreach([candidate(user('a'))], { now: NOW, gates }).rejected).toMatchObject([
      { index: 0, id: 'a' },
    ]);
  });

  it("resolves to its defaults, and takes types of one's own", () => {
    expect(definePolicy().outreach).toEqual(defaultOutreachPolicy);
    const policy = definePolicy({ outreach: { types: { birthday: { prompt: true } } } });
    expect(policy.outreach.types['birthday']).toEqual({ promotional: false, prompt: true });
    expect(policy.outreach.types['check_in']).toEqual({ promotional: false, prompt: false });
    expect(plan([candidate(user('a'), { outreachType: 'birthday' })], policy).scheduled.length).toBe(1);
  });
});

describe('laws of the plan', () => {
  const TYPES = Object.keys(defaultOutreachPolicy.types);
  const arbCandidates = fc
    .array(
      fc.tuple(
        fc.nat(4),
        fc.constantFrom(...TYPES),
        fc.nat(4),
        fc.nat(2),
        fc.option(fc.integer({ min: -20, max: 60 })),
        fc.option(fc.integer({ min: -5, max: 90 })),
      ),
      { maxLength: 14 },
    )
    .map((rows) =>
      rows.map(
        ([who, outreachType, priority, subject, start, life]): OutreachCandidate => ({
          user: user(`u${who}`, {
            timeZone: ['UTC', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia', 'Europe/Berlin'][who]!,
            lastActiveAt: NOW - who * 17 * HOUR,
            optedOut: who === 4,
            messages: who % 2 === 0 ? [] : [{ sentAt: NOW - who * 5 * HOUR }],
          }),
          outreachType,
          priority: priority / 4,
          subject: `s${subject}`,
          notBefore: start === null ? null : NOW + start * HOUR,
          expiresAt: life === null ? null : NOW + ((start ?? 0) + Math.max(1, life)) * HOUR,
        }),
      ),
    );
  const POLICIES = [
    definePolicy(),
    FREE,
    definePolicy({
      eligibility: {
        inactivity: null,
        messageFrequency: { hours: 3 },
        caps: [{ max: 2, per: { days: 7 } }],
        quietHours: { start: '21:00', end: '08:00' },
      },
      outreach: { maxPerDay: 2, minGap: { hours: 5 }, horizon: { days: 3 } },
    }),
    definePolicy({
      eligibility: {
        inactivity: null,
        messageFrequency: null,
        caps: [{ max: 1, per: 'day', topic: 'check_in' }],
      },
      outreach: { maxPerDay: null, minGap: null, horizon: { days: 3 } },
    }),
  ];
  const arbPlan = fc.record({
    candidates: arbCandidates,
    policy: fc.constantFrom(...POLICIES),
    budget: fc.option(fc.nat(5)),
  });

  it('sends when evaluateUser says that waiting ends, where the plan has no limits of its own', () => {
    const unlimited = POLICIES.map(({ eligibility }) => ({
      ...definePolicy({ outreach: { maxPerDay: null, minGap: null, horizon: { days: 60 } } }),
      eligibility,
    }));
    fc.assert(
      fc.property(arbCandidates, fc.constantFrom(...unlimited), (candidates, policy) => {
        for (const { user: facts, outreachType } of candidates) {
          const { nextEligibleAt } = evaluateUser(facts, { now: NOW, policy });
          const { scheduled, dropped } = plan([candidate(facts, { outreachType })], policy);
          expect(scheduled[0]?.sendAt ?? null).toBe(nextEligibleAt);
          expect(dropped.length).toBe(nextEligibleAt === null ? 1 : 0);
        }
      }),
      { seed: 7, numRuns: 100 },
    );
  });

  it('sends each when evaluateUser allows it, after those before it', () => {
    fc.assert(
      fc.property(arbPlan, ({ candidates, policy, budget }) => {
        const sent = new Map<string, SentMessage[]>();
        for (const { userId, outreachType, sendAt } of plan(candidates, policy, budget).scheduled) {
          const { user: facts } = candidates.find((one) => one.user.id === userId)!;
          const before = sent.get(userId) ?? [];
          const messages = [...(facts.messages ?? []), ...before];
          const { eligible, reason } = evaluateUser({ ...facts, messages }, { now: sendAt, policy });
          expect([eligible, reason]).toEqual([true, 'eligible']);
          sent.set(userId, [...before, { sentAt: sendAt, topic: outreachType }]);
        }
      }),
      { seed: 7, numRuns: 400 },
    );
  });

  it('accounts for every candidate, in any order, and survives JSON', () => {
    fc.assert(
      fc.property(arbPlan, fc.infiniteStream(fc.nat()), ({ candidates, policy, budget }, luck) => {
        const result = plan(candidates, policy, budget);
        const { scheduled, deferred, dropped, rejected } = result;
        expect(rejected).toEqual([]);
        expect(scheduled.length + deferred.length + dropped.length).toBe(candidates.length);
        expect(scheduled.length).toBeLessThanOrEqual(budget ?? Number.POSITIVE_INFINITY);
        expect(JSON.parse(JSON.stringify(result))).toEqual(result);
        const keys = [...scheduled, ...deferred].map(({ outreachKey }) => outreachKey);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { until } of deferred)
          expect(until).toBeGreaterThanOrEqual(NOW + policy.outreach.horizonMs);
        for (const { sendAt } of scheduled)
          expect(sendAt >= NOW && sendAt < NOW + policy.outreach.horizonMs).toBe(true);
        const shuffled = candidates
          .map((one) => [luck.next().value as number, one] as const)
          .sort((a, b) => a[0] - b[0]);
        expect(
          plan(
            shuffled.map(([, one]) => one),
            policy,
            budget,
          ),
        ).toEqual(result);
      }),
      { seed: 7, numRuns: 400 },
    );
  });

  it('does not depend on the order, whatever the candidates bring, and whatever gates and templates ask for', () => {
    const rarely = <T>(rare: T, common: T) =>
      fc.oneof({ arbitrary: fc.constant(common), weight: 20 }, { arbitrary: fc.constant(rare), weight: 1 });
    const arbHours = fc.constantFrom(
      ...[3, 15, 21].map((hour) => {
        const often = new Array<number>(90).fill(Date.UTC(2026, 1, 20, hour));
        const visits = [...often, Date.UTC(2026, 1, 21)];
        return buildPatterns(visits.map((at) => ({ userId: 'u', at, type: 'message' }))).patterns['u']!;
      }),
    );
    const arbCandidate = fc
      .record({
        who: fc.nat(2),
        vip: rarely(false, true),
        clicked: rarely(2, 1),
        plan: rarely('paid', 'free'),
        type: fc.constantFrom('check_in', 're_engagement'),
        subject: fc.constantFrom('', 'a'),
        pattern: fc.option(arbHours),
        lead: fc.constantFrom(
          null,
          { id: 'l', optedOut: true },
          { id: 'l', engagementStatus: 'Sent', lastContactedAt: NOW - DAY },
        ),
        context: fc.constantFrom(null, {}, { name: 'Ann' }, { name: 'Bo' }),
      })
      .map(({ who, vip, clicked, plan, type, subject, pattern, lead, context }) => {
        const messages = [{ sentAt: NOW - 9 * DAY, clicked }];
        const given = { ...user(`u${who}`, { traits: { vip }, messages }), plan };
        return { user: given, outreachType: type, subject, priority: 0.5, pattern, lead, context };
      });
    const gates: Gate<UserFacts & { readonly plan: string }>[] = [
      { name: 'not_vip', check: ({ traits }) => answer(traits?.['vip'] === true) },
      { name: 'not_free', check: ({ plan }) => answer(plan === 'free') },
      {
        name: 'clicked',
        check: ({ messages = [] }) => answer(Reflect.get(messages[0]!, 'clicked') === 1),
      },
    ];
    const answer = (passed: boolean): GateResult => (passed ? { passed } : { passed, clearsAt: NOW + DAY });
    const options = { now: NOW, policy: FREE, gates, templates: { seed: 1 } };
    fc.assert(
      fc.property(fc.array(arbCandidate, { maxLength: 8 }), fc.infiniteStream(fc.nat()), (given, luck) => {
        const places = given
          .map((_, i) => [luck.next().value as number, i] as const)
          .sort((a, b) => a[0] - b[0])
          .map(([, i]) => i);
        const { rejected, ...result } = planOutreach(given, options);
        const shuffled = planOutreach(
          places.map((i) => given[i]!),
          options,
        );
        expect(shuffled).toEqual({ ...result, rejected: shuffled.rejected });
        const rejectedPlaces = shuffled.rejected.map(({ index }) => places[index]!);
        expect(rejectedPlaces.sort((a, b) => a - b)).toEqual(rejected.map(({ index }) => index));
      }),
      { seed: 7, numRuns: 800 },
    );
  });

  /** An independent reading of the limits: local dates from Intl, the rest by counting. */
  function breaches(sends: readonly { at: number; zone: string }[], policy: Policy): string[] {
    const found: string[] = [];
    const { maxPerDay, minGapMs } = policy.outreach;
    const { quietHours, messageFrequencyMs, caps } = policy.eligibility;
    const days = new Map<string, number>();
    sends.forEach(({ at, zone }, i) => {
      const local = new Intl.DateTimeFormat('en-CA', {
        timeZone: zone,
        dateStyle: 'short',
        timeStyle: 'short',
        hour12: false,
      }).format(at);
      const [date = '', time = ''] = local.split(', ');
      days.set(date, (days.get(date) ?? 0) + 1);
      if (days.get(date)! > (maxPerDay ?? 99)) found.push(`${date}: more than ${maxPerDay}`);
      const hour = Number(time.slice(0, 2)) % 24;
      if (quietHours !== null && (hour >= 21 || hour < 8)) found.push(`${local}: quiet`);
      for (const earlier of sends.slice(0, i)) {
        if (minGapMs !== null && at - earlier.at < minGapMs) found.push(`${local}: gap`);
        if (messageFrequencyMs !== null && at - earlier.at <= messageFrequencyMs)
          found.push(`${local}: frequency`);
      }
      for (const { max, windowMs } of caps) {
        if (sends.slice(0, i).filter((earlier) => earlier.at > at - windowMs!).length >= max)
          found.push(`${local}: cap`);
      }
    });
    return found;
  }

  it('executed over weeks, breaks no limit, whatever the candidates', () => {
    const ZONES = ['UTC', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia'];
    const start = Date.UTC(2026, 2, 1); // New York's clocks change on 8 March
    const arbStep = fc.record({
      who: fc.nat(3),
      type: fc.constantFrom(...TYPES),
      priority: fc.nat(4),
      subject: fc.nat(3),
    });
    const arbWeeks = fc.record({
      steps: fc.array(fc.array(arbStep, { maxLength: 6 }), { minLength: 30, maxLength: 60 }),
      policy: fc.constantFrom(...POLICIES),
      budget: fc.option(fc.nat(2)),
      every: fc.constantFrom(5 * HOUR, 9 * HOUR, 13 * HOUR),
    });
    fc.assert(
      fc.property(arbWeeks, ({ steps, policy, budget, every }) => {
        const sent = ZONES.map((): number[] => []);
        const keys = new Set<string>();
        steps.forEach((wishes, i) => {
          const now = start + i * every;
          const users = ZONES.map((timeZone, who) =>
            user(`u${who}`, {
              timeZone,
              optedOut: who === 3 && i > 10,
              messages: sent[who]!.map((sentAt) => ({ sentAt })),
            }),
          );
          const candidates = wishes.map(({ who, type, priority, subject }) =>
            candidate(users[who]!, { outreachType: type, priority: priority / 4, subject: `${subject}` }),
          );
          const { scheduled } = planOutreach(candidates, { now, policy, budget });
          expect(scheduled.length).toBeLessThanOrEqual(budget ?? 99);
          for (const { sendAt, userId, outreachKey } of scheduled) {
            if (sendAt >= now + every) continue; // left to the next run
            const who = Number(userId.slice(1));
            expect(who === 3 && i > 10).toBe(false);
            expect(keys.has(outreachKey)).toBe(false);
            keys.add(outreachKey);
            sent[who]!.push(sendAt);
          }
        });
        sent.forEach((list, who) => {
          const inOrder = [...list].sort((a, b) => a - b);
          expect(
            breaches(
              inOrder.map((at) => ({ at, zone: ZONES[who]! })),
              policy,
            ),
          ).toEqual([]);
        });
      }),
      { seed: 7, numRuns: 60 },
    );
  });
});
