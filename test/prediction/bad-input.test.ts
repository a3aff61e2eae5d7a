import { describe, expect, it } from 'vitest';
import {
  aliveProbability,
  type BgNbdModel,
  evaluateModel,
  expectedTransactions,
  explainPrediction,
  type FeatureRow,
  featureImportance,
  fitBgNbd,
  type Model,
  predict,
  predictMany,
  TactfulError,
  trainBoosting,
  trainForest,
  trainLogistic,
} from '../../src/index.js';
import { throwing } from '../support/hostile.js';

/** The paths of the faults that a call throws. */
function faults(call: () => unknown): string[] {
  try {
    call();
  } catch (error) {
    if (!(error instanceof TactfulError)) throw error;
    expect(error.code).toBe('invalid_input');
    return error.issues.map(({ path }) => path);
  }
  throw new Error('nothing was thrown');
}

/** What a host may hand in whatever the types say. */
const any = (value: unknown) => value as never;
const trainers = [trainLogistic, trainForest, trainBoosting] as const;
const rows = [
  { a: 1, b: 2 },
  { a: 3, b: 1 },
  { a: 2, b: null },
];

describe.each(trainers.map((train) => [train.name, train] as const))('%s', (_name, train) => {
  it.each<[string, unknown, unknown, object, string[]]>([
    ['rows that are no list', 'rows', [], {}, ['rows']],
    ['no rows', [], [], {}, ['rows']],
    ['a row that is none', [{ a: 1 }, null, 7], [0, 1, 1], {}, ['rows[1]', 'rows[2]']],
    ['a first row that is none', [null], [0], {}, ['rows[0]']],
    ['rows without features', [{}], [0], {}, ['rows[0]']],
    ['a missing feature', [{ a: 1, b: 2 }, { a: 1 }], [0, 1], {}, ['rows[1].b']],
    ['an extra feature', [{ a: 1 }, { a: 1, z: 2 }], [0, 1], {}, ['rows[1].z']],
    ['another feature', [{ a: 1 }, { z: 2 }], [0, 1], {}, ['rows[1].a', 'rows[1].z']],
    ['a text', [{ a: 1 }, { a: '1' }], [0, 1], {}, ['rows[1].a']],
    [
      'no number',
      [[1], [Number.NaN], [Infinity], [undefined], [1e101]],
      [0, 1, 0, 1, 0],
      {},
      ['rows[1][0]', 'rows[2][0]', 'rows[3][0]', 'rows[4][0]'],
    ],
    ['too short a list', [[1, 2], [1]], [0, 1], {}, ['rows[1][1]']],
    ['too long a list', [[1], [1, 2, 3]], [0, 1], {}, ['rows[1][1]']],
    ['another prototype’s feature', [{ toString: 1 }, {}], [0, 1], {}, ['rows[1].toString']],
    ['labels that are no list', [[1]], 0, {}, ['labels']],
    ['too few labels', [[1], [2]], [0], {}, ['labels']],
    ['labels out of range', [[1], [2], [3]], [0, 2, '1'], {}, ['labels[1]', 'labels[2]']],
    ['a feature name twice', [[1, 2]], [0], { featureNames: ['a', 'a'] }, ['featureNames[1]']],
    ['a feature name that is none', [[1, 2]], [0], { featureNames: ['a', ''] }, ['featureNames[1]']],
    ['a deleted feature name', [[1, 2]], [0], { featureNames: new Array(2) }, ['featureNames[0]']],
    ['no feature names', [[1, 2]], [0], { featureNames: [] }, ['featureNames']],
    ['feature names that are no list', [[1, 2]], [0], { featureNames: 'ab' }, ['featureNames']],
    ['rows that are no list, with names', 'rows', [], { featureNames: ['a'] }, ['rows']],
    ['no rows, with names', [], [], { featureNames: ['a'] }, ['rows']],
    ['an empty first row', [[]], [0], {}, ['rows[0]']],
    ['labels of a buffer', [[1]], new DataView(new ArrayBuffer(8)), {}, ['labels']],
    ['feature names that do not fit', [[1, 2]], [0], { featureNames: ['a'] }, ['rows[0][1]']],
    ['no seed', [[1]], [0], { seed: Number.NaN }, ['seed']],
  ])('refuses %s', (_what, badRows, labels, options, paths) => {
    expect(faults(() => train(any(badRows), any(labels), any(options)))).toStrictEqual(paths);
  });

  it('lists 100 faults of a million', () => {
    const bad = new Array<FeatureRow>(1_000_000).fill(any(['x']));
    expect(faults(() => train(bad, new Uint8Array(1_000_000)))).toHaveLength(100);
  });

  it('names a row that cannot be read', () => {
    const trap = new Proxy(
      { a: 1 },
      {
        ownKeys: () => {
          throw new Error('no entry');
        },
      },
    );
    expect(faults(() => train([{ a: 1 }, trap], [0, 1]))).toStrictEqual(['rows']);
    expect(faults(() => train([trap], [0]))).toStrictEqual(['rows']);
  });

  it('takes a feature named __proto__', () => {
    const odd = JSON.parse('[{"__proto__": 1, "a": 2}, {"__proto__": 5, "a": 2}]') as FeatureRow[];
    const model = train(odd, [0, 1]);
    expect(model.featureNames).toStrictEqual(['__proto__', 'a']);
    expect(predict(model, odd[0]!)).toBeLessThanOrEqual(0.5);
  });
});

