import type { Schema } from './schema.js';
import type { Shape } from './shape.js';

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

/** What the functions that read a resolved section know of it. It stands in the part's `policy.ts` as well. */
export interface ResolvedSection<Name extends string, Section> {
  readonly name: Name;
  /** The production defaults, which are read where there is no policy. */
  readonly defaults: Section;
  /** What its fields hold: nothing narrower than what the schema admits. A function, so that it is built if needed. */
  readonly shape: () => Shape<Section>;
}
