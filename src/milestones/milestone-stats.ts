import { refuse } from '../errors.js';
import { requireIterable } from '../internal/batch.js';
import { addAll, addCount, checkCount, checkCounts } from '../internal/counts.js';
import { isPrototypeKey, isRecord } from '../internal/own-keys.js';
import { unreadable } from '../internal/unreadable.js';
import type { MilestoneAssessment, MilestoneProgress } from './assess-milestones.js';

/** Where one user stands: a result of `assessMilestones`, or its progress alone, which brings no points. */
export type UserMilestones = Pick<MilestoneAssessment, 'progress' | 'points'> | readonly MilestoneProgress[];

/** Where many users stand. All of it adds up. */
export interface MilestoneStats {
  readonly users: number;
  /** Milestones that there are: those that at least one user is assessed for. */
  readonly activeMilestones: number;
  /** Users who have achieved it, by milestone; zeros included. */
  readonly achievements: Readonly<Record<string, number>>;
  /** Users who have begun (a fraction above 0) and not achieved it, by milestone; zeros included. */
  readonly inProgress: Readonly<Record<string, number>>;
  /** Achievements in all. */
  readonly totalAchievements: number;
  /** Points of all users. */
  readonly totalPoints: number;
}

interface Tally {
  users: number;
  activeMilestones: number;
  readonly achievements: Record<string, number>;
  readonly inProgress: Record<string, number>;
  totalAchievements: number;
  totalPoints: number;
}

function emptyTally(): Tally {
  return {
    users: 0,
    activeMilestones: 0,
    achievements: {},
    inProgress: {},
    totalAchievements: 0,
    totalPoints: 0,
  };
}

/**
 * Counts the assessments of many users, in one pass.
 *
 * @throws TactfulError if one of them is no result of `assessMilestones`.
 *
 * @example
 * ```ts
 * import { assessMilestones, defaultMilestones, milestoneStats } from 'tactful';
 *
 * const milestones = defaultMilestones.slice(0, 2);
 * const users = [3, 40].map((total_interactions) => assessMilestones({ total_interactions }, { granted: [], milestones, now: 0 }));
 * milestoneStats(users) // => { users: 2, activeMilestones: 2, achievements: { first_steps: 2, conversationalist: 1 }, inProgress: { first_steps: 0, conversationalist: 1 }, totalAchievements: 3, totalPoints: 45 }
 * ```
 */
export function milestoneStats(assessments: Iterable<UserMilestones>): MilestoneStats {
  try {
    return countUsers('milestoneStats', 'assessments', assessments);
  } catch (error) {
    throw unreadable('milestoneStats', { assessments }, error);
  }
}

/** {@link milestoneStats} on behalf of the function that was called; `name` is what it calls the assessments. */
export function countUsers(
  functionName: string,
  name: string,
  assessments: Iterable<UserMilestones>,
): MilestoneStats {
  requireIterable(functionName, name, assessments);
  const tally = emptyTally();
  let index = 0;
  for (const given of assessments) {
    const path = `${name}[${index++}]`;
    const { progress, points } = readUser(functionName, path, given);
    tally.users++;
    tally.totalPoints += points;
    for (const step of progress) {
      if (!isStep(step)) {
        refuse(functionName, `${path}.progress`, 'expected progress by milestone', step);
      }
      addCount(tally.achievements, step.name, step.achieved ? 1 : 0);
      addCount(tally.inProgress, step.name, !step.achieved && step.fraction > 0 ? 1 : 0);
      if (step.achieved) tally.totalAchievements++;
    }
  }
  tally.activeMilestones = Object.keys(tally.achievements).length;
  return tally;
}

function isStep(step: unknown): step is MilestoneProgress {
  if (!isRecord(step)) return false;
  const { name, fraction, achieved } = step;
  const isNamed = typeof name === 'string' && !isPrototypeKey(name);
  return isNamed && typeof fraction === 'number' && typeof achieved === 'boolean';
}

function readUser(
  functionName: string,
  path: string,
  given: UserMilestones,
): Pick<MilestoneAssessment, 'progress' | 'points'> {
  const user: unknown = Array.isArray(given) ? { progress: given, points: 0 } : given;
  if (!isRecord(user) || !Array.isArray(user['progress']) || !Number.isSafeInteger(user['points'])) {
    refuse(functionName, path, 'expected a result of assessMilestones', given);
  }
  return { progress: user['progress'], points: user['points'] as number };
}

/**
 * Adds up the statistics of two shards: the same as counting all their users together, in any grouping and order (but
 * for the order of keys). `milestoneStats([])` changes nothing.
 *
 * @throws TactfulError if `a` or `b` is not such statistics.
 *
 * @example
 * ```ts
 * import { assessMilestones, mergeMilestoneStats, milestoneStats } from 'tactful';
 *
 * const shard = milestoneStats([assessMilestones({ total_interactions: 1 }, { granted: [], now: 0 })]);
 * mergeMilestoneStats(shard, shard).totalPoints // => 20
 * mergeMilestoneStats(shard, milestoneStats([])).achievements['first_steps'] // => 1
 * ```
 */
export function mergeMilestoneStats(a: MilestoneStats, b: MilestoneStats): MilestoneStats {
  try {
    return addUp(a, b);
  } catch (error) {
    throw unreadable('mergeMilestoneStats', { a, b }, error);
  }
}

function addUp(a: MilestoneStats, b: MilestoneStats): MilestoneStats {
  const tally = emptyTally();
  for (const [name, part] of Object.entries({ a, b })) {
    if (!isRecord(part)) refuse('mergeMilestoneStats', name, 'expected milestone statistics', part);
    for (const field of ['users', 'totalAchievements', 'totalPoints'] as const) {
      checkCount('mergeMilestoneStats', `${name}.${field}`, part[field]);
      tally[field] += part[field];
    }
    for (const field of ['achievements', 'inProgress'] as const) {
      checkCounts('mergeMilestoneStats', `${name}.${field}`, part[field]);
      addAll(tally[field], part[field]);
    }
  }
  tally.activeMilestones = Object.keys(tally.achievements).length;
  return tally;
}
