import { readSection } from '../internal/read-section.js';
import { unreadable } from '../internal/unreadable.js';
import { readInstant, readNow } from '../time/index.js';
import type { Timestamp } from '../types.js';
import { type EligibilityPolicy, resolvedEligibility } from './policy.js';

/** Options of {@link isUserInactive} and {@link wasRecentlyMessaged}. */
export interface EligibilityOptions {
  readonly now: Timestamp;
  /** @defaultValue the production defaults */
  readonly policy?: { readonly eligibility: EligibilityPolicy };
}

/**
 * Whether strictly more than the policy's inactivity has passed since `lastActiveAt`. Exactly the threshold is still
 * active, and so is a future instant. Always true under a policy whose inactivity is null.
 *
 * For a user who was never active, pass the instant at which the account was made.
 *
 * @throws TactfulError if `lastActiveAt` or `now` is not an instant.
 *
 * @example
 * ```ts
 * import { isUserInactive } from 'tactful';
 *
 * isUserInactive('2026-03-01T12:00Z', { now: '2026-03-02T12:00Z' }) // => false
 * isUserInactive('2026-03-01T12:00Z', { now: '2026-03-02T12:00:00.001Z' }) // => true
 * ```
 */
export function isUserInactive(lastActiveAt: Timestamp, options: EligibilityOptions): boolean {
  try {
    const now = readNow('isUserInactive', options);
    const { inactivityMs } = readSection('isUserInactive', options.policy, resolvedEligibility);
    const at = readInstant('isUserInactive', 'lastActiveAt', lastActiveAt);
    return inactivityMs === null || now - at > inactivityMs;
  } catch (error) {
    throw unreadable('isUserInactive', { lastActiveAt, options }, error);
  }
}
