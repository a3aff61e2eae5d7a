import { describe, expect, it } from 'vitest';
import {
  determineSegment,
  evaluateUsers,
  type PopulationMix,
  simulateHistory,
  simulatePopulation,
  TactfulError,
} from '../../src/index.js';

const DAY = 86_400_000;
const now = Date.UTC(2026, 2, 2, 12);
const users = simulatePopulation({ size: 5000, seed: 7, now });

describe('simulatePopulation', () => {
  it('gives users that evaluateUsers takes, with nothing after now', () => {
    expect(evaluateUsers(users, { now }).rejected).toEqual([]);
    for (const { createdAt, lastActiveAt, messages = [] } of users) {
      expect(createdAt).toBeLessThanOrEqual(now);
      if (lastActiveAt != null) {
        expect(lastActiveAt).toBeLessThanOrEqual(now);
        expect(lastActiveAt).toBeGreaterThanOrEqual(createdAt as number);
      }
      for (const { sentAt } of messages) {
        expect(sentAt).toBeLessThanOrEqual(now);
        expect(sentAt).toBeGreaterThanOrEqual(createdAt as number);
      }
    }
    expect(new Set(users.map(({ id }) => id)).size).toBe(users.length);
  });

  it('survives JSON, and has whole milliseconds only', () => {
    expect(JSON.parse(JSON.stringify(users))).toEqual(users);
    for (const { createdAt, lastActiveAt, pausedUntil, messages = [] } of users) {
      for (const ms of [
        createdAt,
        lastActiveAt ?? 0,
        pausedUntil ?? 0,
        ...messages.map(({ sentAt }) => sentAt),
      ])
        expect(Number.isInteger(ms)).toBe(true);
    }
  });

  it('gives user number 7 of a seed the same whatever the size, and another under another seed', () => {
    expect(simulatePopulation({ size: 10, seed: 7, now })).toEqual(users.slice(0, 10));
    expect(simulatePopulation({ size: 10, seed: 8, now })).not.toEqual(users.slice(0, 10));
    expect(simulatePopulation({ size: 0, seed: 7, now })).toEqual([]);
  });

  it.each<[keyof PopulationMix, string, number, number]>([
    ['active', 'normal', 0, DAY - 1],
    ['normal', 'normal', DAY, 3 * DAY - 1],
    ['dormant', 'dormant', 3 * DAY, Number.POSITIVE_INFINITY],
    ['new_user', 'new_user', 0, DAY - 1],
  ])('makes %s users as they are described', (habit, segment, least, most) => {
    for (const user of simulatePopulation({ size: 500, seed: 1, now, mix: { [habit]: 1 } })) {
      const idle = now - ((user.lastActiveAt ?? user.createdAt) as number);
      expect(idle).toBeGreaterThanOrEqual(least);
      expect(idle).toBeLessThanOrEqual(most);
      expect(determineSegment(user, { now })).toBe(segment);
    }
  });

  it('meets the shares of the mix by chance', () => {
    const mixed = simulatePopulation({ size: 5000, seed: 1, now, mix: { dormant: 0.7, new_user: 0.3 } });
    const dormant = mixed.filter((user) => determineSegment(user, { now }) === 'dormant').length;
    expect(Math.abs(dormant / 5000 - 0.7)).toBeLessThan(4 * Math.sqrt((0.7 * 0.3) / 5000));
  });

  it('has every kind of user that a policy must cope with', () => {
    const share = (test: (user: (typeof users)[number]) => boolean): number =>
      users.filter(test).length / users.length;
    expect(share(({ optedOut }) => optedOut === true)).toBeGreaterThan(0.02);
    expect(share(({ pausedUntil }) => pausedUntil != null)).toBeGreaterThan(0.01);
    expect(share(({ lastActiveAt }) => lastActiveAt === null)).toBeGreaterThan(0.01);
    expect(share(({ timeZone }) => timeZone === null)).toBeGreaterThan(0.02);
    expect(share(({ messages = [] }) => messages.length === 0)).toBeGreaterThan(0.05);
    expect(
      share(({ messages = [] }) => messages.some(({ countsTowardCaps }) => countsTowardCaps === false)),
    ).toBeGreaterThan(0.1);
    expect(new Set(users.map(({ timeZone }) => timeZone)).size).toBe(11);
  });
});

describe('simulateHistory', () => {
  const [from, to] = [now - 28 * DAY, now];
  const log = simulateHistory({ size: 500, seed: 7, from, to });

  it('logs activity in [from, to), ascending, after signing up', () => {
    for (const { activity, createdAt } of log) {
      expect([...activity].sort((a, b) => (a as number) - (b as number))).toEqual(activity);
      for (const at of activity) {
        expect(at).toBeGreaterThanOrEqual(Math.max(from, createdAt as number));
        expect(at).toBeLessThan(to);
      }
    }
    expect(JSON.parse(JSON.stringify(log))).toEqual(log);
    expect(simulateHistory({ size: 5, seed: 7, from, to })).toEqual(log.slice(0, 5));
  });

  it('has the active come nearly every day, and the dormant stop', () => {
    const active = simulateHistory({ size: 200, seed: 1, from, to, mix: { active: 1 } });
    const days = active.map(
      ({ activity }) => new Set(activity.map((at) => Math.floor((at as number) / DAY))).size,
    );
    expect(days.reduce((a, b) => a + b, 0) / 200).toBeGreaterThan(20);
    for (const { activity } of simulateHistory({ size: 200, seed: 1, from, to, mix: { dormant: 1 } }))
      for (const at of activity) expect(at).toBeLessThan(to - 3 * DAY);
  });
});

describe('malformed options', () => {
  it.each([
    [{ size: -1 }, ['size']],
    [{ size: 1.5 }, ['size']],
    [{ seed: Number.NaN }, ['seed']],
    [{ mix: null }, ['mix']],
    [{ mix: { dormant: 0.5 } }, ['mix']],
    [{ mix: {} }, ['mix']],
    [{ mix: { dormant: '1', churned: 1 } }, ['mix.dormant', 'mix.churned']],
    [{ mix: { dormant: 1.5 } }, ['mix.dormant']],
  ])('%j', (more, paths) => {
    for (const call of [
      () => simulatePopulation({ size: 1, seed: 1, now, ...more } as never),
      () => simulateHistory({ size: 1, seed: 1, from: 0, to: 1, ...more } as never),
    ]) {
      let caught: unknown;
      try {
        call();
      } catch (error) {
        caught = error;
      }
      expect(caught).toBeInstanceOf(TactfulError);
      expect((caught as TactfulError).issues.map(({ path }) => path)).toEqual(paths);
    }
  });

  it('an instant that is none', () => {
    expect(() => simulatePopulation({ size: 1, seed: 1, now: 'x' })).toThrow(/now/);
    expect(() => simulatePopulation(undefined as never)).toThrow(/options/);
    expect(() => simulateHistory({ size: 1, seed: 1, from: 'x', to: 1 })).toThrow(/from/);
    expect(() => simulateHistory({ size: 1, seed: 1, from: 1, to: 0 })).toThrow(/to/);
  });
});
