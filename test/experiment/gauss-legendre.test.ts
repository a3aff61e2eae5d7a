import { describe, expect, it } from 'vitest';
import { gaussLegendre } from '../../src/experiment/gauss-legendre.js';

describe('the quadrature', () => {
  it('has the nodes and weights of numpy.polynomial.legendre.leggauss(16)', () => {
    const { nodes, weights } = gaussLegendre(16);
    const left: [number, number][] = [
      [-0.9894009349916499, 0.027152459411754037],
      [-0.9445750230732326, 0.062253523938647706],
      [-0.8656312023878318, 0.09515851168249259],
      [-0.755404408355003, 0.12462897125553403],
      [-0.6178762444026438, 0.14959598881657676],
      [-0.45801677765722737, 0.16915651939500262],
      [-0.2816035507792589, 0.1826034150449236],
      [-0.09501250983763745, 0.18945061045506859],
    ];
    left.forEach(([node, weight], i) => {
      for (const [at, sign] of [
        [i, 1],
        [15 - i, -1],
      ] as const) {
        expect(Math.abs(nodes[at]! - sign * node)).toBeLessThan(4e-16);
        expect(Math.abs(weights[at]! - weight)).toBeLessThan(1e-14);
      }
    });
  });

  it.each([0, 1, 2, 5, 9, 14, 15])('integrates x to the %d up to every node of the left half', (degree) => {
    const { nodes, even, odd } = gaussLegendre(16);
    const [of, other] = degree % 2 === 0 ? [even, odd] : [odd, even];
    expect(other).toHaveLength(64);
    const integral = (x: number): number => (x ** (degree + 1) - (-1) ** (degree + 1)) / (degree + 1);
    for (let i = 0; i < 8; i++) {
      let sum = 0;
      for (let j = 0; j < 8; j++) sum += of[8 * i + j]! * nodes[j]! ** degree;
      expect(Math.abs(sum - integral(nodes[i]!))).toBeLessThan(1e-14);
    }
  });
});
