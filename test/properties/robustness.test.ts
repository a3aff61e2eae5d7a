import { runInThisContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TactfulError } from '../../src/errors.js';
import * as testing from '../../src/testing/index.js';
import { type Spoiling, spoil, spoilings } from '../support/malformed.js';
import { publicFunctions } from '../support/public-functions.js';
import { flawOf } from '../support/robustly.js';
import { type ValidCall, validCalls } from '../support/valid-calls.js';

/** Calls of each function. FUZZ_RUNS=5000 looks deeper, FUZZ_SEED elsewhere. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 250);
const SEED = Number(process.env['FUZZ_SEED'] ?? 8);

/** What a host gives to these comes back as it was given, records with all their fields, dates in any form. */
const PASSING_THROUGH: ReadonlySet<string> = new Set([
  'chooseTemplate',
  'clearStaleFlags',
  'completeReengagement',
  'enrichProfile',
  'enrichProfiles',
  'eventFields',
  'foldInteraction',
  'foldOutreach',
  'fromSnakeCase',
  'markForReengagement',
  'mergePatterns',
  'messageFields',
  'milestoneCelebration',
  'moodSupport',
  'orderFields',
  'pendingReengagements',
  'planOutreach',
  'reEngagement',
  'recordResponse',
  'retentionPlan',
  'topicFollowUp',
]);

/** Only a guard against endless loops: a thousand times what the calls take. */
const PATIENCE_MS = 60_000;

/** Those of the kit for tests run tests of their own, and have theirs in test/testing. */
const functions: typeof publicFunctions = Object.fromEntries(
  Object.entries(publicFunctions).filter(([name]) => !(name in testing)),
);

const calls = await validCalls(functions);

describe('malformed input', () => {
  it('starts from a valid call of every public function', () => {
    expect(Object.keys(functions).filter((name) => !calls.has(name))).toEqual([]);
  });

  it.each(Object.keys(functions))(
    '%s gives a documented answer or throws a TactfulError',
    (name) => {
      const list = calls.get(name) ?? [];
      const keys = [...namesIn(list), '__proto__', 'constructor', 'toString'];
      const call = functions[name]!;
      const property = fc.property(spoilings, ({ call: pick, edits }: Spoiling) => {
        const args = edits.reduce(
          (spoiled, edit) => spoil(spoiled, edit, keys),
          list[pick % list.length]! as readonly unknown[],
        );
        const flaw = flawOf(name, call, args, PASSING_THROUGH.has(name));
        if (flaw !== null) throw new Error(flaw);
      });
      withinPatience(() =>
        fc.assert(property, { seed: SEED, numRuns: RUNS, interruptAfterTimeLimit: PATIENCE_MS }),
      );
    },
    2 * PATIENCE_MS,
  );
});

describe('an argument that throws when it is looked at', () => {
  const thrower = new Proxy(
    {},
    {
      get: () => {
        throw new Error('out of reach');
      },
      ownKeys: () => {
        throw new Error('out of reach');
      },
      has: () => {
        throw new Error('out of reach');
      },
      getPrototypeOf: () => {
        throw new Error('out of reach');
      },
    },
  );

  it.each(Object.keys(functions))('of %s is named, and so is the function', (name) => {
    const call = functions[name]! as (...args: unknown[]) => unknown;
    const valid = calls.get(name)![0]!;
    for (const place of valid.keys()) {
      const args = valid.map((argument, i) => (i === place ? thrower : argument));
      const error = thrownBy(() => call(...args));
      if (error === null) continue; // never looked at
      expect(error).toBeInstanceOf(TactfulError);
      expect(error).toMatchObject({ functionName: name, issues: [{ path: expect.stringMatching(/./) }] });
    }
  });
});

function thrownBy(call: () => unknown): unknown {
  try {
    call();
    return null;
  } catch (error) {
    return error;
  }
}

/** Runs `work`, and breaks off even an endless loop. */
function withinPatience(work: () => void): void {
  Reflect.set(globalThis, '__work', work);
  try {
    runInThisContext('__work()', { timeout: PATIENCE_MS });
  } finally {
    Reflect.deleteProperty(globalThis, '__work');
  }
}

/** The names of all fields in valid calls: what a function may ask for, and what it may not. */
function namesIn(value: ValidCall | unknown, names = new Set<string>()): ReadonlySet<string> {
  if (typeof value !== 'object' || value === null) return names;
  for (const [name, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) names.add(name);
    namesIn(inner, names);
  }
  return names;
}
