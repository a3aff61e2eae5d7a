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

/** The texts of a list that say anything, each once: of several spellings that differ in case, the first. */
export function plainTexts(texts: readonly string[], nameOf: (text: string) => string = asItIs): string[] {
  const plain = new Map<string, string>();
  for (const text of texts) {
    const line = plainText(text);
    const key = foldCase(nameOf(line));
    if (line !== '' && !plain.has(key)) plain.set(key, line);
  }
  return [...plain.values()];
}

function asItIs(text: string): string {
  return text;
}

/** What texts that differ only in case have in common. */
export function foldCase(text: string): string {
  return (SIMPLE.test(text) ? text : text.normalize('NFC')).toLowerCase();
}
