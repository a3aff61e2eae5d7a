import { refuse } from '../errors.js';
import { hostThrew } from '../internal/host-threw.js';
import { isPrototypeKey, isRecord } from '../internal/own-keys.js';
import { sayInstant } from '../internal/say-instant.js';
import { MAX_EPOCH_MS, parseTimestamp } from '../time/index.js';
import type { EpochMs, Timestamp, UserFacts } from '../types.js';
import { checks } from './checks.js';

/** What a gate says: passed, or not before `clearsAt` (null: waiting alone never helps). */
export type GateResult =
  | { readonly passed: true }
  | { readonly passed: false; readonly clearsAt: Timestamp | null };

/**
 * A host's own check, run after all others. `check` must be a pure function of its arguments; it is asked about later
 * instants as well, and names the first one after `now` at which it passes.
 */
export interface Gate<User extends UserFacts = UserFacts> {
  /** The reason code of a refusal: none of the built-in codes. */
  readonly name: string;
  /** Whether the user may pass at `now`, or from when on. */
  readonly check: (user: User, now: EpochMs) => GateResult;
}

/** The options' gates, checked; an empty list if there are none. */
export function readGates<User extends UserFacts>(
  functionName: string,
  gates: readonly Gate<User>[] | undefined,
): readonly Gate<User>[] {
  if (gates === undefined) return [];
  if (!Array.isArray(gates)) refuse(functionName, 'gates', 'expected a list of gates', gates);
  for (let i = 0; i < gates.length; i++) {
    const gate: unknown = gates[i];
    if (!isRecord(gate)) refuse(functionName, `gates[${i}]`, 'expected { name, check }', gate);
    const { name, check } = gate;
    if (typeof name !== 'string' || name === '' || name === 'eligible' || isPrototypeKey(name)) {
      refuse(functionName, `gates[${i}].name`, 'expected a reason code of your own', name);
    }
    if (
      checks.some(([builtIn]) => builtIn === name) ||
      gates.findIndex((other) => other?.name === name) < i
    ) {
      refuse(functionName, `gates[${i}].name`, 'is a reason code already', name);
    }
    if (typeof check !== 'function') refuse(functionName, `gates[${i}].check`, 'expected a function', check);
  }
  return gates;
}

/** As a check's `clearsAt`: the first instant not before `at` that the gate names; `Infinity` for never. */
export function gateClearsAt<User extends UserFacts>(
  functionName: string,
  gate: Gate<User>,
  user: User,
  at: EpochMs,
): EpochMs {
  let result: unknown;
  try {
    result = gate.check(user, at);
  } catch (cause) {
    throw hostThrew(functionName, `gate ${gate.name}`, cause);
  }
  if (isRecord(result) && result['passed'] === true) return at;
  if (isRecord(result) && result['passed'] === false) {
    const clearsAt = result['clearsAt'];
    if (clearsAt === null) return Number.POSITIVE_INFINITY;
    const clearsMs = typeof clearsAt === 'number' ? Math.ceil(clearsAt) : parseTimestamp(clearsAt);
    if (clearsMs > at) return clearsMs <= MAX_EPOCH_MS ? clearsMs : Infinity;
    const expected = `expected clearsAt to be null or an instant later than ${sayInstant(at)}`;
    refuse(functionName, `gate ${gate.name}`, expected, clearsAt);
  }
  return refuse(
    functionName,
    `gate ${gate.name}`,
    'expected { passed: true } or { passed: false, clearsAt }',
    result,
  );
}
