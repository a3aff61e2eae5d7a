/** Control and formatting characters, and the separators of lines and paragraphs, but for joiners within emoji. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]+/gu;

/**
 * A value from outside as one line that cannot forge structure in a prompt: control characters and line breaks become
 * a space, spaces are collapsed, the rest is cut at `maxLength` code units, never within a character.
 */
export function cleanText(text: string, maxLength: number): string {
  const head = text.length > 4 * maxLength ? text.slice(0, 4 * maxLength) : text; // the rest would be cut anyway
  const line = head
    .replace(UNSEEN, ' ')
    .replace(/\p{Zs}+/gu, ' ')
    .trim();
  return line.length <= maxLength
    ? dropHalves(line)
    : `${dropHalves(line.slice(0, maxLength - 1)).trimEnd()}…`;
}

/** Takes halves of surrogate pairs out, which no encoder can write. */
function dropHalves(text: string): string {
  return text.replace(/\p{Cs}/gu, '');
}
