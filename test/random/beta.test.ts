import { describe, expect, it } from 'vitest';
import { betaCdf } from '../../src/index.js';
import { betaLogOddsDraw, drawKey, hashText } from '../../src/random/index.js';

const key = drawKey(1, 'test/beta');
const rate = (odds: number): number => 1 / (1 + Math.exp(-odds));

describe('betaLogOddsDraw', () => {
  it.each([
    [0.3, 0.6],
    [1, 1],
    [2.5, 40],
    [900, 100],
    [1000, 9000],
  ])('has the beta distribution of %d and %d', (a, b) => {
    const size = 4000;
    const ranks = Array.from({ length: size }, (_, i) =>
      betaCdf(rate(betaLogOddsDraw(a, b, key, hashText(`u${i}`, 0))), a, b),
    ).sort((one, other) => one - other);
    // Kolmogorov and Smirnov: beyond 2 / sqrt(n) for 7 of 10,000 samples.
    const distance = Math.max(...ranks.map((rank, i) => Math.abs(rank - (i + 0.5) / size)));
    expect(distance).toBeLessThan(2 / Math.sqrt(size));
  });

  it.each([
    [0.5, 0.5],
    [3, 1],
    [21, 81],
    [1000, 9000],
  ])('has the mean and the variance of Beta(%d, %d)', (a, b) => {
    const n = 40_000;
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < n; i++) {
      const x = rate(betaLogOddsDraw(a, b, key, Math.imul(i, 0x9e3779b1)));
      sum += x;
      squares += x * x;
    }
    const mean = a / (a + b);
    const variance = (mean * (1 - mean)) / (a + b + 1);
    expect(Math.abs(sum / n - mean)).toBeLessThan(4 * Math.sqrt(variance / n));
    expect(Math.abs((squares / n - (sum / n) ** 2) / variance - 1)).toBeLessThan(0.05);
  });

  it('stays finite where the rate itself would be 0 or 1', () => {
    for (let i = 0; i < 1000; i++) {
      expect(Number.isFinite(betaLogOddsDraw(0.001, 1e9, key, i))).toBe(true);
      expect(Number.isFinite(betaLogOddsDraw(1e9, 0.001, key, i))).toBe(true);
    }
  });

  it('is a function of key and entity alone, and the same in every version and on every engine', () => {
    expect([0, 1, 2, 3].map((entity) => betaLogOddsDraw(2, 5, key, entity))).toMatchInlineSnapshot(`
      [
        -2.0328780827993413,
        -1.6403934014867179,
        -0.05613165615262372,
        0.4455996558017352,
      ]
    `);
    expect(betaLogOddsDraw(2, 5, key, 7)).toBe(betaLogOddsDraw(2, 5, key, 7));
    expect(betaLogOddsDraw(2, 5, key, 7)).not.toBe(betaLogOddsDraw(2, 5, key, 8));
    expect(betaLogOddsDraw(2, 5, key, 7)).not.toBe(betaLogOddsDraw(2, 5, drawKey(2, 'test/beta'), 7));
  });
});
