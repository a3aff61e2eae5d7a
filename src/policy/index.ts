/**
 * One document for every threshold: definition, presets, JSON Schema.
 *
 * @module tactful/policy
 */

export { definePolicy, type Policy, type PolicyInput, policyInputSchema } from './define-policy.js';
export { policyJsonSchema } from './json-schema.js';
export { presets } from './presets.js';
