import * as fc from 'fast-check';
import type { PolicyInput } from '../../policy/index.js';
import type { SectionInputs } from '../../policy/sections.js';
import { behavior } from './policy/behavior.js';
import { eligibility, segmentation, tone } from './policy/decision.js';
import { alerts, experiment, followUp, messaging, outreach, profile } from './policy/parts.js';
import { simulation } from './policy/simulation.js';

/** What `arbitraries.policyInput` may be held to. */
export interface PolicyInputConstraints {
  /** The sections to write. @defaultValue all of them */
  readonly sections?: readonly Exclude<keyof PolicyInput, 'preset' | '$schema'>[];
}

const sections: { readonly [K in keyof SectionInputs]: () => fc.Arbitrary<SectionInputs[K]> } = {
  eligibility,
  segmentation,
  tone,
  experiment,
  followUp,
  behavior,
  messaging,
  outreach,
  alerts,
  profile,
  simulation,
};

/** Policy documents that `definePolicy` accepts, with any of their sections and fields there or left out. */
export function policyInput(constraints: PolicyInputConstraints = {}): fc.Arbitrary<PolicyInput> {
  const names = constraints.sections ?? (Object.keys(sections) as (keyof SectionInputs)[]);
  const fields = Object.fromEntries(names.map((name) => [name, sections[name]()]));
  return fc.record(
    { $schema: fc.webUrl(), preset: fc.constantFrom('production', 'testing'), ...fields },
    { requiredKeys: [], noNullPrototype: true },
  );
}
