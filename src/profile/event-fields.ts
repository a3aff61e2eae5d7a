import { unreadable } from '../internal/unreadable.js';
import { DAY_MS } from '../time/index.js';
import type { EpochMs } from '../types.js';
import { type Attendance, indexAttendance } from './attendance.js';
import { checkUser } from './check-records.js';
import { Cuisines } from './cuisines.js';
import { Intake } from './intake.js';
import { type ProfileFrame, type ProfileOptions, readFrame } from './options.js';
import { People, readPeople } from './people.js';
import type { AttendedEvent, EventFields, EventRecord, KnownPerson, UserRecord } from './records.js';

/** Options of {@link eventFields}. */
export interface EventFieldsOptions extends ProfileOptions {
  /** Events that the user did not attend are ignored. @defaultValue `[]` */
  readonly events?: readonly EventRecord[];
  /** Who is known by name; users are. @defaultValue `[]` */
  readonly people?: readonly KnownPerson[];
}

/**
 * What the events say of a user. An event counts as attended when the user's email is among its participants, and its
 * date is now or before. Friends are those of at least `friendMinEvents` of them, most shared events first, then first
 * seen; at most `favoriteTypes` event types are named. Events are taken as they come: one that is listed twice counts
 * twice, and events of one date and id are in the order of the list.
 *
 * Time grows with the number of participants in all.
 *
 * @throws TactfulError naming every malformed field of the user and of the records.
 *
 * @example
 * ```ts
 * import { eventFields } from 'tactful';
 *
 * const user = { id: 'u1', email: 'ann@x.org' };
 * const events = [
 *   { id: 'e1', name: 'Picnic', date: '2026-01-10', participants: ['ann@x.org', 'bo.berg@x.org'] },
 *   { id: 'e2', name: 'Dinner', date: '2026-02-10', participants: ['Ann@X.org ', 'bo.berg@x.org'] },
 * ];
 * const fields = eventFields(user, { now: '2026-02-12', events });
 * fields.numberOfEventsAttended // => 2
 * fields.friends // => ['Bo Berg']
 * fields.daysSinceLastEvent // => 2
 * ```
 */
export function eventFields(user: UserRecord, options: EventFieldsOptions): EventFields {
  try {
    const frame = readFrame('eventFields', options);
    const intake = new Intake('eventFields');
    const people = new People();
    const cuisines = new Cuisines();
    const isUser = intake.accepts('user', 0, user, checkUser);
    const person = isUser ? people.numberOf(user.email) : -1;
    if (isUser) cuisines.know(user.cuisinePreference);
    readPeople(options.people, people, intake);
    const attendance = indexAttendance(
      intake.list('events', options.events),
      people,
      cuisines,
      intake,
      frame,
    );
    intake.throwIfRejected();
    return eventFieldsAt(attendance, person, user.cuisinePreference, frame);
  } catch (error) {
    throw unreadable('eventFields', { user, options }, error);
  }
}

const DAYS_PER_MONTH = 30.4375; // 365.25 / 12
/** From this many events on a host is a favorite one. */
const FAVORITE_HOST_EVENTS = 2;

/** The {@link EventFields} of the person of that number. Time grows with the participants of their events. */
export function eventFieldsAt(
  attendance: Attendance,
  person: number,
  preferred: readonly string[] | null | undefined,
  { now, policy: { friendMinEvents, favoriteTypes } }: ProfileFrame,
): EventFields {
  const { people, peopleTally, attended, company, entries, times, hosts, venues, types, cuisineTally } =
    attendance;
  const start = attended.start[person]!;
  const end = attended.start[person + 1]!;
  const count = end - start;
  const eventHistory: AttendedEvent[] = [];
  for (let i = start; i < end; i++) {
    const e = attended.items[i]!;
    eventHistory.push(entries[e]!);
    hosts.tally.add(hosts.numbers[e]!);
    venues.tally.add(venues.numbers[e]!);
    types.tally.add(types.numbers[e]!);
    for (const cuisine of attendance.mentions[e]!) cuisineTally.add(cuisine);
    if (count >= friendMinEvents) {
      peopleTally.addRange(company.items, company.start[e]!, company.start[e + 1]!, person);
    }
  }
  const fields: EventFields = {
    friends: peopleTally.ranked(friendMinEvents).map((friend) => people.nameOf(friend)),
    eventHistoryHosts: hosts.tally.distinct().map((host) => hosts.texts[host]!),
    eventHistory,
    venueHistory: venues.tally.distinct().map((venue) => venues.texts[venue]!),
    numberOfEventsAttended: count,
    lastEventDate: count === 0 ? null : eventHistory[count - 1]!.date,
    favoriteEventTypes: types.tally
      .ranked(1)
      .slice(0, favoriteTypes)
      .map((type) => types.texts[type]!),
    favoriteHosts: hosts.tally.ranked(FAVORITE_HOST_EVENTS).map((host) => hosts.texts[host]!),
    favoriteCuisines: mentionedOf(preferred, attendance),
    averageEventsPerMonth: count === 0 ? 0 : perMonth(count, now - times[attended.items[start]!]!),
    daysSinceLastEvent: count === 0 ? null : Math.floor((now - times[attended.items[end - 1]!]!) / DAY_MS),
  };
  peopleTally.clear();
  hosts.tally.clear();
  venues.tally.clear();
  types.tally.clear();
  cuisineTally.clear();
  return fields;
}

/** When the person of that number was last at an event; `-Infinity` if never. */
export function lastAttendedAt({ attended, times }: Attendance, person: number): EpochMs {
  const start = attended.start[person]!;
  const end = attended.start[person + 1]!;
  return end === start ? Number.NEGATIVE_INFINITY : times[attended.items[end - 1]!]!;
}

function perMonth(count: number, elapsed: number): number {
  return Math.round((count / Math.max(1, elapsed / DAY_MS / DAYS_PER_MONTH)) * 100) / 100;
}

/** Those of the preferred cuisines that were counted, each once. */
function mentionedOf(
  preferred: readonly string[] | null | undefined,
  { cuisines, cuisineTally }: Attendance,
): string[] {
  const found: string[] = [];
  if (preferred == null) return found;
  for (const cuisine of preferred) {
    if (cuisineTally.has(cuisines.numberOf(cuisine)) && !found.includes(cuisine)) found.push(cuisine);
  }
  return found;
}
