import { type Issue, issue, TactfulError } from '../errors.js';
import { suggestion } from '../internal/closest-name.js';
import { deepFreeze } from '../internal/deep-freeze.js';
import { isPrototypeKey, isRecord } from '../internal/own-keys.js';
import { unreadable } from '../internal/unreadable.js';
import { defaultMilestones } from './default-milestones.js';
import type { Milestone } from './milestone.js';

const FIELDS = [
  ...['name', 'displayName', 'description', 'metricName', 'targetValue', 'metricType', 'category'],
  ...['difficultyLevel', 'points', 'prerequisites'],
];
const TEXTS = ['displayName', 'description', 'metricName', 'category'] as const;
const METRIC_TYPES: readonly unknown[] = ['count', 'streak', 'level', 'duration'];

/** Lists that were checked, and are frozen: invisible, it only spares them a second reading. */
const checked = /*#__PURE__*/ new WeakSet<object>();

/**
 * Checks a list of milestones once and returns a frozen copy. It stands for itself: to add to the built-in ones, define
 * `[...defaultMilestones, yours]`.
 *
 * @throws TactfulError listing every fault: an unknown or malformed field, a name given twice, a prerequisite that is
 * not in the list, and each circle of prerequisites.
 *
 * @example
 * ```ts
 * import { defaultMilestones, defineMilestones } from 'tactful';
 *
 * const milestones = defineMilestones([
 *   ...defaultMilestones,
 *   { name: 'first_order', displayName: 'First Order', description: 'Ordered something', metricName: 'orders', targetValue: 1, metricType: 'count', category: 'shop', difficultyLevel: 1, points: 10 },
 * ]);
 * milestones.length // => 24
 * ```
 */
export function defineMilestones(custom: readonly Milestone[]): readonly Milestone[] {
  try {
    checkMilestones('defineMilestones', 'milestones', custom);
    const copy = deepFreeze(JSON.parse(JSON.stringify(custom)) as Milestone[]);
    checked.add(copy);
    return copy;
  } catch (error) {
    throw unreadable('defineMilestones', { custom }, error);
  }
}

/** Throws unless the list is one that `defineMilestones` would take. */
export function checkMilestones(functionName: string, path: string, list: unknown): void {
  if (list === defaultMilestones || (isObject(list) && checked.has(list))) return;
  let issues: Issue[];
  try {
    issues = Array.isArray(list)
      ? listIssues(path, list)
      : [issue(path, 'expected a list of milestones', list)];
  } catch (error) {
    throw unreadable(functionName, path, error);
  }
  if (issues.length > 0) throw new TactfulError('invalid_input', functionName, issues);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function listIssues(path: string, list: readonly unknown[]): Issue[] {
  const issues: Issue[] = [];
  const places = new Map<string, number>();
  for (let i = 0; i < list.length; i++) {
    const here = `${path}[${i}]`;
    const milestone = list[i];
    if (!isRecord(milestone)) {
      issues.push(issue(here, 'expected a milestone', milestone));
      continue;
    }
    fieldIssues(here, milestone, issues);
    const { name } = milestone;
    if (typeof name !== 'string') continue;
    const first = places.get(name);
    if (first === undefined) places.set(name, i);
    else issues.push(issue(`${here}.name`, `is the name of ${path}[${first}] already`, name));
  }
  if (issues.length > 0) return issues; // prerequisites of sound milestones only
  const milestones = list as readonly Milestone[];
  milestones.forEach(({ prerequisites = [] }, i) => {
    prerequisites.forEach((name, k) => {
      if (places.has(name)) return;
      const hint = suggestion(name, [...places.keys()]);
      issues.push(issue(`${path}[${i}].prerequisites[${k}]`, `is not a milestone of the list${hint}`, name));
    });
  });
  if (issues.length === 0) circleIssues(path, milestones, places, issues);
  return issues;
}

function fieldIssues(here: string, milestone: Readonly<Record<string, unknown>>, issues: Issue[]): void {
  const fault = (field: string, message: string): void => {
    issues.push(issue(`${here}.${field}`, message, milestone[field]));
  };
  for (const key of Object.keys(milestone)) {
    if (FIELDS.includes(key)) continue;
    fault(key, `is not a known key${suggestion(key, FIELDS)}`);
  }
  const { name, targetValue, metricType, difficultyLevel, points, prerequisites = [] } = milestone;
  if (typeof name !== 'string' || name === '' || isPrototypeKey(name)) {
    fault('name', 'expected a non-empty string that names no prototype');
  }
  for (const field of TEXTS) {
    if (typeof milestone[field] !== 'string' || milestone[field] === '') {
      fault(field, 'expected a non-empty string');
    }
  }
  if (!(typeof targetValue === 'number' && targetValue > 0 && Number.isFinite(targetValue))) {
    fault('targetValue', 'expected a number above 0');
  }
  if (!METRIC_TYPES.includes(metricType)) {
    fault('metricType', `expected one of ${METRIC_TYPES.map((type) => JSON.stringify(type)).join(', ')}`);
  }
  if (
    !(
      Number.isInteger(difficultyLevel) &&
      1 <= (difficultyLevel as number) &&
      (difficultyLevel as number) <= 5
    )
  ) {
    fault('difficultyLevel', 'expected a whole number from 1 to 5');
  }
  if (!(Number.isSafeInteger(points) && (points as number) >= 0))
    fault('points', 'expected a whole number from 0');
  if (!Array.isArray(prerequisites) || !prerequisites.every((other) => typeof other === 'string')) {
    fault('prerequisites', 'expected a list of names of milestones');
  }
}

/** Follows prerequisites depth first, with a stack of its own, and reports each one that leads back to where it came from. */
function circleIssues(
  path: string,
  milestones: readonly Milestone[],
  places: ReadonlyMap<string, number>,
  issues: Issue[],
): void {
  const state = new Array<'new' | 'open' | 'done'>(milestones.length).fill('new');
  for (let root = 0; root < milestones.length; root++) {
    const trail: { readonly at: number; next: number }[] = [];
    const enter = (at: number): void => {
      state[at] = 'open';
      trail.push({ at, next: 0 });
    };
    if (state[root] === 'new') enter(root);
    while (trail.length > 0) {
      const step = trail[trail.length - 1]!;
      const { prerequisites = [] } = milestones[step.at]!;
      if (step.next === prerequisites.length) {
        state[step.at] = 'done';
        trail.pop();
        continue;
      }
      const name = prerequisites[step.next]!;
      const target = places.get(name)!;
      if (state[target] === 'open') {
        const circle = trail
          .slice(trail.findIndex(({ at }) => at === target))
          .map(({ at }) => milestones[at]!.name);
        const here = `${path}[${step.at}].prerequisites[${step.next}]`;
        issues.push(issue(here, `closes a circle: ${[...circle, name].join(' needs ')}`, name));
      }
      step.next++;
      if (state[target] === 'new') enter(target);
    }
  }
}
