import { refuse } from '../errors.js';
import { isPrototypeKey, isRecord } from '../internal/own-keys.js';
import { isRejected, movedOn } from '../internal/rejected.js';
import { unreadable } from '../internal/unreadable.js';
import { addCounts, analyticsOf, emptyAllCounts, named, type OutreachAnalytics } from './outreach-counts.js';

/**
 * Adds up the analytics of two shards: the same as counting all their outreach together, in any grouping and order (but
 * for the order of keys and of `rejected`, whose indexes are those of their shard). `outreachAnalytics([], …)` changes
 * nothing.
 *
 * @throws TactfulError if `a` or `b` is not such analytics.
 *
 * @example
 * ```ts
 * import { mergeOutreachAnalytics, outreachAnalytics } from 'tactful';
 *
 * const now = '2026-03-03';
 * const shard = outreachAnalytics([{ outreachType: 'check_in', sentAt: '2026-03-02' }], { now });
 * mergeOutreachAnalytics(shard, shard).overall.sent // => 2
 * mergeOutreachAnalytics(shard, outreachAnalytics([], { now })).byType['check_in'].sent // => 1
 * ```
 */
export function mergeOutreachAnalytics(a: OutreachAnalytics, b: OutreachAnalytics): OutreachAnalytics {
  try {
    const sums = emptyAllCounts();
    for (const [name, part] of Object.entries({ a, b })) {
      checkAnalytics(name, part);
      addCounts(sums.overall, part.overall);
      for (const type of Object.keys(part.byType)) addCounts(named(sums.byType, type), part.byType[type]!);
      for (const id of Object.keys(part.byTemplate))
        addCounts(named(sums.byTemplate, id), part.byTemplate[id]!);
      part.byHour.forEach((counts, hour) => {
        addCounts(sums.byHour[hour]!, counts);
      });
    }
    return analyticsOf(
      sums,
      [...a.rejected, ...b.rejected].map((one) => movedOn(one)),
    );
  } catch (error) {
    throw unreadable('mergeOutreachAnalytics', { a, b }, error);
  }
}

function checkAnalytics(name: string, part: unknown): void {
  try {
    if (!isAnalytics(part)) refuse('mergeOutreachAnalytics', name, 'expected outreach analytics', part);
  } catch (error) {
    throw unreadable('mergeOutreachAnalytics', name, error);
  }
}

function isAnalytics(value: unknown): value is OutreachAnalytics {
  if (!isRecord(value) || !isRecord(value['byType']) || !isRecord(value['byTemplate'])) return false;
  const { overall, byType, byTemplate, byHour, rejected } = value;
  if (!Array.isArray(byHour) || byHour.length !== 24 || !Array.isArray(rejected)) return false;
  if (!Array.from(rejected).every(isRejected)) return false;
  const names = [...Object.keys(byType as object), ...Object.keys(byTemplate as object)];
  const counts = [
    overall,
    ...Object.values(byType as object),
    ...Object.values(byTemplate as object),
    ...byHour,
  ];
  return !names.some(isPrototypeKey) && counts.every(isCounts);
}

function isCounts(value: unknown): boolean {
  return (
    isRecord(value) &&
    ['sent', 'delivered', 'responded', 'responseTimeMs'].every(
      (field) => Number.isSafeInteger(value[field]) && (value[field] as number) >= 0,
    )
  );
}
