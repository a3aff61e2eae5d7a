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
import { readSection } from '../../src/internal/read-section.js';
import { policyInput } from '../support/arbitraries.js';
import { faultsOf, pathsOf } from '../support/faults-of.js';

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
        const policy = definePolicy(input);
        const copy = JSON.parse(JSON.stringify(policy)) as Policy;
        for (const name of Object.keys(presets.production) as (keyof Policy)[]) {
          if (name === 'version') continue;
          expect(readSection('f', copy as never, name as never, presets.production[name] as never)).toBe(
            copy[name],
          );
        }
      }),
      { seed: 5 },
    );
  });

  it.each<[string, unknown]>([
    ['eligibility.inactivityMs', Number.NaN],
    ['eligibility.inactivityMs', -1],
    ['eligibility.inactivityMs', '1 day'],
    ['eligibility.inactivityMs', 1e300],
    ['eligibility.caps', {}],
    ['eligibility.caps', [{}]],
    ['eligibility.caps', [{ max: 1, windowMs: 0, period: null, channel: null, topic: null }]],
    ['eligibility.caps', [{ max: 1, windowMs: null, period: 'year', channel: null, topic: null }]],
    ['eligibility.quietHours', { startMs: 0 }],
    ['eligibility.holdout', { fraction: 2, salt: 's' }],
    ['eligibility.onInvalidTimeZone', 1],
    ['segmentation.rules', [{ when: {} }]],
    ['tone.bySegment', { vip: 5 }],
    ['tone.bySegment', null],
  ])('with %s changed to %j is refused', (path, value) => {
    const policy = changed(presets.production, path, value);
    expect(pathsOf(() => evaluateUser(user, { now: 0, policy }))).toEqual([`policy.${path}`]);
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
