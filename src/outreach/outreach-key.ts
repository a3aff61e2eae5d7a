import type { EpochMs } from '../types.js';

/**
 * The key of one outreach: the same in every run until a message to the user is recorded, so that a unique constraint
 * on it stops double sends. A slash within a part is written `%2F`, so that different parts never make equal keys.
 */
export function outreachKey(
  outreachType: string,
  subject: string,
  userId: string,
  latestSentAt: EpochMs,
): string {
  return `${part(outreachType)}/${part(subject)}/${part(userId)}/${latestSentAt}`;
}

function part(text: string): string {
  return text.includes('/') || text.includes('%') ? text.replaceAll('%', '%25').replaceAll('/', '%2F') : text;
}
