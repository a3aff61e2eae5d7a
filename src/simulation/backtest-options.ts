import { refuse, TactfulError } from '../errors.js';
import { type DecisionPolicy, readFrame } from '../evaluate-user.js';
import { isPrototypeKey, isRecord } from '../internal/own-keys.js';
import { unreadable } from '../internal/unreadable.js';
import { type Duration, readInstant, readWindow } from '../time/index.js';
import type { EpochMs, Timestamp } from '../types.js';

/** Options of {@link backtestPolicy}. */
export interface BacktestOptions {
  /** The policies to compare, by names of your own. */
  readonly policies: Readonly<Record<string, DecisionPolicy>>;
  /** The first instant at which a decision is taken. */
  readonly from: Timestamp;
  /** No decision is taken at or after this. */
  readonly to: Timestamp;
  /** The time between decisions. */
  readonly every: Duration;
  /** What a send of a policy is recorded as, for caps on a channel or topic. @defaultValue neither */
  readonly message?: { readonly channel?: string; readonly topic?: string };
  /** How many users `mostAffected` names at most. @defaultValue 10 */
  readonly limit?: number;
}

/** The same, read. */
export interface BacktestPlan {
  readonly from: EpochMs;
  readonly to: EpochMs;
  readonly everyMs: number;
  readonly contestants: readonly { readonly name: string; readonly policy: DecisionPolicy }[];
  readonly message: { readonly channel?: string; readonly topic?: string };
  readonly limit: number;
}

const CALLER = 'backtestPolicy';

/** A decision a second for four months: more is a slip in the units. */
const MAX_INSTANTS = 1e7;

export function readBacktestOptions(options: BacktestOptions): BacktestPlan {
  if (!isRecord(options))
    refuse(CALLER, 'options', 'expected an object with policies, from, to, every', options);
  const from = readInstant(CALLER, 'from', options.from);
  const to = readInstant(CALLER, 'to', options.to);
  if (to < from) refuse(CALLER, 'to', 'expected an instant not before from', options.to);
  const everyMs = readWindow(CALLER, 'every', options.every);
  if ((to - from) / everyMs > MAX_INSTANTS)
    refuse(CALLER, 'every', `expected at most ${MAX_INSTANTS} instants between from and to`, options.every);
  const { limit = 10, message = {} } = options;
  if (!(Number.isSafeInteger(limit) && limit >= 0))
    refuse(CALLER, 'limit', 'expected a whole number from 0 on', limit);
  return {
    from,
    to,
    everyMs,
    contestants: readPolicies(options.policies, from),
    message: readMessage(message),
    limit,
  };
}

function readPolicies(policies: BacktestOptions['policies'], from: EpochMs): BacktestPlan['contestants'] {
  if (!isRecord(policies) || Object.keys(policies).length === 0) {
    return refuse(CALLER, 'policies', 'expected an object of policies by name', policies);
  }
  return Object.entries(policies).map(([name, policy]) => {
    const path = `policies.${name}`;
    if (isPrototypeKey(name)) refuse(CALLER, path, 'must not name a prototype', policy);
    if (!isRecord(policy)) refuse(CALLER, path, 'expected a policy from definePolicy', policy);
    try {
      readFrame(CALLER, { now: from, policy }); // checks the sections
      return { name, policy };
    } catch (error) {
      throw within(path, unreadable(CALLER, 'policy', error));
    }
  });
}

/** An error about one policy, which by itself would be called `policy`. */
function within(path: string, { issues, cause }: TactfulError): TactfulError {
  const faults = issues.map((fault) => ({ ...fault, path: path + fault.path.slice('policy'.length) }));
  return new TactfulError('invalid_input', CALLER, faults, cause === undefined ? {} : { cause });
}

function readMessage(message: BacktestPlan['message']): BacktestPlan['message'] {
  if (!isRecord(message)) return refuse(CALLER, 'message', 'expected an object', message);
  const read: { channel?: string; topic?: string } = {};
  for (const field of ['channel', 'topic'] as const) {
    const value = message[field];
    if (value === undefined) continue;
    if (typeof value !== 'string') refuse(CALLER, `message.${field}`, 'expected a string', value);
    read[field] = value;
  }
  return read;
}
