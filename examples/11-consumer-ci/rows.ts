import type { PlainUserFacts } from 'tactful/testing';

/** A user as the shop's database gives them: snake case, instants in seconds since 1970, flags as 0 and 1. */
export interface UserRow {
  readonly user_id: string;
  readonly created_at: number;
  readonly last_seen_at: number | null;
  /** Null while they are subscribed. */
  readonly unsubscribed_at: number | null;
  readonly tz: string | null;
  readonly owes_money: 0 | 1;
  readonly sent: readonly { readonly sent_at: number; readonly channel: string | null }[];
}

const seconds = (ms: number): number => ms / 1000;

/** The row that the database would hold for such a user. */
export function toRow(user: PlainUserFacts): UserRow {
  return {
    user_id: user.id,
    created_at: seconds(user.createdAt),
    last_seen_at: user.lastActiveAt == null ? null : seconds(user.lastActiveAt),
    unsubscribed_at: user.optedOut ? seconds(user.createdAt) : null,
    tz: user.timeZone ?? null,
    owes_money: user.traits?.['owesMoney'] ? 1 : 0,
    sent: (user.messages ?? []).map(({ sentAt, channel = null }) => ({ sent_at: seconds(sentAt), channel })),
  };
}
