import { type Issue, issue, refuse, TactfulError } from '../errors.js';
import { isRecord } from '../internal/own-keys.js';
import { patternIssues } from '../pattern/check-pattern.js';
import { parseTimestamp, TIMESTAMP_EXPECTED } from '../time/index.js';
import type { BehaviorPattern, Timestamp } from '../types.js';

/** A user as they were at an instant, and what is known by now of what came after. Absent or null: not known. */
export interface EngagementSample {
  /** Folded from what happened until `at`, and from nothing later. */
  readonly pattern: BehaviorPattern;
  readonly at: Timestamp;
  /** Whether the user was lost afterwards. */
  readonly churned?: boolean | null;
  /** Mean sentiment afterwards, from -1 to 1. */
  readonly moodAfter?: number | null;
  /** Whether a message sent at `at` was answered. */
  readonly answered?: boolean | null;
}

/** What a sample says, or an error with all its faults. Labels are 0 and 1; null where not known. */
export function readSample(sample: EngagementSample): {
  readonly userId: string;
  readonly now: number;
  readonly churned: number | null;
  readonly moodAfter: number | null;
  readonly answered: number | null;
} {
  if (!isRecord(sample)) refuse('trainEngagementModels', 'sample', 'expected an object', sample);
  const { pattern, at, churned, moodAfter, answered } = sample;
  const issues: Issue[] = [...patternIssues('trainEngagementModels', 'pattern', pattern, 'pattern.')];
  const now = parseTimestamp(at);
  if (Number.isNaN(now)) issues.push(issue('at', TIMESTAMP_EXPECTED, at));
  for (const [path, value] of Object.entries({ churned, answered })) {
    if (value != null && typeof value !== 'boolean') {
      issues.push(issue(path, 'expected true, false or null', value));
    }
  }
  if (moodAfter != null && !(typeof moodAfter === 'number' && moodAfter >= -1 && moodAfter <= 1)) {
    issues.push(issue('moodAfter', 'expected a number from -1 to 1, or null', moodAfter));
  }
  if (issues.length > 0) throw new TactfulError('invalid_input', 'trainEngagementModels', issues);
  return {
    userId: pattern.userId,
    now,
    churned: churned == null ? null : Number(churned),
    moodAfter: moodAfter ?? null,
    answered: answered == null ? null : Number(answered),
  };
}

/** The user's id, of a record that may be anything. */
export function idOf(sample: unknown): string | null {
  try {
    const id: unknown = (sample as { pattern?: { userId?: unknown } } | null | undefined)?.pattern?.userId;
    return typeof id === 'string' ? id : null;
  } catch {
    return null;
  }
}
