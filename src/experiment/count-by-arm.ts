import { type Issue, issue, refuse } from '../errors.js';
import { idOf, requireIterable } from '../internal/batch.js';
import { isRecord } from '../internal/own-keys.js';
import { requireOptions } from '../internal/require-options.js';
import { unreadable } from '../internal/unreadable.js';
import type { ArmCounts } from './arm-counts.js';
import { nameFault } from './read.js';

/** A user's outcome: the arm, and by metric whether they did it. An `EngagementEvent` is one. */
export interface ExperimentEvent {
  readonly arm: string;
  readonly customerId?: string;
}

/** An event that could not be read. The others are not affected. */
export interface RejectedEvent {
  /** Its place in the list, from 0. */
  readonly index: number;
  /** The `customerId`; null if it is no text. */
  readonly id: string | null;
  readonly issues: readonly Issue[];
}

/** What {@link countByArm} counts. */
export interface ArmTally {
  /** In the order in which the arms first occur. */
  readonly arms: readonly ArmCounts[];
  readonly rejected: readonly RejectedEvent[];
}

/** The metrics of an `EngagementEvent`. */
export const ENGAGEMENT_METRICS: readonly string[] = ['opened', 'clicked', 'converted'];

/**
 * Counts events by arm: one event for each user, whose metrics are `true` or `false`. A malformed event lands in
 * `rejected` and the rest go on; whether a user comes twice is not checked. Events may come from any iterable. Time grows
 * linearly, memory with the arms.
 *
 * @throws TactfulError `invalid_input` if `events` cannot be iterated, or for malformed names of metrics.
 *
 * @example
 * ```ts
 * import { countByArm } from 'tactful';
 *
 * const events = [
 *   { customerId: 'c1', arm: 'control', visited: false },
 *   { customerId: 'c2', arm: 'control', visited: true },
 *   { customerId: 'c3', arm: 'mail', visited: 'yes' },
 * ];
 * const { arms, rejected } = countByArm(events, { metrics: ['visited'] });
 * arms // => [{ arm: 'control', n: 2, counts: { visited: 1 } }]
 * rejected.map(({ id, issues }) => [id, issues[0].path]) // => [['c3', 'visited']]
 * ```
 */
export function countByArm(
  events: Iterable<ExperimentEvent>,
  options: { readonly metrics?: readonly string[] } = {},
): ArmTally {
  try {
    requireOptions('countByArm', options);
    const { metrics = ENGAGEMENT_METRICS } = options;
    requireMetrics('countByArm', metrics);
    return tally('countByArm', 'events', events, metrics);
  } catch (error) {
    throw unreadable('countByArm', { events, options }, error);
  }
}

/** {@link countByArm} with metrics that are known to be valid. */
export function tally(
  functionName: string,
  path: string,
  events: Iterable<unknown>,
  metrics: readonly string[],
): ArmTally {
  requireIterable(functionName, path, events, 'events');
  const cells = new Map<string, { n: number; counts: number[] }>();
  const rejected: RejectedEvent[] = [];
  let index = 0;
  for (const event of events) {
    try {
      const fields = (event ?? {}) as Record<string, unknown>;
      const arm = fields['arm'] as string;
      const done = metrics.map((metric) => fields[metric]);
      if (
        typeof arm !== 'string' ||
        done.some((value) => typeof value !== 'boolean') ||
        nameFault(arm) !== null
      ) {
        rejected.push({ index, id: idOf(event, 'customerId'), issues: eventIssues(event, metrics) });
      } else {
        let cell = cells.get(arm);
        if (cell === undefined) {
          cell = { n: 0, counts: metrics.map(() => 0) };
          cells.set(arm, cell);
        }
        cell.n++;
        for (let i = 0; i < done.length; i++) if (done[i] === true) cell.counts[i]!++;
      }
    } catch (error) {
      rejected.push({ index, id: null, issues: unreadable(functionName, 'event', error).issues });
    }
    index++;
  }
  const arms = [...cells].map(([arm, { n, counts }]) => ({
    arm,
    n,
    counts: Object.fromEntries(metrics.map((metric, i) => [metric, counts[i]!])),
  }));
  return { arms, rejected };
}

/** Refuses what is not a list of at least one name of a metric, each once. */
export function requireMetrics(functionName: string, metrics: unknown): void {
  const names: readonly unknown[] = Array.isArray(metrics) ? metrics : [];
  if (names.length === 0) refuse(functionName, 'metrics', 'expected a list of at least one name', metrics);
  Array.from(names).forEach((name, i) => {
    const fault = nameFault(name) ?? (names.indexOf(name) < i ? 'must not come twice' : null);
    if (fault !== null) refuse(functionName, `metrics[${i}]`, fault, name);
  });
}

function eventIssues(event: unknown, metrics: readonly string[]): Issue[] {
  if (!isRecord(event)) return [issue('event', 'expected an object', event)];
  const fault = nameFault(event['arm']);
  return [
    ...(fault === null ? [] : [issue('arm', fault, event['arm'])]),
    ...metrics
      .filter((metric) => typeof event[metric] !== 'boolean')
      .map((metric) => issue(metric, 'expected true or false', event[metric])),
  ];
}
