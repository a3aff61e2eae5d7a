import { describe, expect, it } from 'vitest';
import { definePolicy, type PolicyInput } from '../../src/index.js';
import { policyFields } from '../support/policy-fields.js';
import { type Schema, schemaAt } from '../support/readme-tables.js';

const fields = policyFields();

/** A policy document that says one thing. */
function documentWith(path: readonly string[], value: unknown): PolicyInput {
  return path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as PolicyInput;
}

/** The value of an expression in a docstring. */
function evaluated(expression: string): unknown {
  return new Function(`return (${expression});`)();
}

describe('the docstring of a field of the policy', () => {
  it.each(fields.map((field) => [field.path.join('.'), field] as const))(
    '%s tells its default, and what it does',
    (_path, { path, effect, defaultValue }) => {
      const stated = definePolicy(documentWith(path, evaluated(defaultValue)));
      expect(stated).toEqual(definePolicy());
      expect(effect).toMatch(/^[A-Z`].*\.$/);
    },
  );

  it('is there for every field of the schema', () => {
    const documented = new Set(fields.map(({ path }) => path.join('.')));
    const missing = (schema: Schema, path: readonly string[]): string[] => {
      if (documented.has(path.join('.'))) return [];
      if (schema.properties === undefined) return [path.join('.')];
      return Object.entries(schema.properties).flatMap(([name, inner]) => missing(inner, [...path, name]));
    };
    expect(missing(schemaAt([]), [])).toEqual([]);
  });
});
