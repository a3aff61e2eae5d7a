import {
  isTemplateValue,
  type MessageTemplate,
  parseTemplate,
  type TemplateValue,
  variablesOf,
} from './template.js';

/** What of a context a template can be filled with: no nulls, no blanks. `days` also gives `ago`. */
export function fillableValues(context: Readonly<Record<string, unknown>>): Map<string, TemplateValue> {
  const values = new Map<string, TemplateValue>();
  for (const name of Object.keys(context)) {
    const value = context[name];
    if (isTemplateValue(value) && `${value}`.trim() !== '')
      values.set(name, typeof value === 'number' ? value + 0 : value);
  }
  const days = values.get('days');
  if (!values.has('ago') && typeof days === 'number' && Number.isInteger(days) && days >= 0) {
    values.set('ago', days === 0 ? 'earlier today' : days === 1 ? 'yesterday' : `${days} days ago`);
  }
  return values;
}

/** The placeholders of a template that was checked. */
export function variableNames({ text }: MessageTemplate): string[] {
  return variablesOf(parseTemplate(text, 'text', []));
}
