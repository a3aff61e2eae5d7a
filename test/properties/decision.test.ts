import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  definePolicy,
  engagementStats,
  evaluateUser,
  evaluateUsers,
  explainUser,
  mergeEngagementStats,
  type UserFacts,
} from '../../src/index.js';
import { draw, drawKey, hashText } from '../../src/random/index.js';
import { instant, policyInput, situation, userFacts } from '../support/arbitraries.js';
import { deepFreeze } from '../support/deep-freeze.js';
import { referenceDecision } from '../support/reference-decision.js';

const population = instant.chain((now) =>
  fc.record({
    now: fc.constant(now),
    users: fc.array(userFacts(now), { maxLength: 20 }),
    input: policyInput,
  }),
);

describe('evaluateUser', () => {
  it('equals an independent implementation, field by field, on 1,000 random users and policies', () => {
    fc.assert(
      fc.property(situation, ({ now, user, input }) => {
        const holdout = input.eligibility?.holdout;
        const bucket = holdout ? draw(drawKey(holdout.salt, 'eligibility/holdout'), hashText(user.id, 0)) : 1;
        const expected = referenceDecision(user, input, now, holdout ? bucket < holdout.fraction : false);
        expect(evaluateUser(user, { now, policy: definePolicy(input) })).toStrictEqual(expected);
      }),
      { numRuns: 1000, seed: 20260301 },
    );
  });

  it('is eligible exactly from nextEligibleAt on, if nothing else happens', () => {
    fc.assert(
      fc.property(
        situation,
        fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
          minLength: 8,
          maxLength: 8,
        }),
        ({ now, user, input }, fractions) => {
          const policy = definePolicy(input);
          const { eligible, nextEligibleAt } = evaluateUser(user, { now, policy });
          const at = (t: number): boolean => evaluateUser(user, { now: t, policy }).eligible;
          if (eligible) {
            expect(nextEligibleAt).toBe(now);
            return;
          }
          // Where the answer is never, no instant of the next ten weeks may be one.
          const until = nextEligibleAt ?? now + 70 * 86_400_000;
          const quarter = 15 * 60_000;
          const tried = fractions.flatMap((fraction) => {
            const t = now + Math.floor(fraction * (until - now));
            return [t, Math.min(until - 1, Math.ceil(t / quarter) * quarter)];
          });
          for (const t of [now, until - 1, ...tried])
            expect(at(t), `at ${t} of [${now}, ${until})`).toBe(false);
          if (nextEligibleAt !== null) expect(at(nextEligibleAt)).toBe(true);
        },
      ),
      { numRuns: 1500, seed: 7 },
    );
  });

  it('keeps that law when gates of the host join in', () => {
    const gate = fc.record({
      open: fc.integer({ min: 1, max: 20 }),
      closed: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(situation, gate, ({ now, user, input }, { open, closed }) => {
        const [openMs, cycleMs] = [open * 1_800_000, (open + closed) * 1_800_000];
        const gates = [
          {
            name: 'office_hours',
            check: (_user: UserFacts, t: number) => {
              const phase = ((t % cycleMs) + cycleMs) % cycleMs;
              return phase < openMs
                ? { passed: true as const }
                : { passed: false as const, clearsAt: t - phase + cycleMs };
            },
          },
        ];
        const policy = definePolicy(input);
        const decision = evaluateUser(user, { now, policy, gates });
        if (decision.nextEligibleAt === null) return;
        expect(evaluateUser(user, { now: decision.nextEligibleAt, policy, gates }).eligible).toBe(true);
        if (decision.nextEligibleAt === now) return;
        for (let i = 0; i < 20; i++) {
          const t = now + Math.floor(((decision.nextEligibleAt - now) * i) / 20);
          expect(evaluateUser(user, { now: t, policy, gates }).eligible).toBe(false);
        }
        expect(evaluateUser(user, { now: decision.nextEligibleAt - 1, policy, gates }).eligible).toBe(false);
      }),
      { numRuns: 400, seed: 11 },
    );
  });

  it('neither changes its arguments nor answers differently to frozen, shuffled or reworded ones', () => {
    fc.assert(
      fc.property(situation, ({ now, user, input }) => {
        const policy = definePolicy(input);
        const before = JSON.stringify(user);
        const decision = evaluateUser(deepFreeze(user), deepFreeze({ now, policy }));
        expect(JSON.stringify(user)).toBe(before);
        const messages = user.messages && { messages: [...user.messages].reverse() };
        expect(evaluateUser({ ...user, ...messages }, { now, policy })).toStrictEqual(decision);
        const text = (t: unknown): string => new Date(t as number).toISOString();
        const reworded: UserFacts = {
          ...user,
          createdAt: new Date(user.createdAt),
          ...(user.lastActiveAt != null && { lastActiveAt: text(user.lastActiveAt) }),
          ...(user.messages && { messages: user.messages.map((m) => ({ ...m, sentAt: text(m.sentAt) })) }),
        };
        expect(evaluateUser(reworded, { now: new Date(now), policy })).toStrictEqual(decision);
      }),
      { numRuns: 300, seed: 3 },
    );
  });

  it('gives decisions that survive JSON', () => {
    fc.assert(
      fc.property(situation, ({ now, user, input }) => {
        const options = { now, policy: definePolicy(JSON.parse(JSON.stringify(input))) };
        const explanation = explainUser(user, options);
        expect(JSON.parse(JSON.stringify(explanation))).toStrictEqual(explanation);
      }),
      { numRuns: 300, seed: 5 },
    );
  });
});

