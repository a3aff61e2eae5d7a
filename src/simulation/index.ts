/**
 * What would happen, what would have happened: seeded engagement, populations, backtests of policies.
 *
 * @module tactful/simulation
 */

export { TactfulError, type TactfulErrorCode } from '../errors.js';
export type {
  EngagementAssignment,
  EngagementEvent,
  EpochMs,
  Issue,
  Json,
  Rejected,
  Seed,
  SentMessage,
  Timestamp,
  UserFacts,
} from '../types.js';
export type { BacktestOptions } from './backtest-options.js';
export { backtestPolicy } from './backtest-policy.js';
export type { AffectedUser, BacktestReport, PolicyBacktest } from './backtest-report.js';
export { calcRate } from './calc-rate.js';
export { type Engagement, type EngagementForOptions, engagementFor } from './engagement-for.js';
export { engagementRates, type SimulationOptions } from './engagement-rates.js';
export { mergeBacktestReports } from './merge-backtest-reports.js';
export type {
  EngagementRates,
  SegmentEngagement,
  SimulationPolicy,
  SimulationPolicyInput,
  UpliftDistribution,
} from './policy.js';
export type { PopulationMix } from './population-options.js';
export { simulateEngagement, simulateEngagementSummary } from './simulate-engagement.js';
export { type SimulateHistoryOptions, simulateHistory } from './simulate-history.js';
export { type SimulatePopulationOptions, simulatePopulation } from './simulate-population.js';
export {
  type EngagementCounts,
  type EngagementSummary,
  type EngagementTally,
  mergeEngagementSummaries,
  summarizeEngagement,
} from './summarize-engagement.js';
export type { UserHistory } from './user-history.js';
