import type { Policy } from '../../policy/index.js';
import type { EpochMs } from '../../types.js';
import type { PlainUserFacts } from '../arbitraries/index.js';
import { defineLaw, type LawMaker } from '../define-law.js';
import { executed } from './executed.js';

/** What stands against reaching the user, judged without the engine; null if nothing does. */
type Objection = (user: PlainUserFacts, at: EpochMs, policy: Policy) => string | null;

/** A law that no decision, now or as decisions are carried out over time, reaches a user against an objection. */
export function neverReached(statement: string, objection: Objection): LawMaker {
  return defineLaw({
    statement,
    cases: (world) => world.situations(),
    check: (situation, world) => {
      for (const { user, at } of executed(situation, world)) {
        const found = objection(user, at, world.policy);
        if (found !== null) {
          world.fail(
            `eligible, but ${found}`,
            { user, now: at },
            'assert.equal(evaluateUser(user, options).eligible, false);',
          );
        }
      }
    },
  });
}
