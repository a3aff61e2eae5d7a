import { readSection } from '../internal/read-section.js';
import { unreadable } from '../internal/unreadable.js';
import { DAY_MS, readNow } from '../time/index.js';
import type { EpochMs, Timestamp } from '../types.js';
import { byId } from './attendance.js';
import { checkUser, readMessage } from './check-records.js';
import { Intake } from './intake.js';
import { type ProfilePolicy, resolvedProfile } from './policy.js';
import type { MessageFields, MessageRecord, UserRecord } from './records.js';

/** Options of {@link messageFields}. */
export interface MessageFieldsOptions {
  /** The instant to look back from. */
  readonly now: Timestamp;
  /** Those of other users are ignored. @defaultValue `[]` */
  readonly messages?: readonly MessageRecord[];
  /** @defaultValue the production defaults */
  readonly policy?: { readonly profile: ProfilePolicy };
}

/**
 * What the messages say of a user, and whether they may be sent a new one: when nothing was sent yet, or the last one
 * at least `messageCooldown` ago, its end included. A sent message without a date counts, and with no dated one
 * beside it stands in the way, because nobody knows how old it is. Queued ones are in the way only under
 * `blockWhenQueued`.
 *
 * Time grows with the number of messages.
 *
 * @throws TactfulError naming every malformed field of the user and of the records.
 *
 * @example
 * ```ts
 * import { messageFields } from 'tactful';
 *
 * const user = { id: 'u1', email: 'ann@x.org' };
 * const messages = [{ id: 'm1', userId: 'u1', status: 'sent', sentDate: '2026-02-05' }];
 * messageFields(user, { now: '2026-02-11T23:59', messages }).canSendNewMessage // => false
 * messageFields(user, { now: '2026-02-12', messages }).canSendNewMessage // => true
 * ```
 */
export function messageFields(user: UserRecord, options: MessageFieldsOptions): MessageFields {
  try {
    const now = readNow('messageFields', options);
    const policy = readSection('messageFields', options.policy, resolvedProfile);
    const intake = new Intake('messageFields');
    const slots = new Map<string, number>();
    if (intake.accepts('user', 0, user, checkUser)) slots.set(user.id, 0);
    const index = indexMessages(intake.list('messages', options.messages), slots, intake);
    intake.throwIfRejected();
    return messageFieldsAt(index, 0, now, policy);
  } catch (error) {
    throw unreadable('messageFields', { user, options }, error);
  }
}

/** What is known of the messages of each user, by the user's slot. */
export interface MessageIndex {
  readonly messages: readonly MessageRecord[];
  readonly queued: Int32Array;
  readonly sent: Int32Array;
  /** The last sent message that has a date: its place in the list; -1 without one. */
  readonly last: Int32Array;
  /** When that was. */
  readonly lastAt: Float64Array;
}

/** Reads the messages of the users that have a slot. */
export function indexMessages(
  messages: readonly MessageRecord[],
  slots: ReadonlyMap<string, number>,
  intake: Intake,
): MessageIndex {
  const queued = new Int32Array(slots.size);
  const sent = new Int32Array(slots.size);
  const last = new Int32Array(slots.size).fill(-1);
  const lastAt = new Float64Array(slots.size).fill(Number.NEGATIVE_INFINITY);
  for (let i = 0; i < messages.length; i++) {
    const message = messages[i]!;
    const at = intake.read('messages', i, message, readMessage);
    const slot = at === null ? undefined : slots.get(message.userId);
    if (at === null || slot === undefined) continue;
    if (message.status === 'queued') queued[slot]!++;
    if (message.status !== 'sent') continue;
    sent[slot]!++;
    const latest = last[slot]!;
    const isLater =
      at > lastAt[slot]! || (latest >= 0 && at === lastAt[slot]! && byId(message, messages[latest]!) > 0);
    if (!isLater) continue;
    last[slot] = i;
    lastAt[slot] = at;
  }
  return { messages, queued, sent, last, lastAt };
}

/** The {@link MessageFields} of the user of that slot. */
export function messageFieldsAt(
  index: MessageIndex,
  slot: number,
  now: EpochMs,
  policy: ProfilePolicy,
): MessageFields {
  const queuedMessageCount = index.queued[slot]!;
  const totalMessagesSent = index.sent[slot]!;
  const last = index.last[slot]!;
  const elapsed = now - index.lastAt[slot]!;
  const isRested = totalMessagesSent === 0 || (last >= 0 && elapsed >= policy.messageCooldownMs);
  return {
    hasQueuedMessages: queuedMessageCount > 0,
    queuedMessageCount,
    hasSentMessages: totalMessagesSent > 0,
    lastMessageSentDate: last < 0 ? null : index.messages[last]!.sentDate!,
    daysSinceLastMessage: last < 0 ? null : Math.floor(elapsed / DAY_MS),
    totalMessagesSent,
    canSendNewMessage: isRested && !(policy.blockWhenQueued && queuedMessageCount > 0),
  };
}
