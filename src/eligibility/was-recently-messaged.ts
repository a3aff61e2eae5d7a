import { type Issue, issue, refuse, TactfulError } from '../errors.js';
import { isRecord } from '../internal/own-keys.js';
import { readSection } from '../internal/read-section.js';
import { unreadable } from '../internal/unreadable.js';
import { parseTimestamp, readNow, TIMESTAMP_EXPECTED } from '../time/index.js';
import type { SentMessage } from '../types.js';
import type { EligibilityOptions } from './is-user-inactive.js';
import { resolvedEligibility } from './policy.js';

/**
 * Whether any message has `sentAt >= now - messageFrequency`: exactly that long ago is still recent, and so is a
 * message dated in the future. Always false under a policy whose message frequency is null. Messages may come in any
 * order.
 *
 * @throws TactfulError if `messages` is not a list, or names each message whose `sentAt` is not an instant.
 *
 * @example
 * ```ts
 * import { wasRecentlyMessaged } from 'tactful';
 *
 * const messages = [{ sentAt: '2026-03-01T12:00Z' }];
 * wasRecentlyMessaged(messages, { now: '2026-03-02T12:00Z' }) // => true
 * wasRecentlyMessaged(messages, { now: '2026-03-02T12:00:00.001Z' }) // => false
 * wasRecentlyMessaged([], { now: '2026-03-02T12:00Z' }) // => false
 * ```
 */
export function wasRecentlyMessaged(messages: readonly SentMessage[], options: EligibilityOptions): boolean {
  try {
    const name = 'wasRecentlyMessaged';
    const now = readNow(name, options);
    const { messageFrequencyMs } = readSection(name, options.policy, resolvedEligibility);
    if (!Array.isArray(messages)) refuse(name, 'messages', 'expected a list of messages', messages);
    const faults: Issue[] = [];
    let recent = false;
    for (let i = 0; i < messages.length; i++) {
      const message: unknown = messages[i];
      if (!isRecord(message)) {
        faults.push(issue(`messages[${i}]`, 'expected an object', message));
        continue;
      }
      const sentAt = parseTimestamp(message['sentAt']);
      if (Number.isNaN(sentAt))
        faults.push(issue(`messages[${i}].sentAt`, TIMESTAMP_EXPECTED, message['sentAt']));
      else if (messageFrequencyMs !== null && sentAt >= now - messageFrequencyMs) recent = true;
    }
    if (faults.length > 0) throw new TactfulError('invalid_input', name, faults);
    return recent;
  } catch (error) {
    throw unreadable('wasRecentlyMessaged', { messages, options }, error);
  }
}
