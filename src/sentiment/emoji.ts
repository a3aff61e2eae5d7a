/** Emoji by the word or emoticon of the lexicon that says the same. */
const BY_WORD: Readonly<Record<string, string>> = {
  ':)': '🙂😊☺😌😇🤗😺',
  ':d': '😀😃😄😁😸🤩',
  lol: '😆😅😂🤣😹',
  ';)': '😉😏',
  cool: '😎',
  fun: '😜😝😛🤪😋',
  kiss: '😘😗😙😚💋',
  love: '😍🥰😻❤💕💖💗💘💙💚💛💜🧡🖤🤍🤎💞💓💝♥💌',
  celebrate: '🎉🎊🥳🎂🍾🥂',
  great: '👍👏💪🙌👌💯',
  thanks: '🙏',
  win: '🏆🥇',
  ':(': '🙁☹😞😔😕😟🥺😿',
  crying: '😢😭',
  sad: '😥😓😪',
  heartbroken: '💔',
  angry: '😠😡🤬👿😾😤',
  hate: '🖕',
  bad: '👎💩',
  scared: '😱😨😰😧😦🙀',
  disgusted: '🤢🤮',
  annoyed: '😒🙄😑',
  frustrated: '😖😣😩😫🤦',
  tired: '🥱😴',
  sick: '🤒🤕😷🤧',
  embarrassed: '😳😬',
};

const WORDS: ReadonlyMap<string, string> = /*#__PURE__*/ new Map(
  Object.entries(BY_WORD).flatMap(([word, emoji]) => Array.from(emoji, (one) => [one, word] as const)),
);

/** The text with every emoji that is known replaced by its word. */
export function emojiToWords(text: string): string {
  return text.replace(/\p{Extended_Pictographic}[\u{FE0F}\u{1F3FB}-\u{1F3FF}]*/gu, (emoji) => {
    const word = WORDS.get(String.fromCodePoint(emoji.codePointAt(0)!));
    return word === undefined ? ' ' : ` ${word} `;
  });
}
