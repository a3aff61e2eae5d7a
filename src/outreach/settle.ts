import { lastingObstacle, obstacleAt, openingAt, type Situation } from '../eligibility/opening.js';
import { MAX_EPOCH_MS } from '../time/index.js';
import type { EpochMs, UserFacts } from '../types.js';
import type { Entry } from './entry.js';
import type { DeferredReason, DroppedReason, ScheduledReason } from './outreach-plan.js';
import { bestTimeWithin, type SendTimePolicy } from './send-time.js';

/** What becomes of one candidate. */
export type Outcome =
  | { readonly kind: 'scheduled'; readonly at: EpochMs; readonly reason: ScheduledReason }
  | { readonly kind: 'deferred'; readonly at: EpochMs; readonly reason: DeferredReason }
  | { readonly kind: 'dropped'; readonly reason: DroppedReason };

/** What a candidate's outcome depends on, beside itself. */
export interface Circumstances<User extends UserFacts> {
  /** The user after what is scheduled so far. */
  readonly situation: Situation<User>;
  /** The user as the host knows them. */
  readonly untouched: Situation<User>;
  readonly now: EpochMs;
  /** Where the plan ends. */
  readonly horizon: EpochMs;
  /** Whether the budget is used up. */
  readonly isFull: boolean;
  readonly maxDelayMs: number;
  readonly policy: SendTimePolicy;
}

/** Finds the place in time of one outreach, and what becomes of it. */
export function settle<User extends UserFacts>(entry: Entry<User>, given: Circumstances<User>): Outcome {
  const { situation, untouched, now, horizon, isFull } = given;
  const { hindrance } = entry;
  const clearsAt = hindrance?.clearsAt ?? now;
  if (hindrance !== null && clearsAt > MAX_EPOCH_MS) return { kind: 'dropped', reason: hindrance.reason };
  // Not before what is planned already: a cap by topic or channel was checked for that without this one.
  const plannedAt = situation === untouched ? now : situation.facts.latestSentAt;
  const from = Math.max(now, entry.notBefore, clearsAt, plannedAt);
  const firstAt = openingAt(situation, from);
  if (firstAt === null)
    return { kind: 'dropped', reason: lastingObstacle(situation, from) ?? 'expires_first' };
  if (firstAt >= entry.expiresAt) return { kind: 'dropped', reason: 'expires_first' };
  const at = bestAllowed(entry, given, firstAt);
  if (at >= horizon) return { kind: 'deferred', at, reason: waitsFor(firstAt, from, entry, now, untouched) };
  if (isFull) {
    const laterAt = openingAt(situation, Math.max(from, horizon));
    if (laterAt === null || laterAt >= entry.expiresAt) return { kind: 'dropped', reason: 'budget' };
    return { kind: 'deferred', at: bestAllowed(entry, given, laterAt), reason: 'budget' };
  }
  return {
    kind: 'scheduled',
    at,
    reason: at === now ? 'now' : at === firstAt ? 'first_allowed' : 'best_time',
  };
}

/** The user's best instant from the first that is allowed on, if it is allowed as well; or else the first. */
function bestAllowed<User extends UserFacts>(
  { expiresAt, prompt, recipient }: Entry<User>,
  { situation, maxDelayMs, policy }: Circumstances<User>,
  firstAt: EpochMs,
): EpochMs {
  const until = Math.min(expiresAt, firstAt + maxDelayMs);
  if (prompt || until <= firstAt) return firstAt;
  const best = bestTimeWithin(recipient, firstAt, until, policy);
  const at = best === null ? null : openingAt(situation, best);
  return at !== null && at < until ? at : firstAt;
}

/** Why an outreach has to wait beyond the plan's horizon. */
function waitsFor<User extends UserFacts>(
  firstAt: EpochMs,
  from: EpochMs,
  { hindrance, notBefore }: Entry<User>,
  now: EpochMs,
  untouched: Situation<User>,
): DeferredReason {
  if (firstAt > from) return obstacleAt(untouched, from) ?? 'slot_taken';
  if (hindrance !== null && hindrance.clearsAt === from) return hindrance.reason;
  return from > now && from === notBefore ? 'not_before' : 'best_time';
}
