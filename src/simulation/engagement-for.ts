import { requireOptions } from '../internal/require-options.js';
import { unreadable } from '../internal/unreadable.js';
import { readSeed } from '../random/index.js';
import type { EngagementAssignment, EngagementEvent } from '../types.js';
import { eachAssignment, eachEvent } from './each-record.js';
import type { SimulationOptions } from './engagement-rates.js';
import { simulateEvents } from './simulate-engagement.js';

/** Options of {@link engagementFor}. */
export interface EngagementForOptions extends SimulationOptions {
  /** What is on record, of these customers and of others. @defaultValue none */
  readonly historical?: Iterable<EngagementEvent> | null;
}

/** Events, and where they come from. */
export interface Engagement {
  readonly events: readonly EngagementEvent[];
  readonly source: 'historical' | 'simulated';
}

/**
 * What is on record for these customers, or, if nothing is on record for any of them, a simulation.
 *
 * History is never mixed with simulation: one event on record for one of the customers is enough for `'historical'`,
 * and those without a record have no event. Its events come in their own order, with the arm and segment that they
 * were recorded with, and as they are: where opens are counted by images, there are clicks without one.
 *
 * Time grows with assignments plus history.
 *
 * @throws TactfulError naming malformed assignments (`assignments[3].arm`), malformed history
 * (`historical[3].opened`) or options.
 *
 * @example
 * ```ts
 * import { engagementFor } from 'tactful';
 *
 * const assignments = [{ customerId: 'c1', arm: 'control', segment: 'normal' }];
 * engagementFor(assignments, { seed: 1 }).source // => 'simulated'
 * const historical = [{ ...assignments[0], opened: true, clicked: false, converted: false }];
 * engagementFor(assignments, { historical, seed: 1 }) // => { events: [{ customerId: 'c1', arm: 'control', segment: 'normal', opened: true, clicked: false, converted: false }], source: 'historical' }
 * ```
 */
export function engagementFor(
  assignments: Iterable<EngagementAssignment>,
  options: EngagementForOptions,
): Engagement {
  try {
    requireOptions('engagementFor', options);
    readSeed('engagementFor', options.seed);
    const kept: EngagementAssignment[] = []; // an iterable may give its items only once
    const customers = new Set<string>();
    eachAssignment('engagementFor', assignments, (customerId, arm, segment) => {
      kept.push({ customerId, arm, segment });
      customers.add(customerId);
    });
    const events: EngagementEvent[] = [];
    eachEvent('engagementFor', 'historical', options.historical ?? [], (event) => {
      if (customers.has(event.customerId)) events.push(event);
    });
    return events.length > 0
      ? { events, source: 'historical' }
      : { events: simulateEvents('engagementFor', kept, options), source: 'simulated' };
  } catch (error) {
    throw unreadable('engagementFor', { assignments, options }, error);
  }
}
