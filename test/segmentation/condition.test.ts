import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definePolicy } from '../../src/index.js';
import { type Condition, conditionHolds } from '../../src/segmentation/condition.js';
import type { Json } from '../../src/types.js';

const facts = (traits?: unknown) => ({ inactiveDays: 4.5, accountAgeDays: 30, messageCount: 2, traits });
const holds = (condition: unknown, traits?: unknown) => conditionHolds(condition as Condition, facts(traits));

describe('operators', () => {
  const traits = {
    plan: 'gold',
    spent: 12,
    zero: 0,
    empty: '',
    yes: true,
    no: false,
    none: null,
    tags: ['a', 'b'],
    deep: { x: { y: 1 } },
    both: { p: 1, q: 2 },
  };
  it.each([
    [{}, true],
    [{ 'traits.plan': 'gold' }, true],
    [{ 'traits.plan': 'Gold' }, false],
    [{ 'traits.plan': { $eq: 'gold' } }, true],
    [{ 'traits.spent': { $eq: '12' } }, false],
    [{ 'traits.zero': false }, false],
    [{ 'traits.zero': 0 }, true],
    [{ 'traits.zero': { $eq: -0 } }, true],
    [{ 'traits.none': null }, true],
    [{ 'traits.none': { $eq: null } }, true],
    [{ 'traits.missing': null }, false],
    [{ 'traits.missing': { $eq: null } }, false],
    [{ 'traits.missing': { $ne: 'x' } }, false],
    [{ 'traits.missing': { $nin: ['x'] } }, false],
    [{ 'traits.missing': { $lt: 5 } }, false],
    [{ 'traits.missing': { $exists: false } }, true],
    [{ 'traits.missing': { $exists: true } }, false],
    [{ 'traits.none': { $exists: true } }, true],
    [{ 'traits.missing': { $not: { $eq: 'x' } } }, true],
    [{ $not: { 'traits.missing': 'x' } }, true],
    [{ 'traits.plan': { $ne: 'tin' } }, true],
    [{ 'traits.plan': { $ne: 'gold' } }, false],
    [{ 'traits.plan': { $in: ['tin', 'gold'] } }, true],
    [{ 'traits.plan': { $in: [] } }, false],
    [{ 'traits.plan': { $nin: [] } }, true],
    [{ 'traits.plan': { $nin: ['gold'] } }, false],
    [{ 'traits.spent': { $gt: 12 } }, false],
    [{ 'traits.spent': { $gte: 12 } }, true],
    [{ 'traits.spent': { $lt: 12 } }, false],
    [{ 'traits.spent': { $lte: 12 } }, true],
    [{ 'traits.spent': { $gt: 11.99, $lt: 12.01 } }, true],
    [{ 'traits.spent': { $gt: 11, $lt: 12 } }, false],
    [{ 'traits.spent': { $gt: '1' } }, false],
    [{ 'traits.spent': { $lt: '99' } }, false],
    [{ 'traits.plan': { $gt: 'gold' } }, false],
    [{ 'traits.plan': { $gte: 'gold' } }, true],
    [{ 'traits.plan': { $lt: 'goldfish' } }, true],
    [{ 'traits.plan': { $gt: 'Gold' } }, true], // by code unit
    [{ 'traits.yes': { $gt: 0 } }, false],
    [{ 'traits.none': { $lte: 0 } }, false],
    [{ 'traits.tags': { $eq: ['a', 'b'] } }, true],
    [{ 'traits.tags': { $eq: ['b', 'a'] } }, false],
    [{ 'traits.tags': { $eq: ['a'] } }, false],
    [{ 'traits.tags': { $eq: ['a', 'c'] } }, false],
    [{ 'traits.both': { $eq: { p: 1, q: 3 } } }, false],
    [{ 'traits.both': { $eq: { q: 2, p: 1 } } }, true],
    [{ 'traits.spent': { $lte: 11.99 } }, false],
    [{ 'traits.spent': { $lte: '99' } }, false],
    [{ 'traits.tags': { $eq: { 0: 'a', 1: 'b' } } }, false],
    [{ 'traits.tags': { $in: [['a', 'b']] } }, true],
    [{ 'traits.tags': { $in: ['a'] } }, false],
    [{ 'traits.tags.0': 'a' }, true],
    [{ 'traits.tags.2': { $exists: false } }, true],
    [{ 'traits.tags.length': 2 }, true],
    [{ 'traits.plan.length': { $exists: false } }, true],
    [{ 'traits.deep': { $eq: { x: { y: 1 } } } }, true],
    [{ 'traits.deep': { $eq: { x: { y: 1 }, z: 2 } } }, false],
    [{ 'traits.deep': { $eq: { x: {} } } }, false],
    [{ 'traits.deep.x.y': 1 }, true],
    [{ 'traits.deep.x.y.z': { $exists: true } }, false],
    [{ 'traits.none.x': { $exists: true } }, false],
    [{ 'traits.spent': { $not: { $gt: 12 } } }, true],
    [{ 'traits.spent': { $not: { $not: { $gt: 11 } } } }, true],
    [{ $and: [] }, true],
    [{ $or: [] }, false],
    [{ $not: {} }, false],
    [{ $and: [{ messageCount: 2 }, { 'traits.yes': true }] }, true],
    [{ $and: [{ messageCount: 2 }, { 'traits.yes': false }] }, false],
    [{ $or: [{ messageCount: 3 }, { 'traits.yes': true }] }, true],
    [{ $or: [{ messageCount: 3 }, { 'traits.no': true }] }, false],
    [{ messageCount: 2, 'traits.no': true }, false],
    [{ inactiveDays: { $gt: 4 }, accountAgeDays: { $lte: 30 }, messageCount: { $in: [1, 2] } }, true],
  ])('%j: %s', (condition, expected) => {
    expect(holds(condition, traits)).toBe(expected);
    expect(() =>
      definePolicy({ segmentation: { rules: [{ segment: 'x', when: condition as Condition }] } }),
    ).not.toThrow();
  });

  it('see own properties only', () => {
    const inherited = Object.create({ plan: 'gold' });
    expect(holds({ 'traits.plan': 'gold' }, inherited)).toBe(false);
    expect(holds({ 'traits.toString': { $exists: true } }, {})).toBe(false);
    expect(holds({ 'traits.hasOwnProperty': { $exists: true } }, {})).toBe(false);
    expect(holds({ 'traits.a.valueOf': { $exists: true } }, { a: 'text' })).toBe(false);
    expect(holds({ 'traits.plan': 'gold' }, undefined)).toBe(false);
    expect(holds({ 'traits.x': { $eq: { toString: 1 } } }, { x: {} })).toBe(false);
    expect(holds({ 'traits.toString': 'mine' }, { toString: 'mine' })).toBe(true);
  });
});

