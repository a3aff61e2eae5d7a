import { isFilled } from './is-filled.js';
import { Tally } from './tally.js';

/** One text field of many records, each distinct text as a number. */
export interface TextColumn {
  readonly texts: readonly string[];
  /** By record; -1 where the field is not filled. */
  readonly numbers: Int32Array;
  readonly tally: Tally;
}

export function textColumn<T>(
  records: readonly T[],
  read: (record: T) => string | null | undefined,
): TextColumn {
  const known = new Map<string, number>();
  const texts: string[] = [];
  const numbers = new Int32Array(records.length).fill(-1);
  for (let i = 0; i < records.length; i++) {
    const text = read(records[i]!);
    if (!isFilled(text)) continue;
    let number = known.get(text);
    if (number === undefined) {
      number = texts.push(text) - 1;
      known.set(text, number);
    }
    numbers[i] = number;
  }
  return { texts, numbers, tally: new Tally(texts.length) };
}
