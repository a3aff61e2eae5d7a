import type { EventRecord } from './records.js';

/** Finds which events mention a cuisine by name, as whole words in any case. Each text is looked at only once. */
export class CuisineWords {
  private readonly events: readonly EventRecord[];
  private readonly eventWords: (string | undefined)[];
  private readonly cuisineWords = new Map<string, string>();

  constructor(events: readonly EventRecord[]) {
    this.events = events;
    this.eventWords = new Array<string | undefined>(events.length).fill(undefined);
  }

  /** Whether the name or the type of an event mentions the cuisine. */
  mentions(event: number, cuisine: string): boolean {
    let needle = this.cuisineWords.get(cuisine);
    if (needle === undefined) {
      needle = words(cuisine);
      this.cuisineWords.set(cuisine, needle);
    }
    return needle !== ' ' && this.wordsOf(event).includes(needle);
  }

  private wordsOf(event: number): string {
    const known = this.eventWords[event];
    if (known !== undefined) return known;
    const { name, eventType } = this.events[event]!;
    const text = `${words(name)}|${words(eventType ?? '')}`;
    this.eventWords[event] = text;
    return text;
  }
}

/** The words of a text in lower case, a blank before and after each: `' wine tasting '`. */
function words(text: string): string {
  return ` ${(text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ')} `;
}