/** The same once more, straight from the docstring, over paths split by hand and JSON compared as sorted text. */
function naive(condition: Record<string, unknown>, traits: unknown): boolean {
  return Object.entries(condition).every(([key, value]) => {
    if (key === '$and') return (value as Record<string, unknown>[]).every((inner) => naive(inner, traits));
    if (key === '$or') return (value as Record<string, unknown>[]).some((inner) => naive(inner, traits));
    if (key === '$not') return !naive(value as Record<string, unknown>, traits);
    let fact: { value: unknown } | null = key.startsWith('traits.')
      ? { value: traits }
      : { value: facts()[key as 'messageCount'] };
    for (const step of key.split('.').slice(1)) {
      const inner: unknown = fact?.value;
      const own: PropertyDescriptor | undefined =
        typeof inner === 'object' && inner !== null
          ? Object.getOwnPropertyDescriptor(inner, step)
          : undefined;
      fact = own === undefined ? null : { value: own.value };
    }
    const isComparison = typeof value === 'object' && value !== null;
    return compare(isComparison ? (value as Record<string, unknown>) : { $eq: value }, fact);
  });
}

function compare(comparison: Record<string, unknown>, fact: { value: unknown } | null): boolean {
  return Object.entries(comparison).every(([operator, operand]) => {
    if (operator === '$exists') return operand === (fact !== null);
    if (operator === '$not') return !compare(operand as Record<string, unknown>, fact);
    if (fact === null) return false;
    const { value } = fact;
    const text = (json: unknown): string =>
      JSON.stringify(json, (_, v) =>
        typeof v === 'object' && v !== null && !Array.isArray(v)
          ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
          : v,
      );
    const order = typeof value === typeof operand && (typeof value === 'number' || typeof value === 'string');
    const [a, b] = [value as number, operand as number];
    if (operator === '$eq') return text(value) === text(operand);
    if (operator === '$ne') return text(value) !== text(operand);
    if (operator === '$in') return (operand as unknown[]).some((item) => text(item) === text(value));
    if (operator === '$nin') return (operand as unknown[]).every((item) => text(item) !== text(value));
    if (operator === '$gt') return order && a > b;
    if (operator === '$gte') return order && a >= b;
    if (operator === '$lt') return order && a < b;
    return order && a <= b;
  });
}

const scalar = fc.constantFrom<Json[]>(0, 1, 2, -1, 2.5, '', 'a', 'b', 'ab', true, false, null);
const json = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 2 }),
  fc.dictionary(fc.constantFrom('a', 'b'), scalar, { maxKeys: 2 }),
);
const ordered = fc.constantFrom(0, 1, 2, 2.5, '', 'a', 'b');
const { comparison } = fc.letrec<{ comparison: Record<string, unknown> }>((tie) => ({
  comparison: fc
    .record(
      {
        $eq: json,
        $ne: json,
        $gt: ordered,
        $gte: ordered,
        $lt: ordered,
        $lte: ordered,
        $in: fc.array(json, { maxLength: 3 }),
        $nin: fc.array(json, { maxLength: 3 }),
        $exists: fc.boolean(),
        $not: fc.oneof({ depthSize: 'small' }, fc.constant({ $eq: 1 }), tie('comparison')),
      },
      { requiredKeys: [] },
    )
    .chain((all) =>
      fc.subarray(Object.entries(all), { maxLength: 2 }).map((some) => Object.fromEntries(some)),
    )
    .filter((some) => Object.keys(some).length > 0),
}));
const fact = fc.constantFrom(
  'traits.a',
  'traits.b',
  'traits.a.b',
  'traits.c.a',
  'messageCount',
  'inactiveDays',
  'accountAgeDays',
);
const leaf = fc.dictionary(fact, fc.oneof(scalar, comparison), { minKeys: 1, maxKeys: 2 });
const { condition } = fc.letrec<{ condition: Record<string, unknown> }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({ $and: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ $or: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ $not: tie('condition') }),
  ),
}));
const traitsOf = fc.option(fc.record({ a: json, b: json, c: json }, { requiredKeys: [] }), {
  nil: undefined,
});

it('conditions hold exactly if a naive evaluator says so', () => {
  let held = 0;
  fc.assert(
    fc.property(condition, traitsOf, (when, traits) => {
      const expected = naive(when, traits);
      if (expected) held++;
      expect(holds(when, traits)).toBe(expected);
      expect(() =>
        definePolicy({ segmentation: { rules: [{ segment: 'x', when: when as Condition }] } }),
      ).not.toThrow();
    }),
    { seed: 15, numRuns: 2000 },
  );
  expect(held).toBeGreaterThan(200);
});
