import { refuse } from '../errors.js';
import { isRecord } from '../internal/own-keys.js';
import { unreadable } from '../internal/unreadable.js';
import { findIssues } from './check-message.js';
import type { CheckMessageOptions } from './check-options.js';
import type { MessageIssue } from './message-issue.js';

/** What {@link chooseMessage} chooses between, and what the message is for. */
export interface MessageChoice extends CheckMessageOptions {
  /** What a language model wrote; null or absent if it gave nothing. */
  readonly candidate?: string | null;
  /** A text that is known to be good, or a message from `composeMessage`. */
  readonly fallback: string | { readonly text: string };
}

/** The message that goes. */
export interface ChosenMessage {
  readonly text: string;
  readonly source: 'candidate' | 'fallback';
  /** What was wrong with the candidate; empty if it goes. */
  readonly issues: readonly MessageIssue[];
}

/**
 * Takes the candidate, trimmed, if `checkMessage` finds nothing wrong with it, and the fallback otherwise. The fallback
 * is not checked: it is what you can vouch for.
 *
 * @throws TactfulError if the candidate is neither text nor null, the fallback has no text, or as `checkMessage` does.
 *
 * @example
 * ```ts
 * import { chooseMessage } from 'tactful';
 *
 * chooseMessage({ candidate: 'HELLO {name}!!!', fallback: 'Hello!' }).source // => 'fallback'
 * chooseMessage({ candidate: ' Hello, Ann. ', fallback: 'Hello!' }) // => { text: 'Hello, Ann.', source: 'candidate', issues: [] }
 * ```
 */
export function chooseMessage(choice: MessageChoice): ChosenMessage {
  try {
    if (!isRecord(choice)) refuse('chooseMessage', 'choice', 'expected an object', choice);
    const { candidate = null, fallback, ...options } = choice as MessageChoice;
    if (candidate !== null && typeof candidate !== 'string') {
      refuse('chooseMessage', 'candidate', 'expected a string or null', candidate);
    }
    const fallbackText: unknown = isRecord(fallback) ? fallback.text : fallback;
    if (typeof fallbackText !== 'string' || fallbackText.trim() === '') {
      refuse(
        'chooseMessage',
        'fallback',
        'expected a non-empty string, or a message with such a text',
        fallback,
      );
    }
    const text = (candidate ?? '').trim();
    const issues = findIssues('chooseMessage', text, options);
    return issues.length === 0
      ? { text, source: 'candidate', issues }
      : { text: fallbackText, source: 'fallback', issues };
  } catch (error) {
    throw unreadable('chooseMessage', { choice }, error);
  }
}
