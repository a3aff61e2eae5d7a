import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decision, describeDecision, evaluateUser } from '../src/index.js';
import { pathsOf } from './support/faults-of.js';
import { gateLists, NOW, policies, users } from './support/users.js';

const skipped = (reason: string, nextEligibleAt: number | null = null): Decision => ({
  userId: 'u1',
  eligible: false,
  segment: null,
  tone: null,
  reason,
  nextEligibleAt,
  decisionKey: null,
});

describe('describeDecision', () => {
  it.each([
    ['opted_out', 'they have opted out'],
    ['paused', 'messages to them are paused'],
    ['holdout', 'they are in the holdout group'],
    ['active', 'they were active too recently'],
    ['recently_messaged', 'they were messaged too recently'],
    ['invalid_time_zone', 'their time zone is unknown'],
    ['capped', 'a frequency cap is full'],
    ['quiet_hours', 'it is within quiet hours where they are'],
    ['my_gate', 'the gate "my_gate" holds them back'],
    ['toString', 'the gate "toString" holds them back'],
  ])('%s', (reason, words) => {
    expect(describeDecision(skipped(reason))).toBe(
      `User u1 cannot be reached now, because ${words}; waiting alone will not change that.`,
    );
    expect(describeDecision(skipped(reason, 0))).toBe(
      `User u1 cannot be reached now, because ${words}; they can be from 1970-01-01 00:00 UTC.`,
    );
  });

  it('names segment and tone of those who can be reached', () => {
    const decision = evaluateUser({ id: 'ü/1', createdAt: NOW - 90 * 86_400_000 }, { now: NOW });
    expect(describeDecision(decision)).toBe('User ü/1 can be reached now, as dormant, in a playful tone.');
  });

  it('is one sentence for every decision', () => {
    fc.assert(
      fc.property(users, policies, gateLists, (user, policy, gates) => {
        const decision = evaluateUser(user, { now: NOW, policy, gates });
        const text = describeDecision(JSON.parse(JSON.stringify(decision)));
        expect(text).toMatch(/^User [a-z]+ can(not)? be reached now, .*\.$/);
        expect(text).not.toMatch(/undefined|null|NaN/);
      }),
      { seed: 25, numRuns: 300 },
    );
  });

  it.each([
    [null],
    [undefined],
    ['eligible'],
    [[]],
    [{}],
    [{ userId: 'u1' }],
    [{ ...skipped('active'), userId: 5 }],
    [{ ...skipped('active'), reason: null }],
    [{ ...skipped('active'), eligible: 'no' }],
    [{ ...skipped('active'), nextEligibleAt: undefined }],
    [{ ...skipped('active'), nextEligibleAt: NaN }],
    [{ ...skipped('active'), nextEligibleAt: 9e15 }],
    [{ ...skipped('active'), nextEligibleAt: '2026-03-01' }],
    [{ ...skipped('eligible'), eligible: true }],
  ])('refuses case %#', (bad) => {
    expect(pathsOf(() => describeDecision(bad as never))).toEqual(['decision']);
  });
});
