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

/** With a full stop, unless the last word brings one, as `D.C.` does, and without a comma before it. */
export function asSentence(words: string): string {
  return ENDED.test(words) ? words : `${words.replace(/[,;:]{1,80}$/, '')}.`;
}

const ENDED = /[.!?…。！？]$/;

/** `today`, `yesterday`, `5 days ago`, from 60 days on in months, from 2 years on in years. */
export function ago(days: number): string {
  if (days === 0) return 'today';
  if (days === 1) return 'yesterday';
  if (days < 60) return `${days} days ago`;
  if (days < 730) return `${Math.round(days / 30.4375)} months ago`;
  return `${Math.floor(days / 365)} years ago`;
}
