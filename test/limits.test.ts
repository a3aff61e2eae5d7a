import { describe, expect, it } from 'vitest';
import {
  betaCdf,
  checkMessage,
  chiSquareSurvival,
  emptyPattern,
  foldInteraction,
  foldOutreach,
  logGamma,
  milestoneMetrics,
  normalCdf,
  simulateHistory,
  simulatePopulation,
  studentTCdf,
} from '../src/index.js';
import { pathsOf } from './support/faults-of.js';

describe('what would take for ever, or all memory', () => {
  it('is refused: more than a million simulated users', () => {
    expect(pathsOf(() => simulatePopulation({ size: 1_000_001, seed: 1, now: 0 }))).toEqual(['size']);
    expect(pathsOf(() => simulateHistory({ size: 1e9, seed: 1, from: 0, to: 1 }))).toEqual(['size']);
  });

  it('is refused: more than 1e8 users times days', () => {
    const days = (n: number) => ({ from: 0, to: n * 86_400_000 });
    expect(pathsOf(() => simulateHistory({ size: 1e6, seed: 1, ...days(101) }))).toEqual(['to']);
    expect(simulateHistory({ size: 0, seed: 1, ...days(1e8) })).toEqual([]);
  });

  it('is refused: distributions that no longer come to rest', () => {
    expect(pathsOf(() => betaCdf(0.5, 1e13, 1))).toEqual(['a']);
    expect(pathsOf(() => betaCdf(0.5, 1, 1e13))).toEqual(['b']);
    expect(pathsOf(() => chiSquareSurvival(1e300, 1e300))).toEqual(['degreesOfFreedom']);
    expect(pathsOf(() => studentTCdf(1, 1e13))).toEqual(['degreesOfFreedom']);
    expect(pathsOf(() => logGamma(1e306))).toEqual(['x']);
  });
});

describe('numbers at the ends of their range', () => {
  it('give numbers', () => {
    expect([normalCdf(1e300), normalCdf(-1e300)]).toEqual([1, 0]);
    expect(chiSquareSurvival(-0, 3)).toBe(1);
    const pattern = { ...emptyPattern('u1'), count: -0 };
    expect(milestoneMetrics(pattern, { now: 0 })['total_interactions']).toBe(0);
  });
});

describe('a stored pattern with wrong items', () => {
  const pattern = emptyPattern('u1');
  const interaction = { userId: 'u1', at: 0, type: 'message', topics: ['jazz'] } as const;

  it.each<[string, object]>([
    ['pattern.countByHour', { countByHour: new Array(24).fill('1') }],
    ['pattern.countByWeekday', { countByWeekday: new Array(7).fill(null) }],
    ['pattern.topics', { topics: [null] }],
    ['pattern.mentions', { mentions: [undefined] }],
  ])('is refused with the path %s when a fold meets them', (path, change) => {
    expect(pathsOf(() => foldInteraction({ ...pattern, ...change }, interaction))).toEqual([path]);
  });

  it('is refused by foldOutreach too', () => {
    const outreach = { ...pattern.outreach, sentByHour: new Array<number>(24).fill(Number.NaN) };
    const sent = { userId: 'u1', sentAt: 0 };
    expect(pathsOf(() => foldOutreach({ ...pattern, outreach }, sent))).toEqual([
      'pattern.outreach.sentByHour',
    ]);
  });
});

describe('a message in capitals', () => {
  it('is found from the start of its first capitals', () => {
    const found = (text: string) => checkMessage(text, {}).some(({ code }) => code === 'shouting');
    expect(found('xCALL US NOW')).toBe(true);
    expect(found('CALL me NOW')).toBe(false);
  });
});
