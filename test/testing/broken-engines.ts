import {
  completeReengagement,
  type Decision,
  definePolicy,
  evaluateUser,
  evaluateUsers,
  explainUser,
  mergeEngagementStats,
  type Policy,
  simulateEngagement,
  type UserFacts,
} from 'tactful';
import type { Adapter, LawName, PlainUserFacts } from 'tactful/testing';
import { type Engine, engine } from '../../src/testing/engine.js';

/** A policy under which every check has something to say. */
export const POLICY: Policy = definePolicy({
  eligibility: {
    inactivity: { hours: 12 },
    messageFrequency: { hours: 6 },
    caps: [
      { max: 2, per: 'week' },
      { max: 1, per: { days: 2 }, channel: 'email' },
    ],
    quietHours: { start: '21:00', end: '08:00', timeZone: 'Europe/Berlin' },
  },
});

interface Misled {
  readonly user?: (user: UserFacts) => UserFacts;
  readonly policy?: (eligibility: Policy['eligibility']) => Partial<Policy['eligibility']>;
  readonly decision?: (decision: Decision, user: UserFacts) => Decision;
}

/** An engine that is wrong everywhere alike: about the users, the policy, or in what it answers. */
function misled({ user = (u) => u, policy = () => ({}), decision = (d) => d }: Misled): Engine {
  const under = <T extends object>(options: T): T => {
    const given = (options as { policy?: Policy }).policy ?? POLICY;
    const eligibility = { ...given.eligibility, ...policy(given.eligibility) };
    return { ...options, policy: { ...given, eligibility } };
  };
  return {
    ...engine,
    evaluateUser: ((u: UserFacts, options: object) =>
      decision(evaluateUser(user(u), under(options) as never), u)) as Engine['evaluateUser'],
    evaluateUsers: (all, options) => {
      const users = [...all];
      const evaluation = evaluateUsers(users.map(user), under(options) as never);
      return { ...evaluation, decisions: evaluation.decisions.map((d, i) => decision(d, users[i]!)) };
    },
    explainUser: ((u: UserFacts, options: object) => {
      const explanation = explainUser(user(u), under(options) as never);
      return { ...explanation, decision: decision(explanation.decision, u) };
    }) as Engine['explainUser'],
  };
}

/** Answers otherwise when asked again about the same user and instant. */
function forgetful(): Engine {
  const asked = new WeakMap<object, Set<unknown>>();
  return {
    ...engine,
    evaluateUser: ((user: UserFacts, options: { now: number }) => {
      const decision = evaluateUser(user, options);
      const before = asked.get(user) ?? new Set();
      asked.set(user, before);
      if (before.has(options.now)) return { ...decision, userId: `${decision.userId}, again` };
      before.add(options.now);
      return decision;
    }) as Engine['evaluateUser'],
  };
}

const keeping = (fromRow: (row: PlainUserFacts) => UserFacts): Adapter<UserFacts, PlainUserFacts> => ({
  toRow: (user) => ({ ...user }),
  fromRow,
});

/** What is broken, and the one law that must notice it. */
export interface Break {
  readonly law: LawName;
  readonly what: string;
  readonly engine?: () => Engine;
  /** @defaultValue {@link POLICY} */
  readonly policy?: Policy;
  readonly adapter?: Adapter<UserFacts, PlainUserFacts>;
}

