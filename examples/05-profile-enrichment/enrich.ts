import {
  type EnrichedProfile,
  type EventRecord,
  enrichProfiles,
  fromSnakeCase,
  type MessageRecord,
  type OrderRecord,
  type RejectedRecord,
  type UserRecord,
} from 'tactful';
import type { AirtableRecord, MongoDocument, Sources } from './sources.js';

// What comes over the wire has no types. The library checks every record itself, so that casts do no harm: what is
// not what it should be ends up among the rejected.

/** A document of MongoDB: `_id` is the id, whether it is a text or an ObjectId. */
export function fromMongo<T>({ _id, ...rest }: MongoDocument): T {
  return { id: String(_id), ...fromSnakeCase(rest) } as T;
}

/** A record of Airtable: the fields, under the record's own id. */
export function fromAirtable<T>({ id, fields }: AirtableRecord): T {
  return { ...fromSnakeCase(fields), id } as T;
}

/** Profiles of all the users, in chunks, so that progress can be shown between them. */
export function enrichSources(
  sources: Sources,
  now: string,
  onProgress: (done: number, total: number) => void = () => {},
): { profiles: EnrichedProfile[]; rejected: RejectedRecord[] } {
  const users = sources.users.map((document) => fromMongo<UserRecord>(document));
  const related = {
    people: users,
    events: sources.events.map((document) => fromMongo<EventRecord>(document)),
    orders: sources.orders.map((document) => fromMongo<OrderRecord>(document)),
    messages: sources.messages.map((record) => fromAirtable<MessageRecord>(record)),
  };
  // A chunk knows all people, so it makes of its users what one call would make of all. It reads all the events
  // again, so there are few of them: a tenth of the users each.
  const size = Math.max(1, Math.ceil(users.length / 10));
  const profiles: EnrichedProfile[] = [];
  const rejected: RejectedRecord[] = [];
  for (let start = 0; start < users.length; start += size) {
    const result = enrichProfiles({ users: users.slice(start, start + size), ...related }, { now });
    for (const profile of result.profiles) profiles.push(profile);
    for (const record of result.rejected) {
      if (record.list === 'users') rejected.push({ ...record, index: record.index + start });
      else if (start === 0) rejected.push(record); // the same in every chunk
    }
    onProgress(Math.min(start + size, users.length), users.length);
  }
  return { profiles, rejected };
}
