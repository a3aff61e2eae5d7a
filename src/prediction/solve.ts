/**
 * Solves `matrix` x = `right` for a symmetric, positive definite matrix (row-major, its lower triangle is read and
 * overwritten) by Cholesky's decomposition. An unknown that depends on those before it is set to 0.
 */
export function solve(matrix: Float64Array, right: Float64Array): Float64Array {
  const n = right.length;
  const dependent = new Uint8Array(n);
  const y = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    const diagonal = matrix[j * n + j]!;
    let pivot = diagonal;
    for (let k = 0; k < j; k++) pivot -= matrix[j * n + k]! * matrix[j * n + k]!;
    if (!(pivot > 1e-11 * diagonal)) {
      dependent[j] = 1;
      for (let i = j; i < n; i++) matrix[i * n + j] = 0;
      continue;
    }
    const root = Math.sqrt(pivot);
    matrix[j * n + j] = root;
    for (let i = j + 1; i < n; i++) {
      let sum = matrix[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= matrix[i * n + k]! * matrix[j * n + k]!;
      matrix[i * n + j] = sum / root;
    }
    let sum = right[j]!;
    for (let k = 0; k < j; k++) sum -= matrix[j * n + k]! * y[k]!;
    y[j] = sum / root;
  }
  for (let j = n - 1; j >= 0; j--) {
    if (dependent[j] === 1) continue;
    let sum = y[j]!;
    for (let i = j + 1; i < n; i++) sum -= matrix[i * n + j]! * y[i]!;
    y[j] = sum / matrix[j * n + j]!;
  }
  return y;
}
