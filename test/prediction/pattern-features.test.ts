import { describe, expect, it } from 'vitest';
import {
  type BehaviorPattern,
  buildPatterns,
  churnFeatures,
  type EngagementSample,
  emptyPattern,
  type Interaction,
  moodFeatures,
  predict,
  TactfulError,
  timingFeatures,
  trainEngagementModels,
} from '../../src/index.js';
import { hashText } from '../../src/random/index.js';
import { stream } from '../../src/random/stream.js';

const ALL = [churnFeatures, moodFeatures, timingFeatures];

function patternOf(interactions: Partial<Interaction>[]): BehaviorPattern {
  const list = interactions.map((one) => ({ userId: 'u1', type: 'message', at: 0, ...one }));
  return buildPatterns(list).patterns['u1']!;
}

function feature(
  { names, values }: { names: readonly string[]; values: readonly (number | null)[] },
  name: string,
) {
  expect(names).toContain(name);
  return values[names.indexOf(name)];
}

describe('features of a pattern', () => {
  const pattern = patternOf([
    { at: '2026-03-01T18:00', sentiment: 0.5 },
    { at: '2026-03-02T18:30', sentiment: -0.5 },
    { at: '2026-03-05T09:00' },
  ]);

  it.each(ALL)('%o: names and values go together, plain and frozen input alike', (featuresOf) => {
    const { names, values } = featuresOf(pattern, { now: '2026-03-09' });
    expect(new Set(names).size).toBe(names.length);
    expect(values).toHaveLength(names.length);
    for (const value of values) expect(value === null || Number.isFinite(value)).toBe(true);
    expect(JSON.parse(JSON.stringify({ names, values }))).toStrictEqual({ names, values });
    expect(featuresOf(JSON.parse(JSON.stringify(pattern)), { now: Date.UTC(2026, 2, 9) })).toStrictEqual({
      names,
      values,
    });
  });

  it.each(ALL)('%o: a user who did nothing has the same features, mostly unknown', (featuresOf) => {
    const nobody = featuresOf(emptyPattern('u2'), { now: '2026-03-09' });
    expect(nobody.names).toStrictEqual(featuresOf(pattern, { now: '2026-03-09' }).names);
    expect(nobody.values.filter((value) => value === null).length).toBeGreaterThan(5);
  });

  it('counts active dates up to today, and silence from now on', () => {
    const at = (now: string, name: string) => feature(churnFeatures(pattern, { now }), name);
    expect(at('2026-03-05T09:00', 'silenceDays')).toBe(0);
    expect(at('2026-03-05T21:00', 'silenceDays')).toBe(0.5);
    expect(at('2026-03-07T09:00', 'silenceGaps')).toBe(1); // dates 4 days apart in two gaps
    expect(at('2026-03-08', 'activeDaysLast7')).toBe(2); // from the 2nd on
    expect(at('2026-03-07', 'activeDaysLast7')).toBe(3);
    expect(at('2026-03-01', 'silenceDays')).toBe(0); // what came later counts as coming now
  });

  it('knows no rate of answers where outreach was not folded, only its answers', () => {
    const answered = patternOf([{ at: '2026-03-01', inReplyToOutreach: true }, { at: '2026-03-02' }]);
    for (const featuresOf of [churnFeatures, timingFeatures]) {
      expect(feature(featuresOf(answered, { now: '2026-03-09' }), 'outreachAnsweredRate')).toBeNull();
    }
  });

  it('lets the rate fall in silence', () => {
    const rate = (now: string) => feature(churnFeatures(pattern, { now }), 'recentRate') as number;
    expect(rate('2026-03-06')).toBeLessThan(rate('2026-03-05T09:00'));
    expect(rate('2026-06-05')).toBeLessThan(0.001);
  });

  it('tells the hour on the user’s own clock', () => {
    const paris = { ...pattern, timeZone: 'Europe/Paris' };
    const at = (now: string) => timingFeatures(paris, { now }).values.slice(0, 2);
    expect(at('2026-03-29T00:59:59.999Z')).toStrictEqual([1, 7]);
    expect(at('2026-03-29T01:00Z')).toStrictEqual([3, 7]); // summer time: two o'clock does not come
    expect(at('2026-03-29T22:00Z')).toStrictEqual([0, 1]);
  });

  it.each(ALL)('%o: refuses what is no pattern, and a malformed now', (featuresOf) => {
    for (const broken of [
      null,
      7,
      {},
      { ...pattern, version: 2 },
      { version: 1 },
      { ...pattern, short: { quality: { at: 'x' } } },
    ]) {
      expect(() => featuresOf(broken as never, { now: 0 })).toThrow(TactfulError);
    }
    expect(() => featuresOf(pattern, { now: 'soon' })).toThrow(/now/);
    expect(() => featuresOf(pattern, undefined as never)).toThrow(TactfulError);
  });
});

