import * as fc from 'fast-check';
import { parseTimestamp } from '../../time/index.js';
import type { EpochMs, SentMessage, Timestamp } from '../../types.js';
import { instant } from './instant.js';
import { type NearConstraints, near } from './near.js';
import { record } from './record.js';

/** A {@link SentMessage} with its instant in epoch milliseconds. */
export interface PlainSentMessage extends SentMessage {
  readonly sentAt: EpochMs;
}

/** What `arbitraries.sentMessages` may be held to. */
export interface SentMessagesConstraints extends NearConstraints {
  /** The instant around which they were sent, mostly before it. @defaultValue any of `instant()` */
  readonly now?: Timestamp;
  /** How far back they reach. @defaultValue `40` */
  readonly withinDays?: number;
  /** At most so many. @defaultValue `12` */
  readonly maxLength?: number;
  /** Channels to choose from; `[]`: none has one. @defaultValue `['email', 'push']` */
  readonly channels?: readonly string[];
  /** Topics to choose from; `[]`: none has one. @defaultValue `['news', 'offers']` */
  readonly topics?: readonly string[];
  /** Whether some say `countsTowardCaps`. @defaultValue `true` */
  readonly receipts?: boolean;
}

/** What was sent to one user, in any order. */
export function sentMessages(constraints: SentMessagesConstraints = {}): fc.Arbitrary<PlainSentMessage[]> {
  const { now, ...rest } = constraints;
  if (now === undefined) return instant(rest).chain((at) => sentMessages({ ...rest, now: at }));
  const { withinDays = 40, maxLength = 12, channels = ['email', 'push'], topics = ['news', 'offers'] } = rest;
  const fields = {
    sentAt: near(parseTimestamp(now), withinDays, rest),
    ...(channels.length > 0 && { channel: fc.constantFrom(...channels) }),
    ...(topics.length > 0 && { topic: fc.constantFrom(...topics) }),
    ...(rest.receipts !== false && { countsTowardCaps: fc.constantFrom(true, false) }),
  };
  return fc.array(record<PlainSentMessage>(fields as never, ['sentAt']), { maxLength });
}
