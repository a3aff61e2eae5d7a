import { refuse } from '../errors.js';
import { isRecord } from '../internal/own-keys.js';
import { unreadable } from '../internal/unreadable.js';

/** `event_type` as `eventType`. */
export type CamelCase<Key> = Key extends `${infer Head}_${infer Tail}`
  ? Head extends ''
    ? `_${CamelCase<Tail>}`
    : Tail extends ''
      ? Key
      : `${Head}${Capitalize<CamelCase<Tail>>}`
  : Key;

/** A record with its keys in camelCase. */
export type CamelCased<T> = { -readonly [Key in keyof T as CamelCase<Key>]: T[Key] };

/**
 * A copy of a document with its own keys turned from snake_case to camelCase (`sent_date` is `sentDate`), as databases
 * keep them. Values, nested ones included, stay as they are, and so do underscores at either end (`_id`).
 *
 * @throws TactfulError for two keys that come to the same one, or a record that is no object.
 *
 * @example
 * ```ts
 * import { fromSnakeCase } from 'tactful';
 *
 * fromSnakeCase({ id: 'm1', user_id: 'u1', status: 'sent', sent_date: '2024-01-25' }) // => { id: 'm1', userId: 'u1', status: 'sent', sentDate: '2024-01-25' }
 * ```
 */
export function fromSnakeCase<T extends object>(record: T): CamelCased<T> {
  try {
    return camelCased(record);
  } catch (error) {
    throw unreadable('fromSnakeCase', { record }, error);
  }
}

function camelCased<T extends object>(record: T): CamelCased<T> {
  if (!isRecord(record)) refuse('fromSnakeCase', 'record', 'expected an object', record);
  const taken = new Set<string>();
  const fields = Object.entries(record).map(([key, value]): [string, unknown] => {
    const name = key.replace(/(?<=[^_])_+([^_])/gu, (_, letter: string) => letter.toUpperCase());
    if (taken.has(name)) refuse('fromSnakeCase', key, `comes to ${name}, which is there already`, value);
    taken.add(name);
    return [name, value];
  });
  return Object.fromEntries(fields) as CamelCased<T>;
}
