import { describe, expect, it } from 'vitest';
import {
  calcRate,
  definePolicy,
  engagementFor,
  engagementRates,
  type Issue,
  mergeEngagementSummaries,
  simulateEngagement,
  simulateEngagementSummary,
  summarizeEngagement,
  TactfulError,
} from '../../src/index.js';
import { defaultSimulationPolicy } from '../../src/simulation/policy.js';
import { throwing } from '../support/hostile.js';

function faultsOf(call: () => unknown): readonly Issue[] {
  try {
    call();
  } catch (error) {
    if (error instanceof TactfulError) return error.issues;
    throw error;
  }
  throw new Error('expected an error');
}
const pathsOf = (call: () => unknown): string[] => faultsOf(call).map(({ path }) => path);
const good = { customerId: 'c', arm: 'control', segment: 's' };

describe('the policy section', () => {
  it('has the defaults of the constant', () => {
    expect(definePolicy().simulation).toEqual(defaultSimulationPolicy);
    expect(definePolicy({ simulation: {} }).simulation).toEqual(defaultSimulationPolicy);
  });

  it('fills rates of the baseline and of a segment that are left out', () => {
    const { simulation } = definePolicy({
      simulation: {
        baselineRates: { openRate: 0.5 },
        segments: { vip: { clickRate: 0.3 } },
        expectedUplift: { max: 0.2 },
      },
    });
    expect(simulation.segments).toEqual({
      vip: { openRate: 0.5, clickRate: 0.3, conversionRate: 0.01, upliftFactor: 1 },
    });
    expect(simulation.expectedUplift).toEqual({ mean: 0.15, stdDev: 0.05, min: 0.05, max: 0.2 });
  });

  it.each([
    [{ baselineRates: { clickRate: 0.26 } }, ['simulation.baselineRates.clickRate']],
    [{ baselineRates: { conversionRate: 0.051 } }, ['simulation.baselineRates.conversionRate']],
    [
      { baselineRates: { openRate: 0.1, clickRate: 0.2, conversionRate: 0.3 } },
      ['simulation.baselineRates.clickRate', 'simulation.baselineRates.conversionRate'],
    ],
    [{ baselineRates: { openRate: 1.1 } }, ['simulation.baselineRates.openRate']],
    [
      { baselineRates: { openRate: -0.1 } },
      ['simulation.baselineRates.openRate', 'simulation.baselineRates.clickRate'],
    ],
    [{ baselineRates: null }, ['simulation.baselineRates']],
    [{ segments: null, arms: { gift: '20 %' } }, ['simulation.segments', 'simulation.arms.gift']],
    [{ segments: { vip: { openRate: 0.04 } } }, ['simulation.segments.vip.clickRate']],
    [{ segments: { constructor: {} } }, ['simulation.segments.constructor']],
    [{ segments: { vip: { upliftFactor: Number.NaN } } }, ['simulation.segments.vip.upliftFactor']],
    [{ expectedUplift: { min: 0.4 } }, ['simulation.expectedUplift.min']],
    [{ expectedUplift: { stdDev: -1 } }, ['simulation.expectedUplift.stdDev']],
    [{ arms: { gift: -1.1 } }, ['simulation.arms.gift']],
    [{ arms: { control: 0.1 } }, ['simulation.arms.control']],
    [{ arms: { gift: 0.1 }, controlArm: 'gift' }, ['simulation.arms.gift']],
    [{ controlArm: '' }, ['simulation.controlArm']],
    [{ noiseFactor: -0.01 }, ['simulation.noiseFactor']],
    [{ noise: 0 }, ['simulation.noise']],
  ])('refuses %j', (simulation, paths) => {
    expect(pathsOf(() => definePolicy({ simulation } as never))).toEqual(paths);
  });

  it('takes rates that are equal down the funnel, and a control arm named with 0', () => {
    const all = { openRate: 0.2, clickRate: 0.2, conversionRate: 0.2 };
    expect(
      definePolicy({ simulation: { baselineRates: all, arms: { control: 0 } } }).simulation.baselineRates,
    ).toEqual(all);
  });
});

