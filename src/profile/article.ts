/** `an engineer`, `a user researcher`, `an MBA student`, `an 18-year-old`, `a Ukrainian translator`. */
export function withArticle(noun: string): string {
  return `${startsWithVowelSound(noun) ? 'an' : 'a'} ${noun}`;
}

function startsWithVowelSound(noun: string): boolean {
  if (noun.startsWith('.')) return false; // a dot, as in .NET
  const text = withoutAccents(noun);
  const spoken = /^[a-z0-9]/i.test(text) ? text : text.replace(/^[^\p{L}\p{N}]{1,80}/u, '');
  if (/^\d/.test(spoken)) return EIGHT_OR_ELEVEN.test(spoken);
  const word = FIRST_WORD.exec(spoken)?.[0] ?? '';
  return isSpelledOut(word, spoken.charAt(word.length))
    ? /^[aefhilmnorsx]/i.test(word)
    : VOWEL_SOUND.test(word);
}

/** `8`, `80`, `800`, `11`, `18`, `11,000`; not `110`, nor `1800`, which is a thousand and some. */
const EIGHT_OR_ELEVEN = /^(?:8|1[18](?:,?\d{3}){0,26}(?!\d))/;
const FIRST_WORD = /^[a-zæøœ]{1,80}/i;

/** But for a silent h, a u or an o that sounds like `you` or `one`, and an x that sounds like `ex`. */
const VOWEL_SOUND =
  /^(?!eu|ew|on(?:e$|ce$)|oax|ouij|u(?:bi|efa|fo|gand|igh|k|lys|nani|nesc|ni(?!dea|den|dio|ll|m|n|ro|rr|ss)|r[aeiou]|s[aeiu]|t[aeio]|vu|y))(?:[aeiouæøœ]|hour|honest|heir|honou?r|hors$|x(?![aeiouhy]))/i;

function withoutAccents(text: string): string {
  return ASCII.test(text) ? text : text.normalize('NFD').replace(/\p{M}/gu, '');
}

const ASCII = /^[ -~]{0,200}$/;

/** Whether the first word, which that character follows, is read letter by letter: `HR`, `MSc`, `X-ray`, `U.S.`. */
function isSpelledOut(word: string, next: string): boolean {
  if (word.length === 1) return next !== "'" && next !== '’'; // as in L'Oréal
  if (READ_AS_WORD.test(word)) return false;
  if (/^(?:hvac|lapd|mba|mfa|mri|nba|ngo|raf|seo|ui|ux)$/i.test(word) || NO_VOWEL.test(word)) return true;
  const capitals = /^[A-Z]{2,80}/.exec(word)?.[0];
  return capitals !== undefined && (capitals.length <= 3 || !PRONOUNCEABLE.test(capitals));
}

const READ_AS_WORD = /^(?:jr|lan|lt|mgr|mr|mrs|mt|one|ram|rom|sas|sgt|sim|sr|st|uber)$/i;
const NO_VOWEL = /^[b-df-hj-np-tv-xz]{2,80}$/i;

/** From four capitals on, an acronym that can be read as a word mostly is: `NASA`, `STEM`; but not `HVAC`, `USPS`. */
const PRONOUNCEABLE =
  /^(?:[AEIO]|U.{4}|(?:[B-DF-HJ-NP-TV-XZ]|[BCFGPS]L|[BCDFGPTW]R|[CPSTW]H|S[CKMNPQTW]|SQU|STR|SCR)[AEIOU])/;
