import { beforeAll, describe, expect, it } from 'vitest';
import {
  type BehaviorPattern,
  bestSendTime,
  buildPatterns,
  churnRisk,
  definePolicy,
  emptyPattern,
  foldInteraction,
  foldOutreach,
  type Interaction,
  moodTrend,
  nextBestAction,
} from '../../src/index.js';
import { sentiment } from '../../src/sentiment/index.js';

/**
 * Ada in Berlin chats with a bot every evening of February, gladly. In the week from Monday, 2 March 2026, her
 * messages turn sour and sparse; then she is silent. Her host asks every evening at ten.
 */
describe('a week that turns sour', () => {
  const policy = definePolicy({ eligibility: { quietHours: { start: '22:00', end: '08:00' } } });
  const evening = (date: string) => ({ now: `${date}T22:00+01:00`, policy });
  const says = (at: string, text: string, more: Partial<Interaction> = {}): Interaction => ({
    userId: 'ada',
    at: `${at}+01:00`,
    type: 'message',
    text,
    ...more,
  });

  const glad = [
    'I love this, thank you so much!',
    'That worked great, can you tell me more about the next lesson?',
    'Good evening! Today was fun :)',
  ];
  const february = Array.from({ length: 28 }, (_, day) => {
    const date = `2026-02-${String(day + 1).padStart(2, '0')}`;
    return glad.map((text, i) =>
      says(`${date}T${19 + i}:${10 + day}`, text, {
        responseTimeMs: 30_000,
        topics: day < 25 ? ['spanish'] : ['rome'],
      }),
    );
  }).flat();
  const week = [
    says('2026-03-02T19:40', 'I do not get this exercise, it is confusing.', { responseTimeMs: 600_000 }),
    says('2026-03-03T20:15', 'Still wrong. This is annoying.', { responseTimeMs: 1_800_000 }),
    says('2026-03-05T23:50', 'I am so frustrated, nothing works, this is awful!!', {
      responseTimeMs: 7_200_000,
    }),
    says('2026-03-07T02:10', 'I hate this. Terrible, a complete waste of my time.'),
  ];

  let glowing: BehaviorPattern;
  let souring: BehaviorPattern;
  let sour: BehaviorPattern;
  const fold = (pattern: BehaviorPattern, interactions: readonly Interaction[]) =>
    interactions.reduce((p, one) => foldInteraction(p, one, { policy, sentiment }), pattern);

  beforeAll(() => {
    glowing = fold(emptyPattern('ada', 'Europe/Berlin'), february);
    souring = fold(glowing, week.slice(0, 2));
    sour = fold(souring, week.slice(2));
  });

  it('begins well: good mood, no risk, nothing to do', () => {
    const on = evening('2026-02-28');
    expect(moodTrend(glowing, on)).toMatchObject({ direction: 'steady' });
    expect(moodTrend(glowing, on).recent).toBeGreaterThan(0.4);
    expect(churnRisk(glowing, on)).toMatchObject({ level: 'low', needsReEngagement: false });
    expect(nextBestAction(glowing, on).action).toBe('topic_follow_up'); // spanish, not mentioned for three days
    expect(nextBestAction(glowing, evening('2026-02-27')).action).toBe('none');
  });

  it('and her best time is in her evenings, before quiet hours', () => {
    const best = bestSendTime(glowing, evening('2026-02-28'));
    expect(best).toMatchObject({ localHour: 20, source: 'user' });
    expect(new Date(best.at!).toISOString()).toBe('2026-03-01T19:00:00.000Z'); // 20:00 in Berlin, the next day
  });

  it('by Tuesday the mood falls, and the bot would rather care than sell', () => {
    const on = evening('2026-03-03');
    const mood = moodTrend(souring, on);
    expect(mood.direction).toBe('falling');
    expect(mood.recent).toBeLessThan(moodTrend(glowing, on).recent!);
    expect(churnRisk(souring, on).risk).toBeGreaterThan(churnRisk(glowing, evening('2026-02-28')).risk);
  });

  it('by Saturday she is very unhappy: mood support before anything else', () => {
    const on = evening('2026-03-07');
    expect(moodTrend(sour, on).recent).toBeLessThan(0);
    const best = nextBestAction(sour, { ...on, milestones: ['28 days'], features: ['voice lessons'] });
    expect(best).toMatchObject({ action: 'mood_support', reason: 'very_negative_mood' });
    expect(best.candidates.filter(({ reason }) => reason === 'mood_comes_first')).toHaveLength(3);
  });

  it('the risk rises evening by evening as she stays away', () => {
    const risks = ['2026-02-28', '2026-03-03', '2026-03-07', '2026-03-10', '2026-03-14', '2026-03-21'].map(
      (date, i) => {
        const pattern = i === 0 ? glowing : i === 1 ? souring : sour;
        return churnRisk(pattern, evening(date));
      },
    );
    for (let i = 1; i < risks.length; i++) expect(risks[i]!.risk).toBeGreaterThan(risks[i - 1]!.risk);
    expect(risks.map(({ level }) => level)).toEqual(['low', 'low', 'medium', 'high', 'critical', 'critical']);
    const reasons = risks[3]!.factors
      .filter(({ value }) => value !== null && value > 0.3)
      .map(({ factor }) => factor);
    expect(reasons).toEqual(['silence', 'rate', 'mood']);
  });

  it('once her anger is a week old, the bot tries to win her back', () => {
    expect(nextBestAction(sour, evening('2026-03-13')).action).toBe('mood_support');
    const best = nextBestAction(sour, evening('2026-03-21'));
    expect(best).toMatchObject({ action: 're_engagement', priority: 0.9, reason: 'churn_risk_critical' });
  });

  it('still at her hours, not at those of her sleepless nights', () => {
    const best = bestSendTime(sour, evening('2026-03-21'));
    expect(best.localHour).toBe(20);
    expect(best.at).toBe(Date.UTC(2026, 2, 22, 19));
  });

  it('messages that she ignores make it worse, one that she answers gladly better', () => {
    const sentAt = '2026-03-22T20:00+01:00';
    const ignored = foldOutreach(sour, { userId: 'ada', sentAt }, { policy });
    const on = evening('2026-03-23');
    expect(churnRisk(ignored, on).risk).toBeGreaterThan(churnRisk(ignored, evening('2026-03-22')).risk);
    const answered = fold(ignored, [
      says('2026-03-22T20:30', 'Oh, thanks for asking, that is really sweet!', { inReplyToOutreach: true }),
    ]);
    expect(churnRisk(answered, on).risk).toBeLessThan(churnRisk(ignored, on).risk);
    expect(moodTrend(answered, on).recent).toBeGreaterThan(moodTrend(sour, on).recent! + 0.5);
    expect(nextBestAction(answered, on).action).not.toBe('mood_support');
  });

  it('does not take photos without a caption for neutral words', () => {
    const photo = (text?: string): Interaction => ({
      ...says('2026-03-14T19:00', ''),
      type: 'photo',
      text: text ?? null,
    });
    const hurt = says('2026-03-13T19:00', 'I hate this, it is horrible and I feel terrible');
    const hurtThen = (one: Interaction) => fold(emptyPattern('ada', 'Europe/Berlin'), [hurt, one, one, one]);
    const on = evening('2026-03-15');
    expect(nextBestAction(hurtThen(photo('')), on)).toMatchObject({ action: 'mood_support', priority: 0.95 });
    expect(hurtThen(photo(' '))).toEqual(hurtThen(photo()));
  });

  it('comes out the same when the host folds a month at night', () => {
    const { patterns } = buildPatterns([...week, ...february].reverse(), {
      policy,
      sentiment,
      timeZones: { ada: 'Europe/Berlin' },
    });
    const on = evening('2026-03-10');
    expect(churnRisk(patterns['ada']!, on).risk).toBeCloseTo(churnRisk(sour, on).risk, 9);
    expect(moodTrend(patterns['ada']!, on).recent).toBeCloseTo(moodTrend(sour, on).recent!, 9);
    expect(bestSendTime(patterns['ada']!, on)).toEqual(bestSendTime(sour, on));
  });
});
