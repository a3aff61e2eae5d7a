import { describe, expect, it } from 'vitest';
import {
  type ArmCounts,
  adjustPValues,
  alwaysValid,
  analyzeExperiment,
  assignArm,
  compareMeans,
  compareProportions,
  countByArm,
  type Experiment,
} from '../../src/index.js';
import { pathsOf } from '../support/faults-of.js';

describe('the ranges of arms', () => {
  const { bucket } = assignArm('u1', { key: 'tone', arms: [{ name: 'all', weight: 1 }] });

  it('are half-open: a bucket at the end of one begins the next', () => {
    const arms = [
      { name: 'first', weight: bucket },
      { name: 'second', weight: 1 - bucket },
    ];
    expect(assignArm('u1', { key: 'tone', arms }).arm).toBe('second');
    const wider = [
      { name: 'first', weight: bucket + 1e-9 },
      { name: 'second', weight: 1 - bucket - 1e-9 },
    ];
    expect(assignArm('u1', { key: 'tone', arms: wider }).arm).toBe('first');
  });

  it('take part below the coverage, and not at it', () => {
    const at = (coverage: number) =>
      assignArm('u1', { key: 'tone', arms: [{ name: 'all', weight: 1 }], coverage });
    expect(at(bucket)).toEqual({ arm: null, bucket, reason: 'not_covered' });
    expect(at(bucket + 1e-9).reason).toBe('assigned');
  });

  it.each<[unknown, string[]]>([
    [[], ['experiment']],
    [{ key: 7, arms: [{ name: 'a', weight: 1 }] }, ['key']],
    [{ key: 'k', arms: 'a' }, ['arms']],
    [{ key: 'k', arms: [] }, ['arms']],
    [{ key: 'k', arms: [{ name: 'a', weight: 1 }, null] }, ['arms']],
    [{ key: 'k', arms: [], overrides: { u: 'a' } }, ['arms']],
    [{ key: 'k', arms: [{ name: 'a', weight: 1 }], coverage: '1' }, ['coverage']],
    [{ key: 'k', arms: [{ name: 'a', weight: 1 }], overrides: [] }, ['overrides']],
  ])('are refused for %j', (experiment, paths) => {
    expect(pathsOf(() => assignArm('u', experiment as Experiment))).toEqual(paths);
  });
});

describe('alwaysValid without tau', () => {
  const [a, b] = [
    { n: 4000, x: 400 },
    { n: 4100, x: 470 },
  ];

  it('takes the mixture of Waudby-Smith et al. for the tuning sample', () => {
    // mpmath, 30 digits: tau^2 = 2 p q / N (L + log(L + 1)) with L = log(1 / alpha^2)
    const found = alwaysValid(a, b);
    expect(found.pValue).toBeCloseTo(0.3645371065366016, 13);
    expect(found.logLambda).toBeCloseTo(1.0091269315170048, 12);
    expect(found.interval![0]).toBeCloseTo(-0.00681845558098974, 14);
    expect(found.interval![1]).toBeCloseTo(0.03608674826391657, 14);
    const tuned = alwaysValid(a, b, { tuningSample: 500, alpha: 0.01 });
    expect(tuned.logLambda).toBeCloseTo(-0.0327692961592487, 13);
    expect(tuned.pValue).toBe(1);
    expect(tuned.interval![1]).toBeCloseTo(0.04026942640594343, 14);
  });

  it('has nearly the narrowest interval that any tau gives, at the tuning sample', () => {
    const [c, d] = [
      { n: 10_000, x: 1000 },
      { n: 10_000, x: 1000 },
    ];
    const width = (tau?: number): number => {
      const [low, high] = alwaysValid(c, d, tau === undefined ? {} : { tau }).interval!;
      return high - low;
    };
    const narrowest = Math.min(...Array.from({ length: 200 }, (_, i) => width(1e-4 * 1.04 ** i)));
    expect(width()).toBeLessThan(narrowest * 1.001);
  });

  it.each([
    [{ tau: 2e9 }, 'tau'],
    [{ tuningSample: 2e15 }, 'tuningSample'],
    [{ previousPValue: -0.1 }, 'previousPValue'],
  ])('refuses %j', (options, path) => {
    expect(pathsOf(() => alwaysValid(a, b, options))).toEqual([path]);
  });

  it('lists every fault of both counts', () => {
    const bad = { n: 1.5, x: -1 };
    expect(pathsOf(() => alwaysValid(bad, bad))).toEqual([
      'control.n',
      'control.x',
      'treatment.n',
      'treatment.x',
    ]);
  });
});

describe('the logarithm of a p-value', () => {
  // mpmath, 50 digits: log10 of the regularized incomplete beta function of dof / (dof + t^2), dof / 2 and 1 / 2
  it.each([
    [{ n: 500, mean: 10, variance: 4 }, { n: 600, mean: 16, variance: 9 }, -209.55438045271899],
    [{ n: 5000, mean: 10, variance: 4 }, { n: 5000, mean: 30, variance: 4 }, -7075.958831300037],
  ])(
    'of means is to base 10, and goes on where the p-value is 0 (%j, %j)',
    (control, treatment, expected) => {
      const { pValue, log10PValue } = compareMeans(control, treatment);
      expect(log10PValue! / expected).toBeCloseTo(1, 10);
      if (expected < -308) expect(pValue).toBe(0);
      else expect(Math.log10(pValue!)).toBeCloseTo(expected, 9);
    },
  );
});

