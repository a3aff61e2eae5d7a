import * as fc from 'fast-check';
import { ZONES } from './clock-changes.js';

/** What `arbitraries.timeZone` may be held to. */
export interface TimeZoneConstraints {
  /** The zones to choose from. @defaultValue some thirty, with clock changes of every kind */
  readonly zones?: readonly string[];
}

/** IANA names of zones that calendars get wrong: odd offsets, odd clock changes, days that were left out. */
export function timeZone(constraints: TimeZoneConstraints = {}): fc.Arbitrary<string> {
  return fc.constantFrom(...(constraints.zones ?? ZONES));
}
