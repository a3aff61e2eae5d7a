import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  analyzeInteraction,
  type BehaviorPattern,
  buildPatterns,
  type ChurnModel,
  churnRisk,
  definePolicy,
  emptyPattern,
  foldOutreach,
  type Interaction,
  moodTrend,
  nextBestAction,
  rhythm,
  streaks,
  TactfulError,
  usersNeedingEngagement,
} from '../../src/index.js';
import { deepFreeze } from '../support/deep-freeze.js';
import { DAY, HOUR, history, instantOf, START } from './arbitraries.js';

const OPTIONS = { numRuns: 150, seed: 20260301 };
const build = (interactions: readonly Interaction[], timeZone?: string): BehaviorPattern =>
  buildPatterns(interactions, timeZone === undefined ? {} : { timeZones: { u1: timeZone } }).patterns['u1'] ??
  emptyPattern('u1', timeZone ?? null);
const message = (at: number, more: Partial<Interaction> = {}): Interaction => ({
  userId: 'u1',
  at,
  type: 'message',
  ...more,
});
/** One message at noon on each of these days. */
const onDays = (days: readonly number[], more: Partial<Interaction> = {}) =>
  build(days.map((day) => message(START + day * DAY + 12 * HOUR, more)));
const daily = (n: number) => Array.from({ length: n }, (_, i) => i);

describe('analyzeInteraction', () => {
  it.each([
    [-1, 'very_negative'],
    [-0.6, 'very_negative'],
    [-0.5999999, 'negative'],
    [-0.05, 'negative'],
    [-0.0499999, 'neutral'],
    [-0, 'neutral'],
    [0.0499999, 'neutral'],
    [0.05, 'positive'],
    [0.5999999, 'positive'],
    [0.6, 'very_positive'],
  ])('sentiment %d is %s', (sentiment, type) => {
    expect(analyzeInteraction(message(0, { sentiment })).sentimentType).toBe(type);
  });

  it('has the documented parts, and leaves out what is unknown', () => {
    const full = analyzeInteraction(
      message(0, {
        text: `${'x'.repeat(79)}?`,
        sentiment: -0.5,
        responseTimeMs: 600_000,
        sessionId: 's',
        sessionDepth: 15,
      }),
    );
    expect(full.qualityParts).toEqual({
      length: 0.5,
      engagement: 1,
      intensity: 0.5,
      speed: 0.25,
      session: 0.75,
      type: 0.6,
    });
    // by hand: 0.25 * 0.5 + 0.2 + 0.15 * 0.5 + 0.15 * 0.25 + 0.1 * 0.75 + 0.15 * 0.6
    expect(full.quality).toBeCloseTo(0.6025, 12);
    const bare = analyzeInteraction(message(0, { type: 'voice' }));
    expect(bare).toEqual({
      userId: 'u1',
      sentiment: null,
      sentimentType: null,
      quality: expect.closeTo(0.9, 12),
      qualityParts: {
        length: null,
        engagement: null,
        intensity: null,
        speed: null,
        session: null,
        type: 0.9,
      },
    });
  });

  it('is in range, and better for an answer to outreach', () => {
    fc.assert(
      fc.property(history, (interactions) => {
        for (const one of interactions) {
          const { quality } = analyzeInteraction({ ...one, inReplyToOutreach: false });
          const reply = analyzeInteraction({ ...one, inReplyToOutreach: true }).quality;
          expect(quality >= 0 && quality <= 1 && reply <= 1 && reply >= quality - 1e-12).toBe(true);
        }
      }),
      OPTIONS,
    );
  });
});

