import { types } from 'node:util';
import { TactfulError } from '../../src/index.js';
import { behind } from './hostile.js';

/**
 * What is wrong with how the function of that name took some arguments; null if nothing is. If they pass through, parts
 * of them may come back as they were given.
 */
export function flawOf(
  name: string,
  call: (...args: never[]) => unknown,
  args: readonly unknown[],
  passesThrough = false,
): string | null {
  let answer: unknown;
  try {
    answer = call(...(args as never[]));
  } catch (error) {
    return flawOfError(name, error) ?? pollution();
  }
  const known = passesThrough ? partsOf(args) : new Set<unknown>();
  return flawOfAnswer(answer, 'answer', 0, known) ?? pollution();
}

function flawOfError(name: string, error: unknown): string | null {
  if (!(error instanceof TactfulError)) return `threw ${describe(error)}`;
  if (error.functionName !== name) return `says that ${error.functionName} was called`;
  if (error.code !== 'invalid_input' && error.code !== 'invalid_policy') return `has the code ${error.code}`;
  if (error.issues.length === 0) return 'names no fault';
  if (error.cause !== undefined && !isOfTheValue(error.cause)) return `hides ${describe(error.cause)}`;
  return flawOfAnswer(error.issues, 'issues', 0, new Set());
}

/** What engines say of a sabotaged value, and of methods and iterators that are not what they should be. */
const OF_THE_VALUE =
  /out of order|revoked|incompatible receiver|is not a typed array|requires that 'this'|Iterator result|[Cc]annot convert object to primitive/;

/** Whether an error was raised by the host's value itself, not by an engine that took it for something else. */
function isOfTheValue(cause: unknown): boolean {
  return cause instanceof Error && OF_THE_VALUE.test(cause.message);
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ''}` : String(error);
}

/** What JSON would not give back, and faults that an engine made itself. */
function flawOfAnswer(
  value: unknown,
  path: string,
  depth: number,
  known: ReadonlySet<unknown>,
): string | null {
  if (known.has(value)) return null;
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return null;
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0)
        ? null
        : `${path} is ${Object.is(value, -0) ? '-0' : value}`;
    case 'object':
      break;
    default:
      return `${path} is of type ${typeof value}`;
  }
  if (value === null) return null;
  if (depth > 50) return `${path} is too deep`;
  if (Array.isArray(value) || value instanceof Float64Array) {
    for (let i = 0; i < value.length; i++) {
      const flaw = flawOfAnswer(value[i], `${path}[${i}]`, depth + 1, known);
      if (flaw !== null) return flaw;
    }
    return null;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype) return `${path} is no plain object`;
  const { message, received } = value as { message?: unknown; received?: unknown };
  if (message === 'could not be read' && !OF_THE_VALUE.test(String(received))) {
    return `${path} blames the host for ${String(received)}`;
  }
  for (const key of Reflect.ownKeys(value)) {
    if (typeof key !== 'string' && known.size === 0) return `${path} has a symbol for a key`;
    const flaw = flawOfAnswer(Reflect.get(value, key), `${path}.${String(key)}`, depth + 1, known);
    if (flaw !== null) return flaw;
  }
  return null;
}

const objectKeys = Reflect.ownKeys(Object.prototype).length;
const arrayKeys = Reflect.ownKeys(Array.prototype).length;

function pollution(): string | null {
  const clean =
    Reflect.ownKeys(Object.prototype).length === objectKeys &&
    Reflect.ownKeys(Array.prototype).length === arrayKeys;
  return clean ? null : 'changed a prototype';
}

/** Everything in the arguments that can be looked at. */
function partsOf(args: readonly unknown[]): ReadonlySet<unknown> {
  const parts = new Set<unknown>([undefined]); // of a hole
  const left: unknown[] = [...args];
  while (left.length > 0) {
    const given = left.pop();
    if (parts.has(given)) continue;
    parts.add(given);
    if (typeof given !== 'object' || given === null) continue;
    const value = behind(given);
    if (types.isProxy(value)) continue;
    if (value instanceof Map || value instanceof Set) left.push(...[...value].flat());
    for (const key of Reflect.ownKeys(value)) {
      const descriptor = Object.getOwnPropertyDescriptor(value, key);
      if (descriptor !== undefined && 'value' in descriptor) left.push(descriptor.value);
    }
  }
  return parts;
}
