import { unreadable } from '../internal/unreadable.js';
import { DAY_MS } from '../time/index.js';
import { checkUser, readMessage } from './check-records.js';
import { Intake } from './intake.js';
import { Latest } from './latest.js';
import { type ProfileFrame, type ProfileOptions, readFrame } from './options.js';
import type { MessageFields, MessageRecord, UserRecord } from './records.js';

/** Options of {@link messageFields}. */
export interface MessageFieldsOptions extends ProfileOptions {
  /** Those of other users are ignored. @defaultValue `[]` */
  readonly messages?: readonly MessageRecord[];
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
    const frame = readFrame('messageFields', options);
    const intake = new Intake('messageFields');
    const slots = new Map<string, number>();
    if (intake.accepts('user', 0, user, checkUser)) slots.set(user.id, 0);
    const index = indexMessages(intake.list('messages', options.messages), slots, intake);
    intake.throwIfRejected();
    return messageFieldsAt(index, 0, frame);
  } catch (error) {
    throw unreadable('messageFields', { user, options }, error);
  }
}

/** What is known of the messages of each user, by the user's slot. */
export interface MessageIndex {
  readonly queued: Int32Array;
  readonly sent: Int32Array;
  /** Of those that were sent. */
  readonly latest: Latest<MessageRecord>;
}

/** Reads the messages of the users that have a slot. */
export function indexMessages(
  messages: readonly MessageRecord[],
  slots: ReadonlyMap<string, number>,
  intake: Intake,
): MessageIndex {
  const queued = new Int32Array(slots.size);
  const sent = new Int32Array(slots.size);
  const latest = new Latest(messages, slots.size);
  for (let i = 0; i < messages.length; i++) {
    const message = messages[i]!;
    const at = intake.read('messages', i, message, readMessage);
    const slot = at === null ? undefined : slots.get(message.userId);
    if (at === null || slot === undefined) continue;
    if (message.status === 'queued') queued[slot]!++;
    if (message.status !== 'sent') continue;
    sent[slot]!++;
    latest.see(slot, i, at);
  }
  return { queued, sent, latest };
}

/** The {@link MessageFields} of the user of that slot. */
export function messageFieldsAt(
  index: MessageIndex,
  slot: number,
  { now, policy }: ProfileFrame,
): MessageFields {
  const queuedMessageCount = index.queued[slot]!;
  const totalMessagesSent = index.sent[slot]!;
  const last = index.latest.of(slot);
  const elapsed = now - index.latest.timeOf(slot);
  const isRested = totalMessagesSent === 0 || (last !== null && elapsed >= policy.messageCooldownMs);
  return {
    hasQueuedMessages: queuedMessageCount > 0,
    queuedMessageCount,
    hasSentMessages: totalMessagesSent > 0,
    lastMessageSentDate: last?.sentDate ?? null,
    daysSinceLastMessage: last === null ? null : Math.floor(elapsed / DAY_MS),
    totalMessagesSent,
    canSendNewMessage: isRested && !(policy.blockWhenQueued && queuedMessageCount > 0),
  };
}
