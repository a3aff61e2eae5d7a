import { describe, expect, it } from 'vitest';
import { chooseArm } from '../../src/index.js';
import { pathsOf } from '../support/faults-of.js';

describe('chooseArm', () => {
  const arms = [
    { name: 'c', n: 1e6, x: 9e5 },
    { name: 'a', n: 1e6, x: 1e5 },
    { name: 'b', n: 1e6, x: 1e5 },
  ];

  it('gives every arm its floor, whatever the order of the arms', () => {
    const chosen: Record<string, number> = { a: 0, b: 0, c: 0 };
    for (let i = 0; i < 3000; i++) {
      const one = chooseArm(arms, { seed: 1, unitId: `u${i}`, floor: 1 / 3 });
      expect(one.reason).toBe('floor');
      expect(chooseArm([...arms].reverse(), { seed: 1, unitId: `u${i}`, floor: 1 / 3 })).toEqual(one);
      chosen[one.arm]!++;
    }
    for (const count of Object.values(chosen)) expect(Math.abs(count - 1000)).toBeLessThan(4 * 26);
  });

  it('reads the prior', () => {
    const none = [
      { name: 'a', n: 0, x: 0 },
      { name: 'b', n: 10, x: 1 },
    ];
    const often = (prior: [number, number]): number =>
      Array.from({ length: 400 }, (_, i) => chooseArm(none, { seed: 1, unitId: `u${i}`, prior })).filter(
        ({ arm }) => arm === 'a',
      ).length;
    expect(often([1, 1])).toBeGreaterThan(320); // a uniform rate is above one of Beta(2, 10) with chance 1 - 2 / 12
    expect(often([1000, 1000])).toBeLessThan(260); // both near a half
    expect(often([1000, 1000])).toBeGreaterThan(180);
  });

  const options = { seed: 1, unitId: 'u' };
  it.each<[string, () => unknown, string[]]>([
    ['no arms', () => chooseArm([], options), ['arms']],
    ['arms that are no list', () => chooseArm({} as never, options), ['arms']],
    ['an arm that is none', () => chooseArm([null as never], options), ['arms[0]']],
    ['a unit without a name', () => chooseArm(arms, { seed: 1, unitId: '' }), ['unitId']],
    ['a unit that is a number', () => chooseArm(arms, { seed: 1, unitId: 7 as never }), ['unitId']],
    ['a seed that is none', () => chooseArm(arms, { seed: true as never, unitId: 'u' }), ['seed']],
    ['a floor below 0', () => chooseArm(arms, { ...options, floor: -0.1 }), ['floor']],
    ['a prior of one number', () => chooseArm(arms, { ...options, prior: [1] as never }), ['prior']],
  ])('refuses %s', (_name, call, paths) => {
    expect(pathsOf(call)).toEqual(paths);
  });

  it('chooses an arm as often as it is likely to be the best', () => {
    const arms = [
      { name: 'a', n: 10, x: 1 },
      { name: 'b', n: 10, x: 3 },
      { name: 'c', n: 0, x: 0 },
    ];
    const chosen = { a: 0, b: 0, c: 0 };
    for (let user = 0; user < 20_000; user++)
      chosen[chooseArm(arms, { seed: 3, unitId: `u${user}` }).arm as 'a']++;
    // Of scipy.integrate.quad over the posteriors: 0.045876, 0.301515, 0.652610
    expect(Math.abs(chosen.a / 20_000 - 0.045876)).toBeLessThan(0.006);
    expect(Math.abs(chosen.b / 20_000 - 0.301515)).toBeLessThan(0.013);
    expect(Math.abs(chosen.c / 20_000 - 0.65261)).toBeLessThan(0.0135);
  });
});
