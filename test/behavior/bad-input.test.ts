import { describe, expect, it } from 'vitest';
import {
  analyzeInteraction,
  type BehaviorPattern,
  buildPatterns,
  churnRisk,
  definePolicy,
  emptyPattern,
  foldInteraction,
  foldOutreach,
  mergePatterns,
  moodTrend,
  nextBestAction,
  populationCurve,
  rhythm,
  streaks,
  TactfulError,
  usersNeedingEngagement,
} from '../../src/index.js';
import { errorOf, faultsOf, pathsOf } from '../support/faults-of.js';
import { throwing } from '../support/hostile.js';
import { START } from './arbitraries.js';

const now = START;
const message = { userId: 'u1', at: START, type: 'message' };
const pattern = foldInteraction(emptyPattern('u1', 'Europe/Berlin'), {
  ...message,
  sentiment: 0.5,
  topics: ['tea'],
});

describe('outreach that was sent', () => {
  const sent = { userId: 'u1', sentAt: START };
  const fold = (one: unknown, to: unknown = pattern) => foldOutreach(to as BehaviorPattern, one as never);

  it.each<[unknown, string[]]>([
    [null, ['sent']],
    ['u1', ['sent']],
    [{}, ['sentAt', 'userId']],
    [{ ...sent, sentAt: '2026-02-30' }, ['sentAt']],
    [{ ...sent, userId: '' }, ['userId']],
    [{ ...sent, userId: 'u2' }, ['userId']],
    [{ ...sent, timeZone: 'Mars/Base' }, ['timeZone']],
    [{ ...sent, timeZone: 5 }, ['timeZone']],
  ])('is refused: %j', (one, paths) => {
    expect(pathsOf(() => fold(one))).toEqual(paths);
  });

  it('is refused where it cannot be read, or its pattern cannot', () => {
    expect(pathsOf(() => fold(throwing('sentAt', sent)))).toEqual(['sent']);
    expect(pathsOf(() => fold(sent, null))).toEqual(['pattern']);
    expect(pathsOf(() => fold(sent, { ...pattern, count: -1 }))).toEqual(['pattern.count']);
  });

  it('is counted at the hour of the zone that it names, else of the user’s home, else of UTC', () => {
    const hourOf = ({ outreach }: BehaviorPattern) => outreach.sentByHour.indexOf(1);
    const noon = { ...sent, sentAt: '2026-01-10T12:00Z' };
    expect(hourOf(fold({ ...noon, timeZone: 'Asia/Tokyo' }))).toBe(21);
    expect(hourOf(fold(noon))).toBe(13);
    expect(hourOf(fold({ ...noon, timeZone: null }))).toBe(13);
    expect(hourOf(fold(noon, emptyPattern('u1')))).toBe(12);
  });

  it('is last sent at the latest, in any order', () => {
    const last = (...ats: number[]) =>
      ats.reduce((p, sentAt) => fold({ ...sent, sentAt }, p), emptyPattern('u1')).outreach.lastSentAt;
    expect([last(), last(5), last(5, 7), last(7, 5)]).toEqual([null, 5, 7, 7]);
  });
});

