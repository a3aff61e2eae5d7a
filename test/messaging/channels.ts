/** Telegram's rule, "Formatting options" of its Bot API: outside of entities each of these must follow a backslash. */
export function isPlainMarkdownV2(text: string): boolean {
  return /^(?:[^_*[\]()~`>#+\-=|{}.!\\]|\\[ -~])*$/su.test(text);
}
export const unescapeMarkdown = (text: string): string => text.replace(/\\([ -~])/g, '$1');
export const unescapeHtml = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
