import { defineLaw, type LawMaker } from '../define-law.js';
import { same } from '../same.js';
import type { Situation } from '../world.js';

export const explanationEqualsDecision: LawMaker = defineLaw<Situation>({
  statement:
    'An explanation decides as the decision does: eligible if every check passed, or else the first that failed is the reason.',
  cases: (world) => world.situations(),
  check: ({ user, now }, world) => {
    const { decision, checks } = world.explain(user, now);
    const refute = (finding: string, ...lines: string[]): never =>
      world.fail(
        finding,
        { user, now },
        ['const { decision, checks } = explainUser(user, options);', ...lines].join('\n'),
      );
    if (!same(decision, world.decide(user, now))) {
      refute('the explanation decides otherwise', 'assert.deepEqual(decision, evaluateUser(user, options));');
    }
    const failed = checks.find(({ passed }) => !passed);
    if ((failed?.check ?? 'eligible') !== decision.reason) {
      refute(
        'the checks do not add up to the decision',
        'const failed = checks.find(({ passed }) => !passed);',
        "assert.equal(failed?.check ?? 'eligible', decision.reason);",
      );
    }
  },
});
