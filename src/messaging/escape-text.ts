import { refuse } from '../errors.js';
import { unreadable } from '../internal/unreadable.js';
import { ESCAPE_EXPECTED, type Escape } from './template.js';

/**
 * The characters that Telegram's MarkdownV2 gives a meaning ("Formatting options", core.telegram.org/bots/api), and
 * the backslash itself. It takes a backslash before any character with a code from 1 to 126, so a value that stands
 * within a link or a code block may be escaped in the same way.
 */
const MARKDOWN_V2 = /[_*[\]()~\x60>#+\-=|{}.!\\]/g;

const HTML = /[&<>"']/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;', // Telegram and HTML 4 know no &apos;
};

/**
 * Makes a text harmless: shown by the channel, it reads exactly as given. Linear.
 *
 * `'html'` writes `& < > " '` as entities, which also serves within quoted attributes. `'telegram-markdown-v2'` puts a
 * backslash before each of ``_ * [ ] ( ) ~ ` > # + - = | { } . !`` and before a backslash. `'none'` changes nothing.
 *
 * @throws TactfulError if `text` is no text, or for a mode that does not exist.
 *
 * @example
 * ```ts
 * import { escapeText } from 'tactful';
 *
 * escapeText('*Ann* (1.5)', 'telegram-markdown-v2') // => '\\*Ann\\* \\(1\\.5\\)'
 * escapeText('<Ann>', 'html') // => '&lt;Ann&gt;'
 * ```
 */
export function escapeText(text: string, mode: Escape): string {
  try {
    if (typeof text !== 'string') refuse('escapeText', 'text', 'expected a string', text);
    switch (mode) {
      case 'none':
        return text;
      case 'html':
        return text.replace(HTML, (character) => ENTITIES[character]!);
      case 'telegram-markdown-v2':
        return text.replace(MARKDOWN_V2, '\\$&');
      default:
        return refuse('escapeText', 'mode', ESCAPE_EXPECTED, mode);
    }
  } catch (error) {
    throw unreadable('escapeText', { text, mode }, error);
  }
}
