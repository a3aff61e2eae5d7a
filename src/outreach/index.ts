export type { OutreachCandidate } from './candidate.js';
export type {
  DeferredOutreach,
  DroppedOutreach,
  OutreachPlan,
  PlannedOutreach,
  ScheduledOutreach,
} from './outreach-plan.js';
export { type OutreachPlanPolicy, type PlanOutreachOptions, planOutreach } from './plan-outreach.js';
export {
  defaultOutreachPolicy,
  type OutreachPolicy,
  type OutreachPolicyInput,
  type OutreachTypeRule,
} from './policy.js';
export type { TemplateChoice } from './template-chooser.js';
