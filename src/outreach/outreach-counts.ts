import type { Rejected } from '../types.js';

/** What adds up of a set of outreach. */
export interface OutreachCounts {
  sent: number;
  delivered: number;
  responded: number;
  /** From sending to the answer, over all answers. */
  responseTimeMs: number;
}

/** {@link OutreachCounts}, and what follows from them. */
export interface OutreachRates extends Readonly<OutreachCounts> {
  /** `delivered / sent`; 0 if nothing was sent. */
  readonly deliveryRate: number;
  /** `responded / sent`; 0 if nothing was sent. */
  readonly responseRate: number;
  /** Null if nothing was answered. */
  readonly averageResponseTimeMs: number | null;
}

function emptyCounts(): OutreachCounts {
  return { sent: 0, delivered: 0, responded: 0, responseTimeMs: 0 };
}

export function addCounts(sum: OutreachCounts, part: Readonly<OutreachCounts>): void {
  sum.sent += part.sent;
  sum.delivered += part.delivered;
  sum.responded += part.responded;
  sum.responseTimeMs += part.responseTimeMs;
}

function withRates({ sent, delivered, responded, responseTimeMs }: OutreachCounts): OutreachRates {
  return {
    sent,
    delivered,
    responded,
    deliveryRate: sent === 0 ? 0 : delivered / sent,
    responseRate: sent === 0 ? 0 : responded / sent,
    responseTimeMs,
    averageResponseTimeMs: responded === 0 ? null : responseTimeMs / responded,
  };
}

/** How outreach went. All of it adds up, but for the rates, which follow from the counts. */
export interface OutreachAnalytics {
  readonly overall: OutreachRates;
  readonly byType: Readonly<Record<string, OutreachRates>>;
  /** Of those that have a template. */
  readonly byTemplate: Readonly<Record<string, OutreachRates>>;
  /** By hour of the user's local clock at `sentAt`: 24 entries. */
  readonly byHour: readonly OutreachRates[];
  readonly rejected: readonly Rejected[];
}

/** The counts of {@link OutreachAnalytics}, still being added up. */
interface AllCounts {
  readonly overall: OutreachCounts;
  readonly byType: Record<string, OutreachCounts>;
  readonly byTemplate: Record<string, OutreachCounts>;
  readonly byHour: readonly OutreachCounts[];
}

export function analyticsOf(
  { overall, byType, byTemplate, byHour }: AllCounts,
  rejected: readonly Rejected[],
): OutreachAnalytics {
  const all = (counts: AllCounts['byType']): Record<string, OutreachRates> =>
    Object.fromEntries(Object.entries(counts).map(([name, some]) => [name, withRates(some)]));
  return {
    overall: withRates(overall),
    byType: all(byType),
    byTemplate: all(byTemplate),
    byHour: byHour.map(withRates),
    rejected,
  };
}

export function emptyAllCounts(): AllCounts {
  return {
    overall: emptyCounts(),
    byType: {},
    byTemplate: {},
    byHour: Array.from({ length: 24 }, emptyCounts),
  };
}

/** The counts of that name, which begin at zero. */
export function named(counts: Record<string, OutreachCounts>, name: string): OutreachCounts {
  if (!Object.hasOwn(counts, name)) counts[name] = emptyCounts();
  return counts[name]!;
}
