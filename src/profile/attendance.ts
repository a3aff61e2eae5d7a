import type { EpochMs } from '../types.js';
import { byId } from './by-id.js';
import { readEvent } from './check-records.js';
import type { Cuisines } from './cuisines.js';
import type { Intake } from './intake.js';
import type { ProfileFrame } from './options.js';
import type { People } from './people.js';
import type { AttendedEvent, EventRecord } from './records.js';
import { Tally } from './tally.js';
import { type TextColumn, textColumn } from './text-column.js';

/** For each row a stretch of `items`: that of `i` runs from `start[i]` to before `start[i + 1]`. */
export interface Rows {
  readonly start: Int32Array;
  readonly items: Int32Array;
}

/** Who was where: past events, numbered in the order of time (ties by id), and people as numbers. */
export interface Attendance {
  readonly people: People;
  readonly peopleTally: Tally;
  /** When, by event. */
  readonly times: readonly EpochMs[];
  readonly entries: readonly AttendedEvent[];
  readonly hosts: TextColumn;
  readonly venues: TextColumn;
  readonly types: TextColumn;
  readonly cuisines: Cuisines;
  readonly cuisineTally: Tally;
  /** The preferred cuisines that an event mentions, by event. */
  readonly mentions: readonly (readonly number[])[];
  /** Events by person, oldest first. */
  readonly attended: Rows;
  /** Participants by event, as listed. Who took part in too few events to be anyone's friend is left out. */
  readonly company: Rows;
}

/** Reads the events and indexes those that are past. Time grows with the number of participants in all. */
export function indexAttendance(
  records: readonly EventRecord[],
  people: People,
  cuisines: Cuisines,
  intake: Intake,
  { now, policy }: ProfileFrame,
): Attendance {
  const { events, times } = pastEvents(records, now, intake);
  const { participants, counts } = numberParticipants(events, people);
  return {
    people,
    peopleTally: new Tally(people.size),
    times,
    entries: events.map(({ name, date, venue }) => Object.freeze({ name, date, venue: venue ?? null })),
    hosts: textColumn(events, (event) => event.host),
    venues: textColumn(events, (event) => event.venue),
    types: textColumn(events, (event) => event.eventType),
    cuisines,
    cuisineTally: cuisines.tally(),
    mentions: events.map((event) => cuisines.mentionedBy(event)),
    attended: turnAround(participants, counts),
    company: regulars(participants, counts, policy.friendMinEvents),
  };
}

/** The well-formed events that are not in the future, in order. */
function pastEvents(
  records: readonly EventRecord[],
  now: EpochMs,
  intake: Intake,
): { events: EventRecord[]; times: EpochMs[] } {
  const at = new Float64Array(records.length);
  const past: number[] = [];
  for (let i = 0; i < records.length; i++) {
    const time = intake.read('events', i, records[i]!, readEvent);
    if (time === null || time > now) continue;
    at[i] = time;
    past.push(i);
  }
  past.sort((a, b) => at[a]! - at[b]! || byId(records[a]!, records[b]!));
  return { events: past.map((i) => records[i]!), times: past.map((i) => at[i]!) };
}

/** The participants of each event as numbers, each once, and the number of events of each person. */
function numberParticipants(
  events: readonly EventRecord[],
  people: People,
): { participants: Rows; counts: number[] } {
  let listed = 0;
  for (const event of events) listed += event.participants.length;
  const start = new Int32Array(events.length + 1);
  const items = new Int32Array(listed);
  const counts = new Array<number>(people.size).fill(0);
  const seenAt = new Array<number>(people.size).fill(-1); // the last event, by person
  let size = 0;
  for (let e = 0; e < events.length; e++) {
    const emails = events[e]!.participants;
    for (let i = 0; i < emails.length; i++) {
      const person = people.numberOf(emails[i]!);
      if (person < 0) continue;
      if (person === counts.length) {
        counts.push(0);
        seenAt.push(-1);
      }
      if (seenAt[person] === e) continue;
      seenAt[person] = e;
      counts[person]!++;
      items[size++] = person;
    }
    start[e + 1] = size;
  }
  return { participants: { start, items: items.subarray(0, size) }, counts };
}

/** Events by person, from persons by event: a counting sort, which keeps the events of each in order. */
function turnAround({ start, items }: Rows, counts: readonly number[]): Rows {
  const starts = new Int32Array(counts.length + 1);
  for (let p = 0; p < counts.length; p++) starts[p + 1] = starts[p]! + counts[p]!;
  const next = starts.slice();
  const events = new Int32Array(items.length);
  for (let e = 0; e + 1 < start.length; e++) {
    for (let i = start[e]!; i < start[e + 1]!; i++) events[next[items[i]!]!++] = e;
  }
  return { start: starts, items: events };
}

/** Those who took part in at least `minimum` events in all, by event. */
function regulars({ start, items }: Rows, counts: readonly number[], minimum: number): Rows {
  const kept = new Int32Array(items.length);
  const starts = new Int32Array(start.length);
  let size = 0;
  for (let e = 0; e + 1 < start.length; e++) {
    for (let i = start[e]!; i < start[e + 1]!; i++) {
      if (counts[items[i]!]! >= minimum) kept[size++] = items[i]!;
    }
    starts[e + 1] = size;
  }
  return { start: starts, items: kept.subarray(0, size) };
}
