/** A point and the value there. */
export interface Minimum {
  readonly point: readonly number[];
  readonly value: number;
  readonly evaluations: number;
  readonly converged: boolean;
}

/**
 * Lowest value of a function of several variables by the simplex method (Nelder and Mead 1965, with the coefficients
 * of Lagarias et al. 1998), which needs no derivatives. Ends when the simplex is smaller than `tolerance` in every
 * direction and as flat.
 */
export function nelderMead(
  f: (point: readonly number[]) => number,
  start: readonly number[],
  step: number,
  tolerance: number,
  maxEvaluations: number,
): Minimum {
  let evaluations = 0;
  const at = (point: readonly number[]) => {
    evaluations++;
    return { point, value: f(point) };
  };
  let simplex = [at(start), ...start.map((_, k) => at(start.map((x, j) => (j === k ? x + step : x))))];
  let converged = false;
  while (evaluations < maxEvaluations) {
    simplex.sort((a, b) => a.value - b.value);
    const best = simplex[0]!;
    const worst = simplex[simplex.length - 1]!;
    const size = Math.max(
      ...simplex.flatMap(({ point }) => point.map((x, j) => Math.abs(x - best.point[j]!))),
    );
    converged = size < tolerance && worst.value - best.value < tolerance;
    if (converged) break;
    const others = simplex.slice(0, -1);
    const center = start.map((_, j) => others.reduce((sum, { point }) => sum + point[j]!, 0) / others.length);
    const towards = (t: number) => at(center.map((c, j) => c + t * (worst.point[j]! - c)));
    const reflected = towards(-1);
    if (reflected.value < best.value) {
      const expanded = towards(-2);
      simplex = [...others, expanded.value < reflected.value ? expanded : reflected];
      continue;
    }
    if (reflected.value < others[others.length - 1]!.value) {
      simplex = [...others, reflected];
      continue;
    }
    const isBetter = reflected.value < worst.value;
    const contracted = towards(isBetter ? -0.5 : 0.5);
    if (contracted.value < (isBetter ? reflected.value : worst.value)) simplex = [...others, contracted];
    else {
      simplex = [
        best,
        ...simplex.slice(1).map(({ point }) => at(point.map((x, j) => (x + best.point[j]!) / 2))),
      ];
    }
  }
  const { point, value } = simplex.reduce((low, vertex) => (vertex.value < low.value ? vertex : low));
  return { point, value, evaluations, converged };
}
