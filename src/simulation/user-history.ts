import { type Issue, issue } from '../errors.js';
import { isRecord } from '../internal/own-keys.js';
import { parseTimestamp, TIMESTAMP_EXPECTED } from '../time/index.js';
import type { EpochMs, SentMessage, Timestamp, UserFacts } from '../types.js';

/** What a host has logged about a user: {@link UserFacts}, with all activity in place of the latest. */
export interface UserHistory extends Omit<UserFacts, 'lastActiveAt'> {
  /** When they were active, in any order. */
  readonly activity: readonly Timestamp[];
  /** When they opted out; until then they had not. @defaultValue `optedOut` holds all the time */
  readonly optedOutAt?: Timestamp | null;
}

/** A {@link UserHistory} with its instants parsed, once for all policies. */
export interface Timeline {
  readonly createdAt: EpochMs;
  /** Ascending. */
  readonly activity: Float64Array;
  readonly optedOutAt: EpochMs;
  /** What was sent before the backtest begins. */
  readonly messages: readonly SentMessage[];
}

/** The faults of what a history has beyond {@link UserFacts}. */
export function historyFaults({ activity, optedOutAt = null }: UserHistory): Issue[] {
  const faults: Issue[] = [];
  if (!Array.isArray(activity)) faults.push(issue('activity', 'expected a list of instants', activity));
  else {
    for (let i = 0; i < activity.length; i++) {
      if (Number.isNaN(parseTimestamp(activity[i])))
        faults.push(issue(`activity[${i}]`, TIMESTAMP_EXPECTED, activity[i]));
    }
  }
  if (optedOutAt !== null && Number.isNaN(parseTimestamp(optedOutAt)))
    faults.push(issue('optedOutAt', TIMESTAMP_EXPECTED, optedOutAt));
  return faults;
}

/** Parses a history without faults. */
export function timelineOf(history: UserHistory, from: EpochMs): Timeline {
  const { createdAt, activity, optedOutAt = null, messages = [] } = history;
  return {
    createdAt: parseTimestamp(createdAt),
    activity: Float64Array.from(activity, parseTimestamp).sort(),
    optedOutAt: optedOutAt === null ? Number.POSITIVE_INFINITY : parseTimestamp(optedOutAt),
    messages: messages
      .map((message) => ({ ...message, sentAt: parseTimestamp(message.sentAt) }))
      .filter(({ sentAt }) => sentAt < from),
  };
}

/** The facts of `history`, for the fields that both have. */
export function factsOf(history: UserHistory): UserFacts {
  if (!isRecord(history)) return history; // what is wrong with it, the reader of facts will say
  const { activity, optedOutAt, ...facts } = history;
  return facts;
}
