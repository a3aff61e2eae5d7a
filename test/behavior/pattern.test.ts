import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  analyzeInteraction,
  type BehaviorPattern,
  buildPatterns,
  definePolicy,
  emptyPattern,
  foldInteraction,
  foldOutreach,
  type Interaction,
  mergePatterns,
  TactfulError,
} from '../../src/index.js';
import { listActiveDays } from '../../src/pattern/active-days.js';
import { deepFreeze } from '../support/deep-freeze.js';
import { DAY, HOUR, history, instantOf, START, zoneName } from './arbitraries.js';
import { referencePattern } from './reference-pattern.js';

const OPTIONS = { numRuns: 150, seed: 20260301 };

const fold = (interactions: readonly Interaction[], timeZone = 'UTC'): BehaviorPattern =>
  interactions.reduce((pattern, one) => foldInteraction(pattern, one), emptyPattern('u1', timeZone));

/** Equal in every field; sums to 1e-9 of themselves, or absolutely where they are small. */
function expectSame(a: unknown, b: unknown, path = ''): void {
  if (typeof a === 'number' && typeof b === 'number') {
    expect(Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a)), `${path}: ${a} and ${b}`).toBe(true);
  } else if (typeof a === 'object' && a !== null && typeof b === 'object' && b !== null) {
    expect(Object.keys(a), path).toEqual(Object.keys(b));
    for (const key of Object.keys(a)) {
      expectSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key], `${path}.${key}`);
    }
  } else expect(a, path).toBe(b);
}

const shuffled = fc
  .tuple(history, zoneName)
  .chain(([interactions, zone]) =>
    fc.tuple(
      fc.constant(interactions),
      fc.shuffledSubarray(interactions, { minLength: interactions.length }),
      fc.constant(zone),
    ),
  );

