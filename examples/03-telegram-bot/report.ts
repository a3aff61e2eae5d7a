import type { SentOutreach } from './replay.js';

/** What was sent unasked, in a line: when by the clock of the user, of which type, and the text that they see. */
export function outreachLine({ at, outreachType, shown }: SentOutreach, timeZone: string | null): string {
  const local = new Intl.DateTimeFormat('en-GB', {
    timeZone: timeZone ?? 'UTC',
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(at);
  return `${local.padEnd(19)}  ${outreachType.padEnd(21)}  ${shown}`;
}
