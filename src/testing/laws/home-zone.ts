import type { EligibilityPolicy } from '../../eligibility/index.js';
import { zoneNamed } from '../../time/index.js';
import type { PlainUserFacts } from '../arbitraries/index.js';

/** The zone that a user's local time is told in; null if it is unknown and the policy does not fall back. */
export function homeZone({ timeZone }: PlainUserFacts, eligibility: EligibilityPolicy): string | null {
  const fallback = eligibility.quietHours?.timeZone ?? 'UTC';
  if (timeZone == null) return fallback;
  if (zoneNamed(timeZone) !== null) return timeZone;
  return eligibility.onInvalidTimeZone === 'fallback' ? fallback : null;
}
