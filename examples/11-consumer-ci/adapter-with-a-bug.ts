import type { UserFacts } from 'tactful';
import type { Adapter } from 'tactful/testing';
import { fromRow } from './adapter.js';
import { toRow, type UserRow } from './rows.js';

/** The adapter as it was first written: when messages were sent is handed on in seconds, as it stands in the row. */
export const adapterWithABug: Adapter<UserFacts, UserRow> = {
  toRow,
  fromRow: (row) => ({ ...fromRow(row), messages: row.sent.map(({ sent_at }) => ({ sentAt: sent_at })) }),
};
