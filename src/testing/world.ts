import type * as fc from 'fast-check';
import type { Decision } from '../evaluate-user.js';
import type { Evaluation } from '../evaluate-users.js';
import type { Explanation } from '../explain.js';
import type { Policy } from '../policy/index.js';
import { DAY_MS } from '../time/index.js';
import type { EpochMs, UserFacts } from '../types.js';
import { arbitraries, type PlainUserFacts, type UserFactsConstraints } from './arbitraries/index.js';
import { BrokenLaw } from './broken-law.js';
import { counterexampleCode } from './counterexample-code.js';
import type { Engine } from './engine.js';
import type { LawOptions } from './law.js';
import { type Storage, storageOf } from './storage.js';

/** A user at an instant. */
export interface Situation {
  readonly user: PlainUserFacts;
  readonly now: EpochMs;
}

/** What a law looks at: the host's policy, gates and adapter in front of the engine. */
export interface World {
  readonly policy: Policy;
  readonly engine: Engine;
  readonly users: Omit<UserFactsConstraints, 'now'>;
  /** A user as the host sees them: stored and read back, if there is an adapter. */
  readonly stored: (user: PlainUserFacts) => UserFacts;
  /** The row that stands for a user, and the host's reading of it. */
  readonly storage: Storage<UserFacts>;
  readonly decide: (user: PlainUserFacts, now: EpochMs) => Decision;
  readonly decideAll: (users: readonly PlainUserFacts[], now: EpochMs) => Evaluation;
  readonly explain: (user: PlainUserFacts, now: EpochMs) => Explanation;
  /** Decides about what was stored and read back before. */
  readonly decideAbout: (user: UserFacts, now: EpochMs) => Decision;
  /** Users at an instant, often exactly at a limit of the policy. */
  readonly situations: () => fc.Arbitrary<Situation>;
  readonly usersAt: (now: EpochMs) => fc.Arbitrary<PlainUserFacts>;
  /** Ends the law: what is wrong, with which values, and the statements that show it. */
  readonly fail: (finding: string, values: Readonly<Record<string, unknown>>, claim: string) => never;
}

export function worldOf<User extends UserFacts, Row>(
  engine: Engine,
  policy: Policy,
  options: LawOptions<User, Row>,
): World {
  const { gates = [], modules = {} } = options;
  const storage = storageOf(options.adapter);
  const users = usersUnder(policy, options.users ?? {});
  const setting = { policy, hasGates: gates.length > 0, storage, modules };
  const optionsAt = (now: EpochMs) => ({ now, policy, ...(gates.length > 0 && { gates }) });

  const fail = (finding: string, values: Readonly<Record<string, unknown>>, claim: string): never => {
    throw new BrokenLaw(finding, counterexampleCode(setting, finding, values, claim));
  };
  /** What the host's gates and adapter throw is a counterexample too. */
  const answering = <T>(values: Readonly<Record<string, unknown>>, claim: string, call: () => T): T => {
    try {
      return call();
    } catch (error) {
      if (error instanceof BrokenLaw) throw error;
      return fail(error instanceof Error ? error.message : String(error), values, claim);
    }
  };
  const read = (user: PlainUserFacts): User => storage.fromRow(storage.toRow(user));
  const usersAt = (now: EpochMs) => arbitraries.userFacts({ ...users, now });

  return {
    policy,
    engine,
    users,
    stored: (user) => answering({ user }, 'assert.ok(user);', () => read(user)),
    storage,
    decide: (user, now) =>
      answering({ user, now }, 'evaluateUser(user, options);', () =>
        engine.evaluateUser(read(user), optionsAt(now)),
      ),
    decideAbout: (user, now) => engine.evaluateUser(user as User, optionsAt(now)),
    decideAll: (all, now) =>
      answering({ users: all, now }, 'assert.deepEqual(evaluateUsers(users, options).rejected, []);', () => {
        const evaluation = engine.evaluateUsers(all.map(read), optionsAt(now));
        const issue = evaluation.rejected[0]?.issues[0];
        if (issue) throw new Error(`${issue.path} ${issue.message}, received ${issue.received}`);
        return evaluation;
      }),
    explain: (user, now) =>
      answering({ user, now }, 'explainUser(user, options);', () =>
        engine.explainUser(read(user), optionsAt(now)),
      ),
    usersAt,
    situations: () => arbitraries.instant().chain((now) => usersAt(now).map((user) => ({ user, now }))),
    fail,
  };
}

/** A century: a policy may name a length that nothing on record reaches back to. */
const LONGEST_DAYS = 36_525;

/** The host's constraints, with the limits of the policy, and far enough back for the longest of them. */
function usersUnder(
  { eligibility, segmentation }: Policy,
  users: Omit<UserFactsConstraints, 'now'>,
): Omit<UserFactsConstraints, 'now'> {
  const own = [
    eligibility.inactivityMs,
    eligibility.messageFrequencyMs,
    ...eligibility.caps.map(({ windowMs }) => windowMs),
    segmentation.dormantAfterMs,
    segmentation.newForMs,
  ].filter((ms) => ms !== null);
  const limits = [...own, ...(users.limits ?? [])];
  const days = Math.min(Math.ceil((1.5 * Math.max(...limits)) / DAY_MS), LONGEST_DAYS);
  return {
    ...users,
    limits,
    withinDays: users.withinDays ?? Math.max(60, days),
    messages: { ...users.messages, withinDays: users.messages?.withinDays ?? Math.max(40, days) },
  };
}
