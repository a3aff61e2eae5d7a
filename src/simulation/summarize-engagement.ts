import { unreadable } from '../internal/unreadable.js';
import type { EngagementEvent } from '../types.js';
import { rate } from './calc-rate.js';
import { checkSummary, ENGAGEMENT_COUNTS } from './check-summary.js';
import { eachEvent } from './each-record.js';
import { byName, type Cell, perCell } from './per-cell.js';
import type { EngagementRates } from './policy.js';

/** How many were assigned, and how many of them engaged. */
export interface EngagementCounts {
  readonly assigned: number;
  readonly opened: number;
  readonly clicked: number;
  readonly converted: number;
}

/** Counts, and their shares of all assigned; 0 where nobody was. */
export interface EngagementTally extends EngagementCounts, EngagementRates {}

/**
 * What {@link summarizeEngagement} counts. Names stand in the order of their code units, but for whole numbers, which
 * JavaScript puts first.
 */
export interface EngagementSummary {
  readonly total: EngagementTally;
  readonly byArm: Readonly<Record<string, EngagementTally>>;
  readonly bySegment: Readonly<Record<string, EngagementTally>>;
}

/**
 * Counts and rates of a list of events, in all, by arm and by segment; the order of the events does not matter.
 * Events may come from any iterable. Time grows linearly, memory with the number of arms times segments.
 *
 * @throws TactfulError naming the malformed events (`events[3].opened`, a hundred faults at most).
 *
 * @example
 * ```ts
 * import { summarizeEngagement } from 'tactful';
 *
 * const base = { arm: 'control', segment: 'normal', clicked: false, converted: false };
 * const events = [
 *   { ...base, customerId: 'c1', opened: true },
 *   { ...base, customerId: 'c2', opened: false },
 * ];
 * summarizeEngagement(events).byArm['control'] // => { assigned: 2, opened: 1, clicked: 0, converted: 0, openRate: 0.5, clickRate: 0, conversionRate: 0 }
 * ```
 */
export function summarizeEngagement(events: Iterable<EngagementEvent>): EngagementSummary {
  try {
    const cells = perCell(noCounts);
    eachEvent('summarizeEngagement', 'events', events, ({ arm, segment, opened, clicked, converted }) => {
      const cell = cells.of(arm, segment);
      cell.assigned++;
      if (opened) cell.opened++;
      if (clicked) cell.clicked++;
      if (converted) cell.converted++;
    });
    return summaryOf(cells.all());
  } catch (error) {
    throw unreadable('summarizeEngagement', { events }, error);
  }
}

/**
 * The summary of two sets of events from those of each: shards add up to exactly the whole. Associative and
 * commutative; the summary of no events is its empty element. Rates are worked out anew from the counts.
 *
 * @throws TactfulError for what is no summary, with the first fault (`b.byArm.gift.opened`).
 *
 * @example
 * ```ts
 * import { mergeEngagementSummaries, simulateEngagementSummary, summarizeEngagement } from 'tactful';
 *
 * const one = simulateEngagementSummary([{ customerId: 'c1', arm: 'control', segment: 'normal' }], { seed: 1 });
 * const none = summarizeEngagement([]);
 * mergeEngagementSummaries(one, one).total.assigned // => 2
 * JSON.stringify(mergeEngagementSummaries(one, none)) === JSON.stringify(one) // => true
 * ```
 */
export function mergeEngagementSummaries(a: EngagementSummary, b: EngagementSummary): EngagementSummary {
  try {
    checkSummary('a', a);
    checkSummary('b', b);
    return {
      total: tally([a.total, b.total]),
      byArm: tallyByName([...Object.entries(a.byArm), ...Object.entries(b.byArm)]),
      bySegment: tallyByName([...Object.entries(a.bySegment), ...Object.entries(b.bySegment)]),
    };
  } catch (error) {
    throw unreadable('mergeEngagementSummaries', { a, b }, error);
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Counts of nothing yet. */
export function noCounts(): Mutable<EngagementCounts> {
  return { assigned: 0, opened: 0, clicked: 0, converted: 0 };
}

/** The summary of the counts of every cell. */
export function summaryOf(cells: readonly Cell<EngagementCounts>[]): EngagementSummary {
  return {
    total: tally(cells.map(({ value }) => value)),
    byArm: tallyByName(cells.map(({ arm, value }) => [arm, value])),
    bySegment: tallyByName(cells.map(({ segment, value }) => [segment, value])),
  };
}

function tallyByName(
  named: readonly (readonly [string, EngagementCounts])[],
): Record<string, EngagementTally> {
  const groups = new Map<string, EngagementCounts[]>();
  for (const [name, counts] of byName(named)) {
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [counts]);
    else group.push(counts);
  }
  // fromEntries defines own properties, so that an arm named __proto__ is counted like any other.
  return Object.fromEntries([...groups].map(([name, group]) => [name, tally(group)]));
}

function tally(parts: readonly EngagementCounts[]): EngagementTally {
  const sum = noCounts();
  for (const part of parts) for (const field of ENGAGEMENT_COUNTS) sum[field] += part[field];
  const { assigned, opened, clicked, converted } = sum;
  return {
    ...sum,
    openRate: rate(opened, assigned),
    clickRate: rate(clicked, assigned),
    conversionRate: rate(converted, assigned),
  };
}
