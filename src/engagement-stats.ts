import { refuse } from './errors.js';
import type { Decision } from './evaluate-user.js';
import { requireIterable } from './internal/batch.js';
import { addAll, addCount, checkCount, checkCounts } from './internal/counts.js';
import { isRecord } from './internal/own-keys.js';
import { unreadable } from './internal/unreadable.js';

/** Counts of a set of decisions. `eligible + skipped === totalUsers`, and `bySegment` sums to `eligible`. */
export interface EngagementStats {
  readonly totalUsers: number;
  readonly eligible: number;
  readonly skipped: number;
  /** The default segments always, zeros included; others as they come. */
  readonly bySegment: Readonly<Record<string, number>>;
  /** `active` and `recently_messaged` always, zeros included; other reasons as they come. */
  readonly skipReasons: Readonly<Record<string, number>>;
}

/** Statistics that are still being counted. */
interface Tally {
  totalUsers: number;
  eligible: number;
  skipped: number;
  readonly bySegment: Record<string, number>;
  readonly skipReasons: Record<string, number>;
}

/** The statistics of no decisions: the empty element of {@link mergeEngagementStats}. */
export function emptyEngagementStats(): Tally {
  return {
    totalUsers: 0,
    eligible: 0,
    skipped: 0,
    bySegment: { dormant: 0, new_user: 0, normal: 0 },
    skipReasons: { active: 0, recently_messaged: 0 },
  };
}

const NOTHING: Partial<Decision> = {};

/** Counts one more decision. */
export function addDecision(tally: Tally, decision: Decision): void {
  tally.totalUsers++;
  if (decision.eligible) {
    tally.eligible++;
    addCount(tally.bySegment, decision.segment, 1);
  } else {
    tally.skipped++;
    addCount(tally.skipReasons, decision.reason, 1);
  }
}

/**
 * Counts decisions by segment and by the reason for skipping, in one pass.
 *
 * @throws TactfulError if `decisions` holds something that is no decision.
 *
 * @example
 * ```ts
 * import { engagementStats, evaluateUser } from 'tactful';
 *
 * const decision = evaluateUser({ id: 'u1', createdAt: '2026-01-10' }, { now: '2026-03-01' });
 * engagementStats([decision]) // => { totalUsers: 1, eligible: 1, skipped: 0, bySegment: { dormant: 1, new_user: 0, normal: 0 }, skipReasons: { active: 0, recently_messaged: 0 } }
 * ```
 */
export function engagementStats(decisions: Iterable<Decision>): EngagementStats {
  try {
    requireIterable('engagementStats', 'decisions', decisions);
    const tally = emptyEngagementStats();
    let index = 0;
    for (const decision of decisions) {
      const { eligible, segment, reason } = isRecord(decision) ? decision : NOTHING;
      const name = eligible === true ? segment : eligible === false ? reason : null;
      if (typeof name !== 'string' || name === '__proto__') {
        refuse('engagementStats', `decisions[${index}]`, 'expected a decision', decision);
      }
      addDecision(tally, decision);
      index++;
    }
    return tally;
  } catch (error) {
    throw unreadable('engagementStats', { decisions }, error);
  }
}

/**
 * Adds up the statistics of two shards: the same as counting all their decisions together, in any grouping and order
 * (but for the order of keys). The statistics of no decisions change nothing.
 *
 * @throws TactfulError if `a` or `b` is not such statistics.
 *
 * @example
 * ```ts
 * import { engagementStats, evaluateUser, mergeEngagementStats } from 'tactful';
 *
 * const shard = engagementStats([evaluateUser({ id: 'u1', createdAt: '2026-01-10' }, { now: '2026-03-01' })]);
 * mergeEngagementStats(shard, shard).bySegment // => { dormant: 2, new_user: 0, normal: 0 }
 * mergeEngagementStats(shard, engagementStats([])).eligible // => 1
 * ```
 */
export function mergeEngagementStats(a: EngagementStats, b: EngagementStats): EngagementStats {
  try {
    const sum = emptyEngagementStats();
    for (const [name, part] of [
      ['a', a],
      ['b', b],
    ] as const) {
      checkStats(name, part);
      sum.totalUsers += part.totalUsers;
      sum.eligible += part.eligible;
      sum.skipped += part.skipped;
      addAll(sum.bySegment, part.bySegment);
      addAll(sum.skipReasons, part.skipReasons);
    }
    return sum;
  } catch (error) {
    throw unreadable('mergeEngagementStats', { a, b }, error);
  }
}

function checkStats(path: string, stats: EngagementStats): void {
  const name = 'mergeEngagementStats';
  if (!isRecord(stats)) refuse(name, path, 'expected engagement statistics', stats);
  for (const field of ['totalUsers', 'eligible', 'skipped'] as const) {
    checkCount(name, `${path}.${field}`, stats[field]);
  }
  for (const field of ['bySegment', 'skipReasons'] as const) {
    checkCounts(name, `${path}.${field}`, stats[field]);
  }
}
