import { suggestion } from './closest-name.js';
import type { Report, Schema } from './schema.js';

/** What is wrong, and where. */
export interface Fault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Every fault that `schema` finds in `input`, worded for the person who wrote it; none if it is valid JSON. */
export function schemaFaults(schema: Schema, input: unknown): Fault[] {
  const faults: Fault[] = [];
  const report: Report = (message, ...path) => faults.push({ path, message });
  check(schema, input, report);
  if (faults.length === 0) checkJson(input, report);
  return faults;
}

/**
 * Reports the faults of a value, and returns whether everything inside has its type. Unknown keys are faults that leave
 * the rest readable.
 */
function check(schema: Schema, value: unknown, report: Report): boolean {
  const type = typeOf(value);
  if (schema.anyOf) {
    const own = schema.anyOf.find((option) => option.type === type);
    return check(own ?? schema.anyOf[0]!, value, report);
  }
  if (schema.enum ? !schema.enum.includes(value as string) : schema.type && schema.type !== type) {
    report(`expected ${schema.description ?? namesOf(schema, type)}`);
    return false;
  }
  if (typeof value === 'number') checkNumber(schema, value, report);
  if (typeof value === 'string') checkText(schema, value, report);
  const typed =
    schema.type === 'array'
      ? checkItems(schema, value as unknown[], report)
      : schema.type === 'object'
        ? checkFields(schema, value as Record<string, unknown>, report)
        : true;
  if (typed) schema.check?.(value, report);
  return typed;
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isFinite(value) ? 'number' : 'not finite';
  return typeof value === 'object' && !isPlain(value) ? 'instance' : typeof value;
}

/** What a value that has the type `given` ought to be. */
function namesOf({ type, enum: names }: Schema, given: string): string {
  if (names) return names.map((name) => JSON.stringify(name)).join(' or ');
  if (type === 'array') return 'a list';
  if (type !== 'object') return `a ${type}`;
  return given === 'instance' ? 'a plain object, as JSON gives' : 'an object';
}

function checkNumber(schema: Schema, value: number, report: Report): void {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum, multipleOf } = schema;
  // A limit that is not set is undefined: every comparison with it is false.
  if (value < minimum!) report(`expected at least ${minimum}`);
  if (value <= exclusiveMinimum!) report(`expected more than ${exclusiveMinimum}`);
  if (value > maximum!) report(`expected at most ${maximum}`);
  if (value >= exclusiveMaximum!) report(`expected less than ${exclusiveMaximum}`);
  if (multipleOf && !Number.isInteger(value)) report('expected a whole number');
}

function checkText({ minLength, pattern, description }: Schema, value: string, report: Report): void {
  if (value.length < minLength!) report('expected at least 1 character');
  if (pattern && !new RegExp(pattern).test(value)) report(`expected ${description}`);
}

function checkItems({ items = {}, minItems, maxItems }: Schema, value: unknown[], report: Report): boolean {
  if (value.length < minItems!) report(`expected at least ${minItems} items`);
  if (value.length > maxItems!) report(`expected at most ${maxItems} items`);
  return Array.from(value, (item, i) => check(items, item, under(i, report))).every(Boolean);
}

function checkFields(schema: Schema, value: Record<string, unknown>, report: Report): boolean {
  const { properties = {}, required = [], propertyNames = {}, additionalProperties: others } = schema;
  const known = Object.keys(properties);
  let typed = true;
  const checkField = (key: string, inner: Schema): void => {
    if (!check(inner, value[key], under(key, report))) typed = false;
  };
  for (const key of known) {
    if (value[key] !== undefined || required.includes(key)) checkField(key, properties[key]!);
  }
  for (const key of Object.keys(value)) {
    if (known.includes(key)) continue;
    if (!others) {
      report(`is not a known key${suggestion(key, known)}`, key);
      continue;
    }
    let named = true;
    check(propertyNames, key, (message) => {
      report(message, key);
      named = typed = false;
    });
    if (named) checkField(key, others);
  }
  return typed;
}

/** What has the right type, but JSON cannot hold: objects that are not plain, and keys named __proto__. */
function checkJson(value: unknown, report: Report): void {
  if (typeOf(value) === 'instance') report('expected a plain object, as JSON gives');
  if (typeOf(value) !== 'object' && !Array.isArray(value)) return;
  for (const [key, inner] of Object.entries(value as object)) {
    const here = under(Array.isArray(value) ? Number(key) : key, report);
    if (key === '__proto__') here('must not name a prototype');
    else checkJson(inner, here);
  }
}

/** Whether an object has no class: made by a literal or by JSON, in any realm. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function under(key: PropertyKey, report: Report): Report {
  return (message, ...within) => report(message, key, ...within);
}
