import { type Issue, issue, TactfulError } from '../errors.js';
import { requireIterable } from '../internal/batch.js';
import { unreadable } from '../internal/unreadable.js';
import type { EngagementAssignment, EngagementEvent } from '../types.js';

/** So many faults are told of; an error about a million records would help nobody. */
const MAX_FAULTS = 100;

/**
 * Reads assignments one by one, each field once, and hands each on. After a malformed one the rest are only checked.
 *
 * @throws TactfulError naming the malformed fields, `assignments[3].arm`, a hundred at most.
 */
export function eachAssignment(
  functionName: string,
  assignments: Iterable<EngagementAssignment>,
  visit: (customerId: string, arm: string, segment: string) => void,
): void {
  requireIterable(functionName, 'assignments', assignments);
  const faults: Issue[] = [];
  let i = 0;
  try {
    for (const assignment of assignments) {
      const { customerId, arm, segment } = assignment ?? NOTHING;
      if (!(isName(customerId) && isName(arm) && isName(segment))) {
        addFaults(faults, `assignments[${i}]`, assignment, { customerId, arm, segment }, {});
        if (faults.length >= MAX_FAULTS) break;
      } else if (faults.length === 0) visit(customerId, arm, segment);
      i++;
    }
  } catch (error) {
    throw unreadable(functionName, `assignments[${i}]`, error);
  }
  if (faults.length > 0) throw new TactfulError('invalid_input', functionName, faults.slice(0, MAX_FAULTS));
}

/** Reads events as {@link eachAssignment} reads assignments. The list is called `path` in errors. */
export function eachEvent(
  functionName: string,
  path: string,
  events: Iterable<EngagementEvent>,
  visit: (event: EngagementEvent) => void,
): void {
  requireIterable(functionName, path, events);
  const faults: Issue[] = [];
  let i = 0;
  try {
    for (const event of events) {
      const { customerId, arm, segment, opened, clicked, converted } = event ?? NOTHING;
      const named = isName(customerId) && isName(arm) && isName(segment);
      if (!(named && isFlag(opened) && isFlag(clicked) && isFlag(converted))) {
        const flags = { opened, clicked, converted };
        addFaults(faults, `${path}[${i}]`, event, { customerId, arm, segment }, flags);
        if (faults.length >= MAX_FAULTS) break;
      } else if (faults.length === 0) visit({ customerId, arm, segment, opened, clicked, converted });
      i++;
    }
  } catch (error) {
    throw unreadable(functionName, `${path}[${i}]`, error);
  }
  if (faults.length > 0) throw new TactfulError('invalid_input', functionName, faults.slice(0, MAX_FAULTS));
}

/** Stands in for a record that is null or undefined, so that its fields may be read. */
const NOTHING: Partial<EngagementEvent> = {};

type Fields = Readonly<Record<string, unknown>>;

function addFaults(faults: Issue[], path: string, record: unknown, names: Fields, flags: Fields): void {
  if (typeof record !== 'object' || record === null) {
    faults.push(issue(path, 'expected an object', record));
    return;
  }
  for (const [field, value] of Object.entries(names)) {
    if (!isName(value)) faults.push(issue(`${path}.${field}`, 'expected a non-empty string', value));
  }
  for (const [field, value] of Object.entries(flags)) {
    if (!isFlag(value)) faults.push(issue(`${path}.${field}`, 'expected true or false', value));
  }
}

/** A name that results can be kept under. */
function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isFlag(value: unknown): value is boolean {
  return typeof value === 'boolean';
}
