import type { ActiveDays } from '../types.js';

/** How many dates a bitmap goes back. */
export const KEPT_DAYS = 400;
const WORDS = 13;
/** The bits of the last word that still stand for a kept date. */
const LAST_WORD_MASK = 2 ** (KEPT_DAYS - 32 * (WORDS - 1)) - 1;

/** The words of a bitmap without any date. */
export function noDays(): number[] {
  return new Array<number>(WORDS).fill(0);
}

/** Whether the user was active on a date; false for dates that are no longer kept. */
export function isActiveDay({ lastDay, words }: ActiveDays, day: number): boolean {
  if (lastDay === null) return false;
  const back = lastDay - day;
  return back >= 0 && back < KEPT_DAYS && ((words[back >> 5]! >>> (back & 31)) & 1) === 1;
}

/** The kept active dates, latest first. */
export function listActiveDays({ lastDay, words }: ActiveDays): number[] {
  const days: number[] = [];
  for (let back = 0; lastDay !== null && back < KEPT_DAYS; back++) {
    if (((words[back >> 5]! >>> (back & 31)) & 1) === 1) days.push(lastDay - back);
  }
  return days;
}

/** How many kept active dates there are, and the first of them. */
export function spanOfDays({ lastDay, words }: ActiveDays): { count: number; firstDay: number | null } {
  let count = 0;
  let back = -1;
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (word === 0) continue;
    for (let bits = word; bits !== 0; bits &= bits - 1) count++;
    back = i * 32 + 31 - Math.clz32(word);
  }
  return { count, firstDay: lastDay === null || back < 0 ? null : lastDay - back };
}

/** Moves the bits `by` dates back, dropping what falls off the end. Changes `words`. */
export function ageDays(words: number[], by: number): void {
  const wordStep = Math.floor(by / 32);
  const bitStep = by % 32;
  for (let i = WORDS - 1; i >= 0; i--) {
    const own = words[i - wordStep] ?? 0;
    const below = words[i - wordStep - 1] ?? 0;
    words[i] = (bitStep === 0 ? own : (own << bitStep) | (below >>> (32 - bitStep))) >>> 0;
  }
  words[WORDS - 1] = words[WORDS - 1]! & LAST_WORD_MASK;
}

/** Marks a date that lies `back` before the last one. Changes `words`. */
export function markDay(words: number[], back: number): void {
  if (back < KEPT_DAYS) words[back >> 5] = (words[back >> 5]! | (1 << (back & 31))) >>> 0;
}

/** The dates of either. */
export function uniteDays(a: ActiveDays, b: ActiveDays): { lastDay: number | null; words: number[] } {
  if (a.lastDay === null || b.lastDay === null) {
    const only = a.lastDay === null ? b : a;
    return { lastDay: only.lastDay, words: only.words.slice() };
  }
  const [late, early] = a.lastDay >= b.lastDay ? [a, b] : [b, a];
  const words = early.words.slice();
  ageDays(words, late.lastDay! - early.lastDay!);
  return { lastDay: late.lastDay, words: words.map((word, i) => (word | late.words[i]!) >>> 0) };
}

/** Runs of consecutive active dates. */
export interface Streaks {
  /** Length of the run that ends today, or yesterday while today may still come. */
  readonly current: number;
  /** Length of the longest run. */
  readonly longest: number;
  /** Active dates in all. */
  readonly activeDays: number;
}

/** The streaks as of the local date `today`, within the dates that are kept; dates after `today` do not count. */
export function streaksAt(activeDays: ActiveDays, today: number): Streaks {
  let current = 0;
  let longest = 0;
  let count = 0;
  let run = 0;
  let runEnd = 0;
  let previous = Number.NaN;
  for (const day of listActiveDays(activeDays)) {
    if (day > today) continue;
    count++;
    if (day !== previous - 1) {
      run = 0;
      runEnd = day;
    }
    run++;
    previous = day;
    if (run > longest) longest = run;
    if (runEnd >= today - 1) current = run;
  }
  return { current, longest, activeDays: count };
}
