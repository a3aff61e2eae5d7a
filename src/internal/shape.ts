import { type Issue, issue } from '../errors.js';
import { isRecord } from './own-keys.js';

/** The first fault of `value`, which stands at `path` of a resolved section; null if it is sound. */
export interface Test<T> {
  (value: unknown, path: string): Issue | null;
  /** For types alone, there is no such field: so a test for a number is none for a number or null, nor the reverse. */
  readonly of?: (value: T) => T;
}

/** A test for every field. */
export type Shape<Section> = { readonly [Name in keyof Section]-?: Test<Section[Name]> };

/** The longest length of time there is: from one end of the calendar to its middle. */
const MAX_MS = 8.64e15;

export const isText: Test<string> = (value, path) => judged(typeof value === 'string', value, path);

export const isFlag: Test<boolean> = (value, path) => judged(typeof value === 'boolean', value, path);

/** A finite number of which `holds`. */
export function numberThat(holds: (value: number) => boolean): Test<number> {
  return (value, path) => judged(Number.isFinite(value) && holds(value as number), value, path);
}

/** A whole number in this range; not held to be safe, as schemas do not ask for that. */
export function wholeFrom(least: number, most: number = Number.MAX_VALUE): Test<number> {
  return numberThat((value) => Number.isInteger(value) && value >= least && value <= most);
}

/** A length of time. */
export const isMs: Test<number> = /*#__PURE__*/ wholeFrom(0, MAX_MS);

/** A length of time, and not nothing. */
export const isWindow: Test<number> = /*#__PURE__*/ wholeFrom(1, MAX_MS);

export const isShare: Test<number> = /*#__PURE__*/ numberThat((share) => share >= 0 && share <= 1);

export function oneOf<Value extends string>(...values: readonly Value[]): Test<Value> {
  return (value, path) => judged(values.includes(value as Value), value, path);
}

export function orNull<T>(test: Test<T>): Test<T | null> {
  return (value, path) => (value === null ? null : test(value, path));
}

export function listOf<T>(test: Test<T>): Test<readonly T[]> {
  return within(
    Array.isArray,
    (list: readonly unknown[]) => list.keys(),
    () => test,
  );
}

/** An object with any names. */
export function named<T>(test: Test<T>): Test<Readonly<Record<string, T>>> {
  return within(isRecord, Object.keys, () => test);
}

/** An object with these fields. */
export function fields<T extends object>(tests: Shape<T>): Test<T> {
  return within(
    isRecord,
    () => Object.keys(tests),
    (name) => tests[name as keyof T],
  );
}

/** An object with the fields of `model`, all of one kind. */
export function likeAllOf<Name extends string, T>(
  model: Readonly<Record<Name, T>>,
  test: Test<NoInfer<T>>,
): Test<Readonly<Record<Name, T>>> {
  return within(
    isRecord,
    () => Object.keys(model),
    () => test,
  );
}

/** The first fault further in, under the keys that `keysOf` gives. */
function within<Kind extends object, Key extends string | number>(
  isKind: (value: unknown) => value is Kind,
  keysOf: (value: Kind) => Iterable<Key>,
  testOf: (key: Key) => (value: unknown, path: string) => Issue | null,
): (value: unknown, path: string) => Issue | null {
  return (value, path) => {
    if (!isKind(value)) return judged(false, value, path);
    for (const key of keysOf(value)) {
      const at = typeof key === 'number' ? `${path}[${key}]` : `${path}.${key}`;
      const fault = testOf(key)(Reflect.get(value, key), at);
      if (fault !== null) return fault;
    }
    return null;
  };
}

/** The fault of a value unless it is `sound`. */
export function judged(sound: boolean, value: unknown, path: string): Issue | null {
  return sound ? null : issue(path, 'is nothing that definePolicy gives', value);
}
