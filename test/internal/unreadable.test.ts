import { describe, expect, it } from 'vitest';
import { churnRisk, definePolicy, emptyPattern, evaluateUsers, mergePatterns } from '../../src/index.js';
import { unreadable } from '../../src/internal/unreadable.js';
import { errorOf, pathsOf } from '../support/faults-of.js';
import { revokedProxy, Sabotage, throwing, tripwire } from '../support/hostile.js';

const pattern = emptyPattern('u1');

describe('what a host value throws', () => {
  it('is told as a fault of the value, with the error as its cause', () => {
    const error = errorOf(() => churnRisk(pattern, throwing('now') as never));
    expect(error.issues).toEqual([
      { path: 'now', message: 'could not be read', received: '"now is out of order"' },
    ]);
    expect(error.cause).toBeInstanceOf(Sabotage);
    expect(error.functionName).toBe('churnRisk');
  });

  it.each<[string, string, () => unknown]>([
    ['the subject', 'pattern', () => churnRisk(throwing('count', pattern) as never, { now: 0 })],
    ['the second subject', 'b', () => mergePatterns(pattern, throwing('count', pattern) as never)],
    ['the options as a whole', 'options', () => churnRisk(pattern, revokedProxy() as never)],
    ['an option', 'model', () => churnRisk(pattern, throwing('model', { now: 0 }) as never)],
    ['within an option', 'policy', () => churnRisk(pattern, { now: 0, policy: tripwire({}) as never })],
    ['an iterator', 'users', () => evaluateUsers({ [Symbol.iterator]: revokedProxy } as never, { now: 0 })],
  ])('names %s', (_what, path, call) => {
    expect(pathsOf(call)).toEqual([path]);
  });

  it('is a fault of the document where a policy is defined', () => {
    expect(pathsOf(() => definePolicy(revokedProxy()), 'invalid_policy')).toEqual(['policy']);
  });

  it('names the first argument if all can be read, and one that is nested too deeply', () => {
    let deep: unknown = {};
    for (let i = 0; i < 1000; i++) deep = [deep];
    const path = (args: Record<string, unknown>) => unreadable('f', args, new Error('no')).issues[0]?.path;
    expect(path({ a: 1, options: {} })).toBe('a');
    expect(path({ a: 1, options: { x: 1, y: deep } })).toBe('y');
    const circle: unknown[] = [];
    circle.push(circle);
    expect(path({ a: circle, b: throwing('x') })).toBe('b');
  });
});
