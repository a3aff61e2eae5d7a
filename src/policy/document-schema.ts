import type { Issue } from '../errors.js';
import { object, oneOf, type Schema } from '../internal/schema.js';
import { schemaIssues } from '../internal/schema-issues.js';
import { type SectionInputs, sections } from './sections.js';

/** A policy document: JSON that holds every threshold. Everything is optional. */
export interface PolicyInput extends Partial<SectionInputs> {
  /**
   * Where editors find the JSON Schema. It says nothing of the policy.
   * @defaultValue `undefined`
   */
  readonly $schema?: string;
  /**
   * Which defaults to start from: `'testing'` has an inactivity of 60 seconds, `'production'` of 24 hours.
   * @defaultValue `'production'`
   */
  readonly preset?: 'production' | 'testing';
}

/** What a policy document may say, section by section. */
export const documentSchema: Schema<PolicyInput> = /*#__PURE__*/ buildSchema();

function buildSchema(): Schema<PolicyInput> {
  const parts = Object.entries(sections).map(([name, section]) => [name, section.schema()]);
  return object<PolicyInput>({
    $schema: { type: 'string' },
    preset: oneOf('production', 'testing'),
    ...Object.fromEntries(parts),
  });
}

/** Every fault of a policy document; none if it is valid. */
export function documentFaults(input: unknown): Issue[] {
  return schemaIssues(documentSchema, input, 'policy');
}
