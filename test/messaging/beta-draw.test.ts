import { describe, expect, it } from 'vitest';
import { betaDraw } from '../../src/messaging/beta-draw.js';

describe('betaDraw', () => {
  it.each([
    [1, 1],
    [3, 1],
    [21, 81],
    [1000, 9000],
  ])('has the moments of Beta(%d, %d)', (alpha, beta) => {
    const n = 40_000;
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < n; i++) {
      const x = betaDraw(alpha, beta, 12_345, Math.imul(i, 0x9e3779b1));
      sum += x;
      squares += x * x;
    }
    const mean = alpha / (alpha + beta);
    const variance = (mean * (1 - mean)) / (alpha + beta + 1);
    expect(Math.abs(sum / n - mean)).toBeLessThan(4 * Math.sqrt(variance / n));
    expect(Math.abs((squares / n - (sum / n) ** 2) / variance - 1)).toBeLessThan(0.05);
  });
});