describe('malformed assignments', () => {
  it('are named with their place and field, all at once', () => {
    const list = [good, { ...good, customerId: '' }, null, { customerId: 'c', arm: null, segment: 7 }, good];
    for (const call of [simulateEngagement, simulateEngagementSummary, engagementFor]) {
      expect(pathsOf(() => call(list as never, { seed: 1 }))).toEqual([
        'assignments[1].customerId',
        'assignments[2]',
        'assignments[3].arm',
        'assignments[3].segment',
      ]);
    }
  });

  it('are told of a hundred times, however many there are', () => {
    const list = Array.from({ length: 10_000 }, () => 'x');
    expect(pathsOf(() => simulateEngagement(list as never, { seed: 1 }))).toHaveLength(100);
  });

  it.each([[null], [undefined], ['control'], [7], [{ length: 1 }]])('%j is no list', (list) => {
    expect(pathsOf(() => simulateEngagement(list as never, { seed: 1 }))).toEqual(['assignments']);
  });

  it('that cannot be read are named too', () => {
    const hostile = new Proxy(
      {},
      {
        get: () => {
          throw new Error('no');
        },
      },
    );
    expect(pathsOf(() => simulateEngagement([good, hostile as never], { seed: 1 }))).toEqual([
      'assignments[1]',
    ]);
  });
});

describe('malformed options', () => {
  it.each([undefined, null, 7])('%j are none', (options) => {
    expect(pathsOf(() => simulateEngagement([good], options as never))).toEqual(['options']);
  });

  it.each([undefined, null, Number.NaN, Number.POSITIVE_INFINITY, true, {}])('seed %s', (seed) => {
    for (const call of [simulateEngagement, simulateEngagementSummary, engagementFor]) {
      expect(pathsOf(() => call([], { seed } as never))).toEqual(['seed']);
    }
    expect(pathsOf(() => engagementRates({ arm: 'a', segment: 's' }, { seed } as never))).toEqual(['seed']);
  });

  it('a policy document in place of a policy', () => {
    const policy = { simulation: { noiseFactor: 0 } };
    expect(pathsOf(() => simulateEngagement([], { seed: 1, policy } as never))).toEqual(['policy']);
  });

  it('a cell without names', () => {
    expect(pathsOf(() => engagementRates(null as never, { seed: 1 }))).toEqual(['cell']);
    expect(pathsOf(() => engagementRates({ arm: '', segment: 's' }, { seed: 1 }))).toEqual(['arm']);
  });
});

describe('summarizeEngagement', () => {
  const event = { ...good, opened: true, clicked: false, converted: false };

  it('counts nothing as zeros', () => {
    expect(summarizeEngagement([])).toEqual({
      total: {
        assigned: 0,
        opened: 0,
        clicked: 0,
        converted: 0,
        openRate: 0,
        clickRate: 0,
        conversionRate: 0,
      },
      byArm: {},
      bySegment: {},
    });
  });

  it('counts by arm and segment, names in order', () => {
    const { byArm, bySegment } = summarizeEngagement([
      { ...event, arm: 'b' },
      { ...event, arm: 'a', segment: 't', clicked: true },
      { ...event, arm: 'b', opened: false },
    ]);
    expect(JSON.stringify(Object.keys(byArm))).toBe('["a","b"]');
    expect(byArm['b']).toEqual({
      assigned: 2,
      opened: 1,
      clicked: 0,
      converted: 0,
      openRate: 0.5,
      clickRate: 0,
      conversionRate: 0,
    });
    expect(bySegment['t']).toEqual({
      assigned: 1,
      opened: 1,
      clicked: 1,
      converted: 0,
      openRate: 1,
      clickRate: 1,
      conversionRate: 0,
    });
  });

  it('names events that cannot be read, none at all, and a hundred of many', () => {
    expect(pathsOf(() => summarizeEngagement([event, throwing('opened', event)] as never))).toEqual([
      'events[1]',
    ]);
    expect(pathsOf(() => summarizeEngagement([null, undefined, 5] as never))).toEqual([
      'events[0]',
      'events[1]',
      'events[2]',
    ]);
    const many = new Array(1000).fill({ ...event, arm: '' });
    expect(pathsOf(() => summarizeEngagement(many))).toHaveLength(100);
    // Nothing is counted after the first fault: the call ends in an error.
    expect(pathsOf(() => summarizeEngagement([{ ...event, arm: '' }, event]))).toEqual(['events[0].arm']);
  });

  it('names malformed events', () => {
    const list = [event, { ...event, opened: 1 }, { ...good }];
    expect(pathsOf(() => summarizeEngagement(list as never))).toEqual([
      'events[1].opened',
      'events[2].opened',
      'events[2].clicked',
      'events[2].converted',
    ]);
  });
});

