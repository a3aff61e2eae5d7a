import { type Issue, issue, refuse, TactfulError } from '../errors.js';
import { rejectedRecord, requireIterable } from '../internal/batch.js';
import { isPrototypeKey, isRecord } from '../internal/own-keys.js';
import { unreadable } from '../internal/unreadable.js';
import {
  DAY_MS,
  HOUR_MS,
  parseTimestamp,
  readNow,
  TIMESTAMP_EXPECTED,
  timeOfDayAt,
  zoneNamed,
} from '../time/index.js';
import type { EpochMs, Rejected, Timestamp } from '../types.js';
import {
  addCounts,
  analyticsOf,
  emptyAllCounts,
  named,
  type OutreachAnalytics,
  type OutreachCounts,
} from './outreach-counts.js';

/** An outreach that was made, as a host records it. Fields that are not named here are not read. */
export interface OutreachRecord {
  readonly outreachType: string;
  readonly sentAt: Timestamp;
  readonly templateId?: string | null;
  /** When it was delivered. An answer counts as delivery, too. */
  readonly deliveredAt?: Timestamp | null;
  /** When the user first answered. */
  readonly respondedAt?: Timestamp | null;
  /** The user's zone, for `byHour`: an IANA name. @defaultValue UTC */
  readonly timeZone?: string | null;
}

/** Options of {@link outreachAnalytics}. */
export interface OutreachAnalyticsOptions {
  readonly now: Timestamp;
  /** How many days of 24 hours to look back. @defaultValue 30 */
  readonly days?: number;
}

/** An {@link OutreachRecord}, read. */
interface Outcome {
  readonly outreachType: string;
  readonly templateId: string | null;
  readonly hour: number;
  readonly sentAt: EpochMs;
  readonly counts: OutreachCounts;
}

/**
 * Counts outreach sent in the last `days`, `now - days < sentAt <= now`: how much was sent, delivered and answered, in
 * all, by type, by template and by local hour. What happened after `now` has not happened yet. Rates are shares of what
 * was sent. One pass; a malformed record lands in `rejected`.
 *
 * @throws TactfulError for malformed options, or if `outreaches` cannot be iterated.
 *
 * @example
 * ```ts
 * import { outreachAnalytics } from 'tactful';
 *
 * const outreaches = [
 *   { outreachType: 'check_in', sentAt: '2026-03-01T18:00Z', respondedAt: '2026-03-01T18:30Z', timeZone: 'Europe/Paris' },
 *   { outreachType: 'check_in', sentAt: '2026-03-02T09:00Z' },
 * ];
 * const { overall, byHour } = outreachAnalytics(outreaches, { now: '2026-03-03' });
 * overall // => { sent: 2, delivered: 1, responded: 1, deliveryRate: 0.5, responseRate: 0.5, responseTimeMs: 1800000, averageResponseTimeMs: 1800000 }
 * byHour[19].responseRate // => 1
 * ```
 */
export function outreachAnalytics(
  outreaches: Iterable<OutreachRecord>,
  options: OutreachAnalyticsOptions,
): OutreachAnalytics {
  try {
    return analyzeOutreaches('outreachAnalytics', outreaches, options);
  } catch (error) {
    throw unreadable('outreachAnalytics', { outreaches, options }, error);
  }
}

/** {@link outreachAnalytics} on behalf of the function that was called. */
export function analyzeOutreaches(
  functionName: string,
  outreaches: Iterable<OutreachRecord>,
  options: OutreachAnalyticsOptions,
): OutreachAnalytics {
  const now = readNow(functionName, options);
  const { days = 30 } = options;
  if (!(typeof days === 'number' && days > 0 && days <= 1e8)) {
    refuse(functionName, 'days', 'expected a number of days above 0', days);
  }
  requireIterable(functionName, 'outreaches', outreaches);
  const sums = emptyAllCounts();
  const rejected: Rejected[] = [];
  let index = 0;
  for (const record of outreaches) {
    try {
      const { outreachType, templateId, hour, sentAt, counts } = readRecord(functionName, record, now);
      if (sentAt <= now && sentAt > now - days * DAY_MS) {
        addCounts(sums.overall, counts);
        addCounts(sums.byHour[hour]!, counts);
        addCounts(named(sums.byType, outreachType), counts);
        if (templateId !== null) addCounts(named(sums.byTemplate, templateId), counts);
      }
    } catch (error) {
      rejected.push(rejectedRecord(functionName, 'outreach', index, record, error));
    }
    index++;
  }
  return analyticsOf(sums, rejected);
}

function readRecord(functionName: string, record: OutreachRecord, now: EpochMs): Outcome {
  if (!isRecord(record)) refuse(functionName, 'outreach', 'expected an object', record);
  const issues: Issue[] = [];
  const {
    outreachType,
    sentAt,
    templateId = null,
    deliveredAt,
    respondedAt,
    timeZone = null,
  } = record as OutreachRecord;
  if (!isName(outreachType)) issues.push(issue('outreachType', NAME_EXPECTED, outreachType));
  if (templateId !== null && !isName(templateId)) issues.push(issue('templateId', NAME_EXPECTED, templateId));
  const zone = zoneNamed(timeZone === null ? 'UTC' : `${timeZone}`);
  if (zone === null || (timeZone !== null && typeof timeZone !== 'string')) {
    issues.push(issue('timeZone', 'expected an IANA time zone or null', timeZone));
  }
  const instant = (path: string, value: unknown): EpochMs => {
    const at = parseTimestamp(value);
    if (Number.isNaN(at)) issues.push(issue(path, TIMESTAMP_EXPECTED, value));
    return at;
  };
  const sent = instant('sentAt', sentAt);
  const delivered = deliveredAt == null ? Number.POSITIVE_INFINITY : instant('deliveredAt', deliveredAt);
  const responded = respondedAt == null ? Number.POSITIVE_INFINITY : instant('respondedAt', respondedAt);
  if (responded < sent) issues.push(issue('respondedAt', 'expected an instant from sentAt on', respondedAt));
  if (issues.length > 0) throw new TactfulError('invalid_input', functionName, issues);
  const answered = responded <= now;
  return {
    outreachType,
    templateId,
    hour: Math.floor(timeOfDayAt(zone!, sent) / HOUR_MS),
    sentAt: sent,
    counts: {
      sent: 1,
      delivered: answered || delivered <= now ? 1 : 0,
      responded: answered ? 1 : 0,
      responseTimeMs: answered ? responded - sent : 0,
    },
  };
}

const NAME_EXPECTED = 'expected a non-empty string that names no prototype';

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && !isPrototypeKey(value);
}
