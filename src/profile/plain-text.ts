import { oneLine } from '../internal/one-line.js';

const MAX_LENGTH = 80;

/**
 * A value from outside as one short line, for a sentence in which texts are quoted: {@link oneLine}, and a double quote
 * becomes a single one.
 */
export function plainText(text: string): string {
  return SIMPLE.test(text) ? text : oneLine(text.replaceAll('"', "'"), MAX_LENGTH);
}

/** What most fields are: short words of ASCII, single blanks between them. */
const SIMPLE = /^(?=.{1,80}$)[!#-~]+(?: [!#-~]+)*$/;

/** The texts of a list that say anything, each once. */
export function plainTexts(texts: readonly string[]): string[] {
  const plain = new Set<string>();
  for (const text of texts) plain.add(plainText(text));
  plain.delete('');
  return [...plain];
}
