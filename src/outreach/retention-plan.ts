import { refuse } from '../errors.js';
import { rejectedRecord, requireIterable } from '../internal/batch.js';
import { isRecord } from '../internal/own-keys.js';
import { unreadable } from '../internal/unreadable.js';
import { type Duration, parseTimestamp, readDuration, readNow, TIMESTAMP_EXPECTED } from '../time/index.js';
import type { Rejected, Timestamp } from '../types.js';

/** Options of {@link retentionPlan}. */
export interface RetentionOptions {
  readonly now: Timestamp;
  /** How long a record is kept, its end included: `{ days: 365 }`. */
  readonly keep: Duration;
}

/** Which records a host keeps, and which it may delete, in their order. */
export interface RetentionPlan<Entry> {
  readonly keep: Entry[];
  readonly remove: Entry[];
  /** Records without a readable date are neither: nothing is deleted by mistake. */
  readonly rejected: Rejected[];
}

/**
 * Which old records may be deleted: those for which more than `keep` has passed since `at`. One pass; the records come
 * back as they are.
 *
 * @throws TactfulError for malformed options, or if `records` cannot be iterated.
 *
 * @example
 * ```ts
 * import { retentionPlan } from 'tactful';
 *
 * const records = [{ id: 1, at: '2025-01-01' }, { id: 2, at: '2026-02-01' }];
 * retentionPlan(records, { now: '2026-03-01', keep: { days: 90 } }).remove // => [{ id: 1, at: '2025-01-01' }]
 * ```
 */
export function retentionPlan<Entry extends { readonly at: Timestamp }>(
  records: Iterable<Entry>,
  options: RetentionOptions,
): RetentionPlan<Entry> {
  try {
    const now = readNow('retentionPlan', options);
    const keepMs = readDuration('retentionPlan', 'keep', options.keep);
    requireIterable('retentionPlan', 'records', records);
    const plan: RetentionPlan<Entry> = { keep: [], remove: [], rejected: [] };
    let index = 0;
    for (const record of records) {
      try {
        const at = isRecord(record) ? parseTimestamp(record['at']) : Number.NaN;
        if (Number.isNaN(at)) refuse('retentionPlan', 'at', TIMESTAMP_EXPECTED, record?.at);
        (now - at > keepMs ? plan.remove : plan.keep).push(record);
      } catch (error) {
        plan.rejected.push(rejectedRecord('retentionPlan', 'record', index, record, error));
      }
      index++;
    }
    return plan;
  } catch (error) {
    throw unreadable('retentionPlan', { records, options }, error);
  }
}