describe('mergeEngagementSummaries', () => {
  const none = summarizeEngagement([]);
  const counts = { assigned: 1, opened: 1, clicked: 0, converted: 0 };

  it.each([
    [null, 'a'],
    [[], 'a'],
    [{}, 'a.total'],
    [{ ...none, total: { ...counts, opened: 0.5 } }, 'a.total.opened'],
    [{ ...none, byArm: null }, 'a.byArm'],
    [{ ...none, byArm: { gift: 7 } }, 'a.byArm.gift'],
    [{ ...none, byArm: { gift: { ...counts, converted: -1 } } }, 'a.byArm.gift.converted'],
    [{ ...none, bySegment: { vip: { assigned: 1 } } }, 'a.bySegment.vip.opened'],
  ])('refuses %j', (summary, path) => {
    expect(pathsOf(() => mergeEngagementSummaries(summary as never, none))).toEqual([path]);
    expect(pathsOf(() => mergeEngagementSummaries(none, summary as never))).toEqual([`b${path.slice(1)}`]);
  });
});

describe('calcRate', () => {
  it.each([
    [0, 0, 0],
    [0, 7, 0],
    [-0, 7, 0],
    [7, 7, 1],
    [1, 3, 1 / 3],
    [1, 1e9, 1e-9],
  ])('%i of %i is %f', (count, total, rate) => {
    expect(calcRate(count, total)).toBe(rate);
  });

  it.each([
    [1, 0, ['count']],
    [3, 2, ['count']],
    [-1, 2, ['count']],
    [0.5, 2, ['count']],
    [Number.NaN, -1, ['count', 'total']],
    ['1', 2, ['count']],
    [1, Number.POSITIVE_INFINITY, ['total']],
  ])('refuses %s of %s', (count, total, paths) => {
    expect(pathsOf(() => calcRate(count as never, total as never))).toEqual(paths);
  });
});

describe('engagementFor', () => {
  const other = { ...good, customerId: 'd', arm: 'x' };
  const record = { ...good, opened: true, clicked: false, converted: false };

  it('simulates when there is no history, or none of these customers', () => {
    const simulated = { events: simulateEngagement([good, other], { seed: 1 }), source: 'simulated' };
    expect(engagementFor([good, other], { seed: 1 })).toEqual(simulated);
    expect(engagementFor([good, other], { seed: 1, historical: null })).toEqual(simulated);
    expect(engagementFor([good, other], { seed: 1, historical: [] })).toEqual(simulated);
    expect(
      engagementFor([good, other], { seed: 1, historical: [{ ...record, customerId: 'stranger' }] }),
    ).toEqual(simulated);
  });

  it('gives the history of these customers, in its order, as it is, as soon as there is any', () => {
    const historical = [
      { ...record, clicked: true, opened: false, arm: 'old', note: 'dropped' },
      { ...record, customerId: 'stranger' },
      record,
    ];
    expect(engagementFor([other, good].values(), { seed: 1, historical: historical.values() })).toEqual({
      events: [{ ...record, clicked: true, opened: false, arm: 'old' }, record],
      source: 'historical',
    });
  });

  it('names malformed history', () => {
    expect(
      pathsOf(() =>
        engagementFor([good], { seed: 1, historical: [record, { ...record, opened: 'yes' }] as never }),
      ),
    ).toEqual(['historical[1].opened']);
    expect(pathsOf(() => engagementFor([good], { seed: 1, historical: 'none' as never }))).toEqual([
      'historical',
    ]);
  });
});
