import { refuse } from '../errors.js';
import { isRecord } from './own-keys.js';

/** Adds to a count by name. Safe for the names of things that every object inherits, `toString` say. */
export function addCount(counts: Record<string, number>, name: string, count: number): void {
  counts[name] = (Object.hasOwn(counts, name) ? counts[name]! : 0) + count;
}

/** Adds every count of `part` to the one of its name. */
export function addAll(sum: Record<string, number>, part: Readonly<Record<string, number>>): void {
  for (const name of Object.keys(part)) addCount(sum, name, part[name]!);
}

/** Whether a value is a whole number from 0 on that is exact. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** Refuses anything but a whole number that is not negative. */
export function checkCount(functionName: string, path: string, count: unknown): void {
  if (!isCount(count)) refuse(functionName, path, 'expected a count', count);
}

/** Refuses anything but an object of counts by name; the one name that cannot be counted under, too. */
export function checkCounts(functionName: string, path: string, counts: unknown): void {
  if (!isRecord(counts)) refuse(functionName, path, 'expected counts by name', counts);
  for (const name of Object.keys(counts)) {
    if (name === '__proto__')
      refuse(functionName, `${path}.${name}`, 'must not name a prototype', counts[name]);
    checkCount(functionName, `${path}.${name}`, counts[name]);
  }
}
