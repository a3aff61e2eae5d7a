import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  definePolicy,
  type EngagementAssignment,
  type EngagementEvent,
  type EngagementRates,
  engagementRates,
  mergeEngagementSummaries,
  type PolicyInput,
  simulateEngagement,
  simulateEngagementSummary,
  summarizeEngagement,
} from '../../src/index.js';
import { deepFreeze } from '../../src/internal/deep-freeze.js';

const name = fc.oneof(
  fc.constantFrom('control', 'a', 'b', 'c', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '7'),
  fc.string({ minLength: 1, unit: 'binary' }),
);
const assignment: fc.Arbitrary<EngagementAssignment> = fc.record(
  { customerId: name, arm: name, segment: name },
  { noNullPrototype: true },
);
const assignments = fc.array(assignment, { maxLength: 30 });
const seed = fc.oneof(fc.integer(), fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }));

/** In thousandths: doubles as fast-check draws them are nearly all next to nothing. */
const rate = fc.nat(1000).map((thousandths) => thousandths / 1000);
const rates: fc.Arbitrary<EngagementRates> = fc
  .tuple(rate, rate, rate)
  .map((three) => three.sort((a, b) => b - a) as [number, number, number])
  .map(([openRate, clickRate, conversionRate]) => ({ openRate, clickRate, conversionRate }));
const simulation = fc
  .record({
    baselineRates: rates,
    segments: fc.dictionary(
      fc.constantFrom('a', 'b', 'toString', '7'),
      fc
        .tuple(
          rates,
          fc.integer({ min: -50, max: 50 }).map((n) => n / 10),
        )
        .map(([own, upliftFactor]) => ({ ...own, upliftFactor })),
    ),
    arms: fc.dictionary(
      fc.constantFrom('a', 'b', '7'),
      fc.integer({ min: -10, max: 50 }).map((n) => n / 10),
    ),
    noiseFactor: fc.nat(2000).map((n) => n / 1000),
  })
  .map((section): PolicyInput => ({ simulation: section }));

/** Runs a property 200 times, from one seed. */
function always<T extends [unknown, ...unknown[]]>(
  ...args: [...{ [K in keyof T]: fc.Arbitrary<T[K]> }, (...values: T) => void]
): void {
  const check = args.pop() as (...values: T) => void;
  fc.assert(fc.property(...(args as unknown as [fc.Arbitrary<unknown>]), check as never), {
    seed: 5,
    numRuns: 200,
  });
}

describe('simulateEngagement', () => {
  it('gives every assignment exactly one event, in order', () => {
    always(assignments, seed, simulation, (list, s, input) => {
      const events = simulateEngagement(list, { seed: s, policy: definePolicy(input) });
      expect(events.map(({ customerId, arm, segment }) => ({ customerId, arm, segment }))).toEqual(list);
    });
  });

  it('has no click without an open and no conversion without a click', () => {
    always(assignments, seed, simulation, (list, s, input) => {
      for (const { opened, clicked, converted } of simulateEngagement(list, {
        seed: s,
        policy: definePolicy(input),
      })) {
        expect(clicked && !opened).toBe(false);
        expect(converted && !clicked).toBe(false);
      }
    });
  });

  it('does not change an event when the list is shuffled, sharded or repeated', () => {
    const shuffled = assignments.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    always(shuffled, seed, fc.nat(30), simulation, ([list, mixed], s, cut, input) => {
      const options = { seed: s, policy: definePolicy(input) };
      const whole = simulateEngagement(list, options);
      const byAssignment = new Map(list.map((one, i) => [one, whole[i]]));
      expect(simulateEngagement(mixed, options)).toEqual(mixed.map((one) => byAssignment.get(one)));
      expect(
        [list.slice(0, cut), list.slice(cut)].flatMap((shard) => simulateEngagement(shard, options)),
      ).toEqual(whole);
      expect(simulateEngagement([...list, ...list], options)).toEqual([...whole, ...whole]);
    });
  });

  it('opens, clicks and converts under higher rates whoever does so under lower ones', () => {
    always(fc.array(name, { maxLength: 30 }), seed, rates, rates, (ids, s, one, other) => {
      const low = (field: keyof EngagementRates): number => Math.min(one[field], other[field]);
      const high = (field: keyof EngagementRates): number => Math.max(one[field], other[field]);
      const run = (pick: (field: keyof EngagementRates) => number): EngagementEvent[] => {
        const baselineRates = {
          openRate: pick('openRate'),
          clickRate: pick('clickRate'),
          conversionRate: pick('conversionRate'),
        };
        const policy = definePolicy({ simulation: { baselineRates, noiseFactor: 0 } });
        return simulateEngagement(
          ids.map((customerId) => ({ customerId, arm: 'control', segment: 's' })),
          { seed: s, policy },
        );
      };
      const higher = run(high);
      run(low).forEach((event, i) => {
        for (const step of ['opened', 'clicked', 'converted'] as const) {
          expect(event[step] && !higher[i]![step]).toBe(false);
        }
      });
    });
  });

  it('gives a customer the same luck in every arm and segment', () => {
    const policy = definePolicy({ simulation: { arms: { twin: 0 }, noiseFactor: 0 } });
    always(name, name, seed, (customerId, segment, s) => {
      const [a, b] = simulateEngagement(
        [
          { customerId, arm: 'control', segment },
          { customerId, arm: 'twin', segment: 'other' },
        ],
        { seed: s, policy },
      );
      expect({ ...a, arm: '', segment: '' }).toEqual({ ...b, arm: '', segment: '' });
    });
  });

  it('neither changes nor keeps its input, and survives JSON', () => {
    always(assignments, seed, (list, s) => {
      const events = simulateEngagement(deepFreeze(list), { seed: s });
      expect(JSON.parse(JSON.stringify(events))).toEqual(
        events.map((event) => JSON.parse(JSON.stringify(event))),
      );
      expect(simulateEngagement(list, { seed: s })).toStrictEqual(events);
      expect(simulateEngagement(list.values(), { seed: s })).toStrictEqual(events);
    });
  });
});

