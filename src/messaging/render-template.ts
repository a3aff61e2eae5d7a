import { type Issue, issue, TactfulError } from '../errors.js';
import { isRecord } from '../internal/own-keys.js';
import { unreadable } from '../internal/unreadable.js';
import { escapeText } from './escape-text.js';
import {
  ESCAPE_EXPECTED,
  type Escape,
  isEscape,
  isTemplateValue,
  type MessageTemplate,
  parseTemplate,
  type TemplateValue,
  variablesOf,
} from './template.js';

/** Options of {@link renderTemplate}. */
export interface RenderOptions {
  /** How values are made harmless for the channel. @defaultValue `'none'` */
  readonly escape?: Escape;
}

/**
 * Fills a template: every `{name}` with the variable of that name, in a single pass, so that a value is never searched
 * for placeholders, whatever it holds. `{{` and `}}` write a brace.
 *
 * Values are escaped. The template's own text is escaped too if it is a {@link MessageTemplate} of plain text; a text
 * handed in directly, or a template with `markup`, is taken to be written in the language of the channel.
 *
 * Linear in the length of the result.
 *
 * @throws TactfulError naming each variable that is missing, not used, or neither text nor a finite number; each lone
 * brace; and a template whose markup is not that of `escape`.
 *
 * @example
 * ```ts
 * import { renderTemplate } from 'tactful';
 *
 * renderTemplate('Hi {name}, that makes {points} points', { name: '{points}', points: 5 }) // => 'Hi {points}, that makes 5 points'
 * renderTemplate('<b>{name}</b>', { name: 'A&B' }, { escape: 'html' }) // => '<b>A&amp;B</b>'
 * renderTemplate({ id: 'hello', text: 'Hello, {name}!' }, { name: 'J.R.' }, { escape: 'telegram-markdown-v2' }) // => 'Hello, J\\.R\\.\\!'
 * ```
 */
export function renderTemplate(
  template: string | MessageTemplate,
  variables: Readonly<Record<string, TemplateValue>>,
  options: RenderOptions = {},
): string {
  try {
    const issues: Issue[] = [];
    const mode = readEscape(options, issues);
    const { text, markup } = readTemplate(template, mode, issues);
    const parts = parseTemplate(text, typeof template === 'string' ? 'template' : 'template.text', issues);
    try {
      checkVariables(variablesOf(parts), variables, issues);
    } catch (error) {
      throw unreadable('renderTemplate', 'variables', error);
    }
    if (issues.length > 0) throw new TactfulError('invalid_input', 'renderTemplate', issues);
    const literalMode = markup === 'none' ? mode : 'none';
    let rendered = '';
    for (const { literal, variable } of parts) {
      rendered +=
        literal === null ? escapeText(`${variables[variable]}`, mode) : escapeText(literal, literalMode);
    }
    return rendered;
  } catch (error) {
    throw unreadable('renderTemplate', { template, variables, options }, error);
  }
}

function readEscape(options: RenderOptions, issues: Issue[]): Escape {
  if (!isRecord(options)) {
    issues.push(issue('options', 'expected an object', options));
    return 'none';
  }
  const { escape: mode = 'none' } = options as RenderOptions;
  if (!isEscape(mode)) issues.push(issue('escape', ESCAPE_EXPECTED, mode));
  return mode;
}

function readTemplate(
  template: string | MessageTemplate,
  mode: Escape,
  issues: Issue[],
): { readonly text: string; readonly markup: Escape } {
  if (typeof template === 'string') return { text: template, markup: mode };
  if (!isRecord(template)) {
    issues.push(issue('template', 'expected a string or a template', template));
    return { text: '', markup: 'none' };
  }
  const { text, markup = 'none' } = template as MessageTemplate;
  if (!isEscape(markup)) issues.push(issue('template.markup', ESCAPE_EXPECTED, markup));
  else if (markup !== 'none' && markup !== mode) {
    issues.push(issue('escape', `expected ${JSON.stringify(markup)}, the markup of the template`, mode));
  }
  if (typeof text === 'string') return { text, markup };
  issues.push(issue('template.text', 'expected a string', text));
  return { text: '', markup };
}

function checkVariables(names: readonly string[], variables: unknown, issues: Issue[]): void {
  if (!isRecord(variables)) {
    issues.push(issue('variables', 'expected an object', variables));
    return;
  }
  for (const name of names) {
    if (!Object.hasOwn(variables, name)) {
      issues.push(issue(`variables.${name}`, 'is missing; the template asks for it', undefined));
    } else if (!isTemplateValue(variables[name])) {
      issues.push(issue(`variables.${name}`, 'expected a string or a finite number', variables[name]));
    }
  }
  const asked = new Set(names);
  for (const name of Object.keys(variables)) {
    if (!asked.has(name)) {
      issues.push(issue(`variables.${name}`, 'is not used by the template', variables[name]));
    }
  }
}

/**
 * The names of a template's placeholders, each once, in order of appearance.
 *
 * @throws TactfulError for a lone brace, or if `template` is neither text nor a template.
 *
 * @example
 * ```ts
 * import { templateVariables } from 'tactful';
 *
 * templateVariables('{name}, you mentioned {topic} {ago}, {name}') // => ['name', 'topic', 'ago']
 * ```
 */
export function templateVariables(template: string | MessageTemplate): string[] {
  try {
    const issues: Issue[] = [];
    const markup = isRecord(template) ? (template as MessageTemplate).markup : 'none';
    const { text } = readTemplate(template, isEscape(markup) ? markup : 'none', issues);
    const parts = parseTemplate(text, typeof template === 'string' ? 'template' : 'template.text', issues);
    if (issues.length > 0) throw new TactfulError('invalid_input', 'templateVariables', issues);
    return variablesOf(parts);
  } catch (error) {
    throw unreadable('templateVariables', { template }, error);
  }
}