describe('a pattern', () => {
  it('is what the whole history says, field by field', () => {
    fc.assert(
      fc.property(history, zoneName, (interactions, zone) => {
        const { version, userId, timeZone, activeDays, ...rest } = fold(interactions, zone);
        expect([version, userId, timeZone]).toEqual([1, 'u1', zone]);
        const quality = (one: Interaction) => analyzeInteraction(one).quality;
        const { activeDates, ...expected } = referencePattern(interactions, zone, quality);
        expect(listActiveDays(activeDays)).toEqual(activeDates);
        expectSame(rest, expected);
      }),
      OPTIONS,
    );
  });

  it('does not depend on the order of folding', () => {
    fc.assert(
      fc.property(shuffled, ([one, other, zone]) => expectSame(fold(one, zone), fold(other, zone))),
      OPTIONS,
    );
  });

  it('adds up from any split, in any grouping, with an empty one that changes nothing', () => {
    fc.assert(
      fc.property(
        shuffled,
        fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 80 }),
        ([one, other, zone], to) => {
          const shards = [0, 1, 2, 3].map((n) =>
            fold(
              other.filter((_, i) => (to[i] ?? 0) === n),
              zone,
            ),
          );
          const [a, b, c, d] = shards as [BehaviorPattern, BehaviorPattern, BehaviorPattern, BehaviorPattern];
          const whole = fold(one, zone);
          expectSame(mergePatterns(mergePatterns(a, b), mergePatterns(c, d)), whole);
          expectSame(mergePatterns(d, mergePatterns(c, mergePatterns(b, a))), whole);
          expect(mergePatterns(whole, emptyPattern('u1', zone))).toEqual(whole);
          expect(mergePatterns(emptyPattern('u1', zone), whole)).toEqual(whole);
        },
      ),
      OPTIONS,
    );
  });

  it('is built from many interactions as by folding, with frozen input, and survives JSON', () => {
    fc.assert(
      fc.property(history, (interactions) => {
        const before = JSON.stringify(interactions);
        const { patterns, rejected } = buildPatterns(deepFreeze(interactions));
        expect(rejected).toEqual([]);
        expect(patterns['u1'] ?? emptyPattern('u1')).toEqual({ ...fold(interactions), timeZone: null });
        expect(JSON.parse(JSON.stringify(patterns))).toStrictEqual(patterns);
        expect(JSON.stringify(interactions)).toBe(before);
      }),
      OPTIONS,
    );
  });

  it('is not changed by automated interactions', () => {
    fc.assert(
      fc.property(history, (interactions) => {
        const pattern = fold(interactions);
        const automated = interactions.map((one) => ({ ...one, automated: true }));
        expect(automated.reduce((p, one) => foldInteraction(p, one), pattern)).toBe(pattern);
        expect(buildPatterns([...interactions, ...automated])).toEqual(buildPatterns(interactions));
        expect(buildPatterns(automated)).toEqual({ patterns: {}, rejected: [] });
      }),
      OPTIONS,
    );
  });

  it('takes outreach in any order too, among interactions', () => {
    const sends = fc.array(instantOf, { maxLength: 20 });
    fc.assert(
      fc.property(history, sends, (interactions, sentAts) => {
        const send = (pattern: BehaviorPattern, sentAt: number) =>
          foldOutreach(pattern, { userId: 'u1', sentAt });
        const apart = sentAts.reduceRight(send, emptyPattern('u1', 'UTC'));
        expectSame(mergePatterns(fold(interactions), apart), sentAts.reduce(send, fold(interactions)));
        expect(apart.outreach.sentByHour.reduce((sum, n) => sum + n, 0)).toBe(sentAts.length);
      }),
      OPTIONS,
    );
  });

  it('stays bounded over 100,000 interactions, and exact', () => {
    const interactions = function* (): Generator<Interaction> {
      for (let i = 0; i < 100_000; i++) {
        // 7919 is prime to 100,000: every tenth minute comes once, in no order
        const at = START + ((i * 7919) % 100_000) * 600_000;
        yield { userId: 'u1', at, type: 'message', sentiment: (i % 3) - 1, topics: [`topic ${i % 997}`] };
      }
    };
    const pattern = buildPatterns(interactions()).patterns['u1']!;
    expect(pattern.count).toBe(100_000);
    expect(pattern.countByHour.reduce((sum, n) => sum + n, 0)).toBe(100_000);
    expect([pattern.firstAt, pattern.lastAt]).toEqual([START, START + 99_999 * 600_000]);
    expect([pattern.topics.length, pattern.mentions.length]).toEqual([32, 128]);
    expect(listActiveDays(pattern.activeDays)).toHaveLength(400);
    expect(JSON.stringify(pattern).length).toBeLessThan(10_000);
    // One in ten minutes: the sum of 2^(-k / 288) over 100,000 k is within 1e-9 of 1 / (1 - 2^(-1/288)); the reference
    // instant lies (at - last) / 10 minutes after the last.
    const after = (pattern.short.quality.at! - pattern.lastAt!) / 600_000;
    expect(pattern.short.quality.weight).toBeCloseTo(2 ** (-after / 288) / (1 - 2 ** (-1 / 288)), 6);
  });
});

describe('decayed sums of far-apart instants', () => {
  const at = (ms: number, sentiment?: number): Interaction => ({
    userId: 'u1',
    at: ms,
    type: 'message',
    ...(sentiment === undefined ? {} : { sentiment }),
  });

  it('neither overflow nor underflow, and keep the mean of what is known', () => {
    const early = at(-8.64e15, 0.5);
    const late = at(8.64e15);
    for (const order of [
      [early, late],
      [late, early],
    ]) {
      const { short } = fold(order);
      expect(short.sentiment.sum / short.sentiment.weight).toBe(0.5);
      // Of the late one alone, which lies between two multiples of 2 days.
      expect(short.quality.weight).toBe(fold([late]).short.quality.weight);
      expect(short.quality.weight).toBeGreaterThan(0.5);
    }
  });

  it('weigh an addend one half-life back by half', () => {
    const { weight } = fold([at(START), at(START + 2 * DAY)]).short.quality;
    const alone = fold([at(START + 2 * DAY)]).short.quality.weight;
    expect(weight / alone).toBe(1.5);
  });
});

