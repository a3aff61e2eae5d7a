import { describe, expect, it } from 'vitest';
import { drawKey, hashText, normalDraw } from '../../src/random/index.js';

const SIZE = 200_000;
const key = drawKey(20260301, 'test/normal');
const sample = Float64Array.from({ length: SIZE }, (_, i) => normalDraw(key, hashText(`unit-${i}`, 0)));

describe('normalDraw', () => {
  // scipy.stats.norm.cdf
  it.each([
    [-3, 0.0013498980316300933],
    [-2, 0.02275013194817921],
    [-1, 0.15865525393145707],
    [-0.5, 0.3085375387259869],
    [0, 0.5],
    [0.25, 0.5987063256829237],
    [1, 0.8413447460685429],
    [1.5, 0.9331927987311419],
    [2.5, 0.9937903346742238],
    [3.5, 0.9997673709209645],
  ])('lies below %f as often as the normal distribution', (z, p) => {
    const share = sample.filter((x) => x < z).length / SIZE;
    expect(Math.abs(share - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / SIZE));
  });

  it('has the moments 0, 1, 0, 3', () => {
    const moment = (k: number): number => sample.reduce((sum, x) => sum + x ** k, 0) / SIZE;
    expect(Math.abs(moment(1))).toBeLessThan(4 / Math.sqrt(SIZE));
    expect(Math.abs(moment(2) - 1)).toBeLessThan(4 * Math.sqrt(2 / SIZE));
    expect(Math.abs(moment(3))).toBeLessThan(4 * Math.sqrt(15 / SIZE));
    expect(Math.abs(moment(4) - 3)).toBeLessThan(4 * Math.sqrt(96 / SIZE));
  });

  it('passes the Kolmogorov-Smirnov test of its uniforms at 1 in 1000', () => {
    // Against the share of a second, independent sample: 1.95 sqrt(2 / n) is the two-sample bound.
    const other = Float64Array.from({ length: SIZE }, (_, i) => normalDraw(drawKey('b', 'test'), i)).sort();
    const mine = Float64Array.from(sample).sort();
    let gap = 0;
    for (let i = 0, j = 0; i < SIZE; i++) {
      while (j < SIZE && other[j]! <= mine[i]!) j++;
      gap = Math.max(gap, Math.abs((i + 1 - j) / SIZE));
    }
    expect(gap).toBeLessThan(1.95 * Math.sqrt(2 / SIZE));
  });

  it('gives the same numbers in every version and on every engine', () => {
    expect([0, 1, 2, 3].map((entity) => normalDraw(drawKey(1, 'snapshot'), entity))).toMatchInlineSnapshot(`
      [
        1.362251636955555,
        -0.5361750351329664,
        -1.2221382145277233,
        0.6283950153927428,
      ]
    `);
  });

  it('is a function of key and entity alone', () => {
    expect(normalDraw(key, 5)).toBe(normalDraw(key, 5));
    expect(normalDraw(key, 5)).not.toBe(normalDraw(key, 6));
    expect(normalDraw(key, 5)).not.toBe(normalDraw(drawKey(20260302, 'test/normal'), 5));
  });
});
