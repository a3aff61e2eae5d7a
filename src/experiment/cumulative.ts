import { gaussLegendre, type Quadrature } from './gauss-legendre.js';

/** So many nodes has every panel of a grid. */
export const NODES = 16;
const HALF = NODES / 2;

let rule: Quadrature | undefined;

/** The quadrature of one panel, built once, when first needed. */
export function quadrature(): Quadrature {
  rule ??= gaussLegendre(NODES);
  return rule;
}

/** The probability below each node: what lies there of `density`, summed up from the left. */
export function below(density: Float64Array, halves: Float64Array): Float64Array {
  const { weights, even, odd } = quadrature();
  const sums = new Float64Array(density.length);
  const mean = new Float64Array(HALF); // of a node and its mirror image: the even part of the density
  const excess = new Float64Array(HALF); // of a node over the mean: the odd part
  let left = 0;
  for (let panel = 0, first = 0; panel < halves.length; panel++, first += NODES) {
    const half = halves[panel]!;
    let mass = 0;
    for (let j = 0; j < HALF; j++) {
      const value = density[first + j]! / 2;
      const mirrored = density[first + NODES - 1 - j]! / 2;
      mean[j] = value + mirrored;
      excess[j] = value - mirrored;
      mass += 2 * weights[j]! * mean[j]!;
    }
    for (let i = 0, at = 0; i < HALF; i++) {
      let symmetric = 0;
      let skew = 0;
      for (let j = 0; j < HALF; j++, at++) {
        symmetric += even[at]! * mean[j]!;
        skew += odd[at]! * excess[j]!;
      }
      sums[first + i] = left + half * (skew + symmetric);
      sums[first + NODES - 1 - i] = left + half * (skew + mass - symmetric);
    }
    left += half * mass;
  }
  return sums;
}

/** The probability above each node: summed up from the right, so that small ones keep their digits. */
export function above(density: Float64Array, halves: Float64Array): Float64Array {
  return below(density.slice().reverse(), halves.slice().reverse()).reverse();
}
