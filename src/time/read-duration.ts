import { TactfulError } from '../errors.js';
import type { Schema } from '../internal/schema.js';
import { schemaIssues } from '../internal/schema-issues.js';
import { type Duration, durationMs, durationSchema, windowSchema } from './duration.js';

/** The length of a {@link Duration} among a function's options, in milliseconds. Zero is one. */
export function readDuration(functionName: string, path: string, value: unknown): number {
  return read(durationSchema(), functionName, path, value);
}

/** The same of a step or a window, which must be longer than zero. */
export function readWindow(functionName: string, path: string, value: unknown): number {
  return read(windowSchema(), functionName, path, value);
}

function read(schema: Schema<Duration>, functionName: string, path: string, value: unknown): number {
  const issues = schemaIssues(schema, value, '').map((fault) => ({
    ...fault,
    path: fault.path === '' ? path : `${path}.${fault.path}`,
  }));
  if (issues.length > 0) throw new TactfulError('invalid_input', functionName, issues);
  return durationMs(value as Duration);
}
