import { plainMarks } from '../internal/plain-marks.js';
import type { MessagingPolicy } from './policy.js';

/** What a message can signal to the one who reads it. */
export type Cue = keyof MessagingPolicy['phrases'];

// English, with plain apostrophes. Every repetition is bounded, so that a search is linear in the text.
const NOTE = '(?:messages?|outreach|notes?|e-?mails?|letters?|reminders?|follow[ -]?ups?)';
const NOT = "(?:won't|will not|not going to)";
const CONTACT =
  '(?:write|reach out|contact|bother|message|follow up|get in touch|be in touch|be (?:writing|reaching out|contacting|bothering|messaging|following up|getting in touch))';

const CUES: Readonly<Record<Cue, readonly RegExp[]>> = {
  acknowledgement: [
    /\bfollow(?:ing|ed)?[ -]?up\b/i,
    new RegExp(`\\b(?:earlier|previous|first|prior|last) ${NOTE}\\b`, 'i'),
    new RegExp(`\\b(?:my|our) ${NOTE} (?:from|of|on|last|about)\\b`, 'i'),
    new RegExp(
      `\\b(?:got|received|saw|seen|read|missed|did you (?:get|receive|see)|(?:chance|time) to (?:answer|look at|open|read|see)|thoughts on) (?:my|our) (?:[a-z]{1,20} )?${NOTE}\\b`,
      'i',
    ),
    /\b(?:as|what) (?:I|we) (?:mentioned|promised|said|sent|shared|wrote)\b|\bre-?sending\b/i,
    /\b(?:I|we)(?:'d|'ve| had| have)? (?:wrote|written|reached out|messaged|e-?mailed|contacted|got in touch|sent you)\b/i,
    /\b(?:circl|check|com|writ)(?:e|ing) back\b/i,
    /\bbump(?:ing|ed)? (?:this|it|my|our)\b|\btop of your inbox\b/i,
    /\b(?:haven't|have not|didn't|did not) (?:heard?|received?) (?:back|anything|from you)\b/i,
    /\bsince (?:I|we|my|our) last\b/i,
  ],
  final: [
    new RegExp(`\\bfinal (?:[a-z]{1,20} )?(?:${NOTE}|attempt|notice|call|time)\\b`, 'i'),
    new RegExp(`\\b(?:is|be|one|as) (?:(?:my|our|the) )?(?:very )?last (?:time|${NOTE}|attempt)\\b`, 'i'),
    new RegExp(`\\blast ${NOTE} from (?:me|us)\\b`, 'i'),
    /\b(?:for the|one) last time\b/i,
    /\blast (?:chance|call|attempt|notice|reminder)\b/i,
    new RegExp(`\\b${NOT} ${CONTACT}\\b`, 'i'),
    new RegExp(`\\b${NOT} hear from (?:me|us) again\\b`, 'i'),
    /\bclos(?:e|ing) (?:your|the|this) file\b/i,
  ],
  urgency: [
    /\burgent(?:ly)?\b|\bhurry\b|\basap\b|\bimmediately\b|\bdeadline\b/i,
    // "See you right now at the cafe" does not press.
    /\b(?:act|answer|book|buy|call|claim|click|decide|join|order|register|reply|respond|sign up|subscribe) (?:[a-z]{1,12} ){0,3}right now\b/i,
    /\b(?:must|need (?:this|it|you|your|an answer)) (?:[a-z]{1,12} ){0,4}right now\b/i,
    /\bexpir(?:e|es|ed|ing|y)\b|\bends? (?:today|tonight|tomorrow|soon|this week)\b/i,
    /\bact (?:now|fast|today|quickly)\b|\bnow is the (?:time|moment)\b|\b(?:today|now) only\b/i,
    /\b(?:last|final) (?:chance|opportunity)\b|(?<!\b(?:my|our) )\b(?:last|final) call\b|\btoo late\b|\bwhile there(?:'s| is) still time\b/i,
    /\blimited[ -]time\b|\brunning out\b|\bonly [a-z0-9 ]{1,30} left\b|\bwindow is closing\b/i,
    /\bcosts? (?:you )?more\b|\bharder to catch up\b|\bfall(?:ing)? behind\b|\bmov(?:e|ing) (?:ahead|on this)\b/i,
    /\b(?:you|we) (?:(?:need|have) to|must|should) (?:act|move) (?:fast|quickly)\b/i,
    /\bbefore (?:it's gone|it is gone|they are gone)\b|\bcompetitors? (?:are|is) already\b/i,
  ],
};

/** A time, or what comes of waiting: no pressure in itself, but why a message matters now. */
const REASONS: readonly RegExp[] = [
  /(?<!\b(?:for|from|until|till|by|just) )\bnow\b/i,
  /\b(?:today|tonight|tomorrow)\b|\b(?:this|next|end of the) (?:week|month|quarter|season|year)\b/i,
  /\b(?:until|till) (?!now\b|then\b)[a-z0-9]/i,
  /(?<!\b(?:as|ever) )\bbefore (?!(?:about|and|as|at|but|in|on|or|so|regarding|to|with)\b)[a-z0-9]/i,
  /\b(?:by|this|next) (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend|noon|midnight|\d{1,2}|(?:the )?end)\b/i,
  /\bby (?:january|february|march|april|may|june|july|august|september|october|november|december)\b/i,
  /\bdeadlines?\b|(?<!\bin )\bclos(?:e|es|ed|ing)\b|(?<!\b(?:in the|(?:at|on) (?:my|our)) )\bend(?:s|ing)?\b/i,
  /\blimited\b|\bLimited (?:availability|number|offer|places|seats|spots)\b/, // not "Acme Limited"
  /\blast (?:opportunity|spots?|places?|seats?|day to)\b|\b(?:days?|hours?|places?|seats?|spots?) (?:are |is )?(?:left|remain)/i,
  /\b(?:no longer|won't|will not) (?:be )?(?:available|free|open|possible|valid)\b|\bprices? (?:go(?:es)? up|increase|rise)\b/i,
  /\bmiss(?:es|ing)? (?!you\b|me\b|us\b)|\blos(?:e|es|ing)\b|\bdelay(?:s|ed|ing)?\b|\bwaiting (?:costs|makes|means)\b/i,
];

/** The words of a text that give the cue; null if none do. */
export function findCue(text: string, cue: Cue, policy: MessagingPolicy): string | null {
  const plain = plainMarks(text);
  const words = firstMatch(text, plain, CUES[cue]);
  if (words !== null) return words;
  const lower = plain.toLowerCase();
  return policy.phrases[cue].find((phrase) => lower.includes(plainMarks(phrase).toLowerCase())) ?? null;
}

/** The words of a text that say why it matters now; that it is the last message does not. */
export function findReason(text: string, policy: MessagingPolicy): string | null {
  return findCue(text, 'urgency', policy) ?? firstMatch(text, plainMarks(text), REASONS);
}

/** What the first pattern to be found matches in the plain text, as the text itself has it. */
function firstMatch(text: string, plain: string, patterns: readonly RegExp[]): string | null {
  for (const pattern of patterns) {
    const match = pattern.exec(plain);
    if (match !== null) return text.slice(match.index, match.index + match[0].length);
  }
  return null;
}
