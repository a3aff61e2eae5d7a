import { userFaults } from '../eligibility/user-faults.js';
import { type Issue, issue, TactfulError } from '../errors.js';
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

/** A {@link UserHistory}, checked and parsed once for all policies. */
export interface Timeline {
  /** The user as they stood when the backtest begins, but for what they had done. */
  readonly user: UserFacts;
  /** Ascending. */
  readonly activity: Float64Array;
  /** `Infinity` if they never did. */
  readonly optedOutAt: EpochMs;
}

/**
 * Reads a history. Of its messages, those sent before `from` are kept.
 *
 * @throws TactfulError with every fault of the history.
 */
export function readHistory(history: UserHistory, from: EpochMs): Timeline {
  const faults = historyFaults(history);
  if (faults.length > 0) throw new TactfulError('invalid_input', 'backtestPolicy', faults);
  const {
    id,
    createdAt,
    activity,
    messages = [],
    timeZone,
    optedOut,
    optedOutAt,
    pausedUntil,
    traits,
  } = history;
  const sent: readonly SentMessage[] = messages.filter(({ sentAt }) => parseTimestamp(sentAt) < from);
  const user = { id, createdAt, messages: sent, timeZone, optedOut, pausedUntil, traits } as UserFacts;
  return {
    user,
    activity: Float64Array.from(activity, parseTimestamp).sort(),
    optedOutAt: optedOutAt == null ? Number.POSITIVE_INFINITY : parseTimestamp(optedOutAt),
  };
}

function historyFaults(history: UserHistory): Issue[] {
  if (!isRecord(history)) return [issue('user', 'expected an object', history)];
  const { activity, optedOutAt = null, ...facts } = history;
  const faults = userFaults(facts);
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
