import type { PolicyInput } from '../../src/index.js';
import type { Schema } from '../../src/internal/schema.js';
import { documentSchema } from '../../src/policy/document-schema.js';

/** Longer than a century and than all of time, as long as either, and as short as can be. */
const DURATIONS = [0, 0.001, 1, 86_400 * 31, 86_400 * 36_525, 86_400 * 36_525 + 1, 8.64e12, 8.64e12 + 1].map(
  (seconds) => ({ seconds }),
);

/** What a schema cannot show of the texts it takes. */
const TEXTS = ['', 'x', '00:00', '23:59', 'Europe/Berlin', 'Example.com', 'control'];

/** A field of the policy document, and documents that say nothing else: the least and the most it may hold, and more. */
export interface ExtremeField {
  readonly path: string;
  readonly documents: readonly PolicyInput[];
}

/** Every field of a policy document. Those that definePolicy refuses are among the documents. */
export function extremeFields(): ExtremeField[] {
  return Object.entries(documentSchema.properties!).flatMap(([name, schema]) => within(schema, [name]));
}

function within(schema: Schema, path: readonly string[]): ExtremeField[] {
  const { properties } = schema;
  if (properties !== undefined && schema.required === undefined && !isDuration(schema)) {
    const inner = Object.values(properties);
    if (inner.every(({ type }) => type === 'number'))
      return [field(path, [...all(schema), ...extremes(schema)])];
    return Object.entries(properties).flatMap(([name, one]) => within(one, [...path, name]));
  }
  return [field(path, extremes(schema))];
}

/** Numbers that are bounded by each other, as thresholds are, go to the limit together. */
function all({ properties = {} }: Schema): unknown[] {
  const names = Object.keys(properties);
  return extremes(Object.values(properties)[0]!).map((value) =>
    Object.fromEntries(names.map((name) => [name, value])),
  );
}

function field(path: readonly string[], values: readonly unknown[]): ExtremeField {
  const documents = values.map((value) =>
    path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value),
  );
  return { path: path.join('.'), documents: documents as PolicyInput[] };
}

function extremes(schema: Schema): unknown[] {
  if (schema.anyOf !== undefined) return schema.anyOf.flatMap(extremes);
  if (schema.enum !== undefined) return [...schema.enum];
  switch (schema.type) {
    case 'null':
      return [null];
    case 'boolean':
      return [true, false];
    case 'string':
      return TEXTS;
    case 'number':
      return numbers(schema);
    case 'array':
      return lists(schema);
    case 'object':
      return isDuration(schema) ? DURATIONS : objects(schema);
    default:
      return [{}, { messageCount: 1 }, { $or: [{ $not: { 'traits.a': { $in: [] } } }] }]; // a condition
  }
}

/** The bounds, the nearest numbers inside bounds that are excluded, and the largest numbers where there are none. */
function numbers({ minimum, exclusiveMinimum, maximum, exclusiveMaximum }: Schema): number[] {
  const least = exclusiveMinimum === undefined ? -Number.MAX_VALUE : Number.MIN_VALUE;
  const most = exclusiveMaximum === undefined ? Number.MAX_VALUE : 1 - Number.EPSILON / 2;
  return [minimum ?? least, maximum ?? most, 0, 1, 2 ** 53];
}

function lists({ items, minItems = 0 }: Schema): unknown[] {
  const one = extremes(items!);
  if (minItems > 0) return one.map((item) => Array(minItems).fill(item));
  return [[], ...one.map((item) => [item]), one];
}

function objects({ properties, required = [], additionalProperties }: Schema): unknown[] {
  if (properties === undefined) {
    const one = extremes(additionalProperties as Schema);
    return [{}, ...TEXTS.flatMap((name) => one.map((value) => ({ [name]: value })))];
  }
  const optional = Object.entries(properties).filter(([name]) => !required.includes(name));
  const bare = required.reduce<object[]>(
    (all, name) =>
      all.flatMap((object) => extremes(properties[name]!).map((value) => ({ ...object, [name]: value }))),
    [{}],
  );
  return bare.flatMap((object) => [
    object,
    ...optional.flatMap(([name, schema]) => extremes(schema).map((value) => ({ ...object, [name]: value }))),
  ]);
}

function isDuration({ properties }: Schema): boolean {
  return properties?.['seconds'] !== undefined;
}
