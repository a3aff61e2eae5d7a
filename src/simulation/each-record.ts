import { type Issue, issue, refuse, TactfulError } from '../errors.js';
import { isRecord } from '../internal/own-keys.js';
import { unreadable } from '../internal/unreadable.js';
import type { EngagementAssignment, EngagementEvent } from '../types.js';

/** So many faults are told of; an error about a million records would help nobody. */
const MAX_FAULTS = 100;

const NAME = 'expected a text that is not empty';
const FLAG = 'expected true or false';

/**
 * Reads assignments one by one, each field once, and hands each on. Those that come after a malformed one are only
 * checked.
 *
 * @throws TactfulError naming the malformed fields, `assignments[3].arm`, a hundred at most.
 */
export function eachAssignment(
  functionName: string,
  assignments: Iterable<EngagementAssignment>,
  visit: (customerId: string, arm: string, segment: string) => void,
): void {
  const faults: Issue[] = [];
  each(functionName, 'assignments', assignments, faults, (assignment, i) => {
    const { customerId, arm, segment } = assignment;
    if (isName(customerId) && isName(arm) && isName(segment)) {
      if (faults.length === 0) visit(customerId, arm, segment);
    } else {
      nameFaults({ customerId, arm, segment }, `assignments[${i}]`, faults);
    }
  });
}

/** Reads events as {@link eachAssignment} reads assignments. The list is called `path` in errors. */
export function eachEvent(
  functionName: string,
  path: string,
  events: Iterable<EngagementEvent>,
  visit: (event: EngagementEvent) => void,
): void {
  const faults: Issue[] = [];
  each(functionName, path, events, faults, (given, i) => {
    const { customerId, arm, segment, opened, clicked, converted } = given;
    const named = isName(customerId) && isName(arm) && isName(segment);
    if (named && isFlag(opened) && isFlag(clicked) && isFlag(converted)) {
      if (faults.length === 0) visit({ customerId, arm, segment, opened, clicked, converted });
      return;
    }
    nameFaults({ customerId, arm, segment }, `${path}[${i}]`, faults);
    for (const [field, value] of Object.entries({ opened, clicked, converted })) {
      if (!isFlag(value)) faults.push(issue(`${path}[${i}].${field}`, FLAG, value));
    }
  });
}

function each<Item>(
  functionName: string,
  path: string,
  items: Iterable<Item>,
  faults: Issue[],
  read: (item: Item, index: number) => void,
): void {
  if (typeof items !== 'object' || items === null || typeof items[Symbol.iterator] !== 'function') {
    refuse(functionName, path, `expected a list or another iterable of ${path}`, items);
  }
  let i = 0;
  try {
    for (const item of items) {
      if (isRecord(item)) read(item, i);
      else faults.push(issue(`${path}[${i}]`, 'expected an object', item));
      if (faults.length >= MAX_FAULTS) break;
      i++;
    }
  } catch (error) {
    throw unreadable(functionName, `${path}[${i}]`, error);
  }
  if (faults.length > 0) throw new TactfulError('invalid_input', functionName, faults.slice(0, MAX_FAULTS));
}

function nameFaults(names: Readonly<Record<string, unknown>>, path: string, faults: Issue[]): void {
  for (const [field, value] of Object.entries(names)) {
    if (!isName(value)) faults.push(issue(`${path}.${field}`, NAME, value));
  }
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isFlag(value: unknown): value is boolean {
  return typeof value === 'boolean';
}
