import * as fc from 'fast-check';
import { parseTimestamp } from '../../time/index.js';
import type { EpochMs, Json, Timestamp, UserFacts } from '../../types.js';
import { instant } from './instant.js';
import { ahead, type NearConstraints, near } from './near.js';
import { record } from './record.js';
import { type PlainSentMessage, type SentMessagesConstraints, sentMessages } from './sent-messages.js';
import { timeZone } from './time-zone.js';

/** {@link UserFacts} with every instant in epoch milliseconds. */
export interface PlainUserFacts extends UserFacts {
  readonly createdAt: EpochMs;
  readonly lastActiveAt?: EpochMs | null;
  readonly messages?: readonly PlainSentMessage[];
  readonly pausedUntil?: EpochMs | null;
}

/** The fields of a user that may be left out. */
export type OptionalUserField = Exclude<keyof UserFacts, 'id' | 'createdAt'>;

/** What `arbitraries.userFacts` may be held to. */
export interface UserFactsConstraints extends NearConstraints {
  /** The instant that they are seen at; what they did lies around it. @defaultValue any of `instant()` */
  readonly now?: Timestamp;
  /** Fields that are never there: what your database has no column for. @defaultValue `[]` */
  readonly without?: readonly OptionalUserField[];
  /** Fields that are always there, and never null. @defaultValue `[]` */
  readonly always?: readonly OptionalUserField[];
  /** @defaultValue short texts of any characters, not empty */
  readonly ids?: fc.Arbitrary<string>;
  /** How long ago an account may have been opened, and a user active. @defaultValue `60` */
  readonly withinDays?: number;
  /** Zones to choose from. @defaultValue those of `timeZone()`, and one in ten that does not exist */
  readonly timeZones?: readonly string[];
  /** What segment rules and gates ask about. @defaultValue some of `plan` and `visits` */
  readonly traits?: fc.Arbitrary<Readonly<Record<string, Json>>>;
  /** @defaultValue those of `sentMessages()` */
  readonly messages?: Omit<SentMessagesConstraints, 'now' | 'limits' | 'resolutionMs'>;
}

/** A user as they may be on record at one instant: every optional field there, null or left out. */
export function userFacts(constraints: UserFactsConstraints = {}): fc.Arbitrary<PlainUserFacts> {
  const { now, ...rest } = constraints;
  if (now === undefined) return instant(rest).chain((at) => userFacts({ ...rest, now: at }));
  const { without = [], always = [], ids = anyId(), withinDays = 60, limits, resolutionMs } = rest;
  const at = parseTimestamp(now);
  const grid = { ...(limits && { limits }), ...(resolutionMs && { resolutionMs }) };
  const nullable = <T>(
    field: OptionalUserField,
    one: fc.Arbitrary<T>,
    freq: number,
  ): fc.Arbitrary<T | null> => (always.includes(field) ? one : fc.option(one, { freq }));
  const lastActiveAt = fc.oneof(near(at, withinDays, grid), near(at, Math.min(8, withinDays), grid));
  const fields = {
    id: ids,
    createdAt: near(at, withinDays, grid),
    lastActiveAt: nullable('lastActiveAt', lastActiveAt, 5),
    messages: sentMessages({ ...rest.messages, ...grid, now: at }),
    timeZone: nullable('timeZone', rest.timeZones ? timeZone({ zones: rest.timeZones }) : anyZone(), 5),
    optedOut: fc.constantFrom(false, false, false, true),
    pausedUntil: nullable('pausedUntil', fc.oneof(near(at, 5, grid), ahead(at, 5, grid)), 3),
    traits: rest.traits ?? someTraits(),
  };
  for (const field of without) Reflect.deleteProperty(fields, field);
  return record<PlainUserFacts>(fields, ['id', 'createdAt', ...always]);
}

const anyId = (): fc.Arbitrary<string> =>
  fc.oneof(
    { withCrossShrink: true },
    fc.nat(99).map((n) => `u${n}`),
    fc.string({ minLength: 1, maxLength: 12 }),
    fc.string({ unit: 'grapheme', minLength: 1 }),
  );

const anyZone = (): fc.Arbitrary<string> =>
  fc.oneof({ weight: 9, arbitrary: timeZone() }, { weight: 1, arbitrary: fc.constant('Mars/Base') });

const someTraits = (): fc.Arbitrary<Readonly<Record<string, Json>>> =>
  record({ plan: fc.constantFrom('gold', 'free'), visits: fc.integer({ min: 0, max: 9 }) });
