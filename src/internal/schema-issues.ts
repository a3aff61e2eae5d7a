import { type Issue, issue } from '../errors.js';
import type { Schema } from './schema.js';
import { schemaFaults } from './schema-faults.js';

/** Every fault that `schema` finds in `input`, each with the value that stands there; `root` names the document. */
export function schemaIssues(schema: Schema, input: unknown, root: string): Issue[] {
  return schemaFaults(schema, input).map(({ path, message }) =>
    issue(pathText(path) || root, message, valueAt(input, path)),
  );
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}

/** `eligibility.caps[1].max` */
function pathText(path: readonly PropertyKey[]): string {
  let text = '';
  for (const step of path) {
    text += typeof step === 'number' ? `[${step}]` : text === '' ? String(step) : `.${String(step)}`;
  }
  return text;
}
