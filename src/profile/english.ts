/** `A`, `A and B`, `A, B, and C`. */
export function listOf(items: readonly string[]): string {
  if (items.length < 3) return items.join(' and ');
  return `${items.slice(0, -1).join(', ')}, and ${items.at(-1)}`;
}

/** The first `max` items, and a hint that there are more. */
export function someOf(items: readonly string[], max: number): string {
  return listOf(items.length <= max ? items : [...items.slice(0, max), 'more']);
}

/** `1 event`, `2 events`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `an engineer`, `a user researcher`, `an MBA student`, `an 18-year-old`. */
export function withArticle(noun: string): string {
  return `${startsWithVowelSound(noun) ? 'an' : 'a'} ${noun}`;
}

function startsWithVowelSound(noun: string): boolean {
  const word = /^[\p{L}\p{N}]+/u.exec(noun)?.[0] ?? '';
  if (/^\p{N}/u.test(word)) return /^(8|11$|18$)/.test(word);
  if (SPELLED_OUT.test(word)) return /^[AEFHILMNORSX]/.test(word);
  return /^(hour|honest|heir|honou?r)/i.test(word) || (/^[aeiou]/i.test(word) && !LIKE_YOU_OR_ONE.test(word));
}

/** Short and without a small letter, or without a vowel: read letter by letter. */
const SPELLED_OUT = /^(?:[A-Z]{1,3}|[B-DF-HJ-NP-TV-Z]{4,5})$/;
const LIKE_YOU_OR_ONE = /^(?:uni(?!n|m)|us[aeiu]|ut[ei]|ub[ei]|ufo|eu|ew|one$|once)/i;

/** `today`, `yesterday`, `5 days ago`, from 60 days on in months, from 2 years on in years. */
export function ago(days: number): string {
  if (days === 0) return 'today';
  if (days === 1) return 'yesterday';
  if (days < 60) return `${days} days ago`;
  if (days < 730) return `${Math.round(days / 30.4375)} months ago`;
  return `${Math.floor(days / 365)} years ago`;
}

/**
 * A title such as `Software Engineer` as it stands in a sentence: words in title case in lower case, `HR`, `iOS` and
 * names of peoples and languages as they are, and what follows `at`, a name most likely, too.
 */
export function asCommonNoun(title: string): string {
  const at = title.search(/\bat\b/i);
  const end = at < 0 ? title.length : at;
  const lower = title
    .slice(0, end)
    .replace(/\p{L}+/gu, (word) => (TITLE_CASE.test(word) && !PROPER.test(word) ? word.toLowerCase() : word));
  return lower + title.slice(end);
}

const TITLE_CASE = /^\p{Lu}\p{Ll}*$/u;
const PROPER =
  /^(?:American|Arabic|British|Chinese|Dutch|English|French|German|Greek|Hebrew|Hindi|Indian|Irish|Italian|Japanese|Korean|Latin|Mexican|Polish|Portuguese|Russian|Spanish|Swedish|Thai|Turkish|Vietnamese)$/;
