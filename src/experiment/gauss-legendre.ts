/** Gauss-Legendre quadrature on [-1, 1], with an even number of nodes. */
export interface Quadrature {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
  /**
   * The integral from -1 to node `i` of the left half, row by row, of a function that is even, or odd: what its value
   * at node `j` of the left half adds.
   */
  readonly even: Float64Array;
  readonly odd: Float64Array;
}

/**
 * The rule with `count` nodes: the roots of the Legendre polynomial, by Newton's method (Abramowitz and Stegun 25.4.29).
 * The partial integrals are those of the polynomial through the nodes, in Legendre's basis, whose integrals are
 * `(P(k+1) - P(k-1)) / (2 k + 1)`.
 */
export function gaussLegendre(count: number): Quadrature {
  const nodes = Float64Array.from({ length: count }, (_, i) => root(count, i));
  const values = Array.from(nodes, (x) => legendre(count, x));
  const weights = nodes.map((x, i) => {
    const slope = count * values[i]![count - 1]!;
    return (2 * (1 - x * x)) / (slope * slope);
  });
  /** What the value at node `j` adds to the integral from -1 to node `i`. */
  const partial = (i: number, j: number): number => {
    let sum = nodes[i]! + 1;
    for (let k = 1; k < count; k++) sum += values[j]![k]! * (values[i]![k + 1]! - values[i]![k - 1]!);
    return (weights[j]! / 2) * sum;
  };
  const half = count / 2;
  const halves = (sign: 1 | -1): Float64Array =>
    Float64Array.from({ length: half * half }, (_, at) => {
      const [i, j] = [Math.floor(at / half), at % half];
      return partial(i, j) + sign * partial(i, count - 1 - j);
    });
  return { nodes, weights, even: halves(1), odd: halves(-1) };
}

/** `P(0)` to `P(count)` at `x`. */
function legendre(count: number, x: number): number[] {
  const p = [1, x];
  for (let k = 1; k < count; k++) p.push(((2 * k + 1) * x * p[k]! - k * p[k - 1]!) / (k + 1));
  return p;
}

/** Root `i` of `P(count)`, from the left. */
function root(count: number, i: number): number {
  let x = sine((Math.PI * (i + 0.75)) / (count + 0.5) - Math.PI / 2);
  for (let round = 0; round < 10; round++) {
    const p = legendre(count, x);
    const slope = (count * (x * p[count]! - p[count - 1]!)) / (x * x - 1);
    x -= p[count]! / slope;
  }
  return x;
}

/** By its series, to 1e-11 up to a right angle: the last bit of `Math.sin` differs between engines. */
function sine(x: number): number {
  let term = x;
  let sum = x;
  for (let k = 2; k <= 14; k += 2) {
    term *= (-x * x) / (k * (k + 1));
    sum += term;
  }
  return sum;
}
