import { describe, expect, it } from 'vitest';
import {
  definePolicy,
  determineSegment,
  evaluateUser,
  type PolicyInput,
  type SegmentSubject,
} from '../../src/index.js';
import { defaultSegmentationPolicy, segmentationSection } from '../../src/segmentation/policy.js';
import { errorOf, faultsOf, pathsOf } from '../support/faults-of.js';
import { throwing } from '../support/hostile.js';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 2, 4, 12);

describe('the default segments', () => {
  it.each([
    // age of the account, time since activity (null: never): in milliseconds
    [90 * DAY, 3 * DAY - 1, 'normal'],
    [90 * DAY, 3 * DAY, 'dormant'],
    [90 * DAY, 3 * DAY + 1, 'dormant'],
    [DAY - 1, 0, 'new_user'],
    [DAY, 0, 'normal'],
    [DAY + 1, 0, 'normal'],
    [0, 0, 'new_user'],
    [-1, 0, 'new_user'], // an account dated in the future
    [90 * DAY, -1, 'normal'],
    [3 * DAY, null, 'dormant'],
    [3 * DAY - 1, null, 'normal'],
    [DAY - 1, null, 'new_user'],
    [0, 3 * DAY, 'dormant'], // dormant comes before new_user
  ])('account of %d ms, active %s ms ago: %s', (age, ago, segment) => {
    const user = { createdAt: NOW - age, lastActiveAt: ago === null ? null : NOW - ago };
    expect(determineSegment(user, { now: NOW })).toBe(segment);
    if (ago === null) expect(determineSegment({ createdAt: NOW - age }, { now: NOW })).toBe(segment);
    const policy = definePolicy({ eligibility: { inactivity: null } });
    expect(evaluateUser({ id: 'u1', ...user }, { now: NOW, policy }).segment).toBe(segment);
  });

  it('follow the policy', () => {
    const policy = definePolicy({ segmentation: { dormantAfter: { hours: 1 }, newFor: { minutes: 1 } } });
    const at = (age: number, ago: number) =>
      determineSegment({ createdAt: NOW - age, lastActiveAt: NOW - ago }, { now: NOW, policy });
    expect([at(DAY, 3_599_999), at(DAY, 3_600_000), at(59_999, 0), at(60_000, 0)]).toEqual([
      'normal',
      'dormant',
      'new_user',
      'normal',
    ]);
    const zero = definePolicy({ segmentation: { dormantAfter: { seconds: 0 }, newFor: { seconds: 0 } } });
    expect(determineSegment({ createdAt: NOW }, { now: NOW, policy: zero })).toBe('dormant');
    expect(determineSegment({ createdAt: NOW, lastActiveAt: NOW + 1 }, { now: NOW, policy: zero })).toBe(
      'normal',
    );
  });

  it('are what resolve gives for an empty section', () => {
    expect(segmentationSection.resolve({})).toEqual(defaultSegmentationPolicy);
  });
});

describe('rules', () => {
  const gold = { segment: 'vip', when: { 'traits.plan': { $eq: 'gold' } } };
  const policyOf = (rules: NonNullable<PolicyInput['segmentation']>['rules']) =>
    definePolicy({ segmentation: { rules: rules ?? [] } });
  it('come before the default segments, and the first that holds wins', () => {
    const options = {
      now: NOW,
      policy: policyOf([
        gold,
        { segment: 'talked_to', when: { messageCount: { $gte: 2 } } },
        { segment: 'all', when: {} },
      ]),
    };
    const messages = [{ sentAt: 0 }, { sentAt: 1 }];
    expect(determineSegment({ createdAt: 0, traits: { plan: 'gold' }, messages }, options)).toBe('vip');
    expect(determineSegment({ createdAt: 0, traits: { plan: 'tin' }, messages }, options)).toBe('talked_to');
    expect(determineSegment({ createdAt: 0 }, options)).toBe('all');
    expect(
      determineSegment({ createdAt: 0, traits: { plan: 'tin' } }, { now: NOW, policy: policyOf([gold]) }),
    ).toBe('dormant');
  });

  it.each([
    [{ inactiveDays: { $gte: 2 } }, 2 * DAY, true],
    [{ inactiveDays: { $gte: 2 } }, 2 * DAY - 1, false],
    [{ inactiveDays: 0.5 }, DAY / 2, true],
    [{ inactiveDays: { $lt: 0 } }, -1, true],
    [{ accountAgeDays: { $eq: 10 } }, 0, true],
    [{ accountAgeDays: { $gt: 10 } }, 0, false],
    [{ messageCount: 1 }, 0, true],
    [{ messageCount: { $ne: 1 } }, 0, false],
  ])('%j, active %d ms ago: %s', (when, ago, holds) => {
    const user: SegmentSubject = {
      createdAt: NOW - 10 * DAY,
      lastActiveAt: NOW - ago,
      messages: [{ sentAt: 0 }],
    };
    expect(determineSegment(user, { now: NOW, policy: policyOf([{ segment: 'x', when }]) }) === 'x').toBe(
      holds,
    );
  });
});

it('a user without messages has none', () => {
  const when = { messageCount: 0 };
  const policy = definePolicy({ segmentation: { rules: [{ segment: 'quiet', when }] } });
  expect(determineSegment({ createdAt: 0 }, { now: NOW, policy })).toBe('quiet');
});

describe('bad input', () => {
  it.each([
    [null, ['user']],
    [5, ['user']],
    [[], ['user']],
    [{}, ['createdAt']],
    [{ createdAt: '2026-02-30' }, ['createdAt']],
    [{ createdAt: 0, lastActiveAt: NaN }, ['lastActiveAt']],
    [{ createdAt: NaN, lastActiveAt: null }, ['createdAt']],
    [
      { createdAt: 'x', lastActiveAt: 'y', messages: 'z', traits: [] },
      ['createdAt', 'lastActiveAt', 'messages', 'traits'],
    ],
    [{ createdAt: 0, messages: null }, ['messages']],
    [{ createdAt: 0, messages: {} }, ['messages']],
    [{ createdAt: 0, traits: null }, ['traits']],
    [{ createdAt: 0, traits: 'gold' }, ['traits']],
    [throwing('createdAt'), ['user']],
    [throwing('traits', { createdAt: 0 }), ['user']],
  ] as [unknown, string[]][])('case %#', (user, paths) => {
    expect(pathsOf(() => determineSegment(user as SegmentSubject, { now: NOW }))).toEqual(paths);
  });
  it('of options', () => {
    const user = { createdAt: 0 };
    expect(pathsOf(() => determineSegment(user, undefined as never))).toEqual(['options']);
    expect(pathsOf(() => determineSegment(user, {} as never))).toEqual(['now']);
    expect(pathsOf(() => determineSegment(user, { now: 0, policy: { segmentation: {} } as never }))).toEqual([
      'policy',
    ]);
    expect(faultsOf(() => determineSegment(user, { now: 'soon' }))[0]?.received).toBe('"soon"');
    for (const call of [
      () => determineSegment(user, {} as never),
      () => determineSegment(null as never, { now: 0 }),
      () => determineSegment(throwing('traits', user) as never, { now: 0 }),
    ]) {
      expect(errorOf(call).functionName).toBe('determineSegment');
    }
  });
});
