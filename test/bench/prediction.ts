import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  evaluateModel,
  fitBgNbd,
  type Model,
  predictMany,
  trainBoosting,
  trainForest,
  trainLogistic,
} from '../../src/index.js';
import { stream } from '../../src/random/stream.js';

// Training on 10,000 rows of 20 features, in turn with scikit-learn on one core (prediction.py, which needs a Python
// with scikit-learn: PYTHON=/path/to/python3). Rounds alternate, so that a machine whose speed drifts treats both
// alike; the best round of each counts, as interference only ever adds time.
//
//   node test/bench/run.mjs prediction

const rounds = Number(process.env['ROUNDS'] ?? 5);
const python = process.env['PYTHON'] ?? 'python3';
const [trainCount, testCount, width] = [10_000, 4_000, 20];

/** Ten features that matter, in sums, steps and products, and ten that do not. */
function makeData(): { rows: number[][]; labels: number[] } {
  const random = stream(1, 'bench/prediction');
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const rows = Array.from({ length: trainCount + testCount }, () => Array.from({ length: width }, normal));
  const labels = rows.map((x) => {
    const sum = x[0]! - 0.7 * x[1]! + 0.5 * x[2]! + 0.3 * x[3]!;
    const steps = (x[4]! > 0 ? 1 : -1) * (x[5]! > 0.3 ? 1 : -1) + (x[6]! > 1 ? 1.5 : 0);
    const products = x[7]! * x[8]! + 0.5 * Math.abs(x[9]!);
    return random() < 1 / (1 + Math.exp(-(sum + 1.5 * steps + products))) ? 1 : 0;
  });
  return { rows, labels };
}

const { rows, labels } = makeData();
const [train, test] = [rows.slice(0, trainCount), rows.slice(trainCount)];
const [trainLabels, testLabels] = [labels.slice(0, trainCount), labels.slice(trainCount)];

const jobs: Record<string, () => Model> = {
  logistic: () => trainLogistic(train, trainLabels),
  'forest, leaves of 20': () => trainForest(train, trainLabels, { trees: 100, minLeaf: 20 }),
  'forest, leaves of 1': () => trainForest(train, trainLabels, { trees: 100, minLeaf: 1 }),
  boosting: () => trainBoosting(train, trainLabels, { trees: 100, maxDepth: 3 }),
};

interface Measured {
  readonly ms: number;
  readonly auc: number;
}

const folder = mkdtempSync(join(tmpdir(), 'tactful-bench-'));
const dataFile = join(folder, 'data.bin');
const own = new Map<string, Measured>();
const theirs = new Map<string, Measured>();
const keep = (table: Map<string, Measured>, name: string, measured: Measured) => {
  if (measured.ms < (table.get(name)?.ms ?? Infinity)) table.set(name, measured);
};

try {
  writeFileSync(dataFile, Float64Array.from(rows.flatMap((row, i) => [...row, labels[i]!])));
  const script = join('test', 'bench', 'prediction.py');
  for (let round = 0; round < rounds; round++) {
    for (const [name, job] of Object.entries(jobs)) {
      let model = job();
      for (let again = 0; again < 2; again++) {
        const start = performance.now();
        model = job();
        const ms = performance.now() - start;
        const { auc } = evaluateModel(model, test, testLabels) as { auc: number };
        keep(own, name, { ms, auc });
      }
    }
    const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
    const result = spawnSync(python, [script, dataFile, `${trainCount}`, `${width}`], {
      env,
      encoding: 'utf8',
    });
    if (result.status !== 0) {
      if (round === 0)
        console.log(
          `without scikit-learn: ${python} says ${(result.stderr ?? '').trim().split('\n').at(-1)}`,
        );
      continue;
    }
    for (const [name, measured] of Object.entries(JSON.parse(result.stdout) as Record<string, Measured>)) {
      keep(theirs, name, measured);
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}

console.log(
  '\ntraining on 10,000 x 20 (best of the rounds)      ms      AUC   scikit-learn      AUC    ratio',
);
for (const [name, { ms, auc }] of own) {
  const other = theirs.get(name);
  const right = other
    ? `${other.ms.toFixed(1).padStart(12)} ${other.auc.toFixed(4).padStart(9)} ${(ms / other.ms).toFixed(2).padStart(6)} x`
    : '';
  console.log(`  ${name.padEnd(40)} ${ms.toFixed(1).padStart(8)} ${auc.toFixed(4).padStart(8)} ${right}`);
}

console.log('\npredicting 4,000 rows');
for (const [name, job] of Object.entries(jobs)) {
  const model = job();
  let best = Infinity;
  for (let i = 0; i < 5; i++) {
    const start = performance.now();
    predictMany(model, test);
    best = Math.min(best, performance.now() - start);
  }
  console.log(`  ${name.padEnd(40)} ${((best * 1000) / testCount).toFixed(2).padStart(8)} us a row`);
}

// Given the CDNOW summary (id, frequency, recency, T, …), the visit model is fitted to it as well.
const cdnow = process.env['CDNOW'];
if (cdnow !== undefined) {
  const histories = readFileSync(cdnow, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number))
    .map(([, frequency = 0, recency = 0, age = 0]) => ({ frequency, recency, age }));
  for (const variant of ['classic', 'modified'] as const) {
    const start = performance.now();
    const { r, alpha, a, b, logLikelihood } = fitBgNbd(histories, { variant });
    const found = [r, alpha, a, b].map((value) => value.toFixed(3)).join(' ');
    console.log(
      `\n${variant}: r alpha a b ${found}, log-likelihood ${logLikelihood.toFixed(1)}, ${(performance.now() - start).toFixed(0)} ms`,
    );
  }
}
