import { refuse } from '../errors.js';
import { isRecord } from '../internal/own-keys.js';
import { unreadable } from '../internal/unreadable.js';
import { enrichAll, type RelatedRecords } from './enrich-all.js';
import { Intake, type RejectedRecord } from './intake.js';
import { type ProfileOptions, readFrame } from './options.js';
import { People, readPeople } from './people.js';
import type { EnrichedProfile, KnownPerson, ProfileWithoutSummary, UserRecord } from './records.js';

/** The subject of {@link enrichProfiles}: everything on record. */
export interface ProfileRecords<User extends UserRecord = UserRecord> extends RelatedRecords {
  readonly users: readonly User[];
  /** Who is known by name beside the users: all users, where each worker enriches some. @defaultValue `[]` */
  readonly people?: readonly KnownPerson[];
}

/** Options of {@link enrichProfiles}. */
export interface EnrichProfilesOptions extends ProfileOptions {
  /** `false` leaves the summary out, which saves time when nobody reads it. @defaultValue `true` */
  readonly summary?: boolean;
}

/** What {@link enrichProfiles} gives back. */
export interface EnrichedProfiles<Profile> {
  /** In the order of the users, without the rejected ones. */
  readonly profiles: Profile[];
  /** People first, then users, events, orders and messages; last the users who could be checked, but not copied. */
  readonly rejected: readonly RejectedRecord[];
}

/**
 * Enriches many users at once: each profile is what `enrichProfile` makes of the user with the same records, and with
 * all the users as `people`. A malformed record lands in `rejected` with its list, place and faults, and the rest go
 * on without it. The order of the events, orders and messages does not matter, nor which of them belong to nobody.
 * Records are taken as they come: one that is listed twice counts twice, and only events of one date and id, which
 * nothing tells apart, follow the order of their list.
 *
 * Time and memory grow linearly with the records, and time with how many people each user meets, summed over their
 * events. At most 16 million different emails fit into one call.
 *
 * @throws TactfulError for malformed options, or if one of the lists is none.
 *
 * @example
 * ```ts
 * import { enrichProfiles } from 'tactful';
 *
 * const users = [
 *   { id: 'u1', email: 'ann@x.org', name: 'Ann Lee' },
 *   { id: 'u2', email: 'bo@x.org', favoriteColor: 'red' },
 *   { id: 'u3' } as { id: string; email: string },
 * ];
 * const participants = ['ann@x.org', 'bo@x.org'];
 * const events = [
 *   { id: 'e1', name: 'Picnic', date: '2026-01-10', participants },
 *   { id: 'e2', name: 'Dinner', date: '2026-02-10', participants },
 * ];
 * const { profiles, rejected } = enrichProfiles({ users, events }, { now: '2026-02-12' });
 * profiles.map((profile) => profile.friends) // => [['Bo'], ['Ann Lee']]
 * profiles[1].summary // => 'Bo has attended 2 events, most recently 2 days ago. They often attend with their friend Ann Lee. Little else is known about them so far.'
 * rejected.map(({ list, index, id, issues }) => [list, index, id, issues[0].path]) // => [['users', 2, 'u3', 'email']]
 * ```
 */
export function enrichProfiles<User extends UserRecord>(
  records: ProfileRecords<User>,
  options: EnrichProfilesOptions & { readonly summary: false },
): EnrichedProfiles<ProfileWithoutSummary<User>>;
export function enrichProfiles<User extends UserRecord>(
  records: ProfileRecords<User>,
  options: EnrichProfilesOptions,
): EnrichedProfiles<EnrichedProfile<User>>;
export function enrichProfiles<User extends UserRecord>(
  records: ProfileRecords<User>,
  options: EnrichProfilesOptions,
): EnrichedProfiles<ProfileWithoutSummary<User>> {
  try {
    const frame = readFrame('enrichProfiles', options);
    const summary = options.summary ?? true;
    if (typeof summary !== 'boolean') {
      refuse('enrichProfiles', 'summary', 'expected true or false', summary);
    }
    const intake = new Intake('enrichProfiles');
    if (!isRecord(records)) refuse('enrichProfiles', 'records', 'expected an object with users', records);
    if (!Array.isArray(records.users))
      refuse('enrichProfiles', 'users', 'expected a list of users', records.users);
    const people = new People();
    readPeople(records.people, people, intake);
    const profiles = enrichAll('users', records.users, people, records, frame, summary, intake);
    return { profiles, rejected: intake.rejectedRecords() };
  } catch (error) {
    throw unreadable('enrichProfiles', { records, options }, error);
  }
}
