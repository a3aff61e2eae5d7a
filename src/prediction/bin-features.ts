import type { Table } from './read-rows.js';

/** Values of one feature fall into at most this many bins, numbered from 0. */
export const MOST_BINS = 255;
/** The bin of a missing value. */
export const MISSING = 255;
/** Bins of a histogram: those of values and the one of missing values. */
export const BIN_COUNT = 256;

/** Rows with every value replaced by the number of its bin, one byte each. */
export interface BinnedFeatures {
  readonly rowCount: number;
  /** `bins[feature * rowCount + row]`. */
  readonly bins: Uint8Array;
  /** Per feature, ascending: bin `b` holds the values above `edges[b - 1]` and up to `edges[b]`, its end included. */
  readonly edges: readonly Float64Array[];
  /** 1 for a feature with missing values. */
  readonly hasMissing: Uint8Array;
}

/**
 * Sorts each feature once and bins it: every distinct value has its own bin if there are at most `maxBins`, otherwise
 * the bins hold equally many rows as nearly as ties allow. Edges lie midway between two neighbouring values.
 */
export function binFeatures({ values, rowCount, featureNames }: Table, maxBins: number): BinnedFeatures {
  const width = featureNames.length;
  const bins = new Uint8Array(rowCount * width);
  const hasMissing = new Uint8Array(width);
  const edges: Float64Array[] = [];
  const column = new Float64Array(rowCount);
  for (let j = 0; j < width; j++) {
    let present = 0;
    for (let i = 0; i < rowCount; i++) {
      const value = values[i * width + j]!;
      if (!Number.isNaN(value)) column[present++] = value;
    }
    if (present < rowCount) hasMissing[j] = 1;
    const edge = edgesOf(column.slice(0, present).sort(), maxBins);
    edges.push(edge);
    for (let i = 0; i < rowCount; i++) {
      const value = values[i * width + j]!;
      bins[j * rowCount + i] = !Number.isNaN(value) ? binOf(edge, value) : MISSING;
    }
  }
  return { rowCount, bins, edges, hasMissing };
}

function edgesOf(sorted: Float64Array, maxBins: number): Float64Array {
  const edges: number[] = [];
  let distinct = 1;
  for (let i = 1; i < sorted.length; i++) if (sorted[i] !== sorted[i - 1]) distinct++;
  if (distinct <= maxBins) {
    for (let i = 1; i < sorted.length; i++) {
      if (sorted[i] !== sorted[i - 1]) edges.push(midway(sorted[i - 1]!, sorted[i]!));
    }
    return Float64Array.from(edges);
  }
  for (let b = 1, from = 0; b < maxBins; b++) {
    let i = Math.max(Math.floor((b * sorted.length) / maxBins), from + 1);
    while (i < sorted.length && sorted[i] === sorted[i - 1]) i++; // ties stay together
    if (i >= sorted.length) break;
    edges.push(midway(sorted[i - 1]!, sorted[i]!));
    from = i;
  }
  return Float64Array.from(edges);
}

/** Between two numbers, at least `low` and below `high`: neighbours have nothing in between. */
function midway(low: number, high: number): number {
  const middle = low + (high - low) / 2;
  return (middle < high ? middle : low) + 0; // -0 is 0
}

/** How many edges lie below `value`. */
function binOf(edges: Float64Array, value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= edges[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}
