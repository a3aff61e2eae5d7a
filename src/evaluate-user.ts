import { readFacts } from './eligibility/facts.js';
import { readGates } from './eligibility/gates.js';
import {
  type CheckName,
  defaultEligibilityPolicy,
  type EligibilityPolicy,
  type Gate,
} from './eligibility/index.js';
import { obstacleAt, openingAt } from './eligibility/opening.js';
import { resolvedEligibility } from './eligibility/policy.js';
import { refuse } from './errors.js';
import { readSection } from './internal/read-section.js';
import { unreadable } from './internal/unreadable.js';
import { defaultSegmentationPolicy, type SegmentationPolicy } from './segmentation/index.js';
import { resolvedSegmentation } from './segmentation/policy.js';
import { segmentAt } from './segmentation/segment-at.js';
import { readNow } from './time/index.js';
import { defaultTonePolicy, type TonePolicy } from './tone/index.js';
import { resolvedTone } from './tone/policy.js';
import { toneOf } from './tone/tone-for-segment.js';
import type { EpochMs, Timestamp, UserFacts } from './types.js';

/** Why a user is skipped: the first check that failed, or the name of a gate of the host's. */
export type SkipReason = CheckName | (string & {});

/** The user may be reached now. */
export interface EligibleDecision {
  readonly userId: string;
  readonly eligible: true;
  readonly segment: string;
  readonly tone: string;
  readonly reason: 'eligible';
  /** `now`. */
  readonly nextEligibleAt: EpochMs;
  /**
   * `${campaign}/${userId}/${ms of the latest message, or 0}`: the same until a message is recorded, so that a unique
   * constraint on it stops double sends. Campaign and id are taken as they are: keep `/` out of one of them.
   */
  readonly decisionKey: string;
}

/** The user may not be reached now. */
export interface SkippedDecision {
  readonly userId: string;
  readonly eligible: false;
  readonly segment: null;
  readonly tone: null;
  readonly reason: SkipReason;
  /** The first instant at which waiting alone makes them eligible; null: never. */
  readonly nextEligibleAt: EpochMs | null;
  readonly decisionKey: null;
}

/** Whether to reach one user at one instant, why, and when instead. Plain JSON, always with these keys in this order. */
export type Decision = EligibleDecision | SkippedDecision;

/** Options of {@link evaluateUser}. */
export interface EvaluateOptions<User extends UserFacts = UserFacts> {
  /** The instant to decide for. */
  readonly now: Timestamp;
  /** @defaultValue the production defaults */
  readonly policy?: DecisionPolicy;
  /** Checks of your own, run after all others. @defaultValue none */
  readonly gates?: readonly Gate<User>[];
  /** Sets the decision keys of one campaign apart from those of another. @defaultValue `''` */
  readonly campaign?: string;
}

/** The sections of a policy that a decision reads. */
export interface DecisionPolicy {
  readonly eligibility: EligibilityPolicy;
  readonly segmentation: SegmentationPolicy;
  readonly tone: TonePolicy;
}

/**
 * Decides whether to reach a user now, in which segment and tone, and, if not now, from when on.
 *
 * The checks run in this order, and the first that fails is the `reason`: `opted_out`, `paused`, `holdout`, `active`,
 * `recently_messaged`, `invalid_time_zone`, `capped`, `quiet_hours`, then the gates. `nextEligibleAt` takes all of
 * them into account: at that instant the user is eligible, and at no instant from `now` until then, if nothing else
 * happens. It is exact to the millisecond, through daylight-saving changes too.
 *
 * Cost grows with the number of messages; under caps, with messages times caps, and with the calendar periods that
 * messages dated in the future fill up. `null` for `nextEligibleAt` also stands for gates that agree on no instant within a
 * thousand rounds.
 *
 * @throws TactfulError naming each malformed field of `user`, or a malformed option. A user who must not be messaged
 * is no error.
 *
 * @example
 * ```ts
 * import { evaluateUser } from 'tactful';
 *
 * const user = { id: 'u1', createdAt: '2026-01-10', lastActiveAt: '2026-03-01T09:00Z' };
 * evaluateUser(user, { now: '2026-03-04T09:00Z' }) // => { userId: 'u1', eligible: true, segment: 'dormant', tone: 'playful', reason: 'eligible', nextEligibleAt: 1772614800000, decisionKey: '/u1/0' }
 * evaluateUser(user, { now: '2026-03-01T10:00Z' }) // => { userId: 'u1', eligible: false, segment: null, tone: null, reason: 'active', nextEligibleAt: 1772442000001, decisionKey: null }
 * ```
 */
