import { describe, expect, it } from 'vitest';
import {
  type AnalyzeOptions,
  type ArmCounts,
  analyzeExperiment,
  countByArm,
  definePolicy,
  mergeArmCounts,
  probabilityToBeBest,
  sampleRatioMismatch,
} from '../../src/index.js';
import { pathsOf } from './paths-of.js';

const metrics = ['opened', 'clicked', 'converted'];

/** A fixed mixture of events over three arms, of which `warm` does better. */
const events = Array.from({ length: 3000 }, (_, i) => {
  const arm = ['control', 'warm', 'cold'][i % 3]!;
  const luck = ((i * 7919) % 1009) / 1009;
  const opened = luck < (arm === 'warm' ? 0.4 : 0.25);
  return {
    customerId: `c${i}`,
    arm,
    opened,
    clicked: opened && luck < 0.1,
    converted: opened && luck < 0.001,
  };
});

// Hillstrom's e-mail test of 64,000 customers: counts that round to the published rates.
const hillstrom = [
  { arm: 'no e-mail', n: 21_306, counts: { visit: 2262, conversion: 122 } },
  { arm: "men's e-mail", n: 21_307, counts: { visit: 3894, conversion: 267 } },
  { arm: "women's e-mail", n: 21_387, counts: { visit: 3238, conversion: 189 } },
];

