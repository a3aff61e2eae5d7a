import { describe, expect, it } from 'vitest';
import { definePolicy, evaluateUser, toneForSegment } from '../../src/index.js';
import { defaultTonePolicy, toneSection } from '../../src/tone/policy.js';
import { pathsOf } from '../support/faults-of.js';

describe('toneForSegment', () => {
  const policy = definePolicy({
    tone: { bySegment: { vip: 'formal', dormant: 'dry', toString: 'odd' }, fallback: 'plain' },
  });
  it.each([
    ['dormant', 'playful', 'dry'],
    ['new_user', 'warm', 'warm'],
    ['normal', 'neutral', 'neutral'],
    ['vip', 'neutral', 'formal'],
    ['', 'neutral', 'plain'],
    ['Dormant', 'neutral', 'plain'],
    ['toString', 'neutral', 'odd'],
    ['constructor', 'neutral', 'plain'],
    ['__proto__', 'neutral', 'plain'],
    ['hasOwnProperty', 'neutral', 'plain'],
  ])('%j: %s by default, %s under the policy', (segment, byDefault, byPolicy) => {
    expect(toneForSegment(segment)).toBe(byDefault);
    expect(toneForSegment(segment, policy)).toBe(byPolicy);
  });

  it.each([[null], [undefined], [5], [{}], [['dormant']]])('refuses %j', (segment) => {
    expect(pathsOf(() => toneForSegment(segment as never))).toEqual(['segment']);
  });

  it('refuses a document in place of a policy', () => {
    for (const wrong of [
      null,
      {},
      { tone: {} },
      { tone: { fallback: 'x' } },
      { tone: null },
      'production',
      [],
    ]) {
      expect(pathsOf(() => toneForSegment('vip', wrong as never))).toEqual(['policy']);
    }
  });

  it('is the tone of a decision', () => {
    const rules = [{ segment: 'vip', when: { 'traits.plan': 'gold' } }];
    const both = definePolicy({ tone: { bySegment: { vip: 'formal' } }, segmentation: { rules } });
    const user = { id: 'u1', createdAt: 0, traits: { plan: 'gold' } };
    expect(evaluateUser(user, { now: '2026-03-01', policy: both })).toMatchObject({
      segment: 'vip',
      tone: 'formal',
    });
  });

  it('defaults are what resolve gives for an empty section', () => {
    expect(toneSection.resolve({})).toEqual(defaultTonePolicy);
  });
});
