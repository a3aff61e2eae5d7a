import { deepFreeze } from '../internal/deep-freeze.js';
import type { Json } from '../types.js';
import { documentSchema } from './document-schema.js';

/**
 * JSON Schema (draft 2020-12) of a policy document, for editors to complete and check it with. It takes every document
 * that `definePolicy` takes. Some rules that it does not say are checked by `definePolicy` alone: the conditions of
 * segment rules, time zones that exist, a start that is not the end, values that have an order.
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

function buildJsonSchema(): { readonly [key: string]: Json } {
  const schema = { $schema: 'https://json-schema.org/draft/2020-12/schema', ...documentSchema };
  return deepFreeze(JSON.parse(JSON.stringify(schema)) as { [key: string]: Json }); // functions stay behind
}
