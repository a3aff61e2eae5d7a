import { type Issue, issue, refuse, TactfulError } from '../errors.js';
import { isRecord } from '../internal/own-keys.js';
import { unreadable } from '../internal/unreadable.js';
import type { MessageFields, PersonalizationFields } from './records.js';

/** What to do about a user next. */
export type MessagingDecision =
  /** A message can be sent, and enough is known to make it personal. */
  | 'send_personalized'
  /** Too little is known: ask for more. */
  | 'request_details'
  /** Neither. */
  | 'wait';

/** The fields of a profile that {@link decideMessaging} reads. */
export type MessagingFacts = Pick<MessageFields, 'canSendNewMessage'> &
  Pick<PersonalizationFields, 'hasEnoughFieldsToPersonalize' | 'shouldRequestMoreDetails'>;

/**
 * What to do about a user next: `send_personalized` if a message can be sent and enough is known to make it personal;
 * else `request_details` if too little is known; else `wait`.
 *
 * Asking for details is not held up by the cooldown of messages; where it goes out as one, look at
 * `canSendNewMessage` too.
 *
 * @throws TactfulError naming every one of the three fields that is not true or false.
 *
 * @example
 * ```ts
 * import { decideMessaging, enrichProfile } from 'tactful';
 *
 * const user = { id: 'u1', email: 'ann@x.org', age: 32, interests: ['chess'], occupation: 'Nurse' };
 * decideMessaging(enrichProfile(user, { now: '2026-02-12' })) // => 'send_personalized'
 * decideMessaging(enrichProfile({ id: 'u2', email: 'bo@x.org' }, { now: '2026-02-12' })) // => 'request_details'
 * ```
 */
export function decideMessaging(profile: MessagingFacts): MessagingDecision {
  try {
    return decide(profile);
  } catch (error) {
    throw unreadable('decideMessaging', { profile }, error);
  }
}

function decide(profile: MessagingFacts): MessagingDecision {
  if (!isRecord(profile)) refuse('decideMessaging', 'profile', 'expected an object', profile);
  const { canSendNewMessage, hasEnoughFieldsToPersonalize, shouldRequestMoreDetails } = profile;
  const read = { canSendNewMessage, hasEnoughFieldsToPersonalize, shouldRequestMoreDetails };
  const faults: Issue[] = [];
  for (const [path, value] of Object.entries(read)) {
    if (typeof value !== 'boolean') faults.push(issue(path, 'expected true or false', value));
  }
  if (faults.length > 0) throw new TactfulError('invalid_input', 'decideMessaging', faults);
  if (canSendNewMessage && hasEnoughFieldsToPersonalize) return 'send_personalized';
  return shouldRequestMoreDetails ? 'request_details' : 'wait';
}
