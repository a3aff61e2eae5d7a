import { type Zone, zoneNamed } from '../time/index.js';
import type { BehaviorPattern } from '../types.js';

/** The zone that a pattern's hours and dates are told in. */
export function zoneOf({ timeZone }: Pick<BehaviorPattern, 'timeZone'>): Zone {
  return zoneNamed(timeZone ?? 'UTC')!;
}
