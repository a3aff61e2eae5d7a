import type { MessagingPolicy } from './policy.js';

/** What a message can signal to the one who reads it. */
export type Cue = keyof MessagingPolicy['phrases'];

// English. Every repetition is bounded, so that a search is linear in the text.
const NOTE = '(?:message|outreach|note|e-?mail|letter|reminder|follow[ -]?up)';

const CUES: Readonly<Record<Cue, readonly RegExp[]>> = {
  acknowledgement: [
    /\bfollow(?:ing|ed)?[ -]?up\b/i,
    new RegExp(`\\b(?:earlier|previous|first|prior|last) ${NOTE}\\b`, 'i'),
    new RegExp(`\\b(?:my|our) ${NOTE} (?:from|of|on|last|about)\\b`, 'i'),
    /\b(?:I|we)(?:'d|'ve|’d|’ve| had| have)? (?:wrote|written|reached out|messaged|e-?mailed|contacted|got in touch|sent you)\b/i,
    /\b(?:circl|check|com|writ)(?:e|ing) back\b/i,
    /\bsince (?:I|we|my|our) last\b/i,
  ],
  final: [
    new RegExp(`\\bfinal (?:[a-z]{1,20} )?(?:${NOTE}|attempt|notice|call|time)\\b`, 'i'),
    new RegExp(`\\b(?:is|be|one|as) (?:(?:my|our|the) )?(?:very )?last (?:time|${NOTE}|attempt)\\b`, 'i'),
    /\b(?:for the|one) last time\b/i,
    /\blast (?:chance|call|attempt|notice|reminder)\b/i,
    /\b(?:won't|won’t|will not|not going to) (?:write|reach out|contact|bother|message|follow up|get in touch)\b/i,
    /\bclos(?:e|ing) (?:your|the|this) file\b/i,
  ],
  urgency: [
    /\burgent(?:ly)?\b|\bhurry\b|\basap\b|\bimmediately\b|\bdeadline\b|\bright now\b/i,
    /\bexpir(?:e|es|ed|ing|y)\b|\bends? (?:today|tonight|tomorrow|soon|this week)\b/i,
    /\bact (?:now|fast|today|quickly)\b|\bnow is the (?:time|moment)\b|\b(?:today|now) only\b/i,
    /\b(?:last|final) (?:chance|call|opportunity)\b|\btoo late\b|\bwhile there(?:'s| is) still time\b/i,
    /\blimited[ -]time\b|\brunning out\b|\bonly [a-z0-9 ]{1,30} left\b|\bwindow is closing\b/i,
    /\bcosts? (?:you )?more\b|\bharder to catch up\b|\bfall(?:ing)? behind\b|\bmov(?:e|ing) (?:ahead|on this|fast)\b/i,
    /\bbefore (?:it's gone|it is gone|it’s gone|they are gone)\b|\bcompetitors? (?:are|is) already\b/i,
  ],
};

/** The words of a text that give the cue; null if none do. */
export function findCue(text: string, cue: Cue, policy: MessagingPolicy): string | null {
  for (const pattern of CUES[cue]) {
    const match = pattern.exec(text);
    if (match !== null) return match[0];
  }
  const lower = text.toLowerCase();
  return policy.phrases[cue].find((phrase) => lower.includes(phrase.toLowerCase())) ?? null;
}
