/**
 * One document for every threshold: definition, presets, JSON Schema.
 *
 * @module tactful/policy
 */

export { TactfulError, type TactfulErrorCode } from '../errors.js';
export type { Issue, Json } from '../types.js';
export { definePolicy, type Policy } from './define-policy.js';
export type { PolicyInput } from './document-schema.js';
export { policyJsonSchema } from './json-schema.js';
export {
  type PolicyInputResult,
  type PolicyInputSchema,
  policyInputSchema,
} from './policy-input-schema.js';
export { presets } from './presets.js';