/** Users of whom those with few visits leave, the sad stay sad, and the early risers answer in the morning. */
function simulatedSamples(count: number): EngagementSample[] {
  const random = stream(8, 'test/engagement');
  return Array.from({ length: count }, (_, u) => {
    const visits = 1 + Math.floor(random() * 12);
    const mood = random() * 2 - 1;
    const hour = random() < 0.5 ? 8 : 20;
    const interactions = Array.from({ length: visits }, (_, k) => ({
      userId: `u${u}`,
      type: 'message',
      at: Date.UTC(2026, 2, 28 - 2 * k, hour),
      sentiment: Math.max(-1, Math.min(1, mood + 0.2 * (random() - 0.5))),
    }));
    const pattern = buildPatterns(interactions).patterns[`u${u}`]!;
    const sendHour = random() < 0.5 ? 8 : 20;
    return {
      pattern,
      at: Date.UTC(2026, 2, 30, sendHour),
      churned: random() < (visits < 5 ? 0.8 : 0.1),
      moodAfter: Math.max(-1, Math.min(1, 0.7 * mood + 0.2 * (random() - 0.5))),
      answered: random() < (sendHour === hour ? 0.8 : 0.2),
    };
  });
}

describe('trainEngagementModels', () => {
  const samples = simulatedSamples(700);
  const trained = trainEngagementModels(samples, { seed: 4 });

  it('trains three models that are good on users not seen', () => {
    expect(trained.modelsTrained).toBe(3);
    expect(trained.models.churn?.kind).toBe('forest');
    expect(trained.models.mood?.kind).toBe('boosting');
    expect(trained.models.timing?.kind).toBe('logistic');
    expect(trained.results.churn?.auc).toBeGreaterThan(0.8);
    expect(trained.results.mood?.r2).toBeGreaterThan(0.9);
    expect(trained.results.timing?.auc).toBeGreaterThan(0.7);
    expect([trained.skipped, trained.rejected]).toStrictEqual([[], []]);
    expect(JSON.parse(JSON.stringify(trained))).toStrictEqual(trained);
  });

  it('takes the features for rows', () => {
    const { pattern, at } = samples[0]!;
    const features = churnFeatures(pattern, { now: at });
    expect(trained.models.churn!.featureNames).toStrictEqual(features.names);
    const risk = predict(trained.models.churn!, features.values);
    expect(risk >= 0 && risk <= 1).toBe(true);
  });

  it('is the same for the same seed, and keeps other users aside for another', () => {
    expect(trainEngagementModels(samples, { seed: 4 })).toStrictEqual(trained);
    expect(trainEngagementModels(samples, { seed: 5 }).results).not.toStrictEqual(trained.results);
  });

  it('keeps all samples of a user on one side', () => {
    const twice = samples.flatMap((sample) => [sample, sample]);
    const { results, models } = trainEngagementModels(twice, { seed: 4 });
    expect(results.churn!.rowCount).toBe(2 * trained.results.churn!.rowCount);
    expect(models.churn!.training.rowCount).toBe(2 * trained.models.churn!.training.rowCount);
    expect(hashText('u1', 0)).not.toBe(hashText('u2', 0));
  });

  it.each([
    [500, 1, []],
    [501, 1, ['churn', 'mood', 'timing']],
  ])('skips with fewer than the least number of samples (500 of %d)', (minSamples, _, models) => {
    const { skipped } = trainEngagementModels(samples.slice(0, 500), { seed: 4, minSamples });
    expect(skipped).toStrictEqual(
      models.map((model) => ({ model, reason: 'too_few_samples', sampleCount: 500 })),
    );
  });

  it('skips outcomes that are not known, or all the same', () => {
    const some = samples.map(({ pattern, at }) => ({ pattern, at, churned: true, answered: null }));
    const { modelsTrained, models, results, skipped } = trainEngagementModels(some, { seed: 1 });
    expect([modelsTrained, models.churn, results.churn]).toStrictEqual([0, null, null]);
    expect(skipped.map(({ model, reason, sampleCount }) => [model, reason, sampleCount])).toStrictEqual([
      ['churn', 'one_outcome', 700],
      ['mood', 'too_few_samples', 0],
      ['timing', 'too_few_samples', 0],
    ]);
  });

  it('rejects malformed samples, and goes on', () => {
    const bad = [
      null,
      { pattern: { ...samples[0]!.pattern, userId: 'x', count: -1 }, at: 0, churned: 'no' },
      { ...samples[0]!, at: '2026-02-30' },
      { ...samples[1]!, churned: 1, moodAfter: 2 },
      { at: 0 },
    ];
    const { rejected, models } = trainEngagementModels([...bad, ...samples] as never, { seed: 4 });
    expect(
      rejected.map(({ index, id, issues }) => [index, id, issues.map(({ path }) => path)]),
    ).toStrictEqual([
      [0, null, ['sample']],
      [1, 'x', ['pattern.count', 'churned']],
      [2, 'u0', ['at']],
      [3, 'u1', ['churned', 'moodAfter']],
      [4, null, ['pattern']],
    ]);
    expect(models).toStrictEqual(trained.models);
  });

  it('measures nothing where nobody is kept aside', () => {
    const { results, models } = trainEngagementModels(samples, { seed: 4, testFraction: 0 });
    expect([results.churn, results.mood, results.timing]).toStrictEqual([null, null, null]);
    expect(models.churn!.training.rowCount).toBe(700);
  });

  it('refuses malformed options', () => {
    expect(() => trainEngagementModels({} as never)).toThrow(/samples/);
    expect(() => trainEngagementModels([], { minSamples: 0 })).toThrow(/minSamples/);
    expect(() => trainEngagementModels([], { testFraction: 1 })).toThrow(/testFraction/);
    expect(trainEngagementModels([]).modelsTrained).toBe(0);
  });
});
