import { unreadable } from '../internal/unreadable.js';
import { enrichAll, type RelatedRecords } from './enrich-all.js';
import { Intake } from './intake.js';
import { type ProfileOptions, readFrame } from './options.js';
import { People, readPeople } from './people.js';
import type { EnrichedProfile, KnownPerson, UserRecord } from './records.js';

/** Options of {@link enrichProfile}. */
export interface EnrichProfileOptions extends ProfileOptions, RelatedRecords {
  /** Who is known by name; users are. @defaultValue `[]` */
  readonly people?: readonly KnownPerson[];
}

/**
 * A copy of the user with everything that events, orders and messages say about them, and a summary in English.
 * Records of other users, and events in the future, are ignored; fields that are not known are kept.
 *
 * An event counts as attended when the user's email is among its participants (blanks around it and case do not
 * matter), and its date is now or before. For many users call `enrichProfiles`, which reads the records only once.
 *
 * Time grows with the records, participants included.
 *
 * @throws TactfulError naming every malformed field of the user and of the records (`events[2].date`).
 *
 * @example
 * ```ts
 * import { enrichProfile } from 'tactful';
 *
 * const user = { id: 'u1', email: 'ann@x.org', age: 32, interests: ['chess'], cuisinePreference: ['Thai'], plan: 'gold' };
 * const events = [
 *   { id: 'e1', name: 'Thai Dinner', date: '2026-02-10', venue: 'Soi 9', participants: ['ann@x.org', 'bo@x.org'] },
 * ];
 * const profile = enrichProfile(user, { now: '2026-02-12', events });
 * profile.plan // => 'gold'
 * profile.eventHistory // => [{ name: 'Thai Dinner', date: '2026-02-10', venue: 'Soi 9' }]
 * profile.personalizationScore // => 35
 * profile.summary // => "Ann is 32 years old. They're interested in chess. They have attended 1 event, 2 days ago at Soi 9. They enjoy Thai cuisine venues."
 * ```
 */
export function enrichProfile<User extends UserRecord>(
  user: User,
  options: EnrichProfileOptions,
): EnrichedProfile<User> {
  try {
    const frame = readFrame('enrichProfile', options);
    const intake = new Intake('enrichProfile');
    const people = new People();
    readPeople(options.people, people, intake);
    const [profile] = enrichAll('user', [user], people, options, frame, true, intake);
    intake.throwIfRejected();
    return profile as EnrichedProfile<User>;
  } catch (error) {
    throw unreadable('enrichProfile', { user, options }, error);
  }
}
