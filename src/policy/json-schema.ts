import { deepFreeze } from '../internal/deep-freeze.js';
import { isRecord } from '../internal/own-keys.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time/index.js';
import type { Json } from '../types.js';
import { definePolicy } from './define-policy.js';
import { documentSchema } from './document-schema.js';

/**
 * JSON Schema (draft 2020-12) of a policy document, with the production defaults, for editors to complete and check it
 * with. It takes every document that `definePolicy` takes. Some rules that it does not say are checked by `definePolicy`
 * alone: the conditions of segment rules, time zones that exist, a start that is not the end, values that have an order.
 *
 * @example
 * ```ts
 * import { policyJsonSchema } from 'tactful';
 *
 * policyJsonSchema.type // => 'object'
 * policyJsonSchema.additionalProperties // => false
 * ```
 */
export const policyJsonSchema: { readonly [key: string]: Json } = /*#__PURE__*/ buildJsonSchema();

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly [keyword: string]: unknown;
}

type JsonObject = Readonly<Record<string, unknown>>;

function buildJsonSchema(): { readonly [key: string]: Json } {
  const document = JSON.parse(JSON.stringify(documentSchema)) as JsonSchema; // functions stay behind
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...withDefaults(document, { preset: 'production', ...(asDocument(definePolicy()) as JsonObject) }),
  };
  return deepFreeze(schema) as { [key: string]: Json };
}

/** The same schema, with the value that each field has where a document does not say it. */
function withDefaults(schema: JsonSchema, defaults: JsonObject): JsonSchema {
  const properties = Object.entries(schema.properties ?? {}).map(([name, inner]): [string, JsonSchema] => {
    const value = defaults[name];
    if (value === undefined) return [name, inner];
    return [name, isGroup(inner) ? withDefaults(inner, value as JsonObject) : { ...inner, default: value }];
  });
  return { ...schema, properties: Object.fromEntries(properties) };
}

/** Fields of a section; a duration is one value. */
function isGroup({ properties, minProperties }: JsonSchema): boolean {
  return properties !== undefined && minProperties === undefined;
}

/** A resolved policy as a document would say it: `{ inactivityMs: 60000 }` is `{ inactivity: { minutes: 1 } }`. */
function asDocument(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asDocument);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) =>
      name.endsWith('Ms')
        ? [name.slice(0, -2), inner === null ? null : durationOf(inner as number)]
        : [name, asDocument(inner)],
    ),
  );
}

/** A length of time as a document has it, in the largest unit of which it is a whole number. */
function durationOf(ms: number): object {
  if (ms % DAY_MS === 0) return { days: ms / DAY_MS };
  if (ms % HOUR_MS === 0) return { hours: ms / HOUR_MS };
  return ms % MINUTE_MS === 0 ? { minutes: ms / MINUTE_MS } : { seconds: ms / 1000 };
}
