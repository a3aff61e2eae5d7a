import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  count,
  countable,
  flag,
  keyName,
  list,
  matching,
  nullable,
  number,
  object,
  oneOf,
  rate,
  record,
  refine,
  type Schema,
  text,
} from '../../src/internal/schema.js';
import { schemaFaults } from '../../src/internal/schema-faults.js';
import { schemaIssues } from '../../src/internal/schema-issues.js';

const faults = (schema: Schema, value: unknown) =>
  schemaFaults(schema, value).map(({ path, message }) => `${path.join('/')}: ${message}`);

describe('each kind of schema takes and refuses', () => {
  it.each<[string, Schema, unknown, string[]]>([
    ['a number', number(), -1.5, []],
    ['a number', number(), '1', [': expected a number']],
    ['a number', number(), NaN, [': expected a number']],
    ['a number', number(), -Infinity, [': expected a number']],
    ['a number', number(), undefined, [': expected a number']],
    ['a least', number({ minimum: 2 }), 2, []],
    ['a least', number({ minimum: 2 }), 1.9, [': expected at least 2']],
    ['an open least', number({ exclusiveMinimum: 0 }), 0, [': expected more than 0']],
    ['an open least', number({ exclusiveMinimum: 0 }), 5e-324, []],
    ['a most', number({ maximum: 0 }), 0, []],
    ['a most', number({ maximum: 0 }), 0.1, [': expected at most 0']],
    ['an open most', number({ exclusiveMaximum: 1 }), 1, [': expected less than 1']],
    ['an open most', number({ exclusiveMaximum: 1 }), 0.99, []],
    ['a rate', rate(), 0, []],
    ['a rate', rate(), 1, []],
    ['a rate', rate(), 1.01, [': expected at most 1']],
    ['a count', count(), 0, []],
    ['a count', count(2), 1, [': expected at least 2']],
    ['a count', count(), -0.5, [': expected at least 0', ': expected a whole number']],
    ['text', text(), ' ', []],
    ['text', text(), '', [': expected at least 1 character']],
    ['text', text(), null, [': expected a string']],
    ['what can be counted', countable(), '', []],
    ['what can be counted', countable(), 'prototype', [': must not name a prototype']],
    ['a key', keyName(), '', [': expected at least 1 character']],
    ['a key', keyName(), '__proto__', [': must not name a prototype']],
    ['a pattern', matching('^a+$', 'some a'), 'aa', []],
    ['a pattern', matching('^a+$', 'some a'), 'ab', [': expected some a']],
    ['a pattern', matching('^a+$', 'some a'), 5, [': expected some a']],
    ['a flag', flag(), false, []],
    ['a flag', flag(), 0, [': expected a boolean']],
    ['one of', oneOf('a', 'b'), 'b', []],
    ['one of', oneOf('a', 'b'), 'B', [': expected "a" or "b"']],
    ['one of', oneOf('a', 'b'), null, [': expected "a" or "b"']],
    ['nullable', nullable(rate()), null, []],
    ['nullable', nullable(rate()), 2, [': expected at most 1']],
    ['nullable', nullable(rate()), undefined, [': expected a number']],
    ['a list', list(rate()), [], []],
    ['a list', list(rate()), [0, 2, 'x'], ['1: expected at most 1', '2: expected a number']],
    ['a list', list(rate()), new Array(1), ['0: expected a number']],
    ['a list', list(rate()), { length: 0 }, [': expected a list']],
    ['so many', { type: 'array', minItems: 2, maxItems: 2 }, [1, 2], []],
    ['so many', { type: 'array', minItems: 2, maxItems: 2 }, [1], [': expected at least 2 items']],
    ['so many', { type: 'array', minItems: 2, maxItems: 2 }, [1, 2, 3], [': expected at most 2 items']],
    ['a record', record(rate()), { a: 1, b: undefined }, ['b: expected a number']],
    ['a record', record(rate()), JSON.parse('{"__proto__":1}'), ['__proto__: must not name a prototype']],
    ['a record', record(rate()), { constructor: 1 }, []],
    ['a record', record(rate(), keyName()), { constructor: 2 }, ['constructor: must not name a prototype']],
    ['a record', record(rate()), [], [': expected an object']],
    ['a record', record(rate()), new Map(), [': expected a plain object, as JSON gives']],
    ['a choice by type', { anyOf: [count(), list(count())] }, [1.5], ['0: expected a whole number']],
    ['a choice by type', { anyOf: [count(), list(count())] }, 'x', [': expected a number']],
    ['anything', {}, undefined, []],
    ['anything', {}, { a: [new Date(0)] }, ['a/0: expected a plain object, as JSON gives']],
  ])('%s, case %#', (_, schema, value, expected) => {
    expect(faults(schema, value)).toEqual(expected);
  });

  const point = object<{ x: number; y?: number | undefined }>({ x: number(), y: rate() }, ['x']);
  it.each<[unknown, string[]]>([
    [{ x: 1 }, []],
    [{ x: 1, y: undefined }, []],
    [Object.assign(Object.create(null), { x: 1 }), []],
    [{}, ['x: expected a number']],
    [{ x: 1, y: null }, ['y: expected a number']],
    [{ x: 1, z: 1 }, ['z: is not a known key; did you mean "x"?']],
    [{ x: 1, z: undefined }, ['z: is not a known key; did you mean "x"?']],
    [{ x: 1, elephants: 1, tigers: 2 }, ['elephants: is not a known key', 'tigers: is not a known key']],
    [{ x: 1, constructor: 1 }, ['constructor: is not a known key']],
    [JSON.parse('{"x":1,"__proto__":{"y":5}}'), ['__proto__: is not a known key']],
    [Object.create({ x: 1 }), [': expected a plain object, as JSON gives']],
    [() => ({ x: 1 }), [': expected an object']],
  ])('an object, case %#', (value, expected) => {
    expect(faults(point, value)).toEqual(expected);
  });
});

