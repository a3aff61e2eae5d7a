import { unreadable } from '../internal/unreadable.js';
import { draw, drawKey, hashBits } from '../random/index.js';
import type { EngagementAssignment, EngagementEvent } from '../types.js';
import { eachAssignment } from './each-record.js';
import { openRates, type SimulationOptions } from './engagement-rates.js';
import { perCell } from './per-cell.js';
import { type EngagementSummary, noCounts, summaryOf } from './summarize-engagement.js';

/**
 * Who opens, clicks and converts, for every assignment one event, in the order of the assignments.
 *
 * A customer's luck is one uniform number in [0, 1), a hash of (seed, customerId) alone; they open if it is below the
 * open rate of their arm and segment, click if it is below the click rate, convert if it is below the conversion rate
 * ({@link engagementRates}). Hence a click needs an open and a conversion a click; shuffling, sharding or repeating
 * the list changes nobody's event; and who converts under lower rates converts under higher ones (common random
 * numbers: arms are compared on the same customers' luck).
 *
 * Assignments may come from any iterable. Time and memory grow linearly;
 * {@link simulateEngagementSummary} counts without keeping the events.
 *
 * @throws TactfulError naming the malformed assignments (`assignments[3].arm`, a hundred faults at most) or options.
 *
 * @example
 * ```ts
 * import { simulateEngagement } from 'tactful';
 *
 * const assignments = [
 *   { customerId: 'c1', arm: 'control', segment: 'new_user' },
 *   { customerId: 'c2', arm: 'gift', segment: 'dormant' },
 * ];
 * const [first, second] = simulateEngagement(assignments, { seed: 42 });
 * first // => { customerId: 'c1', arm: 'control', segment: 'new_user', opened: true, clicked: false, converted: false }
 * second // => { customerId: 'c2', arm: 'gift', segment: 'dormant', opened: true, clicked: true, converted: false }
 * ```
 */
export function simulateEngagement(
  assignments: Iterable<EngagementAssignment>,
  options: SimulationOptions,
): EngagementEvent[] {
  try {
    return simulateEvents('simulateEngagement', assignments, options);
  } catch (error) {
    throw unreadable('simulateEngagement', { assignments, options }, error);
  }
}

/** {@link simulateEngagement}, under the name that errors tell. */
export function simulateEvents(
  functionName: string,
  assignments: Iterable<EngagementAssignment>,
  options: SimulationOptions,
): EngagementEvent[] {
  const rates = perCell(openRates(functionName, options));
  const luckKey = drawKey(options.seed, LUCK);
  // As long as it will be: growing it by the piece would take a third of the time.
  const events = new Array<EngagementEvent>(Array.isArray(assignments) ? assignments.length : 0);
  let count = 0;
  eachAssignment(functionName, assignments, (customerId, arm, segment) => {
    const { openRate, clickRate, conversionRate } = rates.of(arm, segment);
    const luck = draw(luckKey, hashBits(customerId, 0));
    events[count++] = {
      customerId,
      arm,
      segment,
      opened: luck < openRate,
      clicked: luck < clickRate,
      converted: luck < conversionRate,
    };
  });
  return events;
}

/**
 * {@link summarizeEngagement} of what {@link simulateEngagement} would give, without keeping an event: memory does not
 * grow with the list, which a generator may stream.
 *
 * @throws TactfulError as {@link simulateEngagement} does.
 *
 * @example
 * ```ts
 * import { simulateEngagementSummary } from 'tactful';
 *
 * function* assignments() {
 *   for (let i = 0; i < 100_000; i++) yield { customerId: `c${i}`, arm: 'control', segment: 'normal' };
 * }
 * const { total } = simulateEngagementSummary(assignments(), { seed: 42 });
 * total.assigned // => 100000
 * total.opened // => 25579
 * ```
 */
export function simulateEngagementSummary(
  assignments: Iterable<EngagementAssignment>,
  options: SimulationOptions,
): EngagementSummary {
  try {
    const ratesOf = openRates('simulateEngagementSummary', options);
    const luckKey = drawKey(options.seed, LUCK);
    const cells = perCell((arm, segment) => ({ rates: ratesOf(arm, segment), counts: noCounts() }));
    eachAssignment('simulateEngagementSummary', assignments, (customerId, arm, segment) => {
      const { rates, counts } = cells.of(arm, segment);
      const luck = draw(luckKey, hashBits(customerId, 0));
      counts.assigned++;
      if (luck < rates.openRate) counts.opened++;
      if (luck < rates.clickRate) counts.clicked++;
      if (luck < rates.conversionRate) counts.converted++;
    });
    return summaryOf(cells.all().map(({ arm, segment, value }) => ({ arm, segment, value: value.counts })));
  } catch (error) {
    throw unreadable('simulateEngagementSummary', { assignments, options }, error);
  }
}

const LUCK = 'simulation/luck';
