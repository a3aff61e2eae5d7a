const assert = require('node:assert/strict');
const fc = require('fast-check');
const { definePolicy, evaluateUser, TactfulError } = require('tactful');
const { arbitraries, checkLaws, laws } = require('tactful/testing');

const { ok, laws: results } = checkLaws(definePolicy(), { numRuns: 20 });
assert.equal(ok, true);
fc.assert(laws.answersRepeat.property(definePolicy()), { numRuns: 20 });
fc.assert(
  fc.property(arbitraries.userFacts(), arbitraries.instant(), (user, now) => {
    assert.equal(evaluateUser(user, { now }).userId, user.id);
  }),
);
assert.throws(() => checkLaws(1), TactfulError); // the one error class across all entries
console.log(`${results.length} laws hold`);
