import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText } from '../../src/index.js';
import { pathsOf } from '../support/faults-of.js';
import { isPlainMarkdownV2, unescapeHtml, unescapeMarkdown } from './channels.js';

describe('escapeText', () => {
  it('reads as given once the channel has shown it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const markdown = escapeText(text, 'telegram-markdown-v2');
        expect(isPlainMarkdownV2(markdown)).toBe(true);
        expect(unescapeMarkdown(markdown)).toBe(text);
        const html = escapeText(text, 'html');
        expect(html).not.toMatch(/[<>"']/);
        expect(unescapeHtml(html)).toBe(text);
        expect(escapeText(text, 'none')).toBe(text);
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it('puts a backslash before each of the documented characters, and no other', () => {
    for (let code = 0; code < 256; code++) {
      const character = String.fromCharCode(code);
      const special = '_*[]()~`>#+-=|{}.!\\'.includes(character);
      expect(escapeText(character, 'telegram-markdown-v2')).toBe(special ? `\\${character}` : character);
    }
  });

  it('refuses what is no text, and a mode that does not exist', () => {
    expect(pathsOf(() => escapeText(5 as never, 'html'))).toEqual(['text']);
    expect(pathsOf(() => escapeText('a', 'markdown' as never))).toEqual(['mode']);
  });
});
