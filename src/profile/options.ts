import { readSection } from '../internal/read-section.js';
import { readNow } from '../time/index.js';
import type { EpochMs, Timestamp } from '../types.js';
import { type ProfilePolicy, resolvedProfile } from './policy.js';

/** The options that all functions share which look back from an instant. */
export interface ProfileOptions {
  /** The instant to look back from. */
  readonly now: Timestamp;
  /** @defaultValue the production defaults */
  readonly policy?: { readonly profile: ProfilePolicy };
}

/** {@link ProfileOptions}, read once for a whole call. */
export interface ProfileFrame {
  readonly now: EpochMs;
  readonly policy: ProfilePolicy;
}

export function readFrame(functionName: string, options: ProfileOptions): ProfileFrame {
  const now = readNow(functionName, options);
  return { now, policy: readSection(functionName, options.policy, resolvedProfile) };
}
