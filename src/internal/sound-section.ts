import { type Issue, issue } from '../errors.js';
import { isRecord } from './own-keys.js';

/** The longest length of time there is: from one end of the calendar to its middle. */
const MAX_MS = 8.64e15;

type Test = (value: unknown) => boolean;

const isText: Test = (value) => typeof value === 'string';
const isFlag: Test = (value) => typeof value === 'boolean';
const isMs: Test = (value) => Number.isInteger(value) && isIn(value, 0, MAX_MS);
const isCount: Test = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isShare: Test = (value) => isIn(value, 0, 1);
const isAbove0: Test = (value) => isIn(value, Number.MIN_VALUE, Number.MAX_VALUE);
const isNotNegative: Test = (value) => isIn(value, 0, Number.MAX_VALUE);

function isIn(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && value >= least && value <= most;
}

const orNull =
  (test: Test): Test =>
  (value) =>
    value === null || test(value);
const listOf =
  (test: Test): Test =>
  (value) =>
    Array.isArray(value) && Array.from(value).every(test);
const named =
  (test: Test): Test =>
  (value) =>
    isRecord(value) && Object.values(value).every(test);
const fields =
  (tests: Readonly<Record<string, Test>>): Test =>
  (value) =>
    isRecord(value) && Object.entries(tests).every(([name, test]) => test(value[name]));

const rates = { openRate: isShare, clickRate: isShare, conversionRate: isShare };

/** What defaults cannot show: what may be null, what lists and named things hold, and the range of numbers. */
const BY_NAME: readonly (readonly [name: RegExp, test: Test])[] = [
  [/^(inactivity|messageFrequency|minGap|activeWithin)Ms$/, orNull(isMs)],
  [/^(horizon|within|\w+HalfLife|halfSpeed)Ms$/, (value) => isMs(value) && value !== 0],
  [/Ms$/, isMs],
  [/^maxPerDay$/, orNull(isCount)],
  [/^maxLength$/, isCount],
  [/^(half[A-Z]\w*|tuningSample|priorWeight)$/, isAbove0],
  [/^(min[A-Z]\w*|answerWeight|stdDev|noiseFactor)$/, isNotNegative],
  [/^highChurnCount$/, orNull(isNotNegative)],
  [/^(responseRateDrop|failedTaskRate|modelAccuracyDrop)$/, orNull(isShare)],
  [/^smoothingHours$/, (value) => isIn(value, 0, 12)],
  [/^(weights|byType|priorities|levels)$/, named(isShare)],
  [/^(alpha|power|floor|mismatchBelow|reEngageAbove|steadyWithin|\w+Rate)$/, isShare],
  [/^requiredEngagementStatus$/, orNull(isText)],
  [/^emailConfidenceLevels$/, orNull(listOf(isText))],
  [/^eligibleResponseStatuses$/, listOf(orNull(isText))],
  [/^(acknowledgement|final|urgency|teamEmailDomains)$/, listOf(isText)],
  [/^bySegment$/, named(isText)],
  [/^types$/, named(fields({ promotional: isFlag, prompt: isFlag }))],
  [/^prior$/, (value) => isShare(value) || (listOf(isAbove0)(value) && (value as unknown[]).length === 2)],
  [/^arms$/, named((value) => isIn(value, -1, Number.MAX_VALUE))],
  [/^segments$/, named(fields({ ...rates, upliftFactor: (value) => Number.isFinite(value) }))],
  [/^rules$/, listOf(fields({ segment: isText, when: isRecord }))],
  [/^holdout$/, orNull(fields({ fraction: isShare, salt: isText }))],
  [/^quietHours$/, orNull(fields({ startMs: isMs, endMs: isMs, timeZone: isText }))],
  [
    /^caps$/,
    listOf(
      fields({
        max: isCount,
        windowMs: orNull((value) => isMs(value) && value !== 0),
        period: orNull((value) => value === 'day' || value === 'week' || value === 'month'),
        channel: orNull(isText),
        topic: orNull(isText),
      }),
    ),
  ],
];

/**
 * The first value of a resolved section that could not have come from a policy document; null if there is none. It is
 * held against the default section, so that all names must be there; names tell the rest.
 */
export function faultInSection(value: unknown, model: unknown, path: string, name: string): Issue | null {
  const test = BY_NAME.find(([pattern]) => pattern.test(name))?.[1];
  if (test !== undefined) return test(value) ? null : wrong(path, value);
  if (Array.isArray(model)) {
    if (!Array.isArray(value)) return wrong(path, value);
    return firstFault(
      Array.from(value, (item: unknown, i) => faultInSection(item, model[0], `${path}[${i}]`, '')),
    );
  }
  if (isRecord(model)) {
    if (!isRecord(value)) return wrong(path, value);
    return firstFault(
      Object.entries(model).map(([key, like]) => faultInSection(value[key], like, `${path}.${key}`, key)),
    );
  }
  const sound = typeof value === typeof model && (typeof value !== 'number' || Number.isFinite(value));
  return sound ? null : wrong(path, value);
}

function firstFault(faults: readonly (Issue | null)[]): Issue | null {
  return faults.find((fault) => fault !== null) ?? null;
}

function wrong(path: string, value: unknown): Issue {
  return issue(path, 'is nothing that definePolicy gives', value);
}
