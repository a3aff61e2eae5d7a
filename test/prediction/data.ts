import { exp } from '../../src/internal/exp-log.js';
import { stream } from '../../src/random/stream.js';

/** Rows of independent uniform features, and labels that follow the first two and, in steps, their product. */
export function syntheticRows(
  count: number,
  featureCount: number,
  seed: number,
  missingRate = 0,
): { rows: (number | null)[][]; labels: number[]; values: number[] } {
  const random = stream(seed, 'test/synthetic');
  const rows: (number | null)[][] = [];
  const labels: number[] = [];
  const values: number[] = [];
  for (let i = 0; i < count; i++) {
    const row = Array.from({ length: featureCount }, () => random());
    const value = 3 * (row[0]! - 0.5) + 2 * (row[1]! > 0.6 ? 1 : 0) * (row[0]! > 0.3 ? 1 : -1);
    values.push(value + 0.3 * (random() - 0.5));
    labels.push(random() < 1 / (1 + exp(-1.5 * value)) ? 1 : 0);
    rows.push(row.map((x) => (random() < missingRate ? null : x)));
  }
  return { rows, labels, values };
}
