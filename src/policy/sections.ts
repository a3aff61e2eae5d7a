import { behaviorSection } from '../behavior/policy.js';
import type { BehaviorPolicy, BehaviorPolicyInput } from '../behavior/policy-types.js';
import {
  type EligibilityPolicy,
  type EligibilityPolicyInput,
  eligibilitySection,
} from '../eligibility/policy.js';
import {
  type ExperimentPolicy,
  type ExperimentPolicyInput,
  experimentSection,
} from '../experiment/policy.js';
import { type FollowUpPolicy, type FollowUpPolicyInput, followUpSection } from '../follow-up/policy.js';
import type { PolicySection } from '../internal/policy-section.js';
import { type MessagingPolicy, type MessagingPolicyInput, messagingSection } from '../messaging/policy.js';
import { type AlertsPolicy, type AlertsPolicyInput, alertsSection } from '../outreach/alerts-policy.js';
import { type OutreachPolicy, type OutreachPolicyInput, outreachSection } from '../outreach/policy.js';
import { type ProfilePolicy, type ProfilePolicyInput, profileSection } from '../profile/policy.js';
import {
  type SegmentationPolicy,
  type SegmentationPolicyInput,
  segmentationSection,
} from '../segmentation/policy.js';
import {
  type SimulationPolicy,
  type SimulationPolicyInput,
  simulationSection,
} from '../simulation/policy.js';
import { type TonePolicy, type TonePolicyInput, toneSection } from '../tone/policy.js';

/** What each section of a policy document says. */
export interface SectionInputs {
  readonly eligibility: EligibilityPolicyInput;
  readonly segmentation: SegmentationPolicyInput;
  readonly tone: TonePolicyInput;
  readonly experiment: ExperimentPolicyInput;
  readonly followUp: FollowUpPolicyInput;
  readonly behavior: BehaviorPolicyInput;
  readonly messaging: MessagingPolicyInput;
  readonly outreach: OutreachPolicyInput;
  readonly alerts: AlertsPolicyInput;
  readonly profile: ProfilePolicyInput;
  readonly simulation: SimulationPolicyInput;
}

/** What each section of a resolved policy says. */
export interface Sections {
  readonly eligibility: EligibilityPolicy;
  readonly segmentation: SegmentationPolicy;
  readonly tone: TonePolicy;
  readonly experiment: ExperimentPolicy;
  readonly followUp: FollowUpPolicy;
  readonly behavior: BehaviorPolicy;
  readonly messaging: MessagingPolicy;
  readonly outreach: OutreachPolicy;
  readonly alerts: AlertsPolicy;
  readonly profile: ProfilePolicy;
  readonly simulation: SimulationPolicy;
}

/** The sections in the order of the document. A new part adds its line here and to the two types above. */
export const sections: { readonly [K in keyof Sections]: PolicySection<SectionInputs[K], Sections[K]> } = {
  eligibility: eligibilitySection,
  segmentation: segmentationSection,
  tone: toneSection,
  experiment: experimentSection,
  followUp: followUpSection,
  behavior: behaviorSection,
  messaging: messagingSection,
  outreach: outreachSection,
  alerts: alertsSection,
  profile: profileSection,
  simulation: simulationSection,
};