export const BREAKS: readonly Break[] = [
  {
    law: 'optedOutUsersAreLeftAlone',
    what: 'the opt-out is overlooked',
    engine: () => misled({ user: (user) => ({ ...user, optedOut: false }) }),
  },
  {
    law: 'pausedUsersAreLeftAlone',
    what: 'a pause ends a millisecond early',
    engine: () =>
      misled({
        user: (user) =>
          user.pausedUntil == null ? user : { ...user, pausedUntil: (user.pausedUntil as number) - 1 },
      }),
  },
  {
    law: 'activeUsersAreLeftAlone',
    what: 'the boundary of inactivity is off by one',
    engine: () => misled({ policy: ({ inactivityMs }) => ({ inactivityMs: inactivityMs! - 1 }) }),
  },
  {
    law: 'messagesKeepTheirDistance',
    what: 'the boundary between messages is off by one',
    engine: () =>
      misled({ policy: ({ messageFrequencyMs }) => ({ messageFrequencyMs: messageFrequencyMs! - 1 }) }),
  },
  {
    law: 'capsAreKept',
    what: 'a cap lets one more through',
    engine: () =>
      misled({ policy: ({ caps }) => ({ caps: caps.map((cap) => ({ ...cap, max: cap.max + 1 })) }) }),
  },
  {
    law: 'capsAreKept',
    what: 'a rolling window is a millisecond short',
    engine: () =>
      misled({
        policy: ({ caps }) => ({
          caps: caps.map((cap) => ({ ...cap, windowMs: cap.windowMs && cap.windowMs - 1 })),
        }),
      }),
  },
  {
    law: 'capsAreKept',
    what: 'a week is taken for a day',
    engine: () =>
      misled({
        policy: ({ caps }) => ({ caps: caps.map((cap) => ({ ...cap, period: cap.period && 'day' })) }),
      }),
  },
  {
    law: 'quietHoursAreKept',
    what: 'quiet hours end a millisecond early',
    engine: () =>
      misled({
        policy: ({ quietHours }) => ({ quietHours: { ...quietHours!, endMs: quietHours!.endMs - 1 } }),
      }),
  },
  {
    law: 'quietHoursAreKept',
    what: 'local time is that of UTC',
    policy: definePolicy({ eligibility: { quietHours: { start: '21:00', end: '08:00' } } }),
    engine: () => misled({ user: (user) => ({ ...user, timeZone: 'UTC' }) }),
  },
  {
    law: 'nextEligibleAtIsExact',
    what: 'nextEligibleAt is a millisecond late',
    engine: () =>
      misled({
        decision: (d) =>
          d.eligible || d.nextEligibleAt === null ? d : { ...d, nextEligibleAt: d.nextEligibleAt + 1 },
      }),
  },
  {
    law: 'nextEligibleAtIsExact',
    what: 'nextEligibleAt is a millisecond early',
    engine: () =>
      misled({
        decision: (d) =>
          d.eligible || d.nextEligibleAt === null ? d : { ...d, nextEligibleAt: d.nextEligibleAt - 1 },
      }),
  },
  {
    law: 'nextEligibleAtIsExact',
    what: 'it says never, where waiting helps',
    engine: () => misled({ decision: (d) => (d.eligible ? d : { ...d, nextEligibleAt: null }) }),
  },
  {
    law: 'nextEligibleAtIsExact',
    what: 'an eligible user is told to wait',
    engine: () =>
      misled({ decision: (d) => (d.eligible ? { ...d, nextEligibleAt: d.nextEligibleAt + 1 } : d) }),
  },
  {
    law: 'recordOrderDoesNotMatter',
    what: 'the key is made of the last message on record instead of the latest',
    engine: () =>
      misled({
        decision: (d, { messages }) =>
          d.eligible ? { ...d, decisionKey: `/${d.userId}/${messages?.at(-1)?.sentAt ?? 0}` } : d,
      }),
  },
  { law: 'answersRepeat', what: 'the second answer is another', engine: forgetful },
  {
    law: 'inputsStayUnchanged',
    what: "the caller's messages are sorted",
    engine: () =>
      misled({
        user: (user) => {
          (user.messages as { sentAt: number }[] | undefined)?.sort((a, b) => a.sentAt - b.sentAt);
          return user;
        },
      }),
  },
  {
    law: 'decisionsSurviveJson',
    what: 'a field is undefined',
    engine: () => misled({ decision: (d) => ({ ...d, note: undefined }) as object as Decision }),
  },
  {
    law: 'explanationEqualsDecision',
    what: 'the checks stand in the wrong order',
    engine: () => ({
      ...engine,
      explainUser: ((user: UserFacts, options: { now: number }) => {
        const { decision, checks } = explainUser(user, options);
        return { decision, checks: [...checks].reverse() };
      }) as Engine['explainUser'],
    }),
  },
  {
    law: 'explanationEqualsDecision',
    what: 'the explanation forgets the campaign',
    engine: () => ({
      ...engine,
      explainUser: ((user: UserFacts, options: { now: number }) => ({
        ...explainUser(user, options),
        decision: explainUser(user, { ...options, campaign: 'other' }).decision,
      })) as Engine['explainUser'],
    }),
  },
  {
    law: 'batchesDecideAlike',
    what: 'a batch answers in another order',
    engine: () => ({
      ...engine,
      evaluateUsers: (all, options) => {
        const evaluation = evaluateUsers(all, options);
        return { ...evaluation, decisions: [...evaluation.decisions].reverse() };
      },
    }),
  },
  {
    law: 'statsAddUp',
    what: 'eligible and skipped are mixed up',
    engine: () => ({
      ...engine,
      evaluateUsers: (all, options) => {
        const { stats, ...rest } = evaluateUsers(all, options);
        return { ...rest, stats: { ...stats, eligible: stats.skipped, skipped: stats.eligible } };
      },
    }),
  },
  {
    law: 'shardsMergeToTheWhole',
    what: 'merging forgets who was skipped in the second shard',
    engine: () => ({
      ...engine,
      mergeEngagementStats: (a, b) => ({ ...mergeEngagementStats(a, b), skipped: a.skipped }),
    }),
  },
  {
    law: 'followUpsEnd',
    what: 'a message that was sent is taken for one that failed',
    engine: () => ({
      ...engine,
      completeReengagement: (lead, options) => completeReengagement(lead, { ...options, success: false }),
    }),
  },
  {
    law: 'simulationKeepsTheFunnel',
    what: 'clicks come without opens',
    engine: () => ({
      ...engine,
      simulateEngagement: (assignments, options) =>
        simulateEngagement(assignments, options).map((event) => ({ ...event, clicked: !event.opened })),
    }),
  },
  {
    law: 'simulationKeepsTheFunnel',
    what: 'an assignment is lost',
    engine: () => ({
      ...engine,
      simulateEngagement: (assignments, options) => simulateEngagement(assignments, options).slice(1),
    }),
  },
  {
    law: 'adapterLosesNothing',
    what: 'traits are not read',
    adapter: keeping(({ traits: _, ...user }) => user),
  },
  {
    law: 'adapterIsPure',
    what: 'reading a row marks it',
    adapter: keeping((row) => {
      Object.assign(row, { reads: 1 });
      return row;
    }),
  },
];
