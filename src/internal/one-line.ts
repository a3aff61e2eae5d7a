/**
 * A text from outside as one line of at most `maxLength` code units, so that it can neither forge the structure of what
 * it is put into nor say there what nobody sees: line breaks and runs of blanks become one blank; control, format and
 * bidirectional characters, tags and half surrogate pairs are dropped. Joiners and variation selectors, which scripts
 * and emoji need, stay, but not rows of them. What is longer is cut, never within a character, and ends with `end`. `''`
 * if nothing is left that can be seen.
 */
export function oneLine(text: string, maxLength: number, end = ''): string {
  const line = text.replace(BREAKS, ' ').replace(HIDDEN, '').replace(JOINTS, '$1').replace(/ +/g, ' ').trim();
  const fits = line.length <= maxLength;
  const kept = fits ? line : shorten(line, maxLength - end.length);
  if (!VISIBLE.test(kept)) return '';
  return fits ? kept : kept + end;
}

const BREAKS = /[\s\u0085]+/g;
const HIDDEN = /[\p{Cc}\p{Cs}]|(?!\p{Join_C})\p{Cf}/gu;
/** Data can be written in rows of these. People write a selector, a joiner, or the one and then the other. */
const JOINTS = /(?=[\p{Join_C}\p{VS}])(\p{VS}?\p{Join_C}?)[\p{Join_C}\p{VS}]*/gu;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

function shorten(line: string, length: number): string {
  return line
    .slice(0, length)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd();
}
