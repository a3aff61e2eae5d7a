import { refuse } from '../errors.js';
import { unreadable } from '../internal/unreadable.js';
import { type CheckMessageOptions, readCheckOptions } from './check-options.js';
import { findCue, findReason } from './cues.js';
import { findEmoji, findSecondExclamation, findShout } from './loudness.js';
import type { MessageIssue, MessageIssueCode } from './message-issue.js';
import { findPlaceholder } from './placeholder.js';

/**
 * Checks a message before it is sent, whoever wrote it: a person, a template or a language model. An empty list means
 * that it may go. Check it before it is escaped.
 *
 * Always: it is not `empty`, not `too_long`, has no `unresolved_placeholder` (`{name}`, `{0}`, `{{ name | upper }}`,
 * `${name}`, `$name`, `%NAME%`, `<%= name %>`, `__NAME__`, `<NAME>`, `<name>`, `[Your Name]`, `undefined`; HTML tags
 * and prices are none), and is not `shouting` (three marks `!` or `?` in a row with a `!` among them, three words in
 * capitals in a row, or more than half of at least 12 letters capitals). In a text with small letters, words in
 * capitals are taken for acronyms, which do not shout: of up to five letters, no everyday word such as "NOW", and set
 * apart by commas, slashes or "&" if they are most of the text.
 *
 * By stage: every follow-up acknowledges the earlier message (`no_acknowledgement`); the last one says that it is the
 * last (`not_final`), which acknowledges as well, and why it matters now (`no_urgency`): it presses, or names a time or
 * what comes of waiting ("today", "until Friday", "closes", "miss out"); that it is the last does not tell. The others,
 * and the initial one, do not press (`premature_urgency`). The initial one does not refer to an earlier one
 * (`false_acknowledgement`).
 *
 * By tone: `playful`, `warm` and `neutral` messages do not press; a `neutral` one has at most one exclamation mark and
 * no emoji, which signs such as `©`, `™`, arrows and check marks are only if set as emoji (`off_tone`). Under a
 * follow-up stage the stage's rules on pressing hold instead.
 *
 * The phrases looked for are English; `messaging.phrases` of the policy adds others. Linear in the text.
 *
 * @throws TactfulError if the text is none, for a stage that the policy does not have, or a malformed option.
 *
 * @example
 * ```ts
 * import { checkMessage } from 'tactful';
 *
 * checkMessage('I wanted to follow up on my message from 7 days ago.', { stage: 'Followup_1' }) // => []
 * checkMessage('This is my final message: the offer ends on Friday.', { stage: 'Followup_2' }) // => []
 * checkMessage('Hi {name}, act now!', { stage: 'Followup_1' }).map(({ code, found }) => [code, found]) // => [['unresolved_placeholder', '{name}'], ['no_acknowledgement', null], ['premature_urgency', 'act now']]
 * ```
 */
export function checkMessage(text: string, options: CheckMessageOptions = {}): MessageIssue[] {
  try {
    if (typeof text !== 'string') refuse('checkMessage', 'text', 'expected a string', text);
    return findIssues('checkMessage', text, options);
  } catch (error) {
    throw unreadable('checkMessage', { text, options }, error);
  }
}

/** {@link checkMessage} on behalf of another function. */
export function findIssues(functionName: string, text: string, options: CheckMessageOptions): MessageIssue[] {
  const { stage, tone, maxLength, position, messaging } = readCheckOptions(functionName, options);
  const issues: MessageIssue[] = [];
  const add = (code: MessageIssueCode, message: string, found: string | null = null): void => {
    issues.push({ code, message, found });
  };
  if (text.trim() === '') add('empty', 'The message has no text.');
  if (text.length > maxLength) {
    add('too_long', `The message has ${text.length} characters; at most ${maxLength} are allowed.`);
  }
  const placeholder = findPlaceholder(text);
  if (placeholder !== null) {
    add('unresolved_placeholder', 'The message shows a placeholder that was not filled.', placeholder);
  }
  const shout = findShout(text);
  if (shout !== null) add('shouting', 'The message shouts.', shout);

  const urgency = findCue(text, 'urgency', messaging);
  const final = findCue(text, 'final', messaging);
  if (position !== null && final === null) {
    const acknowledgement = findCue(text, 'acknowledgement', messaging);
    if (position === 'initial' && acknowledgement !== null) {
      add('false_acknowledgement', 'The first message refers to an earlier one.', acknowledgement);
    } else if (position !== 'initial' && acknowledgement === null) {
      add('no_acknowledgement', 'The message does not acknowledge the earlier one.');
    }
  }
  if (position === 'last') {
    if (final === null) add('not_final', `The message for ${stage} does not say that it is the last.`);
    if (findReason(text, messaging) === null) {
      add('no_urgency', `The message for ${stage} does not say why it matters now.`);
    }
  } else if (position !== null) {
    const pressing = final ?? urgency;
    if (pressing !== null) add('premature_urgency', `The message for ${stage} already presses.`, pressing);
  }
  if (tone !== undefined && TONES.has(tone)) {
    if (position === null && (final ?? urgency) !== null) {
      add('off_tone', `A ${tone} message does not press.`, final ?? urgency);
    }
    const loud = tone === 'neutral' ? (findEmoji(text) ?? findSecondExclamation(text)) : null;
    if (loud !== null) {
      add('off_tone', 'A neutral message has no emoji and at most one exclamation mark.', loud);
    }
  }
  return issues;
}

const TONES: ReadonlySet<string> = /*#__PURE__*/ new Set(['playful', 'warm', 'neutral']);
