import { refuse } from '../errors.js';
import { unreadable } from '../internal/unreadable.js';
import { checkModel } from './check-model.js';
import type { FeatureRow, Model } from './model.js';
import { readRow } from './read-rows.js';
import { predictionOf, scoreOf } from './score.js';

/** What one feature adds to a prediction. */
export interface FeatureContribution {
  readonly feature: string;
  /** In the row; null if missing. */
  readonly value: number | null;
  /** Added to the score; below 0 it lowers the prediction. */
  readonly contribution: number;
}

/** What {@link explainPrediction} finds. */
export interface PredictionExplanation {
  /** What `predict` gives. */
  readonly prediction: number;
  /** The scale on which contributions add up. */
  readonly scale: 'log_odds' | 'probability' | 'value';
  /** `baseline` plus all contributions, to the last bits of the additions. */
  readonly score: number;
  /** The score before anything is known of the row. */
  readonly baseline: number;
  /** One for each feature, those that move the score most first, ties in the order of the features. */
  readonly contributions: readonly FeatureContribution[];
}

/**
 * Why a model predicts what it does: a baseline and what each feature adds to it, which sum to the prediction's
 * score. The score of logistic regression and of boosting is the log-odds, so that the prediction is
 * 1 / (1 + e^-score); that of a forest is the probability itself, that of a regression the number itself.
 *
 * Logistic: coefficient x distance from the mean, nothing for a missing value. Trees: each split on a row's way
 * counts for the feature asked, as the change of the node's value (Saabas 2014, treeinterpreter). Costs one
 * prediction.
 *
 * @throws TactfulError for what is no model of version 1, and for a row with missing, extra or non-numeric features.
 *
 * @example
 * ```ts
 * import { explainPrediction, trainForest } from 'tactful';
 *
 * const rows = Array.from({ length: 100 }, (_, i) => ({ silentDays: i, coin: (i * 7) % 2 }));
 * const model = trainForest(rows, rows.map(({ silentDays }) => Number(silentDays >= 50)), { featuresPerSplit: 2 });
 * const { score, baseline, contributions } = explainPrediction(model, { silentDays: 80, coin: 1 });
 * score // => 1
 * contributions[0].feature // => 'silentDays'
 * Math.round((baseline + contributions[0].contribution + contributions[1].contribution) * 1e9) / 1e9 // => 1
 * ```
 */
export function explainPrediction(model: Model, row: FeatureRow): PredictionExplanation {
  try {
    checkModel('explainPrediction', model);
    const values = readRow('explainPrediction', row, model.featureNames);
    const added = new Float64Array(model.featureNames.length);
    const share = model.kind === 'forest' ? model.trees.length : 1;
    const score = scoreOf('explainPrediction', model, values, 0, (feature, above, below) => {
      if (typeof above !== 'number' || typeof below !== 'number') {
        refuse('explainPrediction', 'model', 'has a node without a value', model.kind);
      }
      added[feature]! += (below - above) / share;
    });
    const baseline = baselineOf(model);
    if (!Number.isFinite(baseline) || !added.every(Number.isFinite)) {
      refuse('explainPrediction', 'model', 'has numbers that add up to no explanation', baseline);
    }
    return {
      prediction: predictionOf(model, score),
      scale: model.task === 'regression' ? 'value' : model.kind === 'forest' ? 'probability' : 'log_odds',
      score,
      baseline: baseline + 0,
      contributions: model.featureNames
        .map((feature, j) => {
          const value = values[j]!;
          return { feature, value: !Number.isNaN(value) ? value + 0 : null, contribution: added[j]! + 0 };
        })
        .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution)),
    };
  } catch (error) {
    throw unreadable('explainPrediction', { model, row }, error);
  }
}

/** The score of a row that never leaves the roots. */
function baselineOf(model: Model): number {
  if (model.kind === 'logistic') return model.intercept;
  let sum = 0;
  for (const tree of model.trees) sum += tree.value[0]!;
  return model.kind === 'forest' ? sum / model.trees.length : model.baseline + sum;
}