describe('ties', () => {
  const at = (sentiment: number, topics: string[]): Interaction => ({
    userId: 'u1',
    at: START,
    type: 'message',
    sentiment,
    topics,
  });

  it('of instants are settled in one way: the lowest sentiment, topics by name', () => {
    const [a, b] = [at(0.5, ['tea']), at(-0.5, ['go'])];
    for (const pattern of [
      fold([a, b]),
      fold([b, a]),
      mergePatterns(fold([a]), fold([b])),
      mergePatterns(fold([b]), fold([a])),
    ]) {
      expect(pattern.lastSentiment).toEqual({ at: START, value: -0.5 });
      expect(pattern.topics.map(({ topic }) => topic)).toEqual(['go', 'tea']);
    }
  });
});

describe('local time', () => {
  const hoursOf = (pattern: BehaviorPattern) =>
    pattern.countByHour.flatMap((n, hour) => (n > 0 ? [hour] : []));

  it('is that of the home zone through a clock change', () => {
    // Berlin 2026-03-29: 01:59 is followed by 03:00.
    const gap = Date.UTC(2026, 2, 29, 1);
    const at = (ms: number): Interaction => ({ userId: 'u1', at: ms, type: 'message' });
    expect(hoursOf(fold([at(gap - 1), at(gap)], 'Europe/Berlin'))).toEqual([1, 3]);
  });

  it('is that of the interaction where it names a zone', () => {
    const away: Interaction = { userId: 'u1', at: START, type: 'message', timeZone: 'Asia/Tokyo' };
    expect(hoursOf(fold([away], 'Europe/Berlin'))).toEqual([9]);
  });

  it('is UTC without a zone', () => {
    const pattern = foldInteraction(emptyPattern('u1'), {
      userId: 'u1',
      at: START + 5 * HOUR,
      type: 'message',
    });
    expect([pattern.timeZone, hoursOf(pattern)]).toEqual([null, [5]]);
  });

  it('follows the user who moves: a merge keeps the later home', () => {
    const message = (at: number): Interaction => ({ userId: 'u1', at, type: 'message' });
    const berlin = fold([message(START)], 'Europe/Berlin');
    const tokyo = fold([message(START + DAY)], 'Asia/Tokyo');
    expect(mergePatterns(tokyo, berlin).timeZone).toBe('Asia/Tokyo');
    expect(mergePatterns(berlin, tokyo).timeZone).toBe('Asia/Tokyo');
  });
});

