import { isProperAdjective } from './proper-adjectives.js';

/**
 * A title such as `Software Engineer` as it stands in a sentence: words in title case in lower case, `HR`, `iOS`,
 * `X-ray` and names of peoples and languages as they are, and what follows `at`, a name most likely, too. A title all
 * in capitals is read as if it were in title case, but for its abbreviations. A full stop after the last word goes.
 */
export function asCommonNoun(title: string): string {
  const text = withoutStop(title);
  const at = AT.exec(text);
  if (at === null) return inLowerCase(text);
  return inLowerCase(text.slice(0, at.index)) + at[0].toLowerCase() + text.slice(at.index + at[0].length);
}

const AT = / (?:at(?! law\b)|@) /i;

function withoutStop(title: string): string {
  if (!/[.,:;…]$/.test(title) || ABBREVIATED.test(title)) return title;
  return title.replace(/[\s.,:;…]{1,80}$/, '');
}

const ABBREVIATED = /(?:^|\P{L})(?:\p{L}|asst|bros|co|corp|dept|esq|inc|jr|ltd|mgr|ph\.?d|sr)\.$/iu;

function inLowerCase(title: string): string {
  const loud = isLoud(title);
  return title.replace(WORDS, (word, place: number) => {
    const next = place + word.length;
    if (word.length === 1) return staysSingle(word, title.charAt(next)) ? word : word.toLowerCase();
    if (word.length === 2 && /^\.\p{L}/u.test(title.slice(next, next + 3))) return word; // as in Ph.D.
    if (!loud) return TITLE_CASE.test(word) && !isProperAdjective(word) ? word.toLowerCase() : word;
    if (isAbbreviation(word)) return word;
    const quiet = word.charAt(0) + word.slice(1).toLowerCase();
    return isProperAdjective(quiet) ? quiet : word.toLowerCase();
  });
}

const WORDS = /\p{L}[\p{L}\p{M}]*(?:['’][\p{L}\p{M}]+)*/gu;
const TITLE_CASE = /^\p{Lu}[\p{Ll}\p{M}'’]{0,80}$/u;

/** All in capitals, and more than one short word, which is an abbreviation most likely: `CEO`, `RN`. */
function isLoud(title: string): boolean {
  return !/\p{Ll}/u.test(title) && /\p{Lu}{4}|\p{Lu}{2}\P{L}{1,80}\p{Lu}{2}/u.test(title);
}

/** The `X` of `X-Ray` and the `D` of `3D`, but not the `E` of `E-Mail`, nor an article. */
function staysSingle(letter: string, next: string): boolean {
  return !(letter === 'E' && next === '-') && !(letter === 'A' && next === ' ');
}

/** In a title that is all in capitals: without a vowel, or well known. */
function isAbbreviation(word: string): boolean {
  return (
    KNOWN.test(word) ||
    (/^[B-DF-HJ-NP-TV-XZ]{2,80}$/.test(word) && !/^(?:[DJMS]R|MRS|LT|MGR|SGT|ST)$/.test(word))
  );
}

const KNOWN =
  /^(?:AI|API|AR|AVP|AWS|BA|CAD|C[AEFIMOPRST]O|CHRO|CIA|CISO|CNA|CPA|E[ARU]|EFL|EM[ST]|EPA|ERP|ESL|ETL|EVP|FBI|FDA|GIS|HIV|HVAC|ICU|IOS|IP|IRS|IT|MBA|MFA|MI[ST]|MRI|NASA|NATO|NBA|NGO|NICU|NYU|OB|OEM|PA|QA|RAF|ROTC|SA[PST]|SEM|SEO|STEM|UCLA|UI|UK|UN|UPS|USA?|USPS|UX|VIP)$/;
