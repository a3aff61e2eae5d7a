import type { Milestone } from './milestone.js';

/**
 * The names of all that is achieved: what was `granted` before, and what has its target and its prerequisites. One grant
 * can open the way for others, before it in the list or after it. So each waits for a number of others, and is looked
 * at when the last of them is granted (Kahn 1962, "Topological sorting of large networks"), which takes one pass,
 * however long the chains are.
 */
export function achievedMilestones(
  milestones: readonly Milestone[],
  values: readonly number[],
  granted: Iterable<string>,
): ReadonlySet<string> {
  const achieved = new Set(granted);
  const waiting = new Map<string, number[]>();
  const open: number[] = [];
  const missing = milestones.map(({ prerequisites = [] }, i) => {
    let count = 0;
    for (const name of prerequisites) {
      if (achieved.has(name)) continue;
      const others = waiting.get(name);
      if (others === undefined) waiting.set(name, [i]);
      else others.push(i);
      count++;
    }
    if (count === 0) open.push(i);
    return count;
  });
  for (const i of open) {
    const { name, targetValue } = milestones[i]!;
    if (values[i]! < targetValue || achieved.has(name)) continue;
    achieved.add(name);
    for (const other of waiting.get(name) ?? []) if (--missing[other]! === 0) open.push(other);
  }
  return achieved;
}

/** Whether everything that a milestone waits for is achieved. */
export function isOpen({ prerequisites = [] }: Milestone, achieved: ReadonlySet<string>): boolean {
  return prerequisites.every((name) => achieved.has(name));
}
