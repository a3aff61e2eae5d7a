/** What can be wrong with a message. */
export type MessageIssueCode =
  /** Nothing but white space. */
  | 'empty'
  /** Longer than `maxLength`. */
  | 'too_long'
  /** `{name}`, `[Your Name]`, `undefined` and their like. */
  | 'unresolved_placeholder'
  /** Marks or capitals in a row. */
  | 'shouting'
  /** A first message refers to an earlier one. */
  | 'false_acknowledgement'
  /** A follow-up does not refer to the earlier message. */
  | 'no_acknowledgement'
  /** It presses for an answer before the last message. */
  | 'premature_urgency'
  /** The last message does not say that it is the last. */
  | 'not_final'
  /** The last message does not say why it matters now. */
  | 'no_urgency'
  /** It presses in a tone that does not, or a neutral message has emoji or more than one `!`. */
  | 'off_tone';

/** One thing that is wrong with a message. */
export interface MessageIssue {
  readonly code: MessageIssueCode;
  /** An English sentence. */
  readonly message: string;
  /** The words that are wrong; null where something is missing. */
  readonly found: string | null;
}
