import { readFileSync } from 'node:fs';
import { definePolicy } from '../../src/index.js';
import { docstringExamples, sourceFiles } from './documented-examples.js';
import { runExample } from './run-example.js';

/** The arguments of one call that is answered, frozen all through. */
export type ValidCall = readonly unknown[];

/** Arguments of valid calls by function: of the golden cases, and of every call in the documentation's examples. */
export async function validCalls(
  functions: Readonly<Record<string, Callable>>,
): Promise<Map<string, ValidCall[]>> {
  const calls = new Map<string, ValidCall[]>();
  const add = (name: string, args: readonly unknown[]): void => {
    const call = args.map(frozenCopy);
    if (answers(functions[name]!, call)) calls.set(name, [...(calls.get(name) ?? []), call]);
  };
  for (const { call, args, error } of goldenCases())
    if (error === undefined) add(call, withPolicies(call, args));
  const recording = Object.fromEntries(
    Object.entries(functions).map(([name, call]) => [
      name,
      (...args: never[]) => {
        if (!args.some(isIterator)) add(name, args);
        return call(...args);
      },
    ]),
  );
  for (const example of sourceFiles().flatMap(docstringExamples)) {
    await runExample(example, (module) => ({ ...(module as object), ...recording }));
  }
  return calls;
}

export type Callable = (...args: never[]) => unknown;

interface GoldenCase {
  readonly call: string;
  readonly args: readonly unknown[];
  readonly error?: unknown;
}

function goldenCases(): GoldenCase[] {
  return JSON.parse(readFileSync(new URL('../cases.json', import.meta.url), 'utf8')) as GoldenCase[];
}

/** A golden case says a policy as the document that defines it. */
function withPolicies(call: string, args: readonly unknown[]): readonly unknown[] {
  if (call === 'definePolicy') return args;
  return args.map((argument, i) =>
    i > 0 && typeof argument === 'object' && argument !== null && 'policy' in argument
      ? { ...argument, policy: definePolicy(argument.policy as object) }
      : argument,
  );
}

/** What can be gone through only once, and so belongs to one call alone. */
function isIterator(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'next' in value;
}

function answers(call: Callable, args: readonly unknown[]): boolean {
  try {
    call(...(args as never[]));
    return true;
  } catch {
    return false;
  }
}

/** Lists and plain objects copied and frozen; what is frozen already, and anything else, as it is. */
function frozenCopy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (Array.isArray(value)) return Object.freeze(value.map(frozenCopy));
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.freeze(
    Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, frozenCopy(inner)])),
  );
}
