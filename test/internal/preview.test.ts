import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { preview } from '../../src/internal/preview.js';
import { revokedProxy } from '../support/hostile.js';

const cyclic: Record<string, unknown> = { name: 'loop' };
cyclic['self'] = cyclic;
const thrower = new Proxy(
  {},
  {
    ownKeys() {
      throw new Error('no');
    },
  },
);

describe('preview', () => {
  it.each([
    [undefined, 'undefined'],
    [null, 'null'],
    [true, 'true'],
    [0, '0'],
    [-0, '-0'],
    [NaN, 'NaN'],
    [-Infinity, '-Infinity'],
    [1.5, '1.5'],
    [10n, '10n'],
    [Symbol('s'), 'Symbol(s)'],
    ['text', '"text"'],
    ['', '""'],
    ['say "hi"\n', '"say \\"hi\\"\\n"'],
    ['\ud800', '"\\ud800"'],
    [() => 1, 'a function'],
    [class {}, 'a function'],
    [new Date(0), '1970-01-01T00:00:00.000Z'],
    [new Date(NaN), 'Invalid Date'],
    [[], '[]'],
    [{}, '{}'],
    [[1, 'a', null], '[1,"a",null]'],
    [{ a: 1, b: [2, { c: 3 }] }, '{"a":1,"b":[2,{…}]}'],
    [{ a: [[1]] }, '{"a":[[…]]}'],
    [cyclic, '{"name":"loop","self":{"name":"loop","self":{…}}}'],
    [thrower, 'a value that cannot be read'],
  ] as [unknown, string][])('case %#', (value, expected) => {
    expect(preview(value)).toBe(expected);
  });

  it('says of a revoked proxy that it cannot be read', () => {
    expect(preview(revokedProxy())).toBe('a value that cannot be read');
  });

  it('cuts to 80 characters, the last of them an ellipsis', () => {
    expect(preview('x'.repeat(78))).toBe(`"${'x'.repeat(78)}"`);
    expect(preview('x'.repeat(79))).toBe(`"${'x'.repeat(78)}…`);
    expect(preview('x'.repeat(1e6))).toBe(`"${'x'.repeat(78)}…`);
    expect(preview(10n ** 500n)).toHaveLength(80);
    expect(preview(Array.from({ length: 1e6 }, () => 'ab'))).toHaveLength(80);
    expect(preview({ ['k'.repeat(1e6)]: 1 })).toHaveLength(80);
  });

  it('never leaves half a character, nor more than 80, nor throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything({ withBigInt: true, withDate: true, withSparseArray: true }),
          fc.string({ unit: 'binary', minLength: 70, maxLength: 90 }),
        ),
        (value) => {
          const text = preview(value);
          expect(text.length).toBeLessThanOrEqual(80);
          expect(text).toBe(new TextDecoder().decode(new TextEncoder().encode(text)));
        },
      ),
      { seed: 12, numRuns: 2000 },
    );
  });
});
