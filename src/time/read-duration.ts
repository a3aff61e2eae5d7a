import { TactfulError } from '../errors.js';
import { schemaIssues } from '../internal/schema-issues.js';
import { type Duration, durationMs, durationSchema } from './duration.js';

/** The length of a {@link Duration} among a function's options, in milliseconds. Zero is one. */
export function readDuration(functionName: string, path: string, value: Duration): number {
  const issues = schemaIssues(durationSchema(), value, '').map((fault) => ({
    ...fault,
    path: fault.path === '' ? path : `${path}.${fault.path}`,
  }));
  if (issues.length > 0) throw new TactfulError('invalid_input', functionName, issues);
  return durationMs(value);
}
