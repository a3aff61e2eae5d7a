import { refuse } from '../errors.js';
import { oneLine } from '../internal/one-line.js';
import { isRecord } from '../internal/own-keys.js';
import { readSection } from '../internal/read-section.js';
import { unreadable } from '../internal/unreadable.js';

import { findCue } from './cues.js';
import type { MessageIssue, MessageIssueCode } from './message-issue.js';
import { type MessagingPolicy, resolvedMessaging } from './policy.js';

/** The sections of a policy that checking a message reads. */
export interface MessageCheckPolicy {
  readonly messaging: MessagingPolicy;
  /** Whose stages tell which message is the last. @defaultValue `Followup_1`, `Followup_2` */
  readonly followUp?: { readonly stages: readonly { readonly name: string }[] };
}

/** Options of {@link checkMessage}. */
export interface CheckMessageOptions {
  /** The follow-up stage that the message is for, or `'initial'` for the first message of all. */
  readonly stage?: string;
  /** The tone that it should have. Tones other than `playful`, `warm` and `neutral` are not checked. */
  readonly tone?: string;
  /** In UTF-16 code units, its end included. @defaultValue the policy's `messaging.maxLength` */
  readonly maxLength?: number;
  /** @defaultValue the production defaults */
  readonly policy?: MessageCheckPolicy;
}

const INITIAL = 'initial';
const DEFAULT_STAGES = ['Followup_1', 'Followup_2'];

/**
 * Checks a message before it is sent, whoever wrote it: a person, a template or a language model. An empty list means
 * that it may go. Check it before it is escaped.
 *
 * Always: it is not `empty`, not `too_long`, has no `unresolved_placeholder` (`{name}`, `{{name}}`, `${name}`,
 * `%NAME%`, `<NAME>`, `[Your Name]`, `undefined`), and is not `shouting` (three marks `!` or `?` in a row with a `!`
 * among them, three words in capitals in a row, or more than half of at least 12 letters capitals).
 *
 * By stage: every follow-up acknowledges the earlier message (`no_acknowledgement`); the last one says that it is the
 * last (`not_final`), which acknowledges as well, and why it matters now (`no_urgency`; saying that it is the last
 * counts); the others, and the initial one, do not press (`premature_urgency`). The initial one does not refer to an
 * earlier one (`false_acknowledgement`).
 *
 * By tone: `playful`, `warm` and `neutral` messages do not press; a `neutral` one has no emoji and at most one
 * exclamation mark (`off_tone`). Under a follow-up stage the stage's rules on pressing hold instead.
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
  const { stage, tone, maxLength, position, messaging } = readOptions(functionName, options);
  const issues: MessageIssue[] = [];
  const add = (code: MessageIssueCode, message: string, found: string | null = null): void => {
    issues.push({ code, message, found });
  };
  if (text.trim() === '') add('empty', 'The message has no text.');
  if (text.length > maxLength) {
    add('too_long', `The message has ${text.length} characters; at most ${maxLength} are allowed.`);
  }
  const placeholder = PLACEHOLDER.exec(text)?.[0];
  if (placeholder !== undefined) {
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
    if (final === null && urgency === null) {
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
    const loud =
      tone === 'neutral' ? (EMOJI.exec(text)?.[0] ?? SECOND_EXCLAMATION.exec(text)?.[1]) : undefined;
    if (loud !== undefined) {
      add('off_tone', 'A neutral message has no emoji and at most one exclamation mark.', loud);
    }
  }
  return issues;
}

const TONES: ReadonlySet<string> = /*#__PURE__*/ new Set(['playful', 'warm', 'neutral']);

const PLACEHOLDER =
  /\{\{?[ \t]{0,9}[A-Za-z_][\w. -]{0,40}\}\}?|\$\{[^}]{0,60}\}|%[A-Za-z_]{2,40}%|<[A-Z][A-Z_ ]{1,40}>|\[[A-Za-z][\w '’-]{0,40}\](?!\()|\bundefined\b|\bNaN\b|\[object \w{1,20}\]/;

const EMOJI = /\p{Extended_Pictographic}/u;
const SECOND_EXCLAMATION = /![^!]*(!)/;
const CAPITAL_WORDS = /(?<!\p{Lu})\p{Lu}{2,}(?:[^\p{L}\p{N}]{1,3}\p{Lu}{2,}){2,}/u;
const MANY_MARKS = /[!?]{3,}/g;

/** The part of a text that shouts; null if none does. */
function findShout(text: string): string | null {
  for (const [marks] of text.matchAll(MANY_MARKS)) if (marks.includes('!')) return marks.slice(0, 20);
  const words = CAPITAL_WORDS.exec(text)?.[0];
  if (words !== undefined) return oneLine(words, 80, '…');
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  const small = text.match(/\p{Ll}/gu)?.length ?? 0;
  return capitals + small >= 12 && capitals > small ? oneLine(text, 80, '…') : null;
}

interface ReadCheckOptions {
  readonly stage: string | undefined;
  readonly tone: string | undefined;
  readonly maxLength: number;
  /** Where the stage stands; null without one. */
  readonly position: 'initial' | 'middle' | 'last' | null;
  readonly messaging: MessagingPolicy;
}

function readOptions(functionName: string, options: CheckMessageOptions): ReadCheckOptions {
  if (!isRecord(options)) refuse(functionName, 'options', 'expected an object', options);
  const { policy, stage, tone, maxLength } = options as CheckMessageOptions;
  const messaging = readSection(functionName, policy, resolvedMessaging);
  if (tone !== undefined && typeof tone !== 'string') refuse(functionName, 'tone', 'expected a string', tone);
  if (maxLength !== undefined && !(Number.isInteger(maxLength) && maxLength >= 1)) {
    refuse(functionName, 'maxLength', 'expected a whole number of at least 1', maxLength);
  }
  const stages = stageNames(functionName, policy);
  let position: ReadCheckOptions['position'] = null;
  if (stage === INITIAL) position = 'initial';
  else if (stage !== undefined) {
    const place = stages.indexOf(stage);
    if (place < 0) {
      const known = [INITIAL, ...stages].map((name) => JSON.stringify(name)).join(', ');
      refuse(functionName, 'stage', `expected one of ${known}`, stage);
    }
    position = place === stages.length - 1 ? 'last' : 'middle';
  }
  return { stage, tone, maxLength: maxLength ?? messaging.maxLength, position, messaging };
}

function stageNames(functionName: string, policy: MessageCheckPolicy | undefined): readonly string[] {
  if (policy?.followUp === undefined) return DEFAULT_STAGES;
  const { stages } = policy.followUp;
  if (!Array.isArray(stages)) {
    refuse(functionName, 'policy', 'expected a policy from definePolicy, with its stages', policy);
  }
  return stages.map(({ name }) => name);
}