describe('analyzeExperiment', () => {
  it('says of events what it says of their counts', () => {
    const { arms } = countByArm(events);
    expect(analyzeExperiment(events, { control: 'control' })).toEqual(
      analyzeExperiment(arms, { control: 'control', metrics }),
    );
  });

  it('takes events from any iterable, in any order', () => {
    const report = analyzeExperiment(new Set(events), { control: 'control' });
    expect(report).toEqual(analyzeExperiment(events, { control: 'control' }));
    const shuffled = events.map((_, i) => events[(i * 1013) % events.length]!);
    const byName = ({ arms }: typeof report) => Object.fromEntries(arms.map((arm) => [arm.arm, arm]));
    expect(byName(analyzeExperiment(shuffled, { control: 'control' }))).toEqual(byName(report));
  });

  it('adds shards up to the whole, whatever the split', () => {
    const whole = countByArm(events).arms;
    const shards = [events.slice(0, 7), events.slice(7, 1500), events.slice(1500)].map(
      (part) => countByArm(part).arms,
    );
    const [a, b, c] = shards as [ArmCounts[], ArmCounts[], ArmCounts[]];
    expect(mergeArmCounts(mergeArmCounts(a, b), c)).toEqual(whole);
    expect(mergeArmCounts(a, mergeArmCounts(b, c))).toEqual(whole);
    expect(mergeArmCounts([], whole)).toEqual(whole);
  });

  it('survives JSON and gives the same twice', () => {
    const report = analyzeExperiment(events, { control: 'control' });
    expect(JSON.parse(JSON.stringify(report))).toStrictEqual(report);
    expect(JSON.stringify(analyzeExperiment(events, { control: 'control' }))).toBe(JSON.stringify(report));
    const empty = [0, 0].map((n, i) => ({ arm: `${i}`, n, counts: { done: 0 } }));
    const nothing = analyzeExperiment(empty, { control: '0' });
    expect(JSON.parse(JSON.stringify(nothing))).toStrictEqual(nothing);
    expect(nothing.conclusions).toEqual([{ metric: 'done', winner: null, reason: 'sample_too_small' }]);
  });

  it('rejects malformed events and goes on', () => {
    const broken = [
      null,
      5,
      { customerId: 'x', arm: 'warm', opened: 1, clicked: false, converted: false },
      { arm: '__proto__', opened: true, clicked: true, converted: true },
    ];
    const report = analyzeExperiment([...broken, ...events] as typeof events, { control: 'control' });
    expect(
      report.rejected.map(({ index, id, issues }) => [index, id, issues.map(({ path }) => path)]),
    ).toEqual([
      [0, null, ['event']],
      [1, null, ['event']],
      [2, 'x', ['opened']],
      [3, null, ['arm']],
    ]);
    const { verdict, ...clean } = analyzeExperiment(events, { control: 'control' });
    expect(report).toMatchObject({ ...clean, rejected: expect.any(Array) });
    expect(report.verdict).toBe(`${verdict} Of 3004 events, 4 could not be read and are left out.`);
  });

  const counted = (...rows: [string, number, number][]): ArmCounts[] =>
    rows.map(([arm, n, x]) => ({ arm, n, counts: { done: x } }));

  it.each<[string, ArmCounts[], Partial<AnalyzeOptions>, string | null, string, string]>([
    [
      'a winner',
      counted(['a', 1000, 100], ['b', 1000, 200]),
      {},
      'b',
      'winner',
      'On done, b is better than a: 20.00 % against 10.00 %, +100.0 %, interval +59.9 % to +150.1 % (adjusted p < 0.0001).',
    ],
    [
      'the best of two winners',
      counted(['a', 1000, 100], ['b', 1000, 200], ['c', 1000, 220]),
      {},
      'c',
      'winner',
      'On done, c is better than a: 22.00 % against 10.00 %, +120.0 %, interval +76.6 % to +174.0 % (adjusted p < 0.0001).',
    ],
    [
      'the first of two winners with the same rate',
      counted(['a', 1000, 100], ['b', 1000, 200], ['c', 1000, 200]),
      {},
      'b',
      'winner',
      'On done, b is better than a: 20.00 % against 10.00 %, +100.0 %, interval +59.9 % to +150.1 % (adjusted p < 0.0001).',
    ],
    [
      'a winner that stands before the control',
      counted(['b', 1000, 200], ['a', 1000, 100]),
      {},
      'b',
      'winner',
      'On done, b is better than a: 20.00 % against 10.00 %, +100.0 %, interval +59.9 % to +150.1 % (adjusted p < 0.0001).',
    ],
    [
      'a winner over a control where nobody did it',
      counted(['a', 100, 0], ['b', 100, 12]),
      {},
      'b',
      'winner',
      'On done, b is better than a: 12.00 % against 0.00 % (adjusted p = 0.0004).',
    ],
    [
      'a winner by so little that the interval of the lift begins below 0', // statsmodels, as below
      counted(['a', 100, 10], ['b', 100, 20]),
      {},
      'b',
      'winner',
      'On done, b is better than a: 20.00 % against 10.00 %, +100.0 %, interval -1.3 % to +305.4 % (adjusted p = 0.0477).',
    ],
    [
      'two losers',
      counted(['a', 1000, 200], ['b', 1000, 100], ['c', 1000, 110]),
      {},
      null,
      'worse_than_control',
      'On done, no winner: b and c are worse than a (adjusted p < 0.0001), and no arm is better.',
    ],
    [
      'no difference',
      counted(['a', 1000, 100], ['b', 1000, 104]),
      {},
      null,
      'no_difference',
      'On done, no winner: no arm differs significantly from a (adjusted p = 0.7676).',
    ],
    [
      'a loser',
      counted(['a', 1000, 200], ['b', 1000, 100]),
      {},
      null,
      'worse_than_control',
      'On done, no winner: b is worse than a (adjusted p < 0.0001), and no arm is better.',
    ],
    [
      'a sample too small',
      counted(['a', 20, 0], ['b', 20, 9]),
      {},
      null,
      'sample_too_small',
      'On done, no winner: the sample is too small to tell (adjusted p = 0.0012).',
    ],
    [
      'a sample ratio mismatch',
      counted(['a', 1000, 100], ['b', 1200, 240]),
      {},
      null,
      'sample_ratio_mismatch',
      'No winner: the sizes of the arms (a 1000, b 1200) do not fit their weights (chi-square 18.2 with 1 degree of freedom, p < 0.0001). The assignment or the counting is at fault; until that is found, no difference means anything.',
    ],
    [
      'sizes that fit their weights',
      counted(['a', 1000, 100], ['b', 1200, 240]),
      { weights: { a: 0.45, b: 0.55 } },
      'b',
      'winner',
      'On done, b is better than a: 20.00 % against 10.00 %, +100.0 %, interval +60.9 % to +148.6 % (adjusted p < 0.0001).',
    ],
    [
      'the control alone',
      counted(['a', 1000, 100]),
      {},
      null,
      'no_difference',
      'On done, no winner: there is nothing to compare a with.',
    ],
  ])('names %s', (_name, arms, options, winner, reason, verdict) => {
    const report = analyzeExperiment(arms, { control: 'a', ...options });
    expect(report.conclusions).toEqual([{ metric: 'done', winner, reason }]);
    expect(report.verdict).toBe(verdict);
  });

  it('speaks of each metric in turn, and only of the arms that are worse', () => {
    const arms = [
      { arm: 'a', n: 1000, counts: { seen: 200, done: 100 } },
      { arm: 'b', n: 1000, counts: { seen: 100, done: 200 } },
      { arm: 'c', n: 1000, counts: { seen: 201, done: 101 } },
    ];
    const { conclusions, verdict } = analyzeExperiment(arms, { control: 'a' });
    expect(conclusions.map(({ winner, reason }) => [winner, reason])).toEqual([
      [null, 'worse_than_control'],
      ['b', 'winner'],
    ]);
    expect(verdict).toBe(
      'On seen, no winner: b is worse than a (adjusted p < 0.0001), and no arm is better. ' +
        'On done, b is better than a: 20.00 % against 10.00 %, +100.0 %, interval +59.9 % to +150.1 % (adjusted p < 0.0001).',
    );
  });

  it('tells of events that could not be read', () => {
    const good = counted(['a', 1000, 100], ['b', 1000, 104]).flatMap(({ arm, n, counts }) =>
      Array.from({ length: n }, (_, i) => ({ arm, done: i < counts['done']! })),
    );
    const verdictWith = (...bad: unknown[]): string =>
      analyzeExperiment([...good, ...bad] as never, { control: 'a', metrics: ['done'] }).verdict;
    const clean = 'On done, no winner: no arm differs significantly from a (adjusted p = 0.7676).';
    expect(verdictWith()).toBe(clean);
    expect(verdictWith(null)).toBe(`${clean} Of 2001 events, 1 could not be read and is left out.`);
    expect(verdictWith(null, { arm: 'a', done: 1 })).toBe(
      `${clean} Of 2002 events, 2 could not be read and are left out.`,
    );
  });

  it('names the faults of the first event if none can be read', () => {
    const bad = [
      { arm: 'a', clicked: 1 },
      { arm: 'b', clicked: 0 },
    ] as never;
    expect(pathsOf(() => analyzeExperiment(bad, { control: 'a', metrics: ['clicked'] }))).toEqual([
      'input[0].clicked',
    ]);
    expect(pathsOf(() => analyzeExperiment([null] as never, { control: 'a' }))).toEqual(['input[0]']);
    const weights = { a: 0.5, b: 0.5 };
    const { rejected, verdict } = analyzeExperiment(bad, { control: 'a', metrics: ['clicked'], weights });
    expect(rejected.length).toBe(2);
    expect(verdict).toMatch(/Of 2 events, 2 could not be read and are left out.$/);
  });

  it('compares the control with nothing', () => {
    const { arms } = analyzeExperiment(counted(['a', 1000, 100], ['b', 1000, 200]), { control: 'a' });
    expect(arms[0]!.metrics['done']).toMatchObject({
      ...{ difference: null, lift: null, test: null, z: null },
      ...{ pValue: null, log10PValue: null, adjustedPValue: null, significant: false },
    });
  });

  it('calls significant what lies below alpha, not at it', () => {
    const arms = counted(['a', 1000, 100], ['b', 1000, 120]);
    const at = (alpha?: number) =>
      analyzeExperiment(arms, { control: 'a', ...(alpha === undefined ? {} : { alpha }) }).arms[1]!.metrics[
        'done'
      ]!;
    const { adjustedPValue } = at();
    expect(at(adjustedPValue!).significant).toBe(false);
    expect(at(adjustedPValue! * (1 + 1e-12)).significant).toBe(true);
  });

  it('calls sizes a mismatch whose p-value lies below the bound of the policy, not at it', () => {
    const check = (mismatchBelow: number) =>
      sampleRatioMismatch([5100, 5000], [0.5, 0.5], {
        policy: definePolicy({ experiment: { mismatchBelow } }),
      });
    const { pValue } = check(0.001);
    expect(check(pValue).mismatch).toBe(false);
    expect(check(pValue * (1 + 1e-12)).mismatch).toBe(true);
  });

  it('needs more than 5 expected of either kind for a winner', () => {
    const at = (x: number) =>
      analyzeExperiment(counted(['a', 100, 10 - x], ['b', 100, x]), { control: 'a' }).arms[1]!.metrics[
        'done'
      ]!.test;
    expect(at(5)).toBe('fisher'); // exactly 5 expected in each
    expect(
      analyzeExperiment(counted(['a', 100, 5], ['b', 100, 6]), { control: 'a' }).arms[1]!.metrics['done']!
        .test,
    ).toBe('z');
  });

  it('gives every arm, the control too, its probability to be the best', () => {
    const arms = counted(['a', 10, 1], ['b', 10, 3], ['c', 0, 0]);
    const report = analyzeExperiment(arms, { control: 'a' });
    const best = report.arms.map(({ metrics: rows }) => rows['done']!.probabilityToBeBest);
    expect(best).toEqual(probabilityToBeBest(arms.map(({ n, counts }) => ({ n, x: counts['done']! }))));
    expect(best.map((p) => p.toFixed(6))).toEqual(['0.045876', '0.301515', '0.652610']); // scipy.integrate.quad
  });

  it('has an arm that got nobody, whatever its weight, as an empty one', () => {
    const arms = counted(['a', 60, 6], ['b', 60, 7]);
    const weights = { a: 0.4, b: 0.4, lost: 0.2, closed: 0 };
    const report = analyzeExperiment(arms, { control: 'a', weights });
    expect(report).toEqual(
      analyzeExperiment([...arms, ...counted(['lost', 0, 0])], { control: 'a', weights }),
    );
    expect(report.arms.map(({ arm, n }) => [arm, n])).toEqual([
      ['a', 60],
      ['b', 60],
      ['lost', 0],
    ]);
    // 24 expected of 120: chi-square 144 / 48 + 144 / 48 + 24 = 30
    expect(report.sampleRatio).toMatchObject({ degreesOfFreedom: 2, mismatch: true });
    expect(report.sampleRatio.chiSquare).toBeCloseTo(30, 12);
    const nobody = analyzeExperiment([], { control: 'a', weights: { a: 0.5, b: 0.5 } });
    expect(nobody.arms.map(({ n, metrics: rows }) => [n, Object.keys(rows)])).toEqual([
      [0, metrics],
      [0, metrics],
    ]);
  });

  it('leaves out an arm of weight 0 that nobody is in, listed or not', () => {
    const arms = counted(['c', 5000, 500], ['t', 5000, 700]);
    const options = { control: 'c', weights: { c: 0.5, t: 0.5, u: 0 } };
    const report = analyzeExperiment([...arms, ...counted(['u', 0, 0])], options);
    expect(report).toEqual(analyzeExperiment(arms, options));
    expect(report.conclusions[0]!.winner).toBe('t');
  });

  it('names an arm of weight 0 that somebody is in', () => {
    const arms = counted(['c', 5000, 500], ['t', 5000, 700], ['u', 1, 0]);
    const { verdict, conclusions } = analyzeExperiment(arms, {
      control: 'c',
      weights: { c: 0.5, t: 0.5, u: 0 },
    });
    expect(conclusions[0]!.reason).toBe('sample_ratio_mismatch');
    expect(verdict).toMatch(
      /^No winner: the sizes of the arms \(c 5000, t 5000, u 1\) do not fit their weights \(u has 1 where nobody belongs\)/,
    );
  });

  it('refuses counts whose total no double holds', () => {
    const most = Number.MAX_SAFE_INTEGER;
    expect(pathsOf(() => analyzeExperiment(counted(['a', most, 0], ['b', 1, 0]), { control: 'a' }))).toEqual([
      'input',
    ]);
    expect(analyzeExperiment(counted(['a', most - 1, 0], ['b', 1, 0]), { control: 'a' }).arms.length).toBe(2);
  });

  it('counts metrics that are named as what every object has', () => {
    const arms = [
      { arm: 'toString', n: 10, counts: { valueOf: 3 } },
      { arm: 'hasOwnProperty', n: 10, counts: { valueOf: 9 } },
    ];
    expect(mergeArmCounts(arms, arms)[1]).toEqual({ arm: 'hasOwnProperty', n: 20, counts: { valueOf: 18 } });
    const { conclusions } = analyzeExperiment(mergeArmCounts(arms, arms), { control: 'toString' });
    expect(conclusions).toEqual([{ metric: 'valueOf', winner: 'hasOwnProperty', reason: 'winner' }]);
  });

  it('adjusts for all comparisons: arms times metrics', () => {
    const report = analyzeExperiment(events, { control: 'control', correction: 'bonferroni' });
    for (const { metrics: rows } of report.arms.slice(1)) {
      for (const { pValue, adjustedPValue } of Object.values(rows))
        expect(adjustedPValue).toBe(Math.min(1, pValue! * 6));
    }
  });

  it.each<[string, unknown, unknown, string[]]>([
    ['an unknown control', hillstrom, { control: 'nobody' }, ['control']],
    ['no options', hillstrom, undefined, ['options']],
    ['no input', null, { control: 'a' }, ['input']],
    [
      'a metric not counted',
      hillstrom,
      { control: 'no e-mail', metrics: ['spend'] },
      ['input[0].counts.spend', 'input[1].counts.spend', 'input[2].counts.spend'],
    ],
    ['more conversions than customers', counted(['a', 10, 11]), { control: 'a' }, ['input[0].counts.done']],
    [
      'negative and fractional counts',
      counted(['a', -1, 0], ['b', 5, 0.5]),
      { control: 'a' },
      ['input[0].n', 'input[1].counts.done'],
    ],
    ['an arm twice', counted(['a', 1, 0], ['a', 1, 0]), { control: 'a' }, ['input[1].arm']],
    [
      'weights that do not sum to 1',
      counted(['a', 1, 0], ['b', 1, 0]),
      { control: 'a', weights: { a: 0.5, b: 0.4 } },
      ['weights'],
    ],
    [
      'a weight missing',
      counted(['a', 1, 0], ['b', 1, 0]),
      { control: 'a', weights: { a: 1 } },
      ['weights.b'],
    ],
    [
      'a weight of no arm that breaks the sum',
      counted(['a', 1, 0]),
      { control: 'a', weights: { a: 1, z: 0.5 } },
      ['weights'],
    ],
    [
      "a prototype's name among the weights",
      counted(['a', 1, 0]),
      { control: 'a', weights: { a: 0.5, constructor: 0.5 } },
      ['weights.constructor'],
    ],
    ['no metric', [{ arm: 'a', n: 1, counts: {} }], { control: 'a' }, ['input[0].counts']],
    ['a metric twice', events, { control: 'control', metrics: ['opened', 'opened'] }, ['metrics[1]']],
    ['an unknown correction', hillstrom, { control: 'no e-mail', correction: 'none' }, ['correction']],
    ['alpha 2', hillstrom, { control: 'no e-mail', alpha: 2 }, ['alpha']],
  ])('refuses %s', (_name, input, options, paths) => {
    expect(pathsOf(() => analyzeExperiment(input as ArmCounts[], options as AnalyzeOptions))).toEqual(paths);
  });
});

