import { type Issue, issue, refuse, TactfulError } from '../errors.js';
import { isRecord } from '../internal/own-keys.js';
import { MAX_EPOCH_MS, zoneNamed } from '../time/index.js';
import type { BehaviorPattern, DecayedSum, DecayedSums } from '../types.js';

/**
 * Checks all of a pattern, because it comes from a host's storage. Cost is bounded, like the pattern.
 *
 * @throws TactfulError naming every malformed field, each path after `prefix`.
 */
export function checkPattern(
  functionName: string,
  name: string,
  pattern: BehaviorPattern,
  prefix = '',
): void {
  if (!isRecord(pattern)) refuse(functionName, name, 'expected a pattern', pattern);
  if (holds(PATTERN, pattern)) return;
  const issues: Issue[] = [];
  explain(PATTERN, pattern, prefix, issues);
  throw new TactfulError('invalid_input', functionName, issues);
}

/**
 * A quick look, for folding: every field that a fold reads has the right type, but the items of the lists are left to
 * the functions that read them all.
 */
export function looksSound(pattern: BehaviorPattern): boolean {
  if (!isRecord(pattern) || pattern.version !== 1) return false;
  const { outreach, countByType: types, countBySentiment: sentiments, activeDays: days } = pattern;
  return (
    NAME.test(pattern.userId) &&
    ZONE.test(pattern.timeZone) &&
    isCount(pattern.count) &&
    INSTANT.test(pattern.firstAt) &&
    INSTANT.test(pattern.lastAt) &&
    isList(pattern.countByHour, 24) &&
    isList(pattern.countByWeekday, 7) &&
    isRecord(types) &&
    isCount(types.message + types.command + types.voice + types.photo) &&
    isCount(types.reaction + types.callback + types.other) &&
    isRecord(sentiments) &&
    isCount(sentiments.very_negative + sentiments.negative + sentiments.neutral) &&
    isCount(sentiments.positive + sentiments.very_positive) &&
    isRecord(days) &&
    DAY.test(days.lastDay) &&
    isList(days.words, 13) &&
    areSums(pattern.short) &&
    areSums(pattern.long) &&
    LAST_SENTIMENT.test(pattern.lastSentiment) &&
    Array.isArray(pattern.topics) &&
    Array.isArray(pattern.mentions) &&
    isRecord(outreach) &&
    isList(outreach.sentByHour, 24) &&
    isList(outreach.answeredByHour, 24) &&
    INSTANT.test(outreach.lastSentAt) &&
    INSTANT.test(outreach.lastAnsweredAt)
  );
}

function isList(value: unknown, length: number): boolean {
  return Array.isArray(value) && value.length === length;
}

function areSums(sums: DecayedSums): boolean {
  return (
    isRecord(sums) &&
    HALF_LIFE.test(sums.halfLifeMs) &&
    isSum(sums.quality) &&
    isSum(sums.sentiment) &&
    isSum(sums.outreach)
  );
}

function isSum(sum: DecayedSum): boolean {
  return isRecord(sum) && DAY.test(sum.at) && WEIGHT.test(sum.weight) && Number.isFinite(sum.sum);
}

/** What a value must be: a test with words for what it expects, or an object with such fields. */
type Shape = Test | Fields;
interface Test {
  readonly test: (value: unknown) => boolean;
  readonly expected: string;
}
interface Fields {
  readonly fields: readonly (readonly [string, Shape])[];
}

function holds(shape: Shape, value: unknown): boolean {
  if ('test' in shape) return shape.test(value);
  if (!isRecord(value)) return false;
  for (let i = 0; i < shape.fields.length; i++) {
    const [key, inner] = shape.fields[i]!;
    if (!holds(inner, value[key])) return false;
  }
  return true;
}

function explain(shape: Shape, value: unknown, path: string, issues: Issue[]): void {
  if ('test' in shape) {
    if (!shape.test(value)) issues.push(issue(path, shape.expected, value));
  } else if (!isRecord(value)) {
    issues.push(issue(path, 'expected an object', value));
  } else {
    const base = path === '' || path.endsWith('.') ? path : `${path}.`;
    for (const [key, inner] of shape.fields) explain(inner, value[key], base + key, issues);
  }
}

