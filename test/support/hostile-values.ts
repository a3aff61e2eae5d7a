import fc from 'fast-check';
import { revokedProxy, Sabotage, throwing, tripwire } from './hostile.js';

class Instance {
  readonly id = 'u1';
  get now(): number {
    return 0;
  }
}

function sabotage(): never {
  throw new Sabotage('a function');
}

function nested(depth: number): unknown {
  let value: unknown = [];
  for (let i = 0; i < depth; i++) value = i % 2 === 0 ? { id: value } : [value];
  return value;
}

function cyclic(): unknown {
  const record: Record<string, unknown> = { id: 'u1' };
  record['self'] = record;
  return record;
}

function cyclicList(): unknown {
  const list: unknown[] = [1];
  list.push(list);
  return list;
}

function* failing(): Generator<unknown> {
  yield { id: 'u1', createdAt: 0 };
  throw new Sabotage('an iterator');
}

const scalars: readonly unknown[] = [
  undefined,
  null,
  true,
  false,
  Number.NaN,
  Infinity,
  -Infinity,
  -0,
  0,
  1,
  -1,
  0.5,
  1e-320,
  100,
  1e9,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  1e15,
  8.64e15,
  8.64e15 + 1,
  -8.64e15,
  1e21,
  1e300,
  -1e300,
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
  '',
  ' ',
  '1',
  'NaN',
  'x',
  '\ud800',
  'a\udc00b',
  '\0',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'length',
  '2026-02-30',
  '2026-03-01',
  '+275760-09-13T00:00:00Z',
  '9'.repeat(400),
  'x'.repeat(20_000),
  '{{'.repeat(5000),
  'e\u0301'.repeat(2000),
  'Mars/Olympus',
  'UTC',
  10n,
  Symbol('s'),
  Symbol.iterator,
];

/** Objects; each asked for anew, since some are used up by being looked at. */
const objects: readonly (() => unknown)[] = [
  () => ({}),
  () => [],
  () => [null],
  () => [undefined, Number.NaN],
  () => Object.create(null),
  () => Object.freeze({ __proto__: null, id: 'u1', now: 0, size: 3 }),
  () => new Instance(),
  () => new Date(0),
  () => new Date(Number.NaN),
  () => new Map([['id', 'u1']]),
  () => new Set([1, 2]),
  () => new Number(3),
  () => new String('u1'),
  () => new Boolean(false),
  () => new Error('a value'),
  () => /x/g,
  () => Promise.resolve(1),
  () => new Float64Array([1, Number.NaN]),
  () => new Uint8Array(3),
  () => () => 1,
  () => () => Number.NaN,
  () => () => '__proto__',
  () => () => Promise.resolve({ passed: true }),
  () => sabotage,
  () => class {},
  () => new Array(5),
  () => new Array(5000),
  () => Object.assign([1, 2], { extra: 1 }),
  () => nested(3),
  () => nested(20_000),
  cyclic,
  cyclicList,
  failing,
  () => [failing()],
  () => ({ [Symbol.iterator]: sabotage }),
  () => ({ [Symbol.iterator]: () => ({ next: () => 1 }) }),
  () => ({ [Symbol.iterator]: () => ({ next: sabotage }) }),
  () => ({ [Symbol.iterator]: 1 }),
  () => ({ length: 3 }),
  () => ({ length: -1, 0: 'x' }),
  () => ({ toString: sabotage, valueOf: sabotage, [Symbol.toPrimitive]: sabotage }),
  () => ({ toJSON: sabotage }),
  () => Object.fromEntries([['then', sabotage]]),
  () => JSON.parse('{"__proto__":{"polluted":1},"id":"u1"}'),
  () => JSON.parse('{"constructor":{"prototype":{"polluted":1}}}'),
  () => JSON.parse('{"a":{"__proto__":1}}'),
  () => revokedProxy(),
  () => revokedProxy([]),
  () => tripwire({}),
  () => tripwire([]),
  () => tripwire([1, 2, 3], 5),
  () => tripwire({ id: 'u1', createdAt: 0, now: 0 }, 4),
  () => throwing('id'),
  () => throwing('now', { id: 'u1' }),
  () => throwing('policy', { now: 0 }),
  () => [throwing('id')],
  () => Object.defineProperty([1, 2], 1, { get: sabotage, enumerable: true }),
];

/** Anything at all, drawn once. */
const anything = fc.sample(
  fc.anything({
    withBigInt: true,
    withBoxedValues: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withNullPrototype: true,
    withObjectString: true,
    withSparseArray: true,
    withTypedArray: true,
    withUnicodeString: true,
    maxDepth: 3,
  }),
  { seed: 8, numRuns: 100 },
);

/** What a host may hand over by mistake or by malice, and what an engine may stumble over. */
export const hostileValues: readonly (() => unknown)[] = [
  ...[...scalars, ...scalars, ...anything].map((value) => () => value),
  ...objects,
  ...objects,
];