describe('published experiments', () => {
  it("finds Hillstrom's lifts: visits up by 72.1 % and 42.6 %", () => {
    const report = analyzeExperiment(hillstrom, { control: 'no e-mail' });
    const visits = report.arms.map(({ metrics: rows }) => rows['visit']!);
    expect(visits.map(({ rate }) => (100 * rate!).toFixed(2))).toEqual(['10.62', '18.28', '15.14']);
    expect(visits.slice(1).map(({ lift }) => (100 * lift!.estimate!).toFixed(1))).toEqual(['72.1', '42.6']);
    // statsmodels: confint_proportions_2indep(…, method='log', compare='ratio'), proportions_ztest and multipletests(…, 'holm')
    const percent = (share: number): string => (100 * share).toFixed(1);
    expect(visits.slice(1).map(({ lift }) => lift!.interval!.map(percent))).toEqual([
      ['64.0', '80.6'],
      ['35.6', '50.0'],
    ]);
    expect(visits.slice(1).map(({ adjustedPValue }) => adjustedPValue!.toExponential(3))).toEqual([
      '2.274e-111',
      '9.547e-44',
    ]);
    expect(report.sampleRatio.mismatch).toBe(false);
    expect(report.conclusions.map(({ winner }) => winner)).toEqual(["men's e-mail", "men's e-mail"]);
  });

  it("finds Cookie Cats' 7-day retention: p = .0016", () => {
    const cats = [
      { arm: 'gate_30', n: 44_700, counts: { retained: 8502 } },
      { arm: 'gate_40', n: 45_489, counts: { retained: 8279 } },
    ];
    const [, gate40] = analyzeExperiment(cats, { control: 'gate_30' }).arms;
    expect(gate40!.metrics['retained']!.pValue!.toFixed(4)).toBe('0.0016');
  });
});
