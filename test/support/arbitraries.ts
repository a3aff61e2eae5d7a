import fc from 'fast-check';
import type { PolicyInput, UserFacts } from '../../src/index.js';
import { arbitraries } from '../../src/testing/index.js';

/** Instants of which many lie where calendars go wrong. */
export const instant: fc.Arbitrary<number> = arbitraries.instant();

/** A user as they may be on record at `now`. */
export function userFacts(now: number): fc.Arbitrary<UserFacts> {
  return arbitraries.userFacts({ now });
}

/** Rules that the reference implementation knows; it has no conditions of its own. */
const rules: fc.Arbitrary<NonNullable<PolicyInput['segmentation']>['rules'] & {}> = fc.constantFrom(
  [],
  [{ segment: 'vip', when: { 'traits.plan': { $eq: 'gold' } } }],
  [
    {
      segment: 'busy',
      when: { $or: [{ messageCount: { $gt: 5 } }, { 'traits.visits': { $gte: 5 } }] },
    },
  ],
);

/** A policy document with any mix of checks, over the production defaults. */
export const policyInput: fc.Arbitrary<PolicyInput> = fc
  .tuple(arbitraries.policyInput({ sections: ['eligibility', 'segmentation', 'tone'] }), rules)
  .map(([{ preset: _, ...sections }, known]) => ({
    ...sections,
    segmentation: { ...sections.segmentation, rules: known },
  }));

/** One situation: an instant, a user and a policy document. */
export const situation: fc.Arbitrary<{ now: number; user: UserFacts; input: PolicyInput }> = instant.chain(
  (now) => fc.record({ now: fc.constant(now), user: userFacts(now), input: policyInput }),
);
