import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultTemplates, type Escape, renderTemplate, templateVariables } from '../../src/index.js';
import { faultsOf } from '../support/faults-of.js';
import { throwing } from '../support/hostile.js';
import { isPlainMarkdownV2, unescapeHtml, unescapeMarkdown } from './channels.js';

const ESCAPES: readonly Escape[] = ['none', 'html', 'telegram-markdown-v2'];
const HOSTILE = [
  '*_[]()~>#+-=|{}.!`\\',
  '<script>alert("1")</script>&amp;\'',
  '👩‍👩‍👧 Zoë 🎉',
  '\u202Eمرحبا שלום',
  '{name} {{name}} $& $1 $$',
  '__proto__',
];

const issuesOf = (run: () => unknown): [string, string][] =>
  faultsOf(run).map(({ path, message }) => [path, message]);

describe('renderTemplate', () => {
  it('fills every default template in every mode with hostile values', () => {
    for (const template of defaultTemplates) {
      for (const mode of ESCAPES) {
        for (const value of HOSTILE) {
          const variables = Object.fromEntries(templateVariables(template).map((name) => [name, value]));
          const text = renderTemplate(template, variables, { escape: mode });
          const plain = renderTemplate(template, variables);
          if (mode === 'html') expect(unescapeHtml(text)).toBe(plain);
          if (mode === 'telegram-markdown-v2') {
            expect(isPlainMarkdownV2(text)).toBe(true);
            expect(unescapeMarkdown(text)).toBe(plain);
          }
          for (const name of Object.keys(variables)) expect(template.text).toContain(`{${name}}`);
          if (Object.keys(variables).length > 0) expect(plain).toContain(value);
        }
      }
    }
  });

  it('puts values in as they are, whatever they hold, in one pass', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (a, b) => {
        expect(renderTemplate('<{a}|{b}|{a}>', { a, b })).toBe(`<${a}|${b}|${a}>`);
      }),
      { seed: 7 },
    );
    expect(renderTemplate('{a}{b}', { a: '{b}', b: '{a}' })).toBe('{b}{a}');
    expect(renderTemplate('{a}', { a: '$& $1' })).toBe('$& $1');
  });

  it('writes doubled braces as one', () => {
    expect(renderTemplate('{{a}} {{{a}}} }}{{', { a: 1 })).toBe('{a} {1} }{');
  });

  it('writes numbers, zero included, and empty texts', () => {
    expect(renderTemplate('{a} {b} {c}.', { a: 0, b: -0, c: '' })).toBe('0 0 .');
  });

  it('leaves the markup of a text alone, and escapes plain templates whole', () => {
    const options = { escape: 'telegram-markdown-v2' } as const;
    expect(renderTemplate('*{a}*\\!', { a: '1.5' }, options)).toBe('*1\\.5*\\!');
    expect(renderTemplate({ id: 't', text: '{a}!' }, { a: '*' }, options)).toBe('\\*\\!');
    const bold = { id: 't', text: '<b>{a}</b>', markup: 'html' } as const;
    expect(renderTemplate(bold, { a: '<' }, { escape: 'html' })).toBe('<b>&lt;</b>');
    expect(issuesOf(() => renderTemplate(bold, { a: '<' })).map(([path]) => path)).toEqual(['escape']);
  });

  it('names every variable that is missing, unused or malformed', () => {
    const variables = { b: Number.NaN, c: 'unused', toString: 'x' } as never;
    expect(issuesOf(() => renderTemplate('{a} {b} {constructor}', variables))).toEqual([
      ['variables.a', 'is missing; the template asks for it'],
      ['variables.b', 'expected a string or a finite number'],
      ['variables.constructor', 'is missing; the template asks for it'],
      ['variables.c', 'is not used by the template'],
      ['variables.toString', 'is not used by the template'],
    ]);
    expect(issuesOf(() => renderTemplate('{__proto__}', {})).map(([path]) => path)).toEqual([
      'variables.__proto__',
    ]);
    const own = JSON.parse('{"__proto__": "x"}') as Record<string, string>;
    expect(renderTemplate('{__proto__}', own)).toBe('x');
  });

  it('refuses a lone brace, a mode that does not exist and what is no template', () => {
    for (const text of ['{', 'a}', '{first name}', '{}', '{1}']) {
      expect(issuesOf(() => renderTemplate(text, {}))[0]![0]).toBe('template');
    }
    expect(issuesOf(() => renderTemplate('', {}, { escape: 'markdown' as never }))[0]![0]).toBe('escape');
    expect(issuesOf(() => renderTemplate(null as never, {}))[0]![0]).toBe('template');
    expect(issuesOf(() => renderTemplate('', null as never))[0]![0]).toBe('variables');
    expect(issuesOf(() => templateVariables({ id: 'a', text: 'x {' }))[0]![0]).toBe('template.text');
    expect(issuesOf(() => renderTemplate('', {}, null as never))[0]![0]).toBe('options');
    const strange = { id: 'a', text: 5, markup: 'rtf' } as never;
    expect(issuesOf(() => renderTemplate(strange, {})).map(([path]) => path)).toEqual([
      'template.markup',
      'template.text',
    ]);
    expect(issuesOf(() => templateVariables(strange)).map(([path]) => path)).toEqual([
      'template.markup',
      'template.text',
    ]);
    expect(issuesOf(() => renderTemplate('{a}', throwing('a') as never))[0]![0]).toBe('variables');
  });
});
