import { MAX_EPOCH_MS, parseTimestamp } from '../../time/index.js';
import type { EpochMs, UserFacts } from '../../types.js';
import { oneLine } from '../to-code.js';

/** What an adapter must keep of a user. */
interface KeptField {
  readonly field: keyof UserFacts;
  /** Its meaning, however it is written: absent and null are the same, and so are a date and its milliseconds. */
  readonly read: (user: UserFacts, now: EpochMs) => unknown;
  /** The same as code about `user`, in which `instant` reads a timestamp. */
  readonly expression: string;
}

export const KEPT: readonly KeptField[] = [
  { field: 'id', read: ({ id }) => id, expression: 'user.id' },
  { field: 'optedOut', read: ({ optedOut }) => optedOut ?? false, expression: 'user.optedOut ?? false' },
  {
    field: 'createdAt',
    read: ({ createdAt }) => parseTimestamp(createdAt),
    expression: 'instant(user.createdAt)',
  },
  {
    field: 'lastActiveAt',
    read: ({ lastActiveAt, createdAt }) => parseTimestamp(lastActiveAt ?? createdAt),
    expression: 'instant(user.lastActiveAt ?? user.createdAt)',
  },
  {
    field: 'pausedUntil', // a pause that is over may be forgotten
    read: ({ pausedUntil }, now) => {
      const until = pausedUntil == null ? null : parseTimestamp(pausedUntil);
      return until !== null && until <= now ? null : until;
    },
    expression: 'user.pausedUntil == null ? null : instant(user.pausedUntil)',
  },
  { field: 'timeZone', read: ({ timeZone }) => timeZone ?? null, expression: 'user.timeZone ?? null' },
  {
    field: 'messages', // in any order
    read: ({ messages = [] }) =>
      messages
        .map(({ sentAt, channel, topic, countsTowardCaps }) => [
          parseTimestamp(sentAt),
          channel ?? null,
          topic ?? null,
          countsTowardCaps ?? true,
        ])
        .sort(),
    expression:
      '(user.messages ?? []).map((m) => [instant(m.sentAt), m.channel ?? null, m.topic ?? null, m.countsTowardCaps ?? true]).sort()',
  },
  { field: 'traits', read: ({ traits }) => traits ?? {}, expression: 'user.traits ?? {}' },
];

/** A value as a sentence says it: instants as dates. */
export function spoken(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spoken).join(', ')}]`;
  const isInstant = typeof value === 'number' && Math.abs(value) >= 1e8 && Math.abs(value) <= MAX_EPOCH_MS;
  return isInstant ? new Date(value).toISOString() : oneLine(value);
}
