import { namesInEmail, normalizeEmail } from './human-name.js';
import { plainText } from './plain-text.js';
import type { UserRecord } from './records.js';

/** Of `firstName`, else the one in `name`, else that of the name that the email tells; null if none has a letter. */
export function firstNameOf({ firstName, name, email }: UserRecord): string | null {
  return (
    (firstName == null ? null : withoutMarks(plainText(firstName))) ??
    (name == null ? null : fromFullName(plainText(name))) ??
    fromEmail(email)
  );
}

function fromEmail(email: string): string | null {
  const [first] = namesInEmail(normalizeEmail(email));
  return first === undefined ? null : plainText(first);
}

/** The first word that is a name; in `Last, First` of what follows the comma, unless that is a credential. */
function fromFullName(name: string): string | null {
  if (!name.includes(',')) return firstWord(name);
  const [last, ...rest] = name.split(',').map((part) => part.trim());
  const first = rest.find((part) => part !== '' && !isCredential(part, last!));
  return (first === undefined ? null : firstWord(first)) ?? firstWord(last!);
}

/** Listed, or a short word with two capitals after a name that is not all in capitals: `CPA`, `PsyD`. */
function isCredential(part: string, name: string): boolean {
  return (
    /^(?:[JSjs]r|[Ee]sq|II|III|IV|DDS|Ed\.?D|J\.?D|JR|LLM|M\.?D|M\.?Sc|MBA|mba|Ph\.? ?D|phd|R\.?N|SR)\.?$/.test(
      part,
    ) ||
    (/^\p{Lu}(?!.{6})\p{L}{0,80}\p{Lu}$/u.test(part) && /\p{Ll}/u.test(name))
  );
}

function firstWord(text: string): string | null {
  for (const word of text.split(' ')) {
    const name = NO_NAME.test(word) ? null : withoutMarks(word);
    if (name !== null) return name;
  }
  return null;
}

const NO_NAME = /^(?:dr|esq|jr|mr|mrs|ms|mx|prof|sr)\.?$/i;

/** Without what surrounds it, as in `Sarah,` and `@sarah`, but with the full stop of an initial; null without letters. */
function withoutMarks(text: string): string | null {
  if (LETTERS.test(text)) return text;
  const name = text.replace(/^[^\p{L}]{1,80}/u, '');
  if (name === '') return null;
  return INITIAL.test(name) ? name : name.replace(/[^\p{L}\p{M}\p{N})\]]{1,80}$/u, '');
}

const LETTERS = /^[A-Za-z]{1,80}$/;
const INITIAL = /(?:^|\P{L})\p{L}\.$/u;
