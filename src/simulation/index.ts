export { calcRate } from './calc-rate.js';
export { type Engagement, type EngagementForOptions, engagementFor } from './engagement-for.js';
export { engagementRates, type SimulationOptions } from './engagement-rates.js';
export type {
  EngagementRates,
  SegmentEngagement,
  SimulationPolicy,
  SimulationPolicyInput,
  UpliftDistribution,
} from './policy.js';
export { simulateEngagement, simulateEngagementSummary } from './simulate-engagement.js';
export {
  type EngagementCounts,
  type EngagementSummary,
  type EngagementTally,
  mergeEngagementSummaries,
  summarizeEngagement,
} from './summarize-engagement.js';