describe('patterns from storage', () => {
  it.each<[string, object, string]>([
    ['countByHour', { countByHour: [...pattern.countByHour.slice(1), -1] }, 'countByHour'],
    ['an hour that is no count', { countByHour: [...pattern.countByHour.slice(1), 0.5] }, 'countByHour'],
    ['a topic that is none', { topics: [null] }, 'topics'],
    ['a topic without a name', { topics: [{ lastAt: 0, count: 1 }] }, 'topics'],
    ['a topic without an instant', { topics: [{ topic: 'tea', lastAt: 9e15, count: 1 }] }, 'topics'],
    ['a topic without a count', { topics: [{ topic: 'tea', lastAt: 0 }] }, 'topics'],
    ['a mention without an instant', { mentions: [{ topic: 'tea', at: 0.5 }] }, 'mentions'],
    ['mentions that are no list', { mentions: {} }, 'mentions'],
    ['the last sentiment', { lastSentiment: { at: 0 } }, 'lastSentiment'],
  ])('are refused by name: %s', (_name, change, path) => {
    const broken = { ...pattern, ...change } as BehaviorPattern;
    expect(pathsOf(() => mergePatterns(pattern, broken))).toEqual([`b.${path}`]);
  });

  it.each(
    Object.entries({
      churnRisk: (p: BehaviorPattern) => churnRisk(p, { now }),
      moodTrend: (p: BehaviorPattern) => moodTrend(p, { now }),
      nextBestAction: (p: BehaviorPattern) => nextBestAction(p, { now }),
      rhythm: (p: BehaviorPattern) => rhythm(p),
      streaks: (p: BehaviorPattern) => streaks(p, { now }),
    }),
  )('%s refuses one that is none, or cannot be read, in its own name', (name, call) => {
    for (const subject of [null, 5, [], throwing('count', pattern)]) {
      const error = errorOf(() => call(subject as BehaviorPattern));
      expect([error.functionName, error.issues[0]?.path]).toEqual([name, 'pattern']);
    }
  });

  it('are merged with the home of the other where one has none, the first by name where both moved at once', () => {
    const at = (zone: string | null) => foldInteraction(emptyPattern('u1', zone), message);
    const zoneOf = (a: string | null, b: string | null) => mergePatterns(at(a), at(b)).timeZone;
    expect(zoneOf('Asia/Tokyo', null)).toBe('Asia/Tokyo');
    expect(zoneOf(null, 'Asia/Tokyo')).toBe('Asia/Tokyo');
    expect(zoneOf('Europe/Berlin', 'Asia/Tokyo')).toBe('Asia/Tokyo');
    expect(zoneOf('Asia/Tokyo', 'Europe/Berlin')).toBe('Asia/Tokyo');
    expect(zoneOf(null, null)).toBeNull();
  });

  it('need a user', () => {
    for (const userId of ['', 5, null]) {
      expect(pathsOf(() => emptyPattern(userId as string))).toEqual(['userId']);
    }
  });
});

describe('options', () => {
  it('refuse what they are not', () => {
    expect(pathsOf(() => foldInteraction(pattern, message, null as never))).toEqual(['options']);
    expect(pathsOf(() => foldInteraction(pattern, message, { sentiment: 'vader' as never }))).toEqual([
      'sentiment',
    ]);
    for (const timeZones of [5, 'UTC', null]) {
      expect(pathsOf(() => buildPatterns([], { timeZones: timeZones as never }))).toEqual(['timeZones']);
    }
    expect(pathsOf(() => buildPatterns([], { timeZones: { u1: 'Mars/Base' } }))).toEqual(['timeZones["u1"]']);
    expect(pathsOf(() => buildPatterns([], { timeZones: { u1: 5 as never } }))).toEqual(['timeZones["u1"]']);
    expect(pathsOf(() => nextBestAction(pattern, { now, features: 'voice' as never }))).toEqual(['features']);
    expect(pathsOf(() => nextBestAction(pattern, { now, milestones: ['a', ''] }))).toEqual(['milestones[1]']);
    for (const limit of [-1, 0.5, Number.NaN, '3']) {
      expect(pathsOf(() => usersNeedingEngagement([], { now, limit: limit as number }))).toEqual(['limit']);
    }
  });

  it('lists of patterns come as a list or a record', () => {
    for (const patterns of [null, 5, 'u1']) {
      expect(pathsOf(() => usersNeedingEngagement(patterns as never, { now }))).toEqual(['patterns']);
      expect(pathsOf(() => populationCurve(patterns as never))).toEqual(['patterns']);
    }
    expect(pathsOf(() => populationCurve([pattern, throwing('count', pattern) as never]))).toEqual([
      'patterns[1]',
    ]);
    const none = emptyPattern('u2');
    expect(pathsOf(() => populationCurve([none, pattern, none, {} as never]))[0]).toBe('patterns[3].version');
    expect(pathsOf(() => populationCurve({ u1: pattern, 'u"2': 5 as never }))).toEqual(['patterns["u\\"2"]']);
    expect(pathsOf(() => populationCurve({ u1: pattern, u2: { ...pattern, count: 0.5 } }))).toEqual([
      'patterns["u2"].count',
    ]);
    expect(pathsOf(() => populationCurve([pattern, { ...pattern, count: 0.5 }]))).toEqual([
      'patterns[1].count',
    ]);
  });

  it('a model that throws is at fault, with its error as the cause', () => {
    const say = (thrown: unknown) => {
      const model = () => {
        throw thrown;
      };
      return errorOf(() => churnRisk(pattern, { now, model }));
    };
    const down = new Error('model server is down');
    expect(say(down).issues).toEqual([
      { path: 'model', message: 'threw instead of answering', received: '"model server is down"' },
    ]);
    expect(say(down).cause).toBe(down);
    expect(say('out of memory').issues[0]?.received).toBe('"out of memory"');
    const own = new TactfulError('invalid_input', 'predict', [
      { path: 'row', message: 'is short', received: '' },
    ]);
    expect(say(own)).toMatchObject({ functionName: 'churnRisk', cause: own, issues: [{ path: 'model' }] });
    expect(faultsOf(() => churnRisk(pattern, { now, model: () => 1.1 }))[0]).toEqual({
      path: 'model',
      message: 'returned no number from 0 to 1',
      received: '1.1',
    });
  });
});

