import { TactfulError } from '../errors.js';
import { schemaFaults } from '../internal/schema-faults.js';
import { unreadable } from '../internal/unreadable.js';
import { documentFaults, documentSchema, type PolicyInput } from './document-schema.js';

/** What a check by Standard Schema gives: the value, or every fault with the keys that lead to it. */
export type PolicyInputResult =
  | { readonly value: PolicyInput; readonly issues?: undefined }
  | { readonly issues: readonly { readonly message: string; readonly path: readonly PropertyKey[] }[] };

/** A policy document's schema, for code that takes schemas of any library. */
export interface PolicyInputSchema {
  /** By the Standard Schema specification, version 1: form libraries, routers and RPC frameworks take it as it is. */
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: 'tactful';
    /** Lists every fault. Never throws, and never waits. */
    readonly validate: (value: unknown) => PolicyInputResult;
    /** Types alone; there is no such field. */
    readonly types?: { readonly input: PolicyInput; readonly output: PolicyInput };
  };
  /** Whether `input` is a policy document; if not, the error that `definePolicy` would throw. Never throws. */
  readonly safeParse: (
    input: unknown,
  ) =>
    | { readonly success: true; readonly data: PolicyInput }
    | { readonly success: false; readonly error: TactfulError };
}

/**
 * The schema of a policy document, to check one without defining it, or to hand to a framework: it is a Standard Schema
 * (standardschema.dev). It checks, and changes nothing: what it gives back is the very document, with no defaults
 * filled in. Faults are those of `definePolicy`, all at once.
 *
 * @example
 * ```ts
 * import { policyInputSchema } from 'tactful';
 *
 * policyInputSchema.safeParse({ tone: { fallback: 'plain' } }).success // => true
 * policyInputSchema['~standard'].validate({ eligibility: { caps: [{ max: -1, per: 'day' }] } }) // => { issues: [{ message: 'expected at least 0', path: ['eligibility', 'caps', 0, 'max'] }] }
 * ```
 */
export const policyInputSchema: PolicyInputSchema = /*#__PURE__*/ Object.freeze({
  '~standard': /*#__PURE__*/ Object.freeze({ version: 1, vendor: 'tactful', validate }),
  safeParse,
});

function validate(value: unknown): PolicyInputResult {
  try {
    const issues = schemaFaults(documentSchema, value);
    return issues.length > 0 ? { issues } : { value: value as PolicyInput };
  } catch (error) {
    return { issues: cannotRead(value, error).issues.map(({ message }) => ({ message, path: [] })) };
  }
}

function safeParse(input: unknown): ReturnType<PolicyInputSchema['safeParse']> {
  try {
    const issues = documentFaults(input);
    if (issues.length === 0) return { success: true, data: input as PolicyInput };
    return { success: false, error: new TactfulError('invalid_policy', 'definePolicy', issues) };
  } catch (error) {
    return { success: false, error: cannotRead(input, error) };
  }
}

function cannotRead(policy: unknown, error: unknown): TactfulError {
  return unreadable('definePolicy', { policy }, error, 'invalid_policy');
}
