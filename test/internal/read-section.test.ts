import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  definePolicy,
  determineSegment,
  evaluateUser,
  type Policy,
  planOutreach,
  presets,
  toneForSegment,
} from '../../src/index.js';
import { policyInput } from '../support/arbitraries.js';
import { faultsOf, pathsOf } from '../support/faults-of.js';
import { fromJson, readAll } from '../support/resolved-sections.js';

const user = { id: 'u1', createdAt: '2026-01-10' };

/** A copy with another value at a path. */
function changed(policy: Policy, path: string, value: unknown): Policy {
  const copy = JSON.parse(JSON.stringify(policy)) as Record<string, unknown>;
  const steps = path.split('.');
  const last = steps.pop()!;
  const parent = steps.reduce((node, step) => node[step] as Record<string, unknown>, copy);
  parent[last] = value;
  return copy as unknown as Policy;
}

describe('a resolved policy', () => {
  it('is one as well when it comes back from JSON', () => {
    fc.assert(
      fc.property(policyInput, (input) => {
        readAll(fromJson(definePolicy(input)));
      }),
      { seed: 5 },
    );
  });

  it.each<[path: string, value: unknown, fault?: string]>([
    ['eligibility.inactivityMs', Number.NaN],
    ['eligibility.inactivityMs', -1],
    ['eligibility.inactivityMs', '1 day'],
    ['eligibility.inactivityMs', 1e300],
    ['eligibility.caps', {}],
    ['eligibility.caps', [{}], 'eligibility.caps[0].max'],
    [
      'eligibility.caps',
      [{ max: 1, windowMs: 0, period: null, channel: null, topic: null }],
      'eligibility.caps[0].windowMs',
    ],
    [
      'eligibility.caps',
      [{ max: 1, windowMs: null, period: 'year', channel: null, topic: null }],
      'eligibility.caps[0].period',
    ],
    ['eligibility.quietHours', { startMs: 0 }, 'eligibility.quietHours.endMs'],
    ['eligibility.holdout', { fraction: 2, salt: 's' }, 'eligibility.holdout.fraction'],
    ['eligibility.onInvalidTimeZone', 1],
    ['segmentation.rules', [{ when: {} }], 'segmentation.rules[0].segment'],
    ['tone.bySegment', { vip: 5 }, 'tone.bySegment.vip'],
    ['tone.bySegment', null],
  ])('with %s changed to %j is refused', (path, value, fault = path) => {
    const policy = changed(presets.production, path, value);
    expect(pathsOf(() => evaluateUser(user, { now: 0, policy }))).toEqual([`policy.${fault}`]);
  });

  it('is refused by every function that reads the changed section', () => {
    const policy = changed(presets.production, 'outreach.horizonMs', Infinity);
    expect(pathsOf(() => planOutreach([], { now: 0, policy }))).toEqual(['policy.outreach.horizonMs']);
    expect(toneForSegment('dormant', policy)).toBe('playful'); // which reads another one
  });

  it('is no other section, even if that one was read before', () => {
    const { tone, segmentation } = presets.production;
    toneForSegment('dormant', { tone });
    const policy = { segmentation: tone as never };
    expect(faultsOf(() => determineSegment(user, { now: 0, policy }))[0]?.message).toContain(
      'segmentation section',
    );
    expect(determineSegment(user, { now: 0, policy: { segmentation } })).toBe('new_user');
  });
});