it('a sentiment function that throws is at fault, not the pattern or the interaction', () => {
  const down = new Error('model server is down');
  const sentiment = () => {
    throw down;
  };
  const read = { ...message, text: 'Hi' };
  const expected = [
    { path: 'sentiment', message: 'threw instead of answering', received: '"model server is down"' },
  ];
  const calls = {
    analyzeInteraction: () => analyzeInteraction(read, { sentiment }),
    foldInteraction: () => foldInteraction(pattern, read, { sentiment }),
  };
  for (const [functionName, call] of Object.entries(calls)) {
    expect(errorOf(call)).toMatchObject({ functionName, issues: expected, cause: down });
  }
  expect(buildPatterns([read], { sentiment }).rejected).toEqual([{ index: 0, id: 'u1', issues: expected }]);
});

it('a user who never wrote says nothing of the hours of a population', () => {
  const curve = populationCurve([pattern, emptyPattern('u2')]);
  expect(curve).toEqual(populationCurve([pattern]));
  expect(populationCurve([emptyPattern('u2')])).toEqual(populationCurve([]));
});

it('a mood that falls below zero asks for support before it is very negative', () => {
  // The mean of two days falls far below that of a month, which one sad message in a good year does not turn.
  const day = 86_400_000;
  const ask = (last: number) => {
    const sentiments = [...Array.from({ length: 30 }, () => 0.6), last, last, last];
    const interactions = sentiments.map((sentiment, i) => ({ ...message, at: START + i * day, sentiment }));
    const { u1 } = buildPatterns(interactions).patterns;
    const at = START + 32 * day;
    const { candidates } = nextBestAction(u1!, { now: at });
    return [moodTrend(u1!, { now: at }), candidates.find((one) => one.action === 'mood_support')!] as const;
  };
  const [sad, support] = ask(-0.5);
  expect(sad.direction).toBe('falling');
  expect(sad.recent).toBeLessThan(0);
  expect(sad.recent).toBeGreaterThan(definePolicy().behavior.nextAction.supportBelow);
  expect(support).toMatchObject({ priority: 0.6, reason: 'falling_mood' });
  const [cool, fine] = ask(0.1);
  expect(cool.direction).toBe('falling');
  expect(cool.recent).toBeGreaterThan(0);
  expect(fine).toMatchObject({ priority: 0, reason: 'mood_is_fine' });
});