describe('explainUser', () => {
  it('decides as evaluateUser does, and its first failed check is the reason', () => {
    fc.assert(
      fc.property(situation, ({ now, user, input }) => {
        const options = { now, policy: definePolicy(input) };
        const { decision, checks } = explainUser(user, options);
        expect(decision).toStrictEqual(evaluateUser(user, options));
        const failed = checks.filter(({ passed }) => !passed);
        expect(failed.length === 0).toBe(decision.eligible);
        if (failed.length > 0) expect(failed[0]!.check).toBe(decision.reason);
        for (const { check, clearsAt, text } of failed) {
          expect(text).toMatch(/^[A-Z0-9].*\.$/);
          if (clearsAt === null) expect(decision.nextEligibleAt, check).toBeNull();
          else if (decision.nextEligibleAt !== null)
            expect(clearsAt).toBeLessThanOrEqual(decision.nextEligibleAt);
        }
      }),
      { numRuns: 500, seed: 13 },
    );
  });
});

describe('evaluateUsers', () => {
  it('decides for each as evaluateUser does, and counts what it decides', () => {
    fc.assert(
      fc.property(population, ({ now, users, input }) => {
        const options = { now, policy: definePolicy(input) };
        const { decisions, stats, rejected } = evaluateUsers(users, options);
        expect(decisions).toStrictEqual(users.map((user) => evaluateUser(user, options)));
        expect(rejected).toEqual([]);
        expect(stats).toStrictEqual(engagementStats(decisions));
        expect(stats.eligible + stats.skipped).toBe(stats.totalUsers);
        const sum = (counts: Readonly<Record<string, number>>): number =>
          Object.values(counts).reduce((a, b) => a + b, 0);
        expect(sum(stats.bySegment)).toBe(stats.eligible);
        expect(sum(stats.skipReasons)).toBe(stats.skipped);
      }),
      { numRuns: 100, seed: 17 },
    );
  });

  it('adds up over any split, in any order', () => {
    fc.assert(
      fc.property(population, fc.nat(), fc.nat(), ({ now, users, input }, i, j) => {
        const options = { now, policy: definePolicy(input) };
        const [a, b] = [i % (users.length + 1), j % (users.length + 1)].sort((x, y) => x - y) as [
          number,
          number,
        ];
        const [first, second, third] = [users.slice(0, a), users.slice(a, b), users.slice(b)].map(
          (shard) => evaluateUsers(shard, options).stats,
        ) as [
          ReturnType<typeof engagementStats>,
          ReturnType<typeof engagementStats>,
          ReturnType<typeof engagementStats>,
        ];
        const whole = evaluateUsers(users, options).stats;
        expect(mergeEngagementStats(mergeEngagementStats(first, second), third)).toEqual(whole);
        expect(mergeEngagementStats(third, mergeEngagementStats(second, first))).toEqual(whole);
        expect(mergeEngagementStats(whole, engagementStats([]))).toEqual(whole);
      }),
      { numRuns: 100, seed: 19 },
    );
  });
});
