import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import {
  evaluateModel,
  type FeatureRow,
  trainBoosting,
  trainForest,
  trainLogistic,
} from '../../src/index.js';

// How well the trainers learn public churn data, by the same five folds as scikit-learn's learners. The data, IBM's
// telco_churn.csv (Apache-2.0), is not part of this package:
//
//   PYTHON=/path/to/python3 TELCO=telco_churn.csv node test/bench/run.mjs prediction-quality

interface Telco {
  readonly names: string[];
  readonly rows: FeatureRow[];
  readonly labels: number[];
  /** The rows of each fold. */
  readonly folds: number[][];
  readonly scores: Record<string, { readonly auc: number; readonly brier: number }>;
}

const file = process.env['TELCO'];
if (file === undefined) {
  console.log('set TELCO to the path of telco_churn.csv');
  process.exit();
}
const script = join('test', 'bench', 'prediction-quality.py');
const text = execFileSync(process.env['PYTHON'] ?? 'python3', [script, file], {
  encoding: 'utf8',
  maxBuffer: 1e9,
});
const { names, rows, labels, folds, scores } = JSON.parse(text) as Telco;

console.log('five folds      AUC  scikit-learn    Brier  scikit-learn');
for (const [name, train] of [
  ['logistic', trainLogistic],
  ['forest', trainForest],
  ['boosting', trainBoosting],
] as const) {
  let auc = 0;
  let brier = 0;
  for (const fold of folds) {
    const aside = new Set(fold);
    const kept = labels.map((_, i) => i).filter((i) => !aside.has(i));
    const pick = <T>(list: readonly T[], indexes: readonly number[]) => indexes.map((i) => list[i]!);
    const model = train(pick(rows, kept), pick(labels, kept), { featureNames: names, seed: 1 });
    const evaluation = evaluateModel(model, pick(rows, fold), pick(labels, fold));
    auc += (evaluation.auc ?? Number.NaN) / folds.length;
    brier += evaluation.brier / folds.length;
  }
  const other = scores[name]!;
  console.log(
    `${name.padEnd(10)} ${auc.toFixed(4).padStart(8)} ${other.auc.toFixed(4).padStart(13)} ${brier.toFixed(4).padStart(8)} ${other.brier.toFixed(4).padStart(13)}`,
  );
}