describe('options', () => {
  it.each<[string, () => unknown]>([
    ['l2', () => trainLogistic(rows, [0, 1, 1], { l2: -1 })],
    ['maxIterations', () => trainLogistic(rows, [0, 1, 1], { maxIterations: 0 })],
    ['trees', () => trainForest(rows, [0, 1, 1], { trees: 1.5 })],
    ['maxDepth', () => trainForest(rows, [0, 1, 1], { maxDepth: 0 })],
    ['minLeaf', () => trainForest(rows, [0, 1, 1], { minLeaf: 0 })],
    ['featuresPerSplit', () => trainForest(rows, [0, 1, 1], { featuresPerSplit: 3 })],
    ['maxBins', () => trainForest(rows, [0, 1, 1], { maxBins: 256 })],
    ['task', () => trainForest(rows, [0, 1, 1], { task: any('ranking') })],
    ['learningRate', () => trainBoosting(rows, [0, 1, 1], { learningRate: 0 })],
    ['maxDepth', () => trainBoosting(rows, [0, 1, 1], { maxDepth: 17 })],
    ['l2', () => trainBoosting(rows, [0, 1, 1], { l2: Number.NaN })],
  ])('refuses a malformed %s', (path, call) => {
    expect(faults(call)).toStrictEqual([path]);
  });
});

describe('models', () => {
  const model = trainBoosting(rows, [0, 1, 1], { minLeaf: 1, trees: 2 });
  const readers: ((broken: Model) => unknown)[] = [
    (m) => predict(m, rows[0]!),
    (m) => predictMany(m, rows),
    (m) => evaluateModel(m, rows, [0, 1, 1]),
    (m) => explainPrediction(m, rows[0]!),
    (m) => featureImportance(m),
  ];

  it.each<[string, unknown, string]>([
    ['nothing', null, 'model'],
    ['another kind', { ...model, kind: 'svm' }, 'kind'],
    ['another version', { ...model, version: 2 }, 'version'],
    ['another task', { ...model, task: 'x' }, 'task'],
    ['no names', { ...model, featureNames: 'ab' }, 'featureNames'],
    ['no trees', { ...model, trees: undefined }, 'trees'],
    ['importances that do not fit', { ...model, importances: [1] }, 'importances'],
    ['a forest of none', { ...model, kind: 'forest', trees: [] }, 'trees'],
    ['a regression by logistic', { ...trainLogistic(rows, [0, 1, 1]), task: 'regression' }, 'task'],
  ])('refuses %s', (_what, broken, path) => {
    for (const read of readers) expect(faults(() => read(any(broken)))).toStrictEqual([path]);
  });

  it('refuses lists with deleted places', () => {
    const names = [...model.featureNames];
    const importances = [...model.importances];
    delete names[1];
    delete importances[0];
    const [coefficients, trees] = [[1, 2], [...model.trees]];
    delete coefficients[1];
    delete trees[0];
    const logistic = trainLogistic(rows, [0, 1, 1]);
    for (const read of readers) {
      expect(faults(() => read({ ...model, importances }))).toStrictEqual(['importances']);
      expect(faults(() => read({ ...logistic, coefficients }))).toStrictEqual(['coefficients']);
      expect(faults(() => read({ ...model, featureNames: names }))).toStrictEqual(['featureNames']);
    }
    expect(faults(() => predict({ ...model, trees }, rows[0]!))).toStrictEqual(['trees[0]']);
  });

  it.each<[string, object]>([
    ['a circle', { feature: [0], threshold: [1e9], left: [0], missingLeft: [1], value: [1] }],
    ['a missing child', { feature: [0], threshold: [1], left: [1], missingLeft: [1], value: [1] }],
    ['an unknown feature', { feature: [7], threshold: [1], left: [1], missingLeft: [1], value: [1] }],
    ['missing lists', { feature: [0] }],
    ['texts for numbers', { feature: [-1], threshold: [0], left: [0], missingLeft: [0], value: ['1'] }],
    ['nothing', {}],
  ])('refuses a tree with %s', (_what, tree) => {
    expect(faults(() => predict(any({ ...model, trees: [tree] }), rows[0]!))).toStrictEqual(['trees[0]']);
  });

  it('refuses numbers of a model that are none', () => {
    const logistic = trainLogistic(rows, [0, 1, 1]);
    const boosting = trainBoosting(rows, [0, 1, 1]);
    const leaf = { feature: [-1], threshold: [0], left: [0], missingLeft: [0], value: [0] };
    for (const value of [null, '1', Symbol('1'), Number.NaN]) {
      const calls: [string, unknown][] = [
        ['intercept', { ...logistic, intercept: value }],
        ['coefficients', { ...logistic, coefficients: [1, value] }],
        ['scales', { ...logistic, scales: [value, 1] }],
        ['baseline', { ...boosting, baseline: value }],
        ['importances', { ...boosting, importances: [0, value] }],
        ['trees[0]', { ...boosting, trees: [{ ...leaf, value }] }],
      ];
      for (const [path, broken] of calls) {
        expect(faults(() => predict(any(broken), rows[0]!))).toStrictEqual([path]);
        expect(faults(() => explainPrediction(any(broken), rows[0]!))).toStrictEqual([path]);
      }
      expect(faults(() => featureImportance(any({ ...boosting, importances: [0, value] })))).toHaveLength(1);
    }
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    expect(faults(() => predict(any(revoked.proxy), rows[0]!))).toStrictEqual(['model']);
  });

  it.each<[unknown, string[]]>([
    [{ a: 1 }, ['row.b']],
    [{ a: 1, b: 2, c: 3 }, ['row.c']],
    [{ a: 1, b: 'x' }, ['row.b']],
    [[1], ['row[1]']],
    [[1, 2, 3], ['row[2]']],
    [undefined, ['row']],
    [7, ['row']],
  ])('refuses the row %o', (row, paths) => {
    expect(faults(() => predict(model, any(row)))).toStrictEqual(paths);
    expect(faults(() => explainPrediction(model, any(row)))).toStrictEqual(paths);
  });

  it('evaluates no rows, or other labels, with an error', () => {
    expect(faults(() => evaluateModel(model, [], []))).toStrictEqual(['rows']);
    expect(faults(() => evaluateModel(model, rows, [0, 1]))).toStrictEqual(['labels']);
    expect(faults(() => evaluateModel(model, rows, [0, 1, 0.5]))).toStrictEqual(['labels[2]']);
    expect(predictMany(model, [])).toHaveLength(0);
  });
});