describe('checks', () => {
  const range = refine(
    object<{ min?: number; max?: number }>({ min: rate(), max: rate() }),
    ({ min = 0, max = 1 }, report) => {
      if (min > max) report('expected at most max', 'min');
    },
  );

  it('run across fields, after the fields', () => {
    expect(faults(range, { min: 0.5, max: 0.2 })).toEqual(['min: expected at most max']);
    expect(faults(list(range), [{}, { min: 0.5, max: -1 }])).toEqual([
      '1/max: expected at least 0',
      '1/min: expected at most max',
    ]);
    expect(faults(range, { min: 2, nim: 0 })).toEqual([
      'min: expected at most 1',
      'nim: is not a known key',
      'min: expected at most max',
    ]);
  });

  it('do not run on what has another type', () => {
    expect(faults(range, { min: '5', max: -1 })).toEqual([
      'min: expected a number',
      'max: expected at least 0',
    ]);
  });

  it('run in the order they were added', () => {
    const twice = refine(
      refine(text(), (_, report) => report('first')),
      (_, report) => report('second'),
    );
    expect(faults(twice, '')).toEqual([': expected at least 1 character', ': first', ': second']);
  });
});

describe('issues', () => {
  it('have the path as text and what stands there', () => {
    const schema = object<{ a?: readonly number[] }>({ a: list(rate()) });
    expect(schemaIssues(schema, { a: [1, 2] }, 'root')).toEqual([
      { path: 'a[1]', message: 'expected at most 1', received: '2' },
    ]);
    expect(schemaIssues(schema, null, 'root')).toEqual([
      { path: 'root', message: 'expected an object', received: 'null' },
    ]);
  });
});

it('never throws, and changes nothing', () => {
  const schema = record(
    object<{ a?: readonly number[]; b?: string | null }>({ a: list(rate()), b: nullable(text()) }),
  );
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true, withDate: true, withMap: true }), (value) => {
      schemaFaults(schema, value);
    }),
    { seed: 31, numRuns: 500 },
  );
  const frozen = Object.freeze({ k: Object.freeze({ a: Object.freeze([0.5]) }) });
  expect(faults(schema, frozen)).toEqual([]);
});
