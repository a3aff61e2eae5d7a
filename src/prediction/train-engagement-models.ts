import { type Issue, refuse } from '../errors.js';
import { requireOptions } from '../internal/require-options.js';
import { unreadable } from '../internal/unreadable.js';
import { draw, drawKey, hashText, readSeed } from '../random/index.js';
import type { Seed } from '../types.js';
import { type EngagementSample, idOf, readSample } from './engagement-sample.js';
import {
  type ClassificationEvaluation,
  evaluateModel,
  type ModelEvaluationOf,
  type RegressionEvaluation,
} from './evaluate-model.js';
import type { BoostingModel, FeatureRow, ForestModel, LogisticModel, Model } from './model.js';
import { churnFeatures, type Features, moodFeatures, timingFeatures } from './pattern-features.js';
import { readNumber, readWhole } from './read-options.js';
import { trainBoosting } from './train-boosting.js';
import { trainForest } from './train-forest.js';
import { trainLogistic } from './train-logistic.js';

/** Options of {@link trainEngagementModels}. */
export interface EngagementModelOptions {
  /** @defaultValue `0` */
  readonly seed?: Seed;
  /** With fewer samples that know its outcome, 1 to 1e9, a model is not trained. @defaultValue `500` */
  readonly minSamples?: number;
  /** The share of users kept aside to measure the models on, from 0 to 0.9. @defaultValue `0.2` */
  readonly testFraction?: number;
}

/** Why a model was not trained. */
export type SkippedModelReason =
  /** Fewer samples know its outcome than the training asks for. */
  | 'too_few_samples'
  /** The training users' outcomes are all the same. */
  | 'one_outcome';

/** What {@link trainEngagementModels} gives. */
export interface EngagementModels {
  /** How many of the three. */
  readonly modelsTrained: number;
  /** Null where skipped. Rows are the `values` of `churnFeatures`, `moodFeatures`, `timingFeatures`. */
  readonly models: {
    readonly churn: ForestModel<'classification'> | null;
    readonly mood: BoostingModel<'regression'> | null;
    readonly timing: LogisticModel | null;
  };
  /** Measured on users that the models have not seen; null where skipped, or where no such user is left. */
  readonly results: {
    readonly churn: ClassificationEvaluation | null;
    readonly mood: RegressionEvaluation | null;
    readonly timing: ClassificationEvaluation | null;
  };
  readonly skipped: readonly {
    readonly model: 'churn' | 'mood' | 'timing';
    readonly reason: SkippedModelReason;
    /** Samples that know this outcome. */
    readonly sampleCount: number;
  }[];
  /** Malformed samples, which are left out. */
  readonly rejected: readonly {
    readonly index: number;
    readonly id: string | null;
    readonly issues: readonly Issue[];
  }[];
}

/**
 * Trains the three models of engagement on past behaviour: a random forest for churn, gradient boosting for the mood
 * to come, logistic regression for whether a message at an hour is answered. A user's samples are all trained on or
 * all kept aside, by a hash of seed and user id, so that results are honest and the same on every machine.
 *
 * Too few samples, or outcomes that are all the same, skip a model and say so; a malformed sample is rejected with its
 * faults, and the rest go on. Cost is that of the trainers.
 *
 * @throws TactfulError for samples that are no list, or a malformed option.
 *
 * @example
 * ```ts
 * import { buildPatterns, trainEngagementModels } from 'tactful';
 *
 * const { patterns } = buildPatterns([{ userId: 'u1', at: '2026-03-01', type: 'message' }]);
 * const sample = { pattern: patterns['u1'], at: '2026-03-05', churned: true };
 * const { modelsTrained, skipped } = trainEngagementModels([sample], { seed: 1 });
 * modelsTrained // => 0
 * skipped[0] // => { model: 'churn', reason: 'too_few_samples', sampleCount: 1 }
 * ```
 */
export function trainEngagementModels(
  samples: readonly EngagementSample[],
  options: EngagementModelOptions = {},
): EngagementModels {
  try {
    const name = 'trainEngagementModels';
    requireOptions(name, options);
    const seed = readSeed(name, options.seed ?? 0);
    const minSamples = readWhole(name, 'minSamples', options.minSamples ?? 500, 1, 1e9);
    const testFraction = readNumber(name, 'testFraction', options.testFraction ?? 0.2, 0, 0.9, true);
    if (!Array.isArray(samples)) refuse(name, 'samples', 'expected a list of samples', samples);
    const tasks = { churn: new Task(), mood: new Task(), timing: new Task() };
    const rejected: EngagementModels['rejected'][number][] = [];
    const key = drawKey(seed, 'prediction/test-users');
    samples.forEach((sample: EngagementSample, index) => {
      try {
        const { userId, now, churned, moodAfter, answered } = readSample(sample);
        const isTest = draw(key, hashText(userId, 0)) < testFraction;
        const { pattern } = sample;
        // All three are read before any is kept: a malformed pattern is left out of all.
        const features = [churnFeatures, moodFeatures, timingFeatures].map((of) => of(pattern, { now }));
        tasks.churn.add(features[0]!, churned, isTest);
        tasks.mood.add(features[1]!, moodAfter, isTest);
        tasks.timing.add(features[2]!, answered, isTest);
      } catch (error) {
        rejected.push({ index, id: idOf(sample), issues: unreadable(name, 'sample', error).issues });
      }
    });

    const skipped: EngagementModels['skipped'][number][] = [];
    const models: { -readonly [K in keyof EngagementModels['models']]: EngagementModels['models'][K] } = {
      churn: null,
      mood: null,
      timing: null,
    };
    const { churn, mood, timing } = tasks;
    for (const model of ['churn', 'mood', 'timing'] as const) {
      const { sampleCount, labels } = tasks[model];
      if (sampleCount < minSamples) skipped.push({ model, reason: 'too_few_samples', sampleCount });
      else if (labels.every((label) => label === labels[0])) {
        skipped.push({ model, reason: 'one_outcome', sampleCount });
      } else if (model === 'churn') {
        models.churn = trainForest(churn.rows, churn.labels, { seed, featureNames: churn.names });
      } else if (model === 'mood') {
        models.mood = trainBoosting(mood.rows, mood.labels, {
          seed,
          featureNames: mood.names,
          task: 'regression',
        });
      } else models.timing = trainLogistic(timing.rows, timing.labels, { seed, featureNames: timing.names });
    }
    return {
      modelsTrained: 3 - skipped.length,
      models,
      results: {
        churn: churn.evaluate(models.churn),
        mood: mood.evaluate(models.mood),
        timing: timing.evaluate(models.timing),
      },
      skipped,
      rejected,
    };
  } catch (error) {
    throw unreadable('trainEngagementModels', { samples, options }, error);
  }
}

/** The rows of one model, to train and to test. */
class Task {
  names: readonly string[] = [];
  readonly rows: FeatureRow[] = [];
  readonly labels: number[] = [];
  readonly testRows: FeatureRow[] = [];
  readonly testLabels: number[] = [];

  get sampleCount(): number {
    return this.rows.length + this.testRows.length;
  }

  add({ names, values }: Features, label: number | null, isTest: boolean): void {
    if (label === null) return;
    this.names = names;
    (isTest ? this.testRows : this.rows).push(values);
    (isTest ? this.testLabels : this.labels).push(label);
  }

  evaluate<M extends Model>(model: M | null): ModelEvaluationOf<M> | null {
    if (model === null || this.testRows.length === 0) return null;
    return evaluateModel(model, this.testRows, this.testLabels);
  }
}
