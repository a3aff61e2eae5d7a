import { describe, expect, it } from 'vitest';
import { checkCondition } from '../../src/segmentation/check-condition.js';

/** The faults of a condition, each as its path and what is said of it. */
function faultsOf(condition: unknown): [string, string][] {
  const faults: [string, string][] = [];
  checkCondition(condition, (path, message) => faults.push([path.join('/'), message]));
  return faults;
}

const CONDITION = 'expected a condition, such as { "traits.plan": { "$eq": "gold" } }';
const COMPARISON = 'expected a comparison such as { "$in": [1, 2] }';
const FACTS = 'is not one of inactiveDays accountAgeDays messageCount traits.<path> $and $or $not';
const OPERATORS = '$eq $ne $gt $gte $lt $lte $in $nin $exists $not';
const ORDERED = 'expected a number or text';
const plan = (comparison: unknown) => ({ 'traits.plan': comparison });

/** `of(of(… condition))`, so many times. */
const nested = (times: number, of: (inner: unknown) => unknown, condition: unknown) => {
  let whole = condition;
  for (let i = 0; i < times; i++) whole = of(whole);
  return whole;
};
const not = (inner: unknown) => ({ $not: inner });

describe('a condition', () => {
  it.each<[unknown]>([
    [{}],
    [plan('gold')],
    [plan(null)],
    [plan(true)],
    [plan({ $eq: { a: [1, null] }, $ne: [] })],
    [plan({ $gt: 1, $gte: 'a', $lt: -0.5, $lte: '' })],
    [plan({ $in: [], $nin: [1, 'a', null, [2]], $exists: false })],
    [plan({ $not: { $not: { $exists: true } } })],
    [{ $and: [], $or: [plan(1), { $not: { messageCount: 2 } }] }],
    [{ inactiveDays: 1, accountAgeDays: { $gt: 1 }, messageCount: 3 }],
    [{ 'traits.address.city': 'Rome' }],
    [nested(100, not, plan(1))],
    [plan(nested(99, not, { $eq: 1 }))],
    [plan({ $eq: nested(100, (inner) => [inner], 1) })],
    [plan({ $eq: Object.assign(Object.create(null), { a: 1 }) })],
  ])('is sound: %j', (condition) => {
    expect(faultsOf(condition)).toEqual([]);
  });

  it.each<[unknown, [string, string][]]>([
    [null, [['', CONDITION]]],
    ['gold', [['', CONDITION]]],
    [[plan(1)], [['', CONDITION]]],
    [{ $not: 5 }, [['$not', CONDITION]]],
    [{ $and: {} }, [['$and', 'expected a list of conditions']]],
    [{ $or: 'a' }, [['$or', 'expected a list of conditions']]],
    [
      { $or: [plan(1), 5, { $not: null }] },
      [
        ['$or/1', CONDITION],
        ['$or/2/$not', CONDITION],
      ],
    ],
    [{ 'traits.__proto__.x': 1 }, [['traits.__proto__.x', 'must not name a prototype']]],
    [{ constructor: 1 }, [['constructor', 'must not name a prototype']]],
    [{ 'traits.': 1 }, [['traits.', FACTS]]],
    [{ 'my.traits.a': 1 }, [['my.traits.a', FACTS]]],
    [{ wholly_other: 1 }, [['wholly_other', FACTS]]],
    [{ mesageCount: 1 }, [['mesageCount', `${FACTS}; did you mean "messageCount"?`]]],
    [{ $ad: [] }, [['$ad', `${FACTS}; did you mean "$and"?`]]],
    [plan([1, 2]), [['traits.plan', COMPARISON]]],
    [plan(Number.NaN), [['traits.plan', COMPARISON]]],
    [plan(undefined), [['traits.plan', COMPARISON]]],
    [plan({}), [['traits.plan', `expected at least one of ${OPERATORS}`]]],
    [plan({ $eq: undefined }), [['traits.plan/$eq', 'expected a JSON value']]],
    [plan({ $ne: [1, Number.NaN] }), [['traits.plan/$ne', 'expected a JSON value']]],
    [plan({ $eq: new Date(0) }), [['traits.plan/$eq', 'expected a JSON value']]],
    [plan({ $eq: { a: () => 1 } }), [['traits.plan/$eq', 'expected a JSON value']]],
    [plan({ $gt: null }), [['traits.plan/$gt', ORDERED]]],
    [plan({ $gte: true }), [['traits.plan/$gte', ORDERED]]],
    [plan({ $lt: Number.NaN }), [['traits.plan/$lt', ORDERED]]],
    [plan({ $lte: [] }), [['traits.plan/$lte', ORDERED]]],
    [plan({ $in: 'gold' }), [['traits.plan/$in', 'expected a list of JSON values']]],
    [plan({ $nin: [undefined] }), [['traits.plan/$nin', 'expected a list of JSON values']]],
    [plan({ $exists: 1 }), [['traits.plan/$exists', 'expected true or false']]],
    [plan({ $not: 1 }), [['traits.plan/$not', 'expected a comparison']]],
    [plan({ $not: { $gt: null } }), [['traits.plan/$not/$gt', ORDERED]]],
    [plan({ $gte2: 1 }), [['traits.plan/$gte2', `is not one of ${OPERATORS}; did you mean "$gte"?`]]],
    [plan({ wholly_other: 1 }), [['traits.plan/wholly_other', `is not one of ${OPERATORS}`]]],
    [
      { a1: 1, $not: { b1: 1 } },
      [
        ['a1', FACTS],
        ['$not/b1', FACTS],
      ],
    ],
  ])('has each fault told, with its place: case %#', (condition, faults) => {
    expect(faultsOf(condition)).toEqual(faults);
  });

  it('is at most 100 deep, and so are a comparison and a value', () => {
    const deep = Array.from({ length: 101 }, () => '$not').join('/');
    expect(faultsOf(nested(101, not, plan(1)))).toEqual([
      [deep, 'expected a condition nested at most 100 deep'],
    ]);
    const [[path, message], ...others] = faultsOf(plan(nested(100, not, { $eq: 1 }))) as [[string, string]];
    expect([path.split('/').length, message, others]).toEqual([
      101,
      'expected a comparison nested at most 100 deep',
      [],
    ]);
    expect(faultsOf(plan({ $eq: nested(101, (inner) => [inner], 1) }))).toEqual([
      ['traits.plan/$eq', 'expected a JSON value'],
    ]);
  });

  it('does not contain itself, though one may stand in it twice', () => {
    const loop: Record<string, unknown> = {};
    loop['$not'] = loop;
    expect(faultsOf(loop)).toEqual([['$not', 'must not contain itself']]);
    const list: { $or: unknown[] } = { $or: [] };
    list.$or.push(plan(1), list);
    expect(faultsOf(list)).toEqual([['$or/1', 'must not contain itself']]);
    const twice = plan(1);
    expect(faultsOf({ $and: [twice, twice] })).toEqual([]);
  });
});
