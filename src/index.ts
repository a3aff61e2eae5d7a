// Every public name, one by one, in the order of the house. A name that is not here is not part of the library.

// ground
export { type Issue, TactfulError, type TactfulErrorCode } from './errors.js';
// the policy
export {
  definePolicy,
  type Policy,
  type PolicyInput,
  policyInputSchema,
  policyJsonSchema,
  presets,
} from './policy/index.js';
export type { EpochMs, Json, Seed, Timestamp } from './types.js';