const NAME: Test = {
  test: (value) => typeof value === 'string' && value !== '',
  expected: 'expected a text that is not empty',
};
const COUNT: Test = { test: isCount, expected: 'expected a whole number of at least 0' };
const INSTANT: Test = {
  test: (value) => value === null || isInstant(value),
  expected: 'expected epoch milliseconds or null',
};
const NUMBER: Test = { test: Number.isFinite, expected: 'expected a number' };
const WEIGHT: Test = {
  test: (value) => typeof value === 'number' && value >= 0 && value < Number.POSITIVE_INFINITY,
  expected: 'expected a number of at least 0',
};
const DAY: Test = {
  test: (value) => value === null || Number.isSafeInteger(value),
  expected: 'expected a whole number or null',
};
const HALF_LIFE: Test = {
  test: (value) => value === null || (isCount(value) && (value as number) > 0),
  expected: 'expected a whole number of milliseconds or null',
};
const ZONE: Test = {
  test: (value) => value === null || (typeof value === 'string' && zoneNamed(value) !== null),
  expected: 'expected an IANA time zone or null',
};

const LAST_SENTIMENT: Test = {
  test: (value) =>
    value === null || (isRecord(value) && isInstant(value['at']) && Number.isFinite(value['value'])),
  expected: 'expected null or an object with at and value',
};

const SUM: Fields = fieldsOf({ at: DAY, weight: WEIGHT, sum: NUMBER });
const SUMS: Fields = fieldsOf({ halfLifeMs: HALF_LIFE, quality: SUM, sentiment: SUM, outreach: SUM });

const PATTERN: Fields = fieldsOf({
  version: { test: (value) => value === 1, expected: 'expected a pattern of version 1' },
  userId: NAME,
  timeZone: ZONE,
  count: COUNT,
  firstAt: INSTANT,
  lastAt: INSTANT,
  countByHour: counts(24),
  countByWeekday: counts(7),
  countByType: countsOf(['message', 'command', 'voice', 'photo', 'reaction', 'callback', 'other']),
  countBySentiment: countsOf(['very_negative', 'negative', 'neutral', 'positive', 'very_positive']),
  activeDays: fieldsOf({ lastDay: DAY, words: counts(13) }),
  short: SUMS,
  long: SUMS,
  lastSentiment: LAST_SENTIMENT,
  topics: {
    test: (value) => isTopics(value, 'lastAt'),
    expected: 'expected a list of topics with lastAt and count',
  },
  mentions: { test: (value) => isTopics(value, 'at'), expected: 'expected a list of topics with at' },
  outreach: fieldsOf({
    sentByHour: counts(24),
    answeredByHour: counts(24),
    lastSentAt: INSTANT,
    lastAnsweredAt: INSTANT,
  }),
});

function fieldsOf(fields: Readonly<Record<string, Shape>>): Fields {
  return { fields: Object.entries(fields) };
}

function counts(length: number): Test {
  return {
    test: (value) => areCounts(value, length),
    expected: `expected a list of ${length} whole numbers of at least 0`,
  };
}

function areCounts(value: unknown, length: number): boolean {
  if (!Array.isArray(value) || value.length !== length) return false;
  for (let i = 0; i < length; i++) if (!isCount(value[i])) return false;
  return true;
}

function countsOf(names: readonly string[]): Fields {
  return { fields: names.map((name) => [name, COUNT]) };
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isInstant(value: unknown): boolean {
  return Number.isInteger(value) && Math.abs(value as number) <= MAX_EPOCH_MS;
}

function isTopics(value: unknown, instant: 'at' | 'lastAt'): boolean {
  if (!Array.isArray(value)) return false;
  for (let i = 0; i < value.length; i++) {
    const item: unknown = value[i];
    if (!isRecord(item) || typeof item['topic'] !== 'string' || !isInstant(item[instant])) return false;
    if (instant === 'lastAt' && !isCount(item['count'])) return false;
  }
  return true;
}
