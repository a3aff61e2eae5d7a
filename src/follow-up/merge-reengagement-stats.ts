import { refuse } from '../errors.js';
import { addAll, checkCount, checkCounts } from '../internal/counts.js';
import { isRecord } from '../internal/own-keys.js';
import { unreadable } from '../internal/unreadable.js';
import { emptyTally, type ReengagementStats, withRate } from './reengagement-stats.js';

const COUNTS = [
  'eligibleForReengagement',
  'recentReengagements',
  'reengagedLeads',
  'wonLeads',
  'rejectedLeads',
] as const;
const COUNTS_BY_NAME = ['byFollowUpStage', 'byResponseStatus'] as const;

/**
 * Adds up the statistics of two shards: the same as counting all their leads together, in any grouping and order (but
 * for the order of keys). The rate is worked out anew from the counts. The statistics of no leads change nothing.
 *
 * @throws TactfulError if `a` or `b` is not such statistics.
 *
 * @example
 * ```ts
 * import { mergeReengagementStats, reengagementStats } from 'tactful';
 *
 * const attempts = [{ stage: 'Followup_1', at: 0, success: true }];
 * const count = (leads: object[]) => reengagementStats(leads as { id: string }[], { now: '2026-03-10' });
 * const a = count([{ id: 'emma', responseStatus: 'Converted', attempts }]);
 * const b = count([{ id: 'sarah', attempts }, { id: 'mike', attempts }, { id: 'lisa', attempts }]);
 * mergeReengagementStats(a, b).reengagementSuccessRate // => 0.25
 * ```
 */
export function mergeReengagementStats(a: ReengagementStats, b: ReengagementStats): ReengagementStats {
  try {
    const sum = emptyTally();
    for (const [name, part] of [
      ['a', a],
      ['b', b],
    ] as const) {
      checkStats(name, part);
      for (const field of COUNTS) sum[field] += part[field];
      for (const field of COUNTS_BY_NAME) {
        addAll(sum[field], part[field]);
      }
    }
    return withRate(sum);
  } catch (error) {
    throw unreadable('mergeReengagementStats', { a, b }, error);
  }
}

function checkStats(path: string, stats: ReengagementStats): void {
  const name = 'mergeReengagementStats';
  if (!isRecord(stats)) refuse(name, path, 'expected statistics of re-engagement', stats);
  for (const field of COUNTS) checkCount(name, `${path}.${field}`, stats[field]);
  for (const field of COUNTS_BY_NAME) checkCounts(name, `${path}.${field}`, stats[field]);
}
