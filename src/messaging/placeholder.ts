// Every repetition is bounded, so that a search is linear in the text. Formats of text and prices stay out: "**bold**",
// "__bold__", "<b>", "[a link](…)", "$20", "50%".
const PLACEHOLDER = [
  // {name}, {имя}, {0}, {name | upper}, {{ anything }}, {% anything %}
  /\{\{[^{}]{1,80}\}\}|\{%[^{}%]{1,80}%\}|\{[ \t]{0,9}(?:[\p{L}_][\p{L}\p{M}\w. -]{0,40}(?:\|[^{}]{1,40})?|\d{1,3})\}/u,
  // ${anything}, $name, $FIRST_NAME; not $20, US$, $AAPL
  /\$\{[^}]{0,60}\}|(?<![\p{L}\p{N}_$])\$(?!(?:us|usd|aud|cad)\b)(?:[a-z_][A-Za-z0-9_]{1,40}|[A-Z]{1,20}_[A-Z_]{1,20})/u,
  // %NAME%, <%= anything %>, __NAME__
  /%[A-Za-z_]{2,40}%|<%[^%]{0,80}%>|(?<![\p{L}\p{N}_])__[A-Z][A-Z0-9_]{0,40}__(?![\p{L}\p{N}_])/u,
  // <NAME>, [Your Name], [имя]; not [a link](…)
  /<[A-Z][A-Z_ ]{1,40}>|\[\p{L}[\p{L}\p{M}\w '’-]{0,40}\](?!\()/u,
  // <name>, <first_name>, <your company>: in small letters, only words that are no HTML tag
  /<(?:(?:company|customer|first|full|insert|last|recipient|user|your)[ _-]?[a-z_ -]{1,20}|city|company|date|email|name|topic|user)>/i,
  /\bundefined\b|\bNaN\b|\[object \w{1,20}\]/,
];

/** A placeholder that a text shows; null if it has none. */
export function findPlaceholder(text: string): string | null {
  for (const pattern of PLACEHOLDER) {
    const match = pattern.exec(text);
    if (match !== null) return match[0];
  }
  return null;
}
