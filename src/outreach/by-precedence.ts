import { canonicalJson } from '../internal/canonical-json.js';
import type { UserFacts } from '../types.js';
import type { Entry } from './entry.js';

/** Who goes first: the higher priority, then the earlier expiry, then the id, the type, the subject. */
export function byPrecedence<User extends UserFacts>(a: Entry<User>, b: Entry<User>): number {
  return (
    b.priority - a.priority ||
    order(a.expiresAt, b.expiresAt) ||
    order(a.recipient.facts.id, b.recipient.facts.id) ||
    order(a.outreachType, b.outreachType) ||
    order(a.subject, b.subject) ||
    // Duplicates from here on, of which one is kept: it must always be the same.
    order(a.notBefore, b.notBefore) ||
    order(a.channel ?? '', b.channel ?? '') ||
    order(a.templateId ?? '', b.templateId ?? '') ||
    order(a.hindrance?.clearsAt ?? 0, b.hindrance?.clearsAt ?? 0) ||
    order(a.hindrance?.reason ?? '', b.hindrance?.reason ?? '') ||
    order(contextText(a), contextText(b))
  );
}

/** What cannot be read comes first: it is rejected once it is to be filled in. */
function contextText<User extends UserFacts>({ context }: Entry<User>): string {
  try {
    return canonicalJson(context);
  } catch {
    return '';
  }
}

function order<T extends number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
