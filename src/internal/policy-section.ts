import type { Schema } from './schema.js';

/**
 * A part's share of the policy. The part owns it, in its own `policy.ts`; `policy/` only puts the sections together.
 *
 * The schema is a function, so that nothing of it is built, or even bundled, until a policy is defined: the functions
 * that decide read the resolved section, whose defaults are a plain constant.
 */
export interface PolicySection<Input, Resolved> {
  /** What a policy document may say in this section. Says no defaults; it only checks. */
  readonly schema: () => Schema<Input>;
  /** Fills the defaults and turns durations into milliseconds. Its input has passed the schema. */
  readonly resolve: (input: Input) => Resolved;
}