describe('churnRisk', () => {
  it('is in [0, 1], its contributions add up to it, and silence never lowers it', () => {
    const waits = fc.array(fc.integer({ min: 0, max: 2000 * DAY }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(history, instantOf, waits, (interactions, sent, silences) => {
        const pattern = deepFreeze(foldOutreach(build(interactions), { userId: 'u1', sentAt: sent }));
        let previous = 0;
        for (const silence of silences.sort((a, b) => a - b)) {
          const now = Math.min((pattern.lastAt ?? START) + silence, 8.64e15);
          const { risk, factors, level, needsReEngagement } = churnRisk(pattern, { now });
          expect(risk >= previous && risk <= 1).toBe(true);
          expect(factors.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(risk, 12);
          expect(factors.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
          for (const { value, weight, contribution } of factors) {
            expect(value === null ? weight === 0 : value >= 0 && value <= 1).toBe(true);
            expect(contribution).toBeCloseTo((value ?? 0) * weight, 12);
          }
          expect(needsReEngagement).toBe(level !== 'unknown' && risk > 0.8);
          previous = risk;
        }
      }),
      OPTIONS,
    );
  });

  it('is unknown for newcomers, at the prior, however long they are silent', () => {
    const prior = {
      risk: 0.2,
      level: 'unknown',
      factors: [{ factor: 'prior', value: 0.2, weight: 1, contribution: 0.2 }],
      needsReEngagement: false,
      source: 'heuristic',
    };
    const now = START + 900 * DAY;
    expect(churnRisk(emptyPattern('u1'), { now })).toEqual(prior);
    expect(churnRisk(onDays(daily(4)), { now })).toEqual(prior); // 4 interactions, 5 are needed
    expect(churnRisk(onDays([0, 0, 0, 1, 1]), { now })).toEqual(prior); // 2 dates, 3 are needed
    expect(churnRisk(onDays([0, 0, 1, 1, 2]), { now }).level).toBe('critical');
  });

  it('measures silence in the user’s own gaps, from one gap on', () => {
    const silence = (pattern: BehaviorPattern, now: number) =>
      churnRisk(pattern, { now }).factors.find(({ factor }) => factor === 'silence')?.value;
    const everyDay = onDays(daily(10));
    const everyWeek = onDays(daily(10).map((n) => n * 7));
    for (const [pattern, gap] of [
      [everyDay, DAY],
      [everyWeek, 7 * DAY],
    ] as const) {
      const last = pattern.lastAt!;
      expect(silence(pattern, last - DAY)).toBe(0); // the future counts as now
      expect(silence(pattern, last + gap)).toBe(0);
      expect(silence(pattern, last + gap + 1)).toBeGreaterThan(0);
      expect(silence(pattern, last + 3 * gap)).toBeCloseTo(0.5, 12); // half after two more gaps
      expect(silence(pattern, last + 5 * gap)).toBeCloseTo(0.75, 12);
    }
  });

  it('leaves out sentiment and outreach where there are none, and says so', () => {
    const { factors } = churnRisk(onDays(daily(10)), { now: START + 10 * DAY });
    expect(factors.filter(({ value }) => value === null).map(({ factor }) => factor)).toEqual([
      'mood',
      'outreach',
    ]);
    // 0.58 of the 0.86 that are left
    expect(factors[0]).toMatchObject({ factor: 'silence', weight: 0.58 / (0.58 + 0.24 + 0.04) });
  });

  it('counts outreach ignored, and forgets it when answered', () => {
    const outreach = (pattern: BehaviorPattern) =>
      churnRisk(pattern, { now: START + 10 * DAY }).factors.find(({ factor }) => factor === 'outreach')
        ?.value;
    const active = onDays(daily(10));
    const sent = daily(3).reduce((p) => foldOutreach(p, { userId: 'u1', sentAt: START + 10 * DAY }), active);
    const { weight } = sent.long.outreach;
    expect(outreach(sent)).toBeCloseTo(weight / (weight + 2), 12);
    const answers = daily(3).map(() => message(START + 10 * DAY, { inReplyToOutreach: true }));
    expect(
      outreach(
        daily(3).reduce(
          (p) => foldOutreach(p, { userId: 'u1', sentAt: START + 10 * DAY }),
          build(answers.concat(onDaysList(10))),
        ),
      ),
    ).toBe(0);
  });

  const onDaysList = (n: number) => daily(n).map((day) => message(START + day * DAY));

  it('has levels from their bounds on, and asks a model where there is one', () => {
    const ask = (risk: number) => churnRisk(emptyPattern('u1'), { now: START, model: () => risk });
    expect([0, 0.2499, 0.25, 0.5999, 0.6, 0.7999, 0.8, 1].map((risk) => ask(risk).level)).toEqual([
      'low',
      'low',
      'medium',
      'medium',
      'high',
      'high',
      'critical',
      'critical',
    ]);
    expect([0.8, 0.8000001].map((risk) => ask(risk).needsReEngagement)).toEqual([false, true]);
    expect(ask(0.4)).toMatchObject({
      source: 'model',
      factors: [{ factor: 'model', value: 0.4, weight: 1, contribution: 0.4 }],
    });
    const model: ChurnModel = (pattern, { now }) => (pattern.userId === 'u1' && now === START ? 0.1 : 0.9);
    expect(churnRisk(emptyPattern('u1'), { now: new Date(START), model }).risk).toBe(0.1);
    expect(() => ask(Number.NaN)).toThrow(TactfulError);
    expect(() => churnRisk(emptyPattern('u1'), { now: START, model: {} as ChurnModel })).toThrow(
      /model expected a function/,
    );
  });
});

it('a model that throws is an error of the model', () => {
  const model = () => {
    throw new Error('no such table');
  };
  expect(() => churnRisk(onDays(daily(10)), { now: START, model })).toThrow(
    'churnRisk: model threw instead of answering, received "no such table"',
  );
});

describe('a pattern whose parts contradict each other', () => {
  const pattern = onDays(daily(10), { sentiment: 0.5 });
  const nothing = { at: null, weight: 0, sum: 0 };

  it.each<[string, BehaviorPattern]>([
    ['no half-life', { ...pattern, short: { ...pattern.short, halfLifeMs: null } }],
    ['no first instant', { ...pattern, firstAt: null }],
    ['no weight', { ...pattern, short: { ...pattern.short, sentiment: { ...nothing, at: 0, sum: 1 } } }],
    ['no quality', { ...pattern, long: { ...pattern.long, quality: nothing } }],
  ])('has no score that is no number: %s', (_name, contradictory) => {
    const now = START + 20 * DAY;
    const scores = [churnRisk(contradictory, { now }), moodTrend(contradictory, { now })];
    expect(JSON.parse(JSON.stringify(scores))).toStrictEqual(scores);
  });
});

describe('usersNeedingEngagement', () => {
  it('has the worst first, ties by id, none below medium, and goes on after a bad one', () => {
    const at = (userId: string, last: number) =>
      daily(10).map((day) => ({ ...message(START + (last - day) * DAY), userId }));
    const { patterns } = buildPatterns([...at('b', 20), ...at('a', 20), ...at('gone', 5), ...at('here', 40)]);
    const now = START + 41 * DAY;
    const { users } = usersNeedingEngagement(patterns, { now });
    expect(users.map(({ userId }) => userId)).toEqual(['gone', 'a', 'b']);
    expect(users[0]).toEqual({ userId: 'gone', ...churnRisk(patterns['gone']!, { now }) });
    expect(usersNeedingEngagement(patterns, { now, limit: 1 }).users).toHaveLength(1);
    const { rejected } = usersNeedingEngagement([{ userId: 'x' } as BehaviorPattern, patterns['a']!], {
      now,
    });
    expect(rejected.map(({ index, id }) => [index, id])).toEqual([[0, 'x']]);
    for (const limit of [-1, 1.5, Number.NaN]) {
      expect(() => usersNeedingEngagement([], { now, limit })).toThrow(TactfulError);
    }
  });
});

describe('moodTrend', () => {
  it('is unknown without sentiment, never 0', () => {
    expect(moodTrend(onDays(daily(9)), { now: START })).toEqual({
      trend: null,
      direction: 'unknown',
      recent: null,
      baseline: null,
      confidence: 0,
    });
  });

  it('has means of which the recent one forgets fifteen times as fast', () => {
    const pattern = build([message(START, { sentiment: 1 }), message(START + 30 * DAY, { sentiment: -1 })]);
    const mood = moodTrend(pattern, { now: START + 30 * DAY });
    // weights 2^-15 and 1; 2^-1 and 1
    expect(mood.recent).toBeCloseTo((2 ** -15 - 1) / (2 ** -15 + 1), 12);
    expect(mood.baseline).toBeCloseTo(-1 / 3, 12);
    expect(mood.trend).toBeCloseTo(mood.recent! - mood.baseline!, 12);
    expect(mood.direction).toBe('falling');
    expect(mood.confidence).toBeCloseTo((1 + 2 ** -15) / (4 + 2 ** -15), 12);
    const later = moodTrend(pattern, { now: START + 32 * DAY });
    expect(later).toMatchObject({ trend: mood.trend, recent: mood.recent });
    expect(later.confidence).toBeLessThan(mood.confidence);
  });

  it('stays in range for any history', () => {
    fc.assert(
      fc.property(history, instantOf, (interactions, now) => {
        const { trend, recent, baseline, confidence } = moodTrend(build(interactions), { now });
        for (const value of [trend, recent, baseline]) {
          expect(value === null || (value >= -1 && value <= 1 && !Object.is(value, -0))).toBe(true);
        }
        expect(confidence >= 0 && confidence < 1).toBe(true);
      }),
      OPTIONS,
    );
  });
});

describe('streaks and rhythm', () => {
  it('last until a whole local date has passed', () => {
    const pattern = onDays([0, 1, 2, 5, 6]);
    const at = (day: number, ms = 0) => streaks(pattern, { now: START + day * DAY + ms });
    expect(at(6)).toEqual({ current: 2, longest: 3, activeDays: 5 });
    expect(at(8, -1).current).toBe(2);
    expect(at(8).current).toBe(0);
    expect(at(3, -1)).toEqual({ current: 3, longest: 3, activeDays: 3 }); // the future does not count
    expect(rhythm(pattern)).toMatchObject({ meanGapDays: 1.5, medianGapDays: 1, longestGapDays: 3 });
    expect(rhythm(emptyPattern('u1')).meanGapDays).toBeNull();
  });

  it('survive the days on which clocks change: 23 and 25 hours are a date each', () => {
    // Every hour of four local dates in Berlin, around 2026-03-29 and 2026-10-25.
    for (const [from, hours] of [
      [Date.UTC(2026, 2, 26, 23), 95],
      [Date.UTC(2026, 9, 23, 22), 97],
    ] as const) {
      const pattern = build(
        daily(hours).map((hour) => message(from + hour * HOUR)),
        'Europe/Berlin',
      );
      const four = { current: 4, longest: 4, activeDays: 4 };
      expect(streaks(pattern, { now: from + hours * HOUR - 1 })).toEqual(four);
      expect(streaks(pattern, { now: from + hours * HOUR + 24 * HOUR - 1 })).toEqual(four);
      expect(streaks(pattern, { now: from + hours * HOUR + 24 * HOUR }).current).toBe(0);
    }
  });

  it('count a date once for a traveller, who may have it twice', () => {
    // Apia and Pago Pago are 24 hours apart: the same date begins a day later on the other side of the line.
    const morning = Date.UTC(2026, 0, 10, 20);
    const pattern = build([
      message(morning, { timeZone: 'Pacific/Apia' }), // 2026-01-11
      message(morning + DAY, { timeZone: 'Pacific/Pago_Pago' }), // 2026-01-11 again
      message(morning + 2 * DAY, { timeZone: 'Pacific/Pago_Pago' }), // 2026-01-12
    ]);
    expect(streaks(pattern, { now: morning + 2 * DAY }).activeDays).toBe(2);
  });

  it('know the date of a traveller who is ahead of home', () => {
    const at = Date.UTC(2026, 2, 7, 20); // the 8th in Auckland, the 7th at home, in UTC
    const pattern = build([message(at - DAY), message(at, { timeZone: 'Pacific/Auckland' })]);
    const two = { current: 2, longest: 2, activeDays: 2 };
    expect(streaks(pattern, { now: at })).toMatchObject({ current: 1, activeDays: 2 });
    expect(
      streaks(build([message(at - 6 * HOUR), message(at, { timeZone: 'Pacific/Auckland' })]), { now: at }),
    ).toEqual(two);
    expect(streaks(build([message(at, { timeZone: 'Pacific/Auckland' })]), { now: at }).current).toBe(1);
    expect(streaks(build([message(at)]), { now: at - 1 }).activeDays).toBe(1); // the same date, as yet to come
    expect(streaks(build([message(at)]), { now: at - DAY }).activeDays).toBe(0);
  });

  it('reach back 400 dates', () => {
    expect(streaks(onDays(daily(500)), { now: START + 500 * DAY })).toEqual({
      current: 400,
      longest: 400,
      activeDays: 400,
    });
    expect(streaks(onDays([0, 399]), { now: START + 399 * DAY }).activeDays).toBe(2);
    expect(streaks(onDays([0, 400]), { now: START + 400 * DAY }).activeDays).toBe(1);
  });
});

describe('nextBestAction', () => {
  const sour = { sentiment: -0.9 };
  const order = (pattern: BehaviorPattern, now: number, more: object = {}) =>
    nextBestAction(pattern, { now, ...more });

  it('supports after very negative words before anything promotional, for a week', () => {
    const pattern = onDays(daily(10), sour);
    const now = pattern.lastAt! + 7 * DAY; // silent for a week: at critical risk too
    const offers = { milestones: ['100 messages'], features: ['voice'] };
    const best = order(pattern, now, offers);
    expect(best).toMatchObject({ action: 'mood_support', priority: 0.95, reason: 'very_negative_mood' });
    for (const action of ['re_engagement', 'milestone_celebration', 'feature_highlight']) {
      expect(best.candidates.find((one) => one.action === action)).toMatchObject({
        priority: 0,
        reason: 'mood_comes_first',
      });
    }
    expect(order(pattern, now + 1)).toMatchObject({ action: 're_engagement', reason: 'churn_risk_high' });
  });

  it('supports after one very negative message on top of a good mood', () => {
    const happy = daily(10).map((day) => message(START + day * DAY, { sentiment: 0.9 }));
    const pattern = build([...happy, message(START + 10 * DAY, { sentiment: -0.6 })]);
    expect(order(pattern, START + 10 * DAY).action).toBe('mood_support');
  });

  it('re-engages above a risk of 0.8, not at it', () => {
    const at = (risk: number) => order(onDays(daily(3)), START + 3 * DAY, { model: () => risk });
    expect(at(0.80001)).toMatchObject({
      action: 're_engagement',
      priority: 0.9,
      reason: 'churn_risk_critical',
    });
    expect(at(0.8)).toMatchObject({ action: 're_engagement', priority: 0.9 * 0.8 });
    expect(at(0.7)).toMatchObject({
      action: 're_engagement',
      priority: 0.9 * 0.7,
      reason: 'churn_risk_high',
    });
    expect(at(0.5)).toMatchObject({ action: 'check_in', priority: 0.4, reason: 'churn_risk_medium' });
    expect(at(0.1)).toMatchObject({ action: 'none', priority: 0.2, reason: 'nothing_better' });
  });

  it('follows up a topic from 3 to 30 days after its last mention, the most mentioned first', () => {
    const pattern = build([
      message(START, { topics: ['chess', 'tea'] }),
      message(START + HOUR, { topics: ['jazz'] }),
      message(START - HOUR, { topics: ['chess'] }),
    ]);
    const topicAt = (now: number) => {
      const { action, about } = order(pattern, now);
      return [action, about];
    };
    expect(topicAt(START + 3 * DAY - 1)).toEqual(['none', null]);
    expect(topicAt(START + 3 * DAY)).toEqual(['topic_follow_up', 'chess']);
    expect(topicAt(START + 30 * DAY)).toEqual(['topic_follow_up', 'chess']);
    expect(topicAt(START + 30 * DAY + 1)).toEqual(['topic_follow_up', 'jazz']);
    expect(topicAt(START + 30 * DAY + HOUR + 1)).toEqual(['none', null]);
  });

  it('celebrates and highlights what the host names', () => {
    const pattern = onDays(daily(10));
    const now = START + 10 * DAY;
    expect(order(pattern, now, { milestones: ['10 days'], features: ['voice'] })).toMatchObject({
      action: 'milestone_celebration',
      about: '10 days',
    });
    expect(order(pattern, now, { features: ['voice'] })).toMatchObject({
      action: 'feature_highlight',
      about: 'voice',
    });
    expect(() => order(pattern, now, { features: [''] })).toThrow(TactfulError);
  });

  it('always lists all seven by falling priority, the winner first, in plain JSON', () => {
    fc.assert(
      fc.property(history, instantOf, (interactions, now) => {
        const best = order(build(interactions), now);
        const { candidates, ...winner } = best;
        expect(candidates[0]).toEqual(winner);
        expect(new Set(candidates.map(({ action }) => action)).size).toBe(7);
        candidates.forEach(({ priority }, i) => {
          expect(priority <= (candidates[i - 1]?.priority ?? 1)).toBe(true);
        });
        expect(JSON.parse(JSON.stringify(best))).toStrictEqual(best);
      }),
      OPTIONS,
    );
  });

  it('takes its numbers from the policy', () => {
    const policy = definePolicy({ behavior: { nextAction: { priorities: { none: 1 } } } });
    expect(order(onDays(daily(10), sour), START + 10 * DAY, { policy }).action).toBe('none');
  });
});
