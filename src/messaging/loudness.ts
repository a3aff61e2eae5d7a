import { oneLine } from '../internal/one-line.js';

const MANY_MARKS = /[!?]{3,}/g;
const CAPITAL_WORDS = /(?<!\p{Lu})\p{Lu}{2,}(?:[^\p{L}\p{N}]{1,3}\p{Lu}{2,}){2,}/gu;
const WORD = /\p{L}[\p{L}\p{M}]*/gu;

/** Words too common to be taken for acronyms when they stand in capitals. */
const EVERYDAY: ReadonlySet<string> = /*#__PURE__*/ new Set(
  (
    'ALL AND ANY ARE AS AT BACK BE BEST BIG BUT BUY CALL CAN CLICK COME DAY DEAL DID DO EVER FOR FREE FROM GET GIVE ' +
    'GO GREAT HAS HAVE HELLO HERE HEY HI HOW IF IN IS JOIN JUST LAST LATE LET LOOK LOVE MAKE MISS MORE MUST MY NEED ' +
    'NEVER NEW NEXT NO NOT NOW OF OFF OFFER ON ONE ONLY OPEN OR OUR OUT READ REPLY SALE SAVE SEE SOON STOP TAKE THAT ' +
    'THE THEN THERE THIS TIME TO TODAY UP VERY WAIT WANT WE WHAT WHEN WHY WILL WIN WITH YES YOU YOUR'
  ).split(' '),
);

/** The part of a text that shouts; null if none does. */
export function findShout(text: string): string | null {
  for (const [marks] of text.matchAll(MANY_MARKS)) if (marks.includes('!')) return marks.slice(0, 20);
  const words = text.match(WORD) ?? [];
  const mayHoldAcronyms = /\p{Ll}/u.test(text);
  const mostlyCapitals = 2 * words.filter(isCapitals).length > words.length;
  for (const [run] of text.matchAll(CAPITAL_WORDS)) {
    const acronyms = mayHoldAcronyms && run.match(WORD)!.every(isAcronym);
    if (!acronyms || (mostlyCapitals && !/[,;/&]/.test(run))) return oneLine(run, 80, '…');
  }
  const spoken = mayHoldAcronyms ? words.filter((word) => !isAcronym(word)).join(' ') : text;
  const small = count(text, /\p{Ll}/gu);
  const letters = count(text, /\p{Lu}/gu) + small;
  return letters >= 12 && count(spoken, /\p{Lu}/gu) > small ? oneLine(text, 80, '…') : null;
}

function isCapitals(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();
}

function isAcronym(word: string): boolean {
  return isCapitals(word) && word.length <= 5 && !EVERYDAY.has(word);
}

function count(text: string, letter: RegExp): number {
  return text.match(letter)?.length ?? 0;
}

const EMOJI = /\p{Emoji_Presentation}|(?![©®™ℹ↔-↪➡⬅-⬇▪▫▶◀☎✉✓-✘](?!\uFE0F))\p{Extended_Pictographic}/u;
const SECOND_EXCLAMATION = /![^!]*(!)/;

/** The first emoji of a text; signs that plain texts use, such as "©" or "→", are none unless set as emoji. */
export function findEmoji(text: string): string | null {
  return EMOJI.exec(text)?.[0] ?? null;
}

/** The second exclamation mark of a text. */
export function findSecondExclamation(text: string): string | null {
  return SECOND_EXCLAMATION.exec(text)?.[1] ?? null;
}
