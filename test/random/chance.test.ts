import { describe, expect, it } from 'vitest';
import { draw, drawKey, hashText } from '../../src/random/index.js';
import { stream } from '../../src/random/stream.js';

/** Chi-square statistic of counts against equal shares. */
function chiSquare(counts: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const expected = total / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/** Counts of values in [0, 1) in `bins` equal bins. */
function histogram(values: Iterable<number>, bins: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) {
    if (!(value >= 0 && value < 1)) expect.fail(`${value} is not in [0, 1)`);
    counts[Math.floor(value * bins)]!++;
  }
  return counts;
}

// scipy.stats.chi2.isf(1e-4, df): 99 degrees of freedom 156.6, 255 degrees 344.5 (Monte Carlo seeds are fixed here).
const LIMIT_99 = 157;
const LIMIT_255 = 345;
const N = 20_000;
const list = (value: (i: number) => number) => Array.from({ length: N }, (_, i) => value(i));
const ids = Array.from({ length: N }, (_, i) => hashText(`user-${i}`, 0));

describe('keyed draws', () => {
  it.each([0, 1, 42, -7, 0.5, 2 ** 40, 'seed', ''])('are uniform over entities, seed %j', (seed) => {
    const key = drawKey(seed, 'test/uniform');
    expect(
      chiSquare(
        histogram(
          ids.map((id) => draw(key, id)),
          100,
        ),
      ),
    ).toBeLessThan(LIMIT_99);
  });

  it('are uniform over indexes, over seeds and over consecutive entities', () => {
    const key = drawKey(5, 'test/uniform');
    expect(
      chiSquare(
        histogram(
          list((i) => draw(key, 99, i)),
          100,
        ),
      ),
    ).toBeLessThan(LIMIT_99);
    expect(
      chiSquare(
        histogram(
          list((i) => draw(drawKey(i, 'test/uniform'), 99)),
          100,
        ),
      ),
    ).toBeLessThan(LIMIT_99);
    expect(
      chiSquare(
        histogram(
          list((i) => draw(drawKey(`seed ${i}`, 'test/uniform'), 99)),
          100,
        ),
      ),
    ).toBeLessThan(LIMIT_99);
    expect(
      chiSquare(
        histogram(
          list((i) => draw(key, i)),
          100,
        ),
      ),
    ).toBeLessThan(LIMIT_99);
  });

  it('are independent in pairs: of purposes, seeds, indexes and neighbours', () => {
    const [a, b] = [drawKey(1, 'test/a'), drawKey(1, 'test/b')];
    const pairs: readonly ((i: number) => readonly [number, number])[] = [
      (i) => [draw(a, ids[i]!), draw(b, ids[i]!)],
      (i) => [draw(drawKey(1, 'test/a'), ids[i]!), draw(drawKey(2, 'test/a'), ids[i]!)],
      (i) => [draw(a, ids[i]!, 0), draw(a, ids[i]!, 1)],
      (i) => [draw(a, ids[i]!), draw(a, ids[(i + 1) % N]!)],
      (i) => [draw(a, i), draw(a, i + 1)],
    ];
    for (const pair of pairs) {
      const cells = list((i) => {
        const [x, y] = pair(i);
        return (Math.floor(x * 16) * 16 + Math.floor(y * 16)) / 256;
      });
      expect(chiSquare(histogram(cells, 256))).toBeLessThan(LIMIT_255);
    }
  });

  it('are uniform in their last bits too', () => {
    const key = drawKey(3, 'test/uniform');
    expect(
      chiSquare(
        histogram(
          ids.map((id) => (draw(key, id) * 2 ** 32) % 1),
          100,
        ),
      ),
    ).toBeLessThan(LIMIT_99);
  });

  it('depend on the arguments alone, and index 0 is the default', () => {
    const key = drawKey(1, 'p');
    expect(draw(key, 7)).toBe(draw(drawKey(1, 'p'), 7, 0));
    expect(drawKey(1, 'p')).not.toBe(drawKey('1', 'p'));
    expect(drawKey(1, 'p')).not.toBe(drawKey(1, 'q'));
    expect(drawKey(1, 'p')).not.toBe(drawKey(1.5, 'p'));
    expect(drawKey(-1, 'p')).not.toBe(drawKey(2 ** 32 - 1, 'p'));
    expect(drawKey(2 ** 32, 'p')).not.toBe(drawKey(0, 'p'));
  });

  // Non-regression: a change here gives every holdout and every experiment of every host other members.
  it('have not changed', () => {
    const seeds = [0, 1, 4294967295, 4294967296, -1, 0.25, '', 'seed'];
    expect(seeds.map((seed) => drawKey(seed, 'purpose'))).toMatchInlineSnapshot(`
      [
        3945571105,
        414368686,
        3337113708,
        2277065841,
        4001712440,
        1335682301,
        4142656894,
        1721253560,
      ]
    `);
    const key = drawKey('2026', 'eligibility/holdout');
    expect([0, 1, 2, 3].map((index) => draw(key, hashText('user-1', 0), index))).toMatchInlineSnapshot(`
      [
        0.050791151271535884,
        0.9917572589174183,
        0.6031646333403239,
        0.27803132599509617,
      ]
    `);
  });
});

describe('streams', () => {
  it('are uniform, and repeat with their seed and purpose', () => {
    const next = stream(1, 'test/stream');
    expect(
      chiSquare(
        histogram(
          list(() => next()),
          100,
        ),
      ),
    ).toBeLessThan(LIMIT_99);
    const take = (seed: number | string, purpose: string) => {
      const source = stream(seed, purpose);
      return [source(), source(), source()];
    };
    expect(take(1, 'a')).toEqual(take(1, 'a'));
    expect(take(1, 'a')).not.toEqual(take(2, 'a'));
    expect(take(1, 'a')).not.toEqual(take(1, 'b'));
    expect(take(1, 'a')).not.toEqual(take('1', 'a'));
  });

  it('for different purposes are independent', () => {
    const [a, b] = [stream(1, 'a'), stream(1, 'b')];
    const cells = list(() => (Math.floor(a() * 16) * 16 + Math.floor(b() * 16)) / 256);
    expect(chiSquare(histogram(cells, 256))).toBeLessThan(LIMIT_255);
  });

  it('have not changed', () => {
    const next = stream('seed', 'purpose');
    expect([next(), next(), next()]).toMatchInlineSnapshot(`
      [
        0.0320564319845289,
        0.7533444995060563,
        0.21214726730249822,
      ]
    `);
  });
});
