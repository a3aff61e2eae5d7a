import { isPrototypeKey } from './own-keys.js';

/**
 * What a document may say at one place: JSON Schema (draft 2020-12), as plain data, of the few keywords that policies
 * need, and a `check` for what they cannot say. `T` is the type of the values that pass.
 *
 * So documents are checked with the very data that editors get, and the schema of a whole policy costs next to nothing
 * to bundle and to load.
 */
export interface Schema<T = unknown> {
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';
  /** At most one for each `type`: a value is judged by the one for its own type, or else by the first. */
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly string[];
  /** Follows "expected" when a value is refused, in place of what the keywords would say. */
  readonly description?: string;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: 1;
  readonly minLength?: 1;
  /** A regular expression. */
  readonly pattern?: string;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  /** For editors. The `check` beside it says which field it misses, and that an undefined one is none. */
  readonly minProperties?: 1;
  readonly propertyNames?: Schema;
  /** `false`: a key that `properties` does not have is a fault. */
  readonly additionalProperties?: Schema | false;
  /** Runs where everything inside has its type, so that it can be read; out of range it may be. */
  check?(value: T, report: Report): void;
}

/** Told of a fault in the value that is checked, or further `within` it. */
export type Report = (message: string, ...within: readonly PropertyKey[]) => void;

type Limits = Pick<Schema, 'minimum' | 'exclusiveMinimum' | 'maximum' | 'exclusiveMaximum' | 'multipleOf'>;

/** A finite number within the limits. */
export function number(limits: Limits = {}): Schema<number> {
  return { type: 'number', ...limits };
}

/** From 0 to 1, both included. */
export function rate(): Schema<number> {
  return number({ minimum: 0, maximum: 1 });
}

/** A whole number from `minimum` on. */
export function count(minimum = 0): Schema<number> {
  return number({ minimum, multipleOf: 1 });
}

/** Text that says something. */
export function text(): Schema<string> {
  return { type: 'string', minLength: 1 };
}

/** Text, perhaps none, that can be counted under in a plain object. */
export function countable(): Schema<string> {
  return {
    type: 'string',
    check: (key, report) => isPrototypeKey(key) && report('must not name a prototype'),
  };
}

/** A name that can be a key. */
export function keyName(): Schema<string> {
  return { ...countable(), minLength: 1 };
}

/** Text that the regular expression `pattern` finds; `description` follows "expected" when it is not. */
export function matching(pattern: string, description: string): Schema<string> {
  return { type: 'string', pattern, description };
}

export function flag(): Schema<boolean> {
  return { type: 'boolean' };
}

export function oneOf<Value extends string>(...values: readonly Value[]): Schema<Value> {
  return { type: 'string', enum: values };
}

export function list<T>(items: Schema<T>): Schema<readonly T[]> {
  return { type: 'array', items };
}

/** `schema`, or null, which switches off what it sets. */
export function nullable<T>(schema: Schema<T>): Schema<T | null> {
  return { anyOf: [schema, { type: 'null' }] };
}

/** An object with these keys and no others. Those that are not `required` may be left out, or undefined. */
export function object<T extends object>(
  properties: { readonly [K in keyof T]-?: Schema<Exclude<T[K], undefined>> },
  required?: readonly (keyof T & string)[],
): Schema<T> {
  return { type: 'object', properties, ...(required && { required }), additionalProperties: false };
}

/** An object with any keys that `names` allows. */
export function record<T>(values: Schema<T>, names?: Schema<string>): Schema<Readonly<Record<string, T>>> {
  return { type: 'object', ...(names && { propertyNames: names }), additionalProperties: values };
}

/** `schema` with one more check, after its own. */
export function refine<T>(schema: Schema<T>, check: (value: NoInfer<T>, report: Report) => void): Schema<T> {
  return {
    ...schema,
    check: (value, report) => {
      schema.check?.(value, report);
      check(value, report);
    },
  };
}
