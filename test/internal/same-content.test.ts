import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/internal/canonical-json.js';
import { sameContent } from '../../src/internal/same-content.js';

describe('sameContent', () => {
  it('holds for JSON where the canonical texts are equal, and only there', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(sameContent(a, b)).toBe(canonicalJson(a) === canonicalJson(b));
        expect(sameContent(a, JSON.parse(JSON.stringify(a)))).toBe(true);
      }),
      { seed: 8, numRuns: 1000 },
    );
  });

  it.each<[unknown, unknown, boolean]>([
    [{ a: 1, b: undefined }, { a: 1 }, true],
    [{ a: 1, b: null }, { a: 1 }, false],
    [Number.NaN, Number.NaN, true],
    [0, -0, true],
    [new Date(5), new Date(5), true],
    [new Date(5), new Date(6), false],
    [new Date(5), 5, false],
    [new Date(5), {}, false],
    [[], {}, false],
    [{}, [], false],
    [[1, 2], [1], false],
    [new Map(), new Map(), false],
    [() => 1, () => 1, false],
    [{ a: { b: [1, { c: 2 }] } }, { a: { b: [1, { c: 2 }] } }, true],
    [{ a: { b: [1, { c: 2 }] } }, { a: { b: [1, { c: 3 }] } }, false],
  ])('%j and %j: %j', (a, b, expected) => {
    expect(sameContent(a, b)).toBe(expected);
    expect(sameContent(b, a)).toBe(expected);
  });

  it('ends where values go in circles', () => {
    const circle = (): object => {
      const value: Record<string, unknown> = {};
      value['self'] = value;
      return value;
    };
    const one = circle();
    expect([sameContent(one, one), sameContent(one, circle())]).toEqual([true, false]);
  });
});
