import { refuse } from '../errors.js';
import type { EpochMs, Timestamp } from '../types.js';
import { readInstant } from './read-instant.js';

/** The `now` of a public function's options, or a clear error: no function falls back to a clock. */
export function readNow(functionName: string, options: { readonly now: Timestamp }): EpochMs {
  if (typeof options !== 'object' || options === null) {
    refuse(functionName, 'options', 'expected an object with now', options);
  }
  return readInstant(functionName, 'now', options.now);
}
