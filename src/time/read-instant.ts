import { refuse } from '../errors.js';
import type { EpochMs } from '../types.js';
import { parseTimestamp, TIMESTAMP_EXPECTED } from './parse-timestamp.js';

/** The instant that stands at `path`, or a clear error. */
export function readInstant(functionName: string, path: string, value: unknown): EpochMs {
  const at = parseTimestamp(value);
  return Number.isNaN(at) ? refuse(functionName, path, TIMESTAMP_EXPECTED, value) : at;
}
