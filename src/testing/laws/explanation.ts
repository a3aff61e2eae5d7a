import { defineLaw, type LawMaker } from '../define-law.js';
import { same } from '../same.js';
import type { Situation } from '../world.js';

export const explanationEqualsDecision: LawMaker = defineLaw<Situation>({
  statement:
    'An explanation decides as the decision does: eligible if every check passed, or else the first that failed is the reason.',
  cases: (world) => world.situations(),
  check: ({ user, now }, world) => {
    const { decision, checks } = world.explain(user, now);
    if (!same(decision, world.decide(user, now))) {
      world.fail(
        'the explanation decides otherwise',
        { user, now },
        'assert.deepEqual(explainUser(user, options).decision, evaluateUser(user, options));',
      );
    }
    const failed = checks.find(({ passed }) => !passed);
    if ((failed?.check ?? 'eligible') !== decision.reason) {
      world.fail(
        'the checks do not add up to the decision',
        { user, now },
        [
          'const { decision, checks } = explainUser(user, options);',
          'const failed = checks.find(({ passed }) => !passed);',
          "assert.equal(failed?.check ?? 'eligible', decision.reason);",
        ].join('\n'),
      );
    }
  },
});
