import { refuse } from '../errors.js';
import type { Rejected } from '../types.js';
import { unreadable } from './unreadable.js';

/** Refuses anything that `for … of` cannot go through; a text, which it could, too. */
export function requireIterable(
  functionName: string,
  parameter: string,
  records: unknown,
  noun: string = parameter,
): void {
  const iterable = typeof records === 'object' && records !== null && Symbol.iterator in records;
  if (!iterable || typeof records[Symbol.iterator] !== 'function') {
    refuse(functionName, parameter, `expected a list or another iterable of ${noun}`, records);
  }
}

/** A record of a batch for which `error` was thrown. `parameter` names a single one. */
export function rejectedRecord(
  functionName: string,
  parameter: string,
  index: number,
  record: unknown,
  error: unknown,
  idField: 'id' | 'userId' = 'id',
): Rejected {
  return { index, id: idOf(record, idField), issues: unreadable(functionName, parameter, error).issues };
}

/** The id of a record that may be anything. */
export function idOf(record: unknown, field: 'id' | 'userId' | 'customerId' = 'id'): string | null {
  try {
    const id: unknown = (record as Partial<Record<typeof field, unknown>> | null | undefined)?.[field];
    return typeof id === 'string' ? id : null;
  } catch {
    return null;
  }
}
