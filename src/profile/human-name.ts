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
 * part without a single letter before the tag, which makes no name, comes back as it is.
 */
export function nameFromEmail(email: string): string {
  return namesInEmail(email).join(' ') || localPart(email);
}

/** The words of the name that an email's local part makes; none if it makes none. */
export function namesInEmail(email: string): string[] {
  const local = localPart(email);
  const tag = local.indexOf('+');
  const words = (tag < 0 ? local : local.slice(0, tag)).replace(/\p{Nd}+/gu, '').match(WORDS) ?? [];
  return words.map(capitalize);
}

function localPart(email: string): string {
  const at = email.lastIndexOf('@');
  return at < 0 ? email : email.slice(0, at);
}

/** Letters with their marks, and apostrophes between them, as in `o'brien`. */
const WORDS = /\p{L}[\p{L}\p{M}]*(?:['’][\p{L}\p{M}]+)*/gu;

/** With a capital at the start, in scripts that have them there: Georgian writes none, though engines know some. */
export function capitalize(text: string): string {
  if (!STARTS_SMALL.test(text)) return text;
  const first = String.fromCodePoint(text.codePointAt(0)!);
  return first.toUpperCase() + text.slice(first.length);
}

const STARTS_SMALL = /^(?!\p{Script=Georgian})\p{Ll}/u;

/** The name that a host knows someone by; null if it knows none. */
export function knownName({ name, firstName }: KnownPerson): string | null {
  if (isFilled(name)) return name;
  return isFilled(firstName) ? firstName : null;
}
