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
  for (const [name, list] of calls) {
    const call = withWholePolicy(functions[name]!, list[0]!);
    if (call !== null && answers(functions[name]!, call)) list.push(call, call);
  }
  return calls;
}

/** The same call under a policy with something in every list, as it comes back from JSON; null without options. */
function withWholePolicy(call: Callable, args: ValidCall): ValidCall | null {
  const parameters = /\(([^)]*)\)/.exec(String(call))?.[1]?.split(',') ?? [];
  const place = parameters.findIndex((parameter) => /^\s*options\b/.test(parameter));
  if (place < 0) return null;
  const copy = [...args];
  copy[place] = Object.freeze({ ...(args[place] as object | undefined), policy: wholePolicy });
  return copy;
}

const wholePolicy = frozenCopy(
  JSON.parse(
    JSON.stringify(
      definePolicy({
        eligibility: {
          caps: [
            { max: 2, per: 'day' },
            { max: 3, per: { days: 7 }, channel: 'email' },
          ],
          quietHours: { start: '22:00', end: '07:00' },
          holdout: { fraction: 0.01, salt: 's' },
        },
        segmentation: { rules: [{ segment: 'vip', when: { 'traits.plan': 'gold' } }] },
        messaging: { phrases: { urgency: ['hurry'], final: ['last'], acknowledgement: ['as you know'] } },
        profile: { activeWithin: { days: 30 }, teamEmailDomains: ['team.example'] },
        simulation: { segments: { normal: { openRate: 0.5 } }, arms: { gift: 0.2 } },
      }),
    ),
  ),
);

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
