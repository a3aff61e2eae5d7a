import { isFilled } from './is-filled.js';
import type { KnownPerson } from './records.js';

/** An email as it is compared: without blanks around it, in lower case. */
export function normalizeEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** What follows the last `@`; `''` without one. */
export function emailDomain(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1 || email.length);
}

/**
 * A name made of an email's local part: `mike.jones+news@x` is `Mike Jones`. Digits and a `+tag` are dropped. A local
 * part without a single letter, which makes no name, comes back as it is.
 */
export function nameFromEmail(email: string): string {
  const at = email.lastIndexOf('@');
  const local = at < 0 ? email : email.slice(0, at);
  const tag = local.indexOf('+');
  const words = (tag < 0 ? local : local.slice(0, tag)).replace(/\p{Nd}+/gu, '').match(WORDS);
  return words === null ? local : words.map(capitalize).join(' ');
}

/** Letters with their marks, and apostrophes between them, as in `o'brien`. */
const WORDS = /\p{L}[\p{L}\p{M}]*(?:['’][\p{L}\p{M}]+)*/gu;

function capitalize(word: string): string {
  const first = String.fromCodePoint(word.codePointAt(0)!);
  return first.toUpperCase() + word.slice(first.length);
}

/** The name that a host knows someone by; null if it knows none. */
export function knownName({ name, firstName }: KnownPerson): string | null {
  if (isFilled(name)) return name;
  return isFilled(firstName) ? firstName : null;
}
