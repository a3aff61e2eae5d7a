import type { EventRecord } from './records.js';
import { Tally } from './tally.js';

/** The cuisines that users prefer, numbered, to be found in events as whole words in any case. */
export class Cuisines {
  /** By the way a user writes them; -1 for one without a word. */
  private readonly written = new Map<string, number>();
  /** By their words. */
  private readonly numbers = new Map<string, number>();
  private mostWords = 0;

  /** Takes up what a user prefers. */
  know(cuisines: readonly string[] | null | undefined): void {
    if (cuisines == null) return;
    for (const cuisine of cuisines) {
      if (this.written.has(cuisine)) continue;
      const phrase = cuisineName(wordsOf(cuisine).join(' '));
      const number = phrase === '' ? -1 : (this.numbers.get(phrase) ?? this.numbers.size);
      this.written.set(cuisine, number);
      if (number < 0) continue;
      this.numbers.set(phrase, number);
      this.mostWords = Math.max(this.mostWords, phrase.split(' ').length);
    }
  }

  numberOf(cuisine: string): number {
    return this.written.get(cuisine) ?? -1;
  }

  /** Those that the name or the type of an event mentions. */
  mentionedBy({ name, eventType }: EventRecord): number[] {
    const found: number[] = [];
    this.find(wordsOf(name), found);
    if (eventType != null) this.find(wordsOf(eventType), found);
    return found;
  }

  tally(): Tally {
    return new Tally(this.numbers.size);
  }

  private find(words: readonly string[], found: number[]): void {
    for (let i = 0; i < words.length; i++) {
      let phrase = '';
      for (let j = i; j < words.length && j - i < this.mostWords; j++) {
        phrase = j === i ? words[j]! : `${phrase} ${words[j]}`;
        const number = this.numbers.get(phrase);
        if (number !== undefined) found.push(number);
      }
    }
  }
}

/** `Thai` of `Thai food` and of `Thai cuisine`, but `soul food` whole: soul alone is something else. */
export function cuisineName(cuisine: string): string {
  return cuisine.replace(SUFFIX, '');
}

const SUFFIX = / (?:cuisine|(?<!^(?:comfort|fast|finger|raw|sea|slow|soul|street|whole) )food)$/i;

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
