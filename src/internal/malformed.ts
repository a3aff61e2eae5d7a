import { type Issue, issue, TactfulError } from '../errors.js';

/**
 * The error for a record that a quick look found unsound. Its faults are looked for by reading it a second time; a
 * record with none, then, is one whose fields change while they are read.
 */
export function malformed(
  functionName: string,
  subject: string,
  record: unknown,
  faults: readonly Issue[],
): TactfulError {
  const changed = issue(subject, 'expected fields that stay the same when they are read twice', record);
  return new TactfulError('invalid_input', functionName, faults.length > 0 ? faults : [changed]);
}