describe('engagementRates', () => {
  it('stay from 0 to 1 and never increase down the funnel', () => {
    always(name, name, seed, simulation, (arm, segment, s, input) => {
      const { openRate, clickRate, conversionRate } = engagementRates(
        { arm, segment },
        { seed: s, policy: definePolicy(input) },
      );
      expect([1, openRate, clickRate, conversionRate, 0]).toEqual(
        [1, openRate, clickRate, conversionRate, 0].sort((a, b) => b - a),
      );
      for (const one of [openRate, clickRate, conversionRate]) expect(Object.is(one, -0)).toBe(false);
    });
  });
});

describe('simulateEngagementSummary', () => {
  it('is the summary of the simulated events, byte for byte', () => {
    always(assignments, seed, simulation, (list, s, input) => {
      const options = { seed: s, policy: definePolicy(input) };
      expect(JSON.stringify(simulateEngagementSummary(list.values(), options))).toBe(
        JSON.stringify(summarizeEngagement(simulateEngagement(list, options))),
      );
    });
  });
});

describe('mergeEngagementSummaries', () => {
  const events = assignments.map((list) => simulateEngagement(list, { seed: 1 }));
  const bytes = JSON.stringify;

  it('adds shards up to exactly the whole, byte for byte, in any order', () => {
    always(events, events, (a, b) => {
      const whole = bytes(summarizeEngagement([...a, ...b]));
      expect(bytes(mergeEngagementSummaries(summarizeEngagement(a), summarizeEngagement(b)))).toBe(whole);
      expect(bytes(mergeEngagementSummaries(summarizeEngagement(b), summarizeEngagement(a)))).toBe(whole);
    });
  });

  it('is associative and has an empty element', () => {
    always(events, events, events, (one, two, three) => {
      const [a, b, c] = [one, two, three].map((list) => summarizeEngagement(list)) as [never, never, never];
      const merge = mergeEngagementSummaries;
      expect(bytes(merge(merge(a, b), c))).toBe(bytes(merge(a, merge(b, c))));
      expect(bytes(merge(a, summarizeEngagement([])))).toBe(bytes(a));
    });
  });

  it('counts names that are prototype keys like any other', () => {
    const summary = summarizeEngagement([
      {
        customerId: 'c',
        arm: '__proto__',
        segment: 'constructor',
        opened: true,
        clicked: false,
        converted: false,
      },
    ]);
    expect(Object.entries(summary.byArm).map(([arm, tally]) => [arm, tally.opened])).toEqual([
      ['__proto__', 1],
    ]);
    expect(JSON.parse(bytes(summary))).toEqual(summary);
  });
});
