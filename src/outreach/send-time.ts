import type { BehaviorPattern, EpochMs } from '../types.js';

/** The instant in `[from, until)` at which the user is likeliest to answer. */
export function bestTimeWithin(_pattern: BehaviorPattern, from: EpochMs, _until: EpochMs): EpochMs {
  return from;
}