describe('comparisons with an empty or constant side', () => {
  it('have no difference of rates with nobody', () => {
    const none = { n: 0, x: 0 };
    const some = { n: 10, x: 5 };
    for (const found of [compareProportions(none, some), compareProportions(some, none)]) {
      expect(found.difference).toEqual({ estimate: null, interval: null });
      expect(found.lift).toEqual({ estimate: null, interval: null });
      expect(found).toMatchObject({ test: 'fisher', z: null, pValue: 1 });
    }
  });

  it('have a lift of -1 without an interval where nobody of the treatment did it', () => {
    expect(compareProportions({ n: 10, x: 5 }, { n: 10, x: 0 }).lift).toEqual({
      estimate: -1,
      interval: null,
    });
    expect(compareProportions({ n: 10, x: 0 }, { n: 10, x: 5 }).lift).toEqual({
      estimate: null,
      interval: null,
    });
  });

  it('have no difference of means with nobody, and no t with one user', () => {
    const sample = { n: 9, mean: 4, variance: 2 };
    const nobody = { n: 0, mean: 0, variance: 0 };
    for (const found of [compareMeans(nobody, sample), compareMeans(sample, nobody)]) {
      expect(found.difference).toEqual({ estimate: null, interval: null });
      expect(found.lift).toEqual({ estimate: null });
    }
    const one = { n: 1, mean: 5, variance: 0 };
    expect(compareMeans(one, sample)).toMatchObject({
      difference: { estimate: -1, interval: null },
      t: null,
    });
    expect(compareMeans(sample, one)).toMatchObject({ lift: { estimate: 0.25 }, t: null, pValue: null });
  });

  it('have no lift over a mean of 0, and p = 1 for equal means', () => {
    const zero = { n: 9, mean: 0, variance: 2 };
    expect(compareMeans(zero, { ...zero, mean: 1 }).lift).toEqual({ estimate: null });
    expect(compareMeans(zero, zero)).toMatchObject({ t: 0, pValue: 1, log10PValue: 0 });
  });

  it('have null for a difference that no double holds', () => {
    const far = { n: 9, mean: -1.5e308, variance: 1 };
    const found = compareMeans(far, { ...far, mean: 1.5e308 });
    expect(found).toMatchObject({ difference: { estimate: null, interval: null }, t: null, pValue: null });
  });

  it('have null for an interval of which no double holds one limit', () => {
    // Two degrees of freedom and an error of 1e154: a margin of 1e154 / sqrt(alpha) = 3.2e303.
    const at = (mean: number) => ({ n: 2, mean, variance: 1e308 });
    const within = (from: number, to: number) => compareMeans(at(from), at(to), { alpha: 1e-299 }).difference;
    const high = 1.79769e308;
    expect(within(0, high)).toEqual({ estimate: high, interval: null });
    expect(within(high, 0)).toEqual({ estimate: -high, interval: null });
    expect(within(0, 1.7e308).interval).not.toBeNull();
  });
});

describe('what is refused before anything is counted', () => {
  it.each<[string, () => unknown, string[]]>([
    ['p-values that are no list', () => adjustPValues('0.5' as never, 'holm'), ['p']],
    ['a p-value that is a text', () => adjustPValues(['0.5'] as never, 'holm'), ['p[0]']],
    ['events that are a text', () => countByArm('events' as never), ['events']],
    ['an iterator that is none', () => countByArm({ [Symbol.iterator]: 1 } as never), ['events']],
    ['no metrics', () => countByArm([], { metrics: [] }), ['metrics']],
    ['metrics that are a text', () => countByArm([], { metrics: 'opened' as never }), ['metrics']],
    [
      'an arm that is null',
      () => analyzeExperiment([{ arm: 'a', n: 1, counts: { x: 1 } }, null] as never, { control: 'a' }),
      ['input[1]'],
    ],
    [
      'counts that are a list',
      () => analyzeExperiment([{ arm: 'a', n: 1, counts: [] }] as never, { control: 'a' }),
      ['input[0].counts'],
    ],
    [
      "a metric with a prototype's name",
      () =>
        analyzeExperiment([{ arm: 'a', n: 1, counts: { constructor: 1 } }] as unknown as ArmCounts[], {
          control: 'a',
        }),
      ['input[0].counts.constructor'],
    ],
    ['a sample that is a list', () => compareMeans([] as never, { n: 1, mean: 0, variance: 0 }), ['control']],
    [
      'a fractional sample',
      () => compareMeans({ n: 1.5, mean: 0, variance: 0 }, { n: 1, mean: 0, variance: 0 }),
      ['control.n'],
    ],
  ])('refuses %s', (_name, call, paths) => {
    expect(pathsOf(call)).toEqual(paths);
  });

  it('names the arms there are when the control is none of them', () => {
    const arms = [{ arm: 'a', n: 1, counts: { x: 1 } }];
    expect(() => analyzeExperiment(arms, { control: 'b' })).toThrow('"a"');
  });
});

describe('countByArm', () => {
  it('counts who did it, not who did not', () => {
    const event = (opened: boolean) => ({ arm: 'a', customerId: 'c', opened });
    const events = [event(true), event(false), event(false)];
    expect(countByArm(events, { metrics: ['opened'] }).arms).toEqual([
      { arm: 'a', n: 3, counts: { opened: 1 } },
    ]);
    expect(countByArm([{ arm: 7, opened: true } as never], { metrics: ['opened'] })).toMatchObject({
      arms: [],
      rejected: [{ index: 0, id: null, issues: [{ path: 'arm' }] }],
    });
  });
});
