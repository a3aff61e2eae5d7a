import { describe, expect, it } from 'vitest';
import { assignArm, chiSquareSurvival, type Experiment, TactfulError } from '../../src/index.js';
import { pathsOf } from './paths-of.js';

const halves = [
  { name: 'control', weight: 0.5 },
  { name: 'warm', weight: 0.5 },
];
const ids = Array.from({ length: 100_000 }, (_, i) => `user-${i}`);

function sizes(experiment: Experiment): Map<string | null, number> {
  const found = new Map<string | null, number>();
  for (const id of ids) {
    const { arm } = assignArm(id, experiment);
    found.set(arm, (found.get(arm) ?? 0) + 1);
  }
  return found;
}

describe('assignArm', () => {
  it('gives the same unit the same arm', () => {
    const experiment = { key: 'tone', arms: halves, coverage: 0.7 };
    for (const id of ids.slice(0, 1000)) expect(assignArm(id, experiment)).toEqual(assignArm(id, experiment));
  });

  it('keeps every unit in its arm when the coverage is raised', () => {
    const coverages = [0, 0.01, 0.1, 1 / 3, 0.5, 0.9, 0.999, 1];
    const arms = [
      { name: 'a', weight: 0.2 },
      { name: 'b', weight: 0.5 },
      { name: 'c', weight: 0.3 },
    ];
    for (const id of ids.slice(0, 5000)) {
      const found = coverages.map((coverage) => assignArm(id, { key: 'tone', arms, coverage }).arm);
      const first = found.findIndex((arm) => arm !== null);
      expect(first).toBeGreaterThan(0); // nobody is in at coverage 0, everybody at 1
      expect(new Set(found.slice(first)).size).toBe(1);
      expect(found.slice(0, first).every((arm) => arm === null)).toBe(true);
    }
  });

  it.each([
    { coverage: 1, weights: [0.5, 0.5] },
    { coverage: 1, weights: [0.9, 0.09, 0.01] },
    { coverage: 0.3, weights: [0.25, 0.25, 0.25, 0.25] },
    { coverage: 0.5, weights: [1 / 3, 1 / 3, 1 / 3] },
  ])('fits weights $weights at coverage $coverage', ({ coverage, weights }) => {
    const arms = weights.map((weight, i) => ({ name: `arm-${i}`, weight }));
    const found = sizes({ key: 'weights', arms, coverage });
    const expected = [...weights.map((weight) => weight * coverage), 1 - coverage].map(
      (share) => share * ids.length,
    );
    const observed = [...arms.map(({ name }) => found.get(name) ?? 0), found.get(null) ?? 0];
    const chiSquare = expected.reduce(
      (sum, size, i) => sum + (size > 0 ? (observed[i]! - size) ** 2 / size : 0),
      0,
    );
    const dof = expected.filter((size) => size > 0).length - 1;
    expect(chiSquareSurvival(chiSquare, dof)).toBeGreaterThan(0.001);
  });

  it('assigns independently in two experiments', () => {
    for (const [one, other] of [
      ['tone', 'send-time'],
      ['exp-1', 'exp-2'],
      ['a', 'b'],
    ]) {
      const table = [0, 0, 0, 0];
      for (const id of ids) {
        const left = assignArm(id, { key: one!, arms: halves }).arm === 'warm' ? 2 : 0;
        const right = assignArm(id, { key: other!, arms: halves }).arm === 'warm' ? 1 : 0;
        table[left + right]!++;
      }
      const expected = ids.length / 4; // jointly: independent, and each half and half
      const chiSquare = table.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
      expect(chiSquareSurvival(chiSquare, 3)).toBeGreaterThan(0.001);
    }
  });

  it('keeps key and id apart', () => {
    expect(assignArm('bc', { key: 'a', arms: halves }).bucket).not.toBe(
      assignArm('c', { key: 'ab', arms: halves }).bucket,
    );
  });

  it('puts nobody in an arm of weight 0', () => {
    const arms = [
      { name: 'first', weight: 0 },
      { name: 'middle', weight: 1 },
      { name: 'last', weight: 0 },
    ];
    expect([...sizes({ key: 'zero', arms }).keys()]).toEqual(['middle']);
  });

  it('leaves nobody out for the rounding of weights', () => {
    const arms = Array.from({ length: 10 }, (_, i) => ({ name: `${i}`, weight: 0.1 }));
    const found = sizes({ key: 'tenths', arms });
    expect(found.has(null)).toBe(false);
    expect(found.size).toBe(10);
  });

  it('obeys overrides, outside of the coverage and for arms of weight 0 too', () => {
    const arms = [...halves, { name: 'hidden', weight: 0 }];
    const experiment = { key: 'tone', arms, coverage: 0, overrides: { tester: 'hidden' } };
    expect(assignArm('tester', experiment)).toMatchObject({ arm: 'hidden', reason: 'override' });
    expect(assignArm('toString', experiment)).toMatchObject({ arm: null, reason: 'not_covered' });
  });

  it('reads ids as UTF-8', () => {
    const bucket = (id: string): number => assignArm(id, { key: 'k', arms: halves }).bucket;
    expect(bucket('é')).not.toBe(bucket('e\u0301'));
    expect(bucket('\ud800')).toBe(bucket('\ufffd')); // half a pair counts as the replacement character
  });

  it.each([
    ['an id of no length', '', { key: 'k', arms: halves }, ['unitId']],
    ['an id that is no text', 7, { key: 'k', arms: halves }, ['unitId']],
    ['no experiment', 'u', null, ['experiment']],
    ['no arms', 'u', { key: 'k', arms: [] }, ['arms']],
    ['weights that do not sum to 1', 'u', { key: 'k', arms: [{ name: 'a', weight: 0.9 }] }, ['arms']],
    [
      'a negative weight',
      'u',
      {
        key: 'k',
        arms: [
          { name: 'a', weight: -0.5 },
          { name: 'b', weight: 1.5 },
        ],
      },
      ['arms[0].weight', 'arms[1].weight'],
    ],
    [
      'a weight that is NaN',
      'u',
      { key: 'k', arms: [{ name: 'a', weight: Number.NaN }] },
      ['arms[0].weight'],
    ],
    ['a name twice', 'u', { key: 'k', arms: [halves[0], halves[0]] }, ['arms[1].name']],
    ["a prototype's name", 'u', { key: 'k', arms: [{ name: '__proto__', weight: 1 }] }, ['arms[0].name']],
    ['an unknown hash', 'u', { key: 'k', arms: halves, hashVersion: 2 }, ['hashVersion']],
    ['coverage above 1', 'u', { key: 'k', arms: halves, coverage: 1.1 }, ['coverage']],
    ['an override to no arm', 'u', { key: 'k', arms: halves, overrides: { u: 'cold' } }, ['overrides.u']],
    [
      'everything at once',
      'u',
      { key: '', arms: halves, coverage: -1, hashVersion: '1' },
      ['key', 'coverage', 'hashVersion'],
    ],
  ])('refuses %s', (_name, unitId, experiment, paths) => {
    expect(pathsOf(() => assignArm(unitId as string, experiment as Experiment))).toEqual(paths);
  });

  it('throws a TactfulError for an experiment that cannot be read', () => {
    const trap = new Proxy(
      {},
      {
        get() {
          throw new RangeError('trap');
        },
      },
    );
    expect(() => assignArm('u', trap as Experiment)).toThrow(TactfulError);
  });
});
