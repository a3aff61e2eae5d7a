import { type Issue, issue } from '../errors.js';
import { isPrototypeKey, isRecord } from '../internal/own-keys.js';

/** How values, and plain text, are made harmless for the channel that shows the message. */
export type Escape = 'none' | 'html' | 'telegram-markdown-v2';

/** What a placeholder is filled with. */
export type TemplateValue = string | number;

/** A message with `{placeholders}`, made for one tone, one follow-up stage or one type of outreach. */
export interface MessageTemplate {
  readonly id: string;
  /** `{name}` is a placeholder; `{{` and `}}` write a brace. */
  readonly text: string;
  readonly tone?: string;
  readonly stage?: string;
  readonly outreachType?: string;
  /** Its share of the choices, relative to the other weights; `0` is never chosen. @defaultValue 1 */
  readonly weight?: number;
  /**
   * The language that `text` is marked up in. Plain text (`'none'`) is escaped together with the values; marked-up
   * text is left as it is, and only the values are escaped. @defaultValue `'none'`
   */
  readonly markup?: Escape;
}

/** A piece of a template: text as it will be shown, or the name of a placeholder. */
export type TemplatePart =
  | { readonly literal: string; readonly variable: null }
  | { readonly literal: null; readonly variable: string };

const TOKEN = /\{\{|\}\}|\{([A-Za-z_][A-Za-z0-9_]*)\}|[{}]/g;

/** Takes a template's text apart in one pass. A brace that is neither doubled nor part of a placeholder is a fault. */
export function parseTemplate(text: string, path: string, issues: Issue[]): TemplatePart[] {
  const parts: TemplatePart[] = [];
  const addLiteral = (literal: string): void => {
    if (literal !== '') parts.push({ literal, variable: null });
  };
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    addLiteral(text.slice(end, match.index));
    end = match.index + match[0].length;
    if (match[1] !== undefined) parts.push({ literal: null, variable: match[1] });
    else if (match[0].length === 2) addLiteral(match[0].slice(1));
    else {
      const around = text.slice(Math.max(0, match.index - 10), match.index + 20);
      issues.push(issue(path, `has a lone ${match[0]}; a brace of its own is written twice`, around));
    }
  }
  addLiteral(text.slice(end));
  return parts;
}

/** The names of the placeholders of a parsed template, each once, in order of appearance. */
export function variablesOf(parts: readonly TemplatePart[]): string[] {
  const names = new Set<string>();
  for (const { variable } of parts) if (variable !== null) names.add(variable);
  return [...names];
}

const ESCAPES: readonly unknown[] = ['none', 'html', 'telegram-markdown-v2'];
export const ESCAPE_EXPECTED = 'expected "none", "html" or "telegram-markdown-v2"';

/** Whether a value names a way to escape. */
export function isEscape(value: unknown): value is Escape {
  return ESCAPES.includes(value);
}

/** Whether a value can be filled in. */
export function isTemplateValue(value: unknown): value is TemplateValue {
  return typeof value === 'string' || Number.isFinite(value);
}

/** Reports what is malformed about a list of templates. */
export function checkTemplates(templates: unknown, issues: Issue[]): templates is readonly MessageTemplate[] {
  if (!Array.isArray(templates) || templates.length === 0) {
    issues.push(issue('templates', 'expected a list of at least one template', templates));
    return false;
  }
  const before = issues.length;
  const ids = new Set<unknown>();
  for (let i = 0; i < templates.length; i++) {
    const path = `templates[${i}]`;
    const template: unknown = templates[i];
    if (!isRecord(template)) {
      issues.push(issue(path, 'expected a template', template));
      continue;
    }
    const { id, text, weight = 1, markup = 'none' } = template;
    if (typeof id !== 'string' || id === '' || isPrototypeKey(id)) {
      issues.push(issue(`${path}.id`, 'expected a non-empty string that names no prototype', id));
    } else if (ids.has(id)) issues.push(issue(`${path}.id`, 'is there twice', id));
    ids.add(id);
    if (typeof text !== 'string' || text === '') {
      issues.push(issue(`${path}.text`, 'expected a non-empty string', text));
    } else parseTemplate(text, `${path}.text`, issues);
    if (!(typeof weight === 'number' && weight >= 0 && weight < Number.POSITIVE_INFINITY)) {
      issues.push(issue(`${path}.weight`, 'expected a number from 0', weight));
    }
    if (!isEscape(markup)) issues.push(issue(`${path}.markup`, ESCAPE_EXPECTED, markup));
    for (const group of ['tone', 'stage', 'outreachType']) {
      const value = template[group];
      if (value !== undefined && typeof value !== 'string') {
        issues.push(issue(`${path}.${group}`, 'expected a string', value));
      }
    }
  }
  return issues.length === before;
}
