const MAX_LENGTH = 80;

/**
 * A value from outside as one short line, so that it cannot forge the structure of a text that it is put into: line
 * breaks and runs of blanks become one blank; control, format and bidirectional characters and half surrogate pairs
 * are dropped; a double quote becomes a single one; what is longer than 80 characters is cut. The joiners that
 * scripts and emoji need stay. `''` if nothing is left.
 */
export function plainText(text: string): string {
  if (SIMPLE.test(text)) return text;
  const line = text.replace(BREAKS, ' ').replace(HIDDEN, '').replaceAll('"', "'").replace(/ +/g, ' ').trim();
  const cut = line.length <= MAX_LENGTH ? line : line.slice(0, MAX_LENGTH).replace(HALF_PAIR, '').trimEnd();
  return VISIBLE.test(cut) ? cut : '';
}

/** What most fields are: short words of ASCII, single blanks between them. */
const SIMPLE = /^(?=.{1,80}$)[!#-~]+(?: [!#-~]+)*$/;
const BREAKS = /[\s\u0085]+/g;
const HIDDEN = /[\p{Cc}\p{Cs}]|(?!\u200c|\u200d)\p{Cf}/gu;
const HALF_PAIR = /[\ud800-\udbff]$/;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

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
