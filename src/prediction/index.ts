/**
 * Learned models: trained on plain rows, kept as JSON, the same bits on every engine.
 *
 * @module tactful/prediction
 */

export { TactfulError, type TactfulErrorCode } from '../errors.js';
export type { BehaviorPattern, DecayedSum, DecayedSums, EpochMs, Issue, Seed, Timestamp } from '../types.js';
export { aliveProbability } from './alive-probability.js';
export type {
  BgNbdModel,
  BgNbdWarning,
  VisitHistory,
} from './bg-nbd-model.js';
export type { EngagementSample } from './engagement-sample.js';
export {
  type CalibrationBin,
  type ClassificationEvaluation,
  evaluateModel,
  type ModelEvaluation,
  type ModelEvaluationOf,
  type RegressionEvaluation,
} from './evaluate-model.js';
export { expectedTransactions, type HorizonOptions } from './expected-transactions.js';
export {
  explainPrediction,
  type FeatureContribution,
  type PredictionExplanation,
} from './explain-prediction.js';
export { type FeatureImportance, featureImportance } from './feature-importance.js';
export { type BgNbdOptions, fitBgNbd } from './fit-bg-nbd.js';
export type {
  BoostingModel,
  DecisionTree,
  FeatureRow,
  ForestModel,
  LogisticModel,
  Model,
  PredictionTask,
  TrainingSummary,
  TrainingWarning,
} from './model.js';
export {
  churnFeatures,
  type FeatureOptions,
  type Features,
  moodFeatures,
  timingFeatures,
} from './pattern-features.js';
export { predict, predictMany } from './predict.js';
export { type BoostingOptions, trainBoosting } from './train-boosting.js';
export {
  type EngagementModelOptions,
  type EngagementModels,
  type SkippedModelReason,
  trainEngagementModels,
} from './train-engagement-models.js';
export { type ForestOptions, trainForest } from './train-forest.js';
export { type LogisticOptions, trainLogistic } from './train-logistic.js';
