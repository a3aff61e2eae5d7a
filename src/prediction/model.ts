/**
 * One row of features: numbers by feature name, or a list (or typed array) of numbers in the order of the feature
 * names. `null` is a missing value; every number must be finite.
 */
export type FeatureRow = { readonly [feature: string]: number | null } | ArrayLike<number | null>;

/** What a model predicts: the probability of label 1, or a number. */
export type PredictionTask = 'classification' | 'regression';

/** What to know before trusting a model. */
export type TrainingWarning =
  /** All labels are the same; every prediction is their smoothed rate, or their value. */
  | 'one_class'
  /** Every feature is constant or missing throughout; every prediction is the labels' mean. */
  | 'no_informative_feature'
  /** Some features are; they are named in `constantFeatures` and play no part. */
  | 'constant_features'
  /** No split with `minLeaf` rows on either side gains anything: every prediction is the labels' mean. */
  | 'no_split'
  /** The fit stopped at its last permitted iteration. */
  | 'not_converged';

/** What a model was trained on. */
export interface TrainingSummary {
  readonly rowCount: number;
  /** Mean of the labels: the rate of label 1 in classification. */
  readonly labelMean: number;
  /** Values that were `null`. */
  readonly missingCount: number;
  /**
   * Features that are the same, or missing, in all rows; in logistic regression also those that are but for missing
   * values.
   */
  readonly constantFeatures: readonly string[];
  readonly warnings: readonly TrainingWarning[];
  /** The options of the training with all defaults filled in. */
  readonly options: { readonly [option: string]: number | string | null };
}

interface ModelBase<Task extends PredictionTask> {
  /** Of the format: a model of another version is not read. */
  readonly version: 1;
  readonly task: Task;
  /** In the order of a row that is a list. */
  readonly featureNames: readonly string[];
  readonly training: TrainingSummary;
}

/** Log-odds = `intercept` + sum of `coefficients[j]` x (value - `means[j]`) / `scales[j]`; a missing value adds 0. */
export interface LogisticModel extends ModelBase<'classification'> {
  readonly kind: 'logistic';
  readonly intercept: number;
  /** Per standard deviation of the feature; 0 for a constant one. */
  readonly coefficients: readonly number[];
  /** Of the training values that are not missing. */
  readonly means: readonly number[];
  /** Their standard deviations (divisor n); 1 for a constant feature. */
  readonly scales: readonly number[];
}

/**
 * A decision tree as lists with one item per node; node 0 is the root. From a node whose `feature` is not -1 a row
 * goes to node `left` if its value is `<= threshold`, to node `left + 1` if it is greater, and where it is missing
 * to `left` if `missingLeft` is 1.
 */
export interface DecisionTree {
  /** Index of the feature; -1 for a leaf. */
  readonly feature: readonly number[];
  readonly threshold: readonly number[];
  readonly left: readonly number[];
  readonly missingLeft: readonly number[];
  /** What the tree would say if it ended here. */
  readonly value: readonly number[];
}

/** The mean of its trees. */
export interface ForestModel<Task extends PredictionTask = PredictionTask> extends ModelBase<Task> {
  readonly kind: 'forest';
  readonly trees: readonly DecisionTree[];
  /** What each feature's splits explain of rows that the tree was not grown on; shares that sum to 1, or all 0. */
  readonly importances: readonly number[];
}

/** `baseline` plus the sum of its trees: log-odds in classification. */
export interface BoostingModel<Task extends PredictionTask = PredictionTask> extends ModelBase<Task> {
  readonly kind: 'boosting';
  readonly baseline: number;
  readonly trees: readonly DecisionTree[];
  /** What each feature's splits gain; shares that sum to 1, or all 0. */
  readonly importances: readonly number[];
}

/** A trained model: plain JSON, the same after a round trip. */
export type Model = LogisticModel | ForestModel | BoostingModel;
