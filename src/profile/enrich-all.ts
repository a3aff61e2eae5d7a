import { indexAttendance } from './attendance.js';
import { buildProfile } from './build-profile.js';
import { checkUser } from './check-records.js';
import { Cuisines } from './cuisines.js';
import { eventFieldsAt, lastAttendedAt } from './event-fields.js';
import type { Intake } from './intake.js';
import { indexMessages, messageFieldsAt } from './message-fields.js';
import type { ProfileFrame } from './options.js';
import { indexOrders, orderFieldsAt } from './order-fields.js';
import type { People } from './people.js';
import { personalizationFieldsOf } from './personalization-fields.js';
import type { ProfilePolicy } from './policy.js';
import type {
  EventRecord,
  MessageRecord,
  OrderRecord,
  ProfileWithoutSummary,
  SummarySubject,
  UserRecord,
} from './records.js';
import { summaryOf } from './summarize-profile.js';

/** The records beside the users. */
export interface RelatedRecords {
  /** @defaultValue `[]` */
  readonly events?: readonly EventRecord[];
  /** @defaultValue `[]` */
  readonly orders?: readonly OrderRecord[];
  /** @defaultValue `[]` */
  readonly messages?: readonly MessageRecord[];
}

/** The profiles of the well-formed users, in their order. Of `people` the names are known; the users join them. */
export function enrichAll<User extends UserRecord>(
  place: 'users' | 'user',
  users: readonly User[],
  people: People,
  related: RelatedRecords,
  frame: ProfileFrame,
  summary: boolean,
  intake: Intake,
): ProfileWithoutSummary<User>[] {
  const { now, policy } = frame;
  const cuisines = new Cuisines();
  const accepted: User[] = [];
  const places: number[] = [];
  const persons: number[] = [];
  const slots: number[] = []; // those who share an id share its orders and messages
  const slotOfId = new Map<string, number>();
  for (let i = 0; i < users.length; i++) {
    const user = users[i]!;
    if (!intake.accepts(place, i, user, checkUser)) continue;
    accepted.push(user);
    places.push(i);
    persons.push(people.numberOf(user.email));
    people.know(user);
    cuisines.know(user.cuisinePreference);
    const slot = slotOfId.get(user.id) ?? slotOfId.size;
    slotOfId.set(user.id, slot);
    slots.push(slot);
  }
  const attendance = indexAttendance(intake.list('events', related.events), people, cuisines, intake, frame);
  const orders = indexOrders(intake.list('orders', related.orders), slotOfId, intake);
  const messages = indexMessages(intake.list('messages', related.messages), slotOfId, intake);
  const profiles: ProfileWithoutSummary<User>[] = [];
  const profileOf = (user: User, i: number): ProfileWithoutSummary<User> => {
    const person = persons[i]!;
    const slot = slots[i]!;
    const events = eventFieldsAt(attendance, person, user.cuisinePreference, frame);
    const idleMs = now - lastAttendedAt(attendance, person);
    const profile = buildProfile(
      user,
      events,
      messageFieldsAt(messages, slot, frame),
      orderFieldsAt(orders, slot),
      personalizationFieldsOf(user, events.numberOfEventsAttended, idleMs, policy),
    );
    return summary ? withSummary(profile, policy) : profile;
  };
  for (let i = 0; i < accepted.length; i++) {
    // Copying meets fields that were not checked, and a getter among them may throw.
    const profile = intake.read(place, places[i]!, accepted[i]!, (user) => profileOf(user, i));
    if (profile !== null) profiles.push(profile);
  }
  return profiles;
}

function withSummary<Profile extends object>(profile: Profile, policy: ProfilePolicy): Profile {
  return Object.assign(profile, { summary: summaryOf(profile as SummarySubject, policy) });
}
