import { refuse } from '../errors.js';
import type { EpochMs, Timestamp } from '../types.js';
import { parseTimestamp, TIMESTAMP_EXPECTED } from './parse-timestamp.js';

/** The `now` of a public function's options, or a clear error: no function falls back to a clock. */
export function readNow(functionName: string, options: { readonly now: Timestamp }): EpochMs {
  if (typeof options !== 'object' || options === null) {
    refuse(functionName, 'options', 'expected an object with now', options);
  }
  const now = parseTimestamp(options.now);
  return Number.isNaN(now) ? refuse(functionName, 'now', TIMESTAMP_EXPECTED, options.now) : now;
}
