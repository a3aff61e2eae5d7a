// The laws as a consumer runs them, with the test runner that comes with Node.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { definePolicy } from 'tactful';
import { checkLaws, describeLaws } from 'tactful/testing';

const policy = definePolicy({ eligibility: { caps: [{ max: 2, per: 'week' }] } });
describeLaws(policy, { describe, it });

it('finds a gate that breaks its promise', () => {
  const gates = [{ name: 'late', check: (_user, now) => ({ passed: false, clearsAt: now - 1 }) }];
  assert.equal(checkLaws(policy, { gates, numRuns: 10 }).ok, false);
});
