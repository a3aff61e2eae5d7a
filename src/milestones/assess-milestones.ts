import { type Issue, issue, TactfulError } from '../errors.js';
import { isRecord } from '../internal/own-keys.js';
import { unreadable } from '../internal/unreadable.js';
import { parseTimestamp, readNow, TIMESTAMP_EXPECTED } from '../time/index.js';
import type { EpochMs, Timestamp } from '../types.js';
import { achievedMilestones, isOpen } from './achieved-milestones.js';
import { defaultMilestones } from './default-milestones.js';
import { checkMilestones } from './define-milestones.js';
import type { GrantedMilestone, Milestone, NewMilestone } from './milestone.js';

/** Options of {@link assessMilestones}. */
export interface AssessMilestonesOptions {
  /**
   * The user's ledger: what was granted before. A name alone counts with the points of its definition, 0 if that is
   * gone.
   */
  readonly granted: readonly (GrantedMilestone | string)[];
  /** @defaultValue {@link defaultMilestones} */
  readonly milestones?: readonly Milestone[];
  readonly now: Timestamp;
}

/** How far a user is with one milestone. */
export interface MilestoneProgress {
  readonly name: string;
  readonly value: number;
  readonly target: number;
  /** `value / target`, kept in [0, 1]; 1 once achieved, whatever the metric does later. */
  readonly fraction: number;
  /** Granted before, or newly. */
  readonly achieved: boolean;
}

/** What {@link assessMilestones} gives back. */
export interface MilestoneAssessment {
  /** One for each milestone, in the order of the list. */
  readonly progress: readonly MilestoneProgress[];
  /** Entries to add to the ledger, in the order of the list. */
  readonly newlyAchieved: readonly NewMilestone[];
  /** The one that is closest: the highest fraction, then the lowest difficulty, then the first of the list. */
  readonly next: MilestoneProgress | null;
  /** The sum of the ledger, the new entries included. */
  readonly points: number;
}

/**
 * Which milestones a user has reached, how far they are with the others, and which one comes next.
 *
 * A milestone is achieved when its metric is at its target or beyond (`>=`) and all its prerequisites are achieved, in
 * the same assessment if need be. It is granted once, with the points of its definition at that time; what the ledger
 * holds stays achieved, even if the metric falls or the definition goes. A metric that is not given counts as 0.
 *
 * Time grows linearly with the milestones, their prerequisites and the ledger.
 *
 * @throws TactfulError for metrics that are no finite numbers, malformed entries, one granted twice, or milestones that
 * `defineMilestones` would not take.
 *
 * @example
 * ```ts
 * import { assessMilestones } from 'tactful';
 *
 * const granted = [{ name: 'first_steps', grantedAt: '2026-02-01', points: 10 }];
 * const { newlyAchieved, next, points } = assessMilestones({ total_interactions: 30 }, { granted, now: 1772323200000 });
 * newlyAchieved // => [{ name: 'conversationalist', grantedAt: 1772323200000, points: 25 }]
 * next // => { name: 'super_communicator', value: 30, target: 100, fraction: 0.3, achieved: false }
 * points // => 35
 * ```
 */
export function assessMilestones(
  metrics: Readonly<Record<string, number>>,
  options: AssessMilestonesOptions,
): MilestoneAssessment {
  try {
    const now = readNow('assessMilestones', options);
    const { granted, milestones = defaultMilestones } = options;
    checkMilestones('assessMilestones', 'milestones', milestones);
    return assess(metrics, granted, milestones, now);
  } catch (error) {
    throw unreadable('assessMilestones', { metrics, options }, error);
  }
}

function assess(
  metrics: Readonly<Record<string, number>>,
  granted: readonly (GrantedMilestone | string)[],
  milestones: readonly Milestone[],
  now: EpochMs,
): MilestoneAssessment {
  const issues: Issue[] = [];
  const values = readMetrics(metrics, milestones, issues);
  const ledger = readLedger(granted, milestones, issues);
  if (issues.length > 0) throw new TactfulError('invalid_input', 'assessMilestones', issues);

  const achieved = achievedMilestones(milestones, values, ledger.keys());
  let points = 0;
  for (const entry of ledger.values()) points += entry;
  const progress: MilestoneProgress[] = [];
  const newlyAchieved: NewMilestone[] = [];
  let next: MilestoneProgress | null = null;
  let nextLevel = 0;
  milestones.forEach((milestone, i) => {
    const { name, targetValue, difficultyLevel } = milestone;
    const value = values[i]!;
    const done = achieved.has(name);
    const fraction = done ? 1 : Math.min(1, Math.max(0, value / targetValue));
    const step = { name, value, target: targetValue, fraction, achieved: done };
    progress.push(step);
    if (done && !ledger.has(name)) {
      newlyAchieved.push({ name, grantedAt: now, points: milestone.points + 0 });
      points += milestone.points;
    }
    if (done || !isOpen(milestone, achieved)) return;
    if (
      next === null ||
      fraction > next.fraction ||
      (fraction === next.fraction && difficultyLevel < nextLevel)
    ) {
      next = step;
      nextLevel = difficultyLevel;
    }
  });
  return { progress, newlyAchieved, next, points };
}

/** The metric of each milestone, 0 where there is none. */
function readMetrics(metrics: unknown, milestones: readonly Milestone[], issues: Issue[]): number[] {
  if (!isRecord(metrics)) {
    issues.push(issue('metrics', 'expected an object of numbers by name', metrics));
    return [];
  }
  for (const name of Object.keys(metrics)) {
    if (!Number.isFinite(metrics[name])) {
      issues.push(issue(`metrics.${name}`, 'expected a finite number', metrics[name]));
    }
  }
  if (issues.length > 0) return [];
  return milestones.map(({ metricName }) =>
    Object.hasOwn(metrics, metricName) ? (metrics[metricName] as number) + 0 : 0,
  );
}

/** The points of each entry by name. */
function readLedger(
  granted: unknown,
  milestones: readonly Milestone[],
  issues: Issue[],
): Map<string, number> {
  const ledger = new Map<string, number>();
  if (!Array.isArray(granted)) {
    issues.push(issue('granted', 'expected a list of granted milestones', granted));
    return ledger;
  }
  let pointsOf: ReadonlyMap<string, number> | null = null; // made only where an entry is a name
  for (let i = 0; i < granted.length; i++) {
    const given: unknown = granted[i];
    const path = `granted[${i}]`;
    let entry = given;
    if (typeof given === 'string') {
      pointsOf ??= new Map(milestones.map(({ name, points }) => [name, points]));
      entry = { name: given, grantedAt: 0, points: pointsOf.get(given) ?? 0 };
    }
    if (!isRecord(entry)) {
      issues.push(issue(path, 'expected a granted milestone', entry));
      continue;
    }
    const { name, grantedAt, points } = entry;
    if (typeof name !== 'string' || name === '') {
      issues.push(issue(`${path}.name`, 'expected a non-empty string', name));
    } else if (ledger.has(name)) issues.push(issue(`${path}.name`, 'was granted before', name));
    if (Number.isNaN(parseTimestamp(grantedAt))) {
      issues.push(issue(`${path}.grantedAt`, TIMESTAMP_EXPECTED, grantedAt));
    }
    if (!Number.isSafeInteger(points))
      issues.push(issue(`${path}.points`, 'expected a whole number', points));
    ledger.set(name as string, points as number);
  }
  return ledger;
}
