import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { definePolicy, TactfulError } from '../src/index.js';
import { sentiment } from '../src/sentiment/index.js';
import * as testing from '../src/testing/index.js';
import { publicFunctions } from './support/public-functions.js';

/** A golden case. Any other implementation can run the same file. */
interface Case {
  readonly name: string;
  /** The function called, with these arguments. A `policy` among the options, or each of `policies`, is a document, to be defined first. */
  readonly call: string;
  readonly args: readonly unknown[];
  /** The answer, a typed array as a list, or in its place the error with the paths of its faults. */
  readonly expected?: unknown;
  /** How far from the expected ones numbers may be, relative to them. Without it they are the same to the last bit. */
  readonly tolerance?: number;
  readonly error?: { readonly code: string; readonly paths: readonly string[] };
}

const cases = JSON.parse(readFileSync(new URL('./cases.json', import.meta.url), 'utf8')) as Case[];

/** `sentiment` has an entry of its own. */
const functions: typeof publicFunctions = { ...publicFunctions, sentiment };

/** The arguments with every policy document defined. */
function prepare({ call, args }: Case): unknown[] {
  if (call === 'definePolicy' || call.startsWith('merge')) return [...args]; // a report has results by policy
  return args.map((argument, i) => {
    if (i === 0 || typeof argument !== 'object' || argument === null) return argument;
    const prepared: Record<string, unknown> = { ...argument };
    if ('policy' in argument) prepared['policy'] = definePolicy(argument.policy as object);
    if ('policies' in argument) {
      const documents = Object.entries(argument.policies as Record<string, object>);
      prepared['policies'] = Object.fromEntries(documents.map(([name, one]) => [name, definePolicy(one)]));
    }
    return Array.isArray(argument) ? argument : prepared;
  });
}

/** The answer, with the expected number in place of each one that is near it. */
function snap(answer: unknown, expected: unknown, tolerance: number): unknown {
  if (typeof answer === 'number' && typeof expected === 'number') {
    return Math.abs(answer - expected) <= tolerance * Math.abs(expected) ? expected : answer;
  }
  if (typeof answer !== 'object' || answer === null || typeof expected !== 'object' || expected === null)
    return answer;
  const other = expected as Record<string, unknown>;
  if (Array.isArray(answer)) return answer.map((value, i) => snap(value, other[i], tolerance));
  return Object.fromEntries(
    Object.entries(answer).map(([key, value]) => [key, snap(value, other[key], tolerance)]),
  );
}

describe('cases.json', () => {
  it('has no name twice', () => {
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  });

  it('has an answer of every public function but those of the kit for tests', () => {
    const answered = new Set(cases.filter(({ error }) => error === undefined).map(({ call }) => call));
    expect(Object.keys(functions).filter((name) => !(answered.has(name) || name in testing))).toEqual([]);
  });

  it.each(cases.map((one) => [one.name, one] as const))('%s', (_name, one) => {
    const call = functions[one.call] as (...args: unknown[]) => unknown;
    expect(call, `${one.call} is public`).toBeTypeOf('function');
    if (one.error === undefined) {
      const given = call(...prepare(one));
      const answer = given instanceof Float64Array ? Array.from(given) : given;
      expect(snap(answer, one.expected, one.tolerance ?? 0)).toStrictEqual(one.expected);
      expect(JSON.parse(JSON.stringify(answer))).toStrictEqual(answer);
      return;
    }
    let caught: unknown;
    try {
      call(...prepare(one));
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(TactfulError);
    const { code, issues } = caught as TactfulError;
    expect({ code, paths: issues.map(({ path }) => path) }).toStrictEqual(one.error);
  });
});
