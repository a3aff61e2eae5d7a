import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definePolicy, type PolicyInput, policyInputSchema, TactfulError } from '../../src/index.js';
import { policyInputs } from '../support/users.js';

/** As the specification words it (standardschema.dev, version 1). */
interface StandardSchemaV1<Input, Output> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => Result<Output> | Promise<Result<Output>>;
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}
type Result<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | {
      readonly issues: readonly {
        readonly message: string;
        readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
      }[];
    };

describe('policyInputSchema', () => {
  it('is a Standard Schema', () => {
    const standard: StandardSchemaV1<PolicyInput, PolicyInput> = policyInputSchema;
    expect(standard['~standard'].version).toBe(1);
    expect(standard['~standard'].vendor).toBe('tactful');
    const document = { tone: { fallback: 'plain' } };
    expect(standard['~standard'].validate(document)).toEqual({ value: document });
    expect(standard['~standard'].validate(null)).toEqual({
      issues: [{ path: [], message: 'expected an object' }],
    });
    expect(
      standard['~standard'].validate({ eligibility: { caps: [{ max: -1, per: 'day' }] }, x: 1 }),
    ).toEqual({
      issues: [
        { path: ['eligibility', 'caps', 0, 'max'], message: 'expected at least 0' },
        { path: ['x'], message: 'is not a known key' },
      ],
    });
  });

  it('says of every document what definePolicy says', () => {
    const change = fc.constantFrom<unknown>(null, -1, 'x', {}, [], { days: 1 }, undefined);
    fc.assert(
      fc.property(policyInputs, change, fc.boolean(), (input, value, changed) => {
        const document = (changed ? { ...input, eligibility: { inactivity: value } } : input) as PolicyInput;
        const parsed = policyInputSchema.safeParse(document);
        let thrown: unknown = null;
        try {
          definePolicy(document);
        } catch (error) {
          thrown = error;
        }
        expect(parsed.success).toBe(thrown === null);
        if (parsed.success) expect(parsed.data).toBe(document);
        else expect(parsed.error).toEqual(thrown);
      }),
      { seed: 32, numRuns: 200 },
    );
    expect(policyInputSchema.safeParse(5)).toMatchObject({ success: false, error: expect.any(TactfulError) });
  });
});

describe('a document that cannot be read', () => {
  const document = Object.defineProperty({}, 'tone', {
    enumerable: true,
    get: () => {
      throw new Error('out of reach');
    },
  });

  it('is refused as any other, and nothing is thrown', () => {
    expect(policyInputSchema['~standard'].validate(document)).toEqual({
      issues: [{ message: 'could not be read', path: [] }],
    });
    const parsed = policyInputSchema.safeParse(document);
    expect(parsed).toEqual({ success: false, error: expect.any(TactfulError) });
    expect(parsed).toMatchObject({ error: { code: 'invalid_policy', cause: new Error('out of reach') } });
  });
});

describe('a document that names its JSON Schema', () => {
  it('is the same policy', () => {
    const policy = definePolicy({ $schema: './policy.schema.json' });
    expect(policy).toEqual(definePolicy());
    expect(policyInputSchema.safeParse({ $schema: 5 }).success).toBe(false);
  });
});