export function evaluateUser<User extends UserFacts>(user: User, options: EvaluateOptions<User>): Decision {
  try {
    const frame = readFrame('evaluateUser', options);
    return decide(user, frame);
  } catch (error) {
    throw unreadable('evaluateUser', { user, options }, error);
  }
}

/** The options of a call, read once for all its users. */
export interface Frame<User extends UserFacts> {
  readonly functionName: string;
  readonly now: EpochMs;
  readonly eligibility: EligibilityPolicy;
  readonly segmentation: SegmentationPolicy;
  readonly tone: TonePolicy;
  readonly gates: readonly Gate<User>[];
  readonly campaign: string;
}

/** Reads the options that {@link evaluateUser}, its batch form and its explanation share. */
export function readFrame<User extends UserFacts>(
  functionName: string,
  options: EvaluateOptions<User>,
): Frame<User> {
  const now = readNow(functionName, options);
  const { policy, gates, campaign = '' } = options;
  if (typeof campaign !== 'string') refuse(functionName, 'campaign', 'expected a string', campaign);
  const { eligibility, segmentation, tone } = readPolicy(functionName, policy);
  return {
    functionName,
    now,
    eligibility,
    segmentation,
    tone,
    gates: readGates(functionName, gates),
    campaign,
  };
}

const defaults: DecisionPolicy = /*#__PURE__*/ Object.freeze({
  eligibility: defaultEligibilityPolicy,
  segmentation: defaultSegmentationPolicy,
  tone: defaultTonePolicy,
});

/** The policy that was read last: invisible, it only spares a host's one policy a new reading for every user. */
let lastRead: DecisionPolicy = defaults;

function readPolicy(functionName: string, policy: DecisionPolicy = defaults): DecisionPolicy {
  if (policy === lastRead) return policy;
  readSection(functionName, policy, resolvedEligibility);
  readSection(functionName, policy, resolvedSegmentation);
  readSection(functionName, policy, resolvedTone);
  if (Object.isFrozen(policy)) lastRead = policy;
  return policy;
}

/** The decision itself: read the user, find the first obstacle, then either segment and tone, or the next opening. */
export function decide<User extends UserFacts>(user: User, frame: Frame<User>): Decision {
  const { functionName, now, eligibility: policy, gates } = frame;
  const facts = readFacts(functionName, user, policy);
  const situation = { functionName, user, facts, policy, gates };
  const reason = obstacleAt(situation, now);
  if (reason !== null) {
    return {
      userId: facts.id,
      eligible: false,
      segment: null,
      tone: null,
      reason,
      nextEligibleAt: openingAt(situation, now),
      decisionKey: null,
    };
  }
  const segment = segmentAt(facts, frame.segmentation, now);
  return {
    userId: facts.id,
    eligible: true,
    segment,
    tone: toneOf(segment, frame.tone),
    reason: 'eligible',
    nextEligibleAt: now,
    decisionKey: `${frame.campaign}/${facts.id}/${facts.messageCount === 0 ? '0' : msText(facts.latestSentAt)}`,
  };
}

/**
 * `String(ms)`, in half the time for the instants of our days: engines print integers below 2^31 quickly, but a number
 * of 13 digits as they would a fraction.
 */
function msText(ms: EpochMs): string {
  if (ms < 1e9) return String(ms);
  const head = Math.floor(ms / 1e6);
  return String(head) + String(ms - head * 1e6 + 1e6).slice(1);
}
