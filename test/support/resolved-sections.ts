import { resolvedBehavior } from '../../src/behavior/policy.js';
import { resolvedEligibility } from '../../src/eligibility/policy.js';
import { resolvedExperiment } from '../../src/experiment/policy.js';
import { resolvedFollowUp } from '../../src/follow-up/policy.js';
import type { Policy } from '../../src/index.js';
import type { ResolvedSection } from '../../src/internal/policy-section.js';
import { readSection } from '../../src/internal/read-section.js';
import { resolvedMessaging } from '../../src/messaging/policy.js';
import { resolvedAlerts } from '../../src/outreach/alerts-policy.js';
import { resolvedOutreach } from '../../src/outreach/policy.js';
import type { Sections } from '../../src/policy/sections.js';
import { resolvedProfile } from '../../src/profile/policy.js';
import { resolvedSegmentation } from '../../src/segmentation/policy.js';
import { resolvedSimulation } from '../../src/simulation/policy.js';
import { resolvedTone } from '../../src/tone/policy.js';

/** What the readers of each section know of it. */
export const resolvedSections: { readonly [Name in keyof Sections]: ResolvedSection<Name, Sections[Name]> } =
  {
    eligibility: resolvedEligibility,
    segmentation: resolvedSegmentation,
    tone: resolvedTone,
    experiment: resolvedExperiment,
    followUp: resolvedFollowUp,
    behavior: resolvedBehavior,
    messaging: resolvedMessaging,
    outreach: resolvedOutreach,
    alerts: resolvedAlerts,
    profile: resolvedProfile,
    simulation: resolvedSimulation,
  };

/** Reads every section of a policy. */
export function readAll(policy: Policy): void {
  for (const section of Object.values(resolvedSections)) {
    readSection('f', policy as never, section as never);
  }
}

/** A copy of the policy, as if it had come from a file. */
export function fromJson(policy: Policy): Policy {
  return JSON.parse(JSON.stringify(policy)) as Policy;
}
