import * as fc from 'fast-check';
import type { EventRecord, MessageRecord, OrderRecord, UserRecord } from '../../profile/index.js';
import { parseTimestamp } from '../../time/index.js';
import type { EpochMs, Timestamp } from '../../types.js';
import { instant } from './instant.js';
import { near } from './near.js';
import { record } from './record.js';

/** What `arbitraries.profileRecords` may be held to. */
export interface ProfileRecordsConstraints {
  /** The instant that they are seen at; events lie around it. @defaultValue any of `instant()` */
  readonly now?: Timestamp;
  /** How long ago things may have happened. @defaultValue `400` */
  readonly withinDays?: number;
  /** At most so many users, no more than 6. @defaultValue `4` */
  readonly maxUsers?: number;
  /** At most so many events, orders and messages each. @defaultValue `8` */
  readonly maxRecords?: number;
}

/** What a host keeps: users, and what they did. */
export interface GeneratedRecords {
  readonly users: readonly UserRecord[];
  readonly events: readonly EventRecord[];
  readonly orders: readonly OrderRecord[];
  readonly messages: readonly MessageRecord[];
}

const USERS = ['u1', 'u2', 'u3', 'u4', 'u5', 'u6'];

/** Few people, so that they meet: users with distinct ids and emails, events they went to, orders, messages. */
export function profileRecords(constraints: ProfileRecordsConstraints = {}): fc.Arbitrary<GeneratedRecords> {
  const { now, ...rest } = constraints;
  if (now === undefined) return instant().chain((at) => profileRecords({ ...rest, now: at }));
  const { withinDays = 400, maxUsers = 4, maxRecords = 8 } = rest;
  const at = near(parseTimestamp(now), withinDays);
  const list = <T extends { readonly id: string }>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
    fc.uniqueArray(one, { maxLength: maxRecords, selector: ({ id }) => id });
  return record<GeneratedRecords>(
    {
      users: fc.subarray(USERS, { maxLength: Math.min(maxUsers, USERS.length) }).chain(users),
      events: list(event(at)),
      orders: list(order(at)),
      messages: list(message(at)),
    },
    ['users', 'events', 'orders', 'messages'],
  );
}

const emailOf = (id: string): string => `${id}@mail.test`;

/** As people write it: with blanks around it, in any case. */
const written = (ids: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...ids), fc.constantFrom('', ' '), fc.boolean())
    .map(([id, blank, loud]) => `${blank}${loud ? emailOf(id).toUpperCase() : emailOf(id)}${blank}`);

const id = (): fc.Arbitrary<string> => fc.nat(999).map(String);
const text = (): fc.Arbitrary<string> =>
  fc.oneof(fc.constantFrom('Thai', 'Italian', 'dinner', ''), fc.string());
const texts = (): fc.Arbitrary<string[] | null> => fc.option(fc.array(text(), { maxLength: 3 }));

function users(ids: readonly string[]): fc.Arbitrary<UserRecord[]> {
  return fc.tuple(...ids.map(user));
}

function user(userId: string): fc.Arbitrary<UserRecord> {
  return record<UserRecord>(
    {
      id: fc.constant(userId),
      email: written([userId]),
      name: fc.option(text()),
      firstName: fc.option(text()),
      interests: texts(),
      cuisinePreference: texts(),
      dietaryRestrictions: texts(),
      age: fc.option(fc.nat(130)),
      gender: fc.option(fc.constantFrom('female', 'M', 'other')),
      occupation: fc.option(text()),
      relationshipStatus: fc.option(text()),
      tableTypePreference: fc.option(text()),
      homeNeighborhood: fc.option(text()),
      workNeighborhood: fc.option(text()),
      isOnTeam: fc.option(fc.boolean()),
    },
    ['id', 'email'],
  );
}

function event(date: fc.Arbitrary<EpochMs>): fc.Arbitrary<EventRecord> {
  const [venue, host, eventType] = [fc.option(text()), fc.option(text()), fc.option(text())];
  const participants = fc.array(written([...USERS, 'stranger']), { maxLength: 6 });
  return record<EventRecord>({ id: id(), name: text(), date, venue, host, eventType, participants }, [
    ...(['id', 'name', 'date', 'participants'] as const),
  ]);
}

function order(date: fc.Arbitrary<EpochMs>): fc.Arbitrary<OrderRecord> {
  const amount = fc.option(fc.integer({ min: -100_000, max: 1_000_000 }).map((cents) => cents / 100));
  return record<OrderRecord>(
    { id: id(), userId: someone(), eventId: fc.option(id()), amount, date: fc.option(date) },
    ['id', 'userId'],
  );
}

function message(date: fc.Arbitrary<EpochMs>): fc.Arbitrary<MessageRecord> {
  const status = fc.constantFrom('sent', 'queued', 'failed');
  const [sentDate, createdDate] = [fc.option(date), fc.option(date)];
  return record<MessageRecord>(
    { id: id(), userId: someone(), content: fc.option(text()), status, sentDate, createdDate },
    ['id', 'userId', 'status'],
  );
}

const someone = (): fc.Arbitrary<string> => fc.constantFrom(...USERS, 'nobody');
