import { capClearsAt } from './eligibility/caps.js';
import { checks } from './eligibility/checks.js';
import { describeCap, describeCheck, type Finding, off } from './eligibility/describe-check.js';
import { type Facts, readFacts } from './eligibility/facts.js';
import { gateClearsAt } from './eligibility/gates.js';
import {
  type Decision,
  decide,
  type EvaluateOptions,
  type Frame,
  readFrame,
  type SkipReason,
} from './evaluate-user.js';
import { sayInstant } from './internal/say-instant.js';
import { unreadable } from './internal/unreadable.js';
import { MAX_EPOCH_MS } from './time/index.js';
import type { EpochMs, UserFacts } from './types.js';

/** What one check saw. */
export interface CheckReport {
  /** The reason code that its failing gives. There is a report for each cap, all called `capped`. */
  readonly check: SkipReason;
  readonly passed: boolean;
  /** What was seen; null if there was nothing to see, or the policy does not check it. */
  readonly observed: Finding['observed'];
  /** What it was held against; null if the policy does not check it. */
  readonly limit: Finding['limit'];
  readonly unit: Finding['unit'];
  /** For a check that failed: the first instant at which it alone would pass; null: never. Null if it passed. */
  readonly clearsAt: EpochMs | null;
  /** A sentence to read out. */
  readonly text: string;
}

/** A decision with every check spelled out. */
export interface Explanation {
  readonly decision: Decision;
  readonly checks: readonly CheckReport[];
}

/**
 * The decision of {@link evaluateUser}, and what every check saw: all of them in their order, not only the first that
 * failed. The user is eligible exactly if all passed, and else the first that failed gives the reason.
 *
 * @throws TactfulError as {@link evaluateUser} does.
 *
 * @example
 * ```ts
 * import { explainUser } from 'tactful';
 *
 * const user = { id: 'u1', createdAt: '2026-01-10', lastActiveAt: '2026-03-01T09:00Z' };
 * const { decision, checks } = explainUser(user, { now: '2026-03-01T10:00Z' });
 * decision.reason // => 'active'
 * checks.length // => 8
 * checks.filter((check) => !check.passed) // => [{ check: 'active', passed: false, observed: 3600000, limit: 86400000, unit: 'ms', clearsAt: 1772442000001, text: 'The user was last active 1 hour ago; the policy asks for more than 1 day.' }]
 * ```
 */
export function explainUser<User extends UserFacts>(user: User, options: EvaluateOptions<User>): Explanation {
  try {
    const frame = readFrame('explainUser', options);
    return { decision: decide(user, frame), checks: reportChecks(user, frame) };
  } catch (error) {
    throw unreadable('explainUser', { user, options }, error);
  }
}

function reportChecks<User extends UserFacts>(user: User, frame: Frame<User>): CheckReport[] {
  const { functionName, now, eligibility: policy, gates } = frame;
  const facts = readFacts(functionName, user, policy);
  const builtIn = checks.flatMap(([name, clearsAt]) =>
    name === 'capped'
      ? reportCaps(facts, frame)
      : [report(name, clearsAt(facts, policy, now), now, describeCheck(name, facts, policy, now))],
  );
  const own = gates.map((gate) => {
    const clearsAt = gateClearsAt(functionName, gate, user, now);
    return report(gate.name, clearsAt, now, describeGate(gate.name, clearsAt, now));
  });
  return [...builtIn, ...own];
}

function reportCaps(facts: Facts, { eligibility: { caps }, now }: Frame<never>): CheckReport[] {
  if (caps.length === 0) return [report('capped', now, now, off('The policy sets no caps.'))];
  return caps.map((cap) => {
    const unknown = cap.period !== null && facts.zone === null; // said by invalid_time_zone, which never clears
    return report('capped', unknown ? now : capClearsAt(cap, facts, now), now, describeCap(cap, facts, now));
  });
}

function describeGate(name: string, clearsAt: EpochMs, now: EpochMs): Finding {
  if (clearsAt === now) return off(`The gate "${name}" lets the user through.`);
  const until = Number.isFinite(clearsAt) ? `until ${sayInstant(clearsAt)}` : 'whatever the wait';
  return off(`The gate "${name}" holds the user back ${until}.`);
}

function report(check: SkipReason, clearsAt: EpochMs, now: EpochMs, finding: Finding): CheckReport {
  const { observed, limit, unit, text } = finding;
  const passed = clearsAt === now;
  return {
    check,
    passed,
    observed,
    limit,
    unit,
    clearsAt: passed || clearsAt > MAX_EPOCH_MS ? null : clearsAt,
    text,
  };
}
