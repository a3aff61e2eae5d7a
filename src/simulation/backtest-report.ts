import { DAY_MS } from '../time/index.js';
import type { EpochMs, Rejected } from '../types.js';
import { rate } from './calc-rate.js';
import { byName } from './per-cell.js';

/** What one policy would have done. */
export interface PolicyBacktest {
  /** Decisions taken: users times instants, without the instants before a user's account existed. */
  readonly evaluations: number;
  readonly sends: number;
  /** Users with at least one send. */
  readonly usersReached: number;
  /** Mean over the users, each for as long as they were observed. */
  readonly sendsPerUserPerWeek: number;
  /** Evaluations that skipped, by reason. */
  readonly skips: Readonly<Record<string, number>>;
  /** The same as shares of all evaluations. With `sends / evaluations` they add up to 1. */
  readonly skipShares: Readonly<Record<string, number>>;
  /** Sends between 21:00 and 08:00 local time. */
  readonly nightSends: number;
  /** The same as a share of all sends. */
  readonly nightSendShare: number;
  readonly sendsBySegment: Readonly<Record<string, number>>;
}

/** A user, and how many messages each policy would have sent them. */
export interface AffectedUser {
  readonly userId: string;
  readonly sends: Readonly<Record<string, number>>;
  /** Most minus fewest. */
  readonly difference: number;
}

/** What {@link backtestPolicy} found. */
export interface BacktestReport {
  readonly from: EpochMs;
  readonly to: EpochMs;
  readonly everyMs: number;
  readonly userCount: number;
  /** Side by side, under the names that they were given. */
  readonly policies: Readonly<Record<string, PolicyBacktest>>;
  /** The users whom the choice of policy matters to most: by difference, then by most sends, then by id. */
  readonly mostAffected: readonly AffectedUser[];
  /** How many users `mostAffected` names at most. */
  readonly limit: number;
  /** Histories that could not be read; they are in no count. */
  readonly rejected: readonly Rejected[];
}

/** What is counted for one policy, of one user or of all. */
export interface BacktestCounts {
  evaluations: number;
  sends: number;
  usersReached: number;
  nightSends: number;
  readonly skips: Map<string, number>;
  readonly sendsBySegment: Map<string, number>;
}

export function noBacktestCounts(): BacktestCounts {
  return {
    evaluations: 0,
    sends: 0,
    usersReached: 0,
    nightSends: 0,
    skips: new Map(),
    sendsBySegment: new Map(),
  };
}

/** Adds `part` to `sum`. */
export function addBacktestCounts(sum: BacktestCounts, part: BacktestCounts): void {
  sum.evaluations += part.evaluations;
  sum.sends += part.sends;
  sum.usersReached += part.usersReached;
  sum.nightSends += part.nightSends;
  for (const [reason, count] of part.skips) addTo(sum.skips, reason, count);
  for (const [segment, count] of part.sendsBySegment) addTo(sum.sendsBySegment, segment, count);
}

export function addTo(counts: Map<string, number>, name: string, count: number): void {
  counts.set(name, (counts.get(name) ?? 0) + count);
}

const WEEK_MS = 7 * DAY_MS;

export function policyBacktestOf(counts: BacktestCounts, everyMs: number): PolicyBacktest {
  const { evaluations, sends, usersReached, nightSends } = counts;
  const skips = byName(counts.skips);
  return {
    evaluations,
    sends,
    usersReached,
    sendsPerUserPerWeek: rate(sends, (evaluations * everyMs) / WEEK_MS),
    skips: Object.fromEntries(skips),
    skipShares: Object.fromEntries(skips.map(([reason, count]) => [reason, rate(count, evaluations)])),
    nightSends,
    nightSendShare: rate(nightSends, sends),
    sendsBySegment: Object.fromEntries(byName(counts.sendsBySegment)),
  };
}

/** By difference, then by most sends, both falling, then by id. */
export function moreAffected(a: AffectedUser, b: AffectedUser): number {
  return (
    b.difference - a.difference ||
    mostSends(b) - mostSends(a) ||
    (a.userId < b.userId ? -1 : Number(a.userId > b.userId))
  );
}

function mostSends({ sends }: AffectedUser): number {
  return Object.values(sends).reduce((most, count) => Math.max(most, count), 0);
}