describe('bad input', () => {
  const good: Interaction = { userId: 'u1', at: START, type: 'message' };
  const pathsOf = (run: () => unknown): string[] => {
    try {
      run();
    } catch (error) {
      expect(error).toBeInstanceOf(TactfulError);
      return (error as TactfulError).issues.map(({ path }) => path);
    }
    return [];
  };

  it.each<[string, unknown, string[]]>([
    ['no object', null, ['interaction']],
    ['a list', [good], ['interaction']],
    ['no time', { userId: 'u1', type: 'message' }, ['at']],
    ['an impossible date', { ...good, at: '2026-02-30' }, ['at']],
    ['no user, no type', { at: START, userId: '', type: 7 }, ['userId', 'type']],
    ['sentiment out of range', { ...good, sentiment: 1.1 }, ['sentiment']],
    ['sentiment not a number', { ...good, sentiment: Number.NaN }, ['sentiment']],
    ['a negative response time', { ...good, responseTimeMs: -1 }, ['responseTimeMs']],
    ['an infinite response time', { ...good, responseTimeMs: Number.POSITIVE_INFINITY }, ['responseTimeMs']],
    ['depth zero', { ...good, sessionDepth: 0 }, ['sessionDepth']],
    ['an empty session', { ...good, sessionId: '' }, ['sessionId']],
    ['a topic that is none', { ...good, topics: ['jazz', '', 3] }, ['topics[1]', 'topics[2]']],
    ['an endless topic', { ...good, topics: ['x'.repeat(201)] }, ['topics[0]']],
    ['topics that are no list', { ...good, topics: 'jazz' }, ['topics']],
    [
      'flags that are none',
      { ...good, inReplyToOutreach: 1, automated: 'yes' },
      ['inReplyToOutreach', 'automated'],
    ],
    ['an unknown zone', { ...good, timeZone: 'Mars/Base' }, ['timeZone']],
    ['text that is none', { ...good, text: {} }, ['text']],
    ['another user', { ...good, userId: 'u2' }, ['userId']],
    [
      'a getter that throws',
      Object.defineProperty({ ...good }, 'at', {
        get: () => {
          throw new Error('x');
        },
      }),
      ['interaction'],
    ],
  ])('%s is named', (_name, interaction, paths) => {
    expect(pathsOf(() => foldInteraction(emptyPattern('u1'), interaction as Interaction))).toEqual(paths);
  });

  it('names what is wrong with a pattern from storage', () => {
    const pattern = fold([good]);
    const broken = {
      ...pattern,
      countByHour: [1],
      short: { ...pattern.short, quality: { at: 0, weight: -1, sum: 0 } },
    };
    expect(pathsOf(() => mergePatterns(pattern, broken))).toEqual([
      'b.countByHour',
      'b.short.quality.weight',
    ]);
    expect(pathsOf(() => foldInteraction(broken, good))).toEqual([
      'pattern.countByHour',
      'pattern.short.quality.weight',
    ]);
    expect(
      pathsOf(() => foldInteraction({ ...pattern, version: 2 } as unknown as BehaviorPattern, good)),
    ).toEqual(['pattern.version']);
    expect(pathsOf(() => foldInteraction({} as BehaviorPattern, good)).length).toBeGreaterThan(10);
    expect(pathsOf(() => foldInteraction(null as unknown as BehaviorPattern, good))).toEqual(['pattern']);
  });

  it('refuses to mix users, or sums of different half-lives', () => {
    const policy = definePolicy({ behavior: { shortHalfLife: { days: 3 } } });
    expect(pathsOf(() => foldInteraction(fold([good]), good, { policy }))).toEqual(['pattern']);
    const other = foldInteraction(emptyPattern('u1'), good, { policy });
    expect(pathsOf(() => mergePatterns(fold([good]), other))).toEqual(['b.short.halfLifeMs']);
    expect(pathsOf(() => mergePatterns(fold([good]), emptyPattern('u2')))).toEqual(['b.userId']);
  });

  it('does not stop a batch, whatever the id', () => {
    const { patterns, rejected } = buildPatterns([
      { ...good, userId: '__proto__' },
      { ...good, userId: 'constructor' },
      { ...good, at: 'never' },
      null as unknown as Interaction,
    ]);
    expect(Object.keys(patterns)).toEqual(['__proto__', 'constructor']);
    expect(JSON.parse(JSON.stringify(patterns))).toEqual(patterns);
    expect(rejected.map(({ index, id }) => [index, id])).toEqual([
      [2, 'u1'],
      [3, null],
    ]);
  });

  it('refuses a sentiment function that returns nonsense, and takes null for unknown', () => {
    const text = { ...good, text: 'hello' };
    expect(pathsOf(() => foldInteraction(emptyPattern('u1'), text, { sentiment: () => 2 }))).toEqual([
      'sentiment',
    ]);
    expect(analyzeInteraction(text, { sentiment: () => null }).sentiment).toBeNull();
    expect(analyzeInteraction({ ...text, sentiment: 0.5 }, { sentiment: () => -1 }).sentiment).toBe(0.5);
  });
});
