import { unreadable } from '../internal/unreadable.js';
import { checkModel } from './check-model.js';
import type { Model } from './model.js';
import { sharesOf } from './shares.js';

/** How much a model goes by one feature. */
export interface FeatureImportance {
  readonly feature: string;
  /** From 0 to 1. */
  readonly importance: number;
}

/**
 * Which features a model goes by, the most important first, ties in the order of the features. The shares sum to 1;
 * all are 0 if the model goes by none.
 *
 * - A forest: by how much a feature's splits lower the squared error of the rows left out of each tree's sample.
 *   Noise scores about nothing (Li et al. 2019, "A debiased MDI feature importance measure for random forests").
 * - Boosting: what a feature's splits gain on the rows they were made for, as XGBoost's `total_gain`.
 * - Logistic regression: the sizes of the coefficients per standard deviation.
 *
 * @example
 * ```ts
 * import { featureImportance, trainBoosting } from 'tactful';
 *
 * const rows = Array.from({ length: 100 }, (_, i) => ({ silentDays: i, coin: (i * 7) % 2 }));
 * const model = trainBoosting(rows, rows.map(({ silentDays }) => Number(silentDays >= 50)));
 * featureImportance(model) // => [{ feature: 'silentDays', importance: 1 }, { feature: 'coin', importance: 0 }]
 * ```
 *
 * @throws TactfulError for what is no model of version 1.
 */
export function featureImportance(model: Model): FeatureImportance[] {
  try {
    checkModel('featureImportance', model);
    const amounts =
      model.kind === 'logistic'
        ? sharesOf(Float64Array.from(model.coefficients, Math.abs))
        : model.importances;
    return model.featureNames
      .map((feature, j) => ({ feature, importance: amounts[j]! + 0 }))
      .sort((a, b) => b.importance - a.importance);
  } catch (error) {
    throw unreadable('featureImportance', { model }, error);
  }
}
