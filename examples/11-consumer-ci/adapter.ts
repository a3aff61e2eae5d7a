import type { UserFacts } from 'tactful';
import type { Adapter } from 'tactful/testing';
import { toRow, type UserRow } from './rows.js';

/** A row as `evaluateUser` takes it: the shop's own code, as it runs in production. */
export function fromRow(row: UserRow): UserFacts {
  return {
    id: row.user_id,
    createdAt: row.created_at * 1000,
    lastActiveAt: row.last_seen_at === null ? null : row.last_seen_at * 1000,
    optedOut: row.unsubscribed_at !== null,
    timeZone: row.tz,
    traits: { owesMoney: row.owes_money === 1 },
    messages: row.sent.map(({ sent_at, channel }) => ({
      sentAt: sent_at * 1000,
      ...(channel !== null && { channel }),
    })),
  };
}

export const adapter: Adapter<UserFacts, UserRow> = { toRow, fromRow };
