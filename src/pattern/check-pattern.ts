import { type Issue, issue, TactfulError } from '../errors.js';
import { isCount } from '../internal/counts.js';
import { malformed } from '../internal/malformed.js';
import { isRecord } from '../internal/own-keys.js';
import type { BehaviorPattern } from '../types.js';
import {
  areCounts,
  areTopics,
  isHalfLife,
  isInstantOrNull,
  isLastSentiment,
  isText,
  isWeight,
  isWholeOrNull,
  isZone,
  itemsAreSound,
  looksSound,
} from './sound-pattern.js';

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
  const issues = patternIssues(functionName, name, pattern, prefix);
  if (issues.length > 0) throw new TactfulError('invalid_input', functionName, issues);
}

/** The faults of a pattern, each path after `prefix`; of what is none, at `name`. */
export function patternIssues(
  functionName: string,
  name: string,
  pattern: BehaviorPattern,
  prefix: string,
): readonly Issue[] {
  if (!isRecord(pattern)) return [issue(name, 'expected a pattern', pattern)];
  if (looksSound(pattern) && itemsAreSound(pattern)) return [];
  const issues: Issue[] = [];
  explain(PATTERN, pattern, prefix, issues);
  return malformed(functionName, name, pattern, issues).issues;
}

/** What a value must be: a test with words for what it expects, or an object with such fields. */
type Shape = Test | Fields;
type Test = readonly [test: (value: unknown) => boolean, expected: string];
interface Fields {
  readonly [name: string]: Shape;
}

function explain(shape: Shape, value: unknown, path: string, issues: Issue[]): void {
  if (isTest(shape)) {
    const [test, expected] = shape;
    if (!test(value)) issues.push(issue(path, expected, value));
  } else if (!isRecord(value)) {
    issues.push(issue(path, 'expected an object', value));
  } else {
    const base = path === '' || path.endsWith('.') ? path : `${path}.`;
    for (const [key, inner] of Object.entries(shape)) explain(inner, value[key], base + key, issues);
  }
}

function isTest(shape: Shape): shape is Test {
  return Array.isArray(shape);
}

const COUNT: Test = [isCount, 'expected a whole number of at least 0'];
const INSTANT: Test = [isInstantOrNull, 'expected epoch milliseconds or null'];
const WHOLE: Test = [isWholeOrNull, 'expected a whole number or null'];

const SUM: Fields = {
  at: WHOLE,
  weight: [isWeight, 'expected a number of at least 0'],
  sum: [Number.isFinite, 'expected a number'],
};
const SUMS: Fields = {
  halfLifeMs: [isHalfLife, 'expected a whole number of milliseconds or null'],
  quality: SUM,
  sentiment: SUM,
  outreach: SUM,
};

const PATTERN: Fields = {
  version: [(value) => value === 1, 'expected a pattern of version 1'],
  userId: [isText, 'expected a non-empty string'],
  timeZone: [isZone, 'expected an IANA time zone or null'],
  count: COUNT,
  firstAt: INSTANT,
  lastAt: INSTANT,
  countByHour: counts(24),
  countByWeekday: counts(7),
  countByType: {
    message: COUNT,
    command: COUNT,
    voice: COUNT,
    photo: COUNT,
    reaction: COUNT,
    callback: COUNT,
    other: COUNT,
  },
  countBySentiment: {
    very_negative: COUNT,
    negative: COUNT,
    neutral: COUNT,
    positive: COUNT,
    very_positive: COUNT,
  },
  activeDays: { lastDay: WHOLE, words: counts(13) },
  short: SUMS,
  long: SUMS,
  lastSentiment: [isLastSentiment, 'expected null or an object with at and value'],
  topics: [(value) => areTopics(value, 'lastAt'), 'expected a list of topics with lastAt and count'],
  mentions: [(value) => areTopics(value, 'at'), 'expected a list of topics with at'],
  outreach: {
    sentByHour: counts(24),
    answeredByHour: counts(24),
    lastSentAt: INSTANT,
    lastAnsweredAt: INSTANT,
  },
};

function counts(length: number): Test {
  return [(value) => areCounts(value, length), `expected a list of ${length} whole numbers of at least 0`];
}