describe('visit histories', () => {
  const model = fitBgNbd([
    { frequency: 1, recency: 2, age: 3 },
    { frequency: 0, recency: 0, age: 3 },
  ]);
  const good = { frequency: 1, recency: 2, age: 3 };

  it.each<[unknown, string[]]>([
    [{ ...good, frequency: -1 }, ['frequency']],
    [{ ...good, frequency: 1.5 }, ['frequency']],
    [{ ...good, recency: 3.1 }, ['recency']],
    [{ ...good, recency: Number.NaN }, ['recency']],
    [{ ...good, age: Infinity }, ['age']],
    [{ ...good, frequency: 0 }, ['recency']],
    [{}, ['frequency', 'age', 'recency']],
    [null, ['history']],
  ])('refuses %o', (history, paths) => {
    expect(faults(() => aliveProbability(model, any(history)))).toStrictEqual(paths);
    expect(faults(() => expectedTransactions(model, any(history), { horizon: 1 }))).toStrictEqual(paths);
    const inList = paths.map((path) => (path === 'history' ? 'histories[1]' : `histories[1].${path}`));
    expect(faults(() => fitBgNbd([good, any(history)]))).toStrictEqual(inList);
  });

  it('refuses malformed options and models', () => {
    expect(faults(() => fitBgNbd([]))).toStrictEqual(['histories']);
    expect(faults(() => fitBgNbd([good, any(throwing('age', good))]))).toStrictEqual(['histories']);
    expect(faults(() => aliveProbability(any(null), good))).toStrictEqual(['model']);
    expect(faults(() => aliveProbability(model, any(throwing('age', good))))).toStrictEqual(['history']);
    const broken: BgNbdModel = any(throwing('alpha', model));
    expect(faults(() => aliveProbability(broken, good))).toStrictEqual(['model']);
    expect(faults(() => expectedTransactions(broken, good, { horizon: 1 }))).toStrictEqual(['model']);
    expect(faults(() => fitBgNbd([good], { variant: any('pareto') }))).toStrictEqual(['variant']);
    expect(faults(() => expectedTransactions(model, good, { horizon: -1 }))).toStrictEqual(['horizon']);
    expect(faults(() => expectedTransactions(model, good, any(undefined)))).toStrictEqual(['horizon']);
    expect(faults(() => aliveProbability({ ...model, version: any(2) }, good))).toStrictEqual(['version']);
    expect(faults(() => aliveProbability({ ...model, a: 0 }, good))).toStrictEqual(['a']);
    expect(faults(() => aliveProbability({ ...model, variant: any('x') }, good))).toStrictEqual(['variant']);
    expect(faults(() => aliveProbability(any(trainLogistic(rows, [0, 1, 1])), good))).toStrictEqual(['kind']);
  });
});
