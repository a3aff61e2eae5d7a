/** Marks as phones and word processors set them, by the plain one, which lists of words are written with. */
const BY_PLAIN: Readonly<Record<string, string>> = {
  "'": '‘’ʼ＇',
  '"': '“”„«»',
  '.': '…',
};

const PLAIN: ReadonlyMap<string, string> = /*#__PURE__*/ new Map(
  Object.entries(BY_PLAIN).flatMap(([plain, marks]) => Array.from(marks, (mark) => [mark, plain] as const)),
);

/**
 * The text with plain apostrophes, quotation marks and full stops, each in its place: "don’t" is in no list of words,
 * "don't" is.
 */
export function plainMarks(text: string): string {
  return text.replace(/[‘’ʼ＇“”„«»…]/g, (mark) => PLAIN.get(mark)!);
}
