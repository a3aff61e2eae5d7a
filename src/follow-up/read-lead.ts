import { malformed } from '../internal/malformed.js';
import { isRecord } from '../internal/own-keys.js';
import { parseTimestamp } from '../time/index.js';
import type { EpochMs } from '../types.js';
import type { LeadFacts } from './lead.js';
import { leadFaults, STATUSES } from './lead-faults.js';
import type { FollowUpPolicy } from './policy.js';

/** A lead, read once: its fields checked, its last contact parsed, its names looked up. */
export interface LeadState {
  readonly id: string;
  readonly optedOut: boolean;
  readonly engagementStatus: string | null;
  readonly responseStatus: string | null;
  /** Whether the policy takes the response status for an answer. */
  readonly responded: boolean;
  readonly marked: boolean;
  /** Place of the stage in the policy; -1 before the first. */
  readonly stageIndex: number;
  readonly emailConfidenceLevel: string | null;
  /** Null: never. */
  readonly lastContactedAt: EpochMs | null;
}

const UNKNOWN = -2;

/**
 * Reads a lead. Only when a check fails is it gone through again, to say exactly what is wrong. This is one small
 * function so that it dissolves into the loop over a million leads. Time grows with the number of attempts.
 *
 * @throws TactfulError naming every malformed field; a stage or a status that nobody knows is one.
 */
export function readLead(functionName: string, lead: LeadFacts, policy: FollowUpPolicy): LeadState {
  const {
    id,
    engagementStatus = null,
    responseStatus = null,
    lastContactedAt = null,
    followUpStage = null,
    eligibleForReengagement: marked = false,
    markedAt = null,
    emailConfidenceLevel = null,
    optedOut = false,
    attempts,
  } = (lead as LeadFacts | null) ?? NOTHING;
  const contactedMs = lastContactedAt === null ? null : parseTimestamp(lastContactedAt);
  const stageIndex = followUpStage === null ? -1 : stageIndexOf(followUpStage, policy);
  const responded = !isOneOf(responseStatus, policy.eligibleResponseStatuses);
  if (
    typeof id !== 'string' ||
    id === '' ||
    typeof optedOut !== 'boolean' ||
    typeof marked !== 'boolean' ||
    (engagementStatus !== null && typeof engagementStatus !== 'string') ||
    (emailConfidenceLevel !== null && typeof emailConfidenceLevel !== 'string') ||
    (responded && !isOneOf(responseStatus, STATUSES)) ||
    stageIndex === UNKNOWN ||
    Number.isNaN(contactedMs) ||
    (markedAt !== null && Number.isNaN(parseTimestamp(markedAt))) ||
    (attempts !== undefined && !areAttempts(attempts))
  ) {
    throw malformed(functionName, 'lead', lead, leadFaults(lead, policy));
  }
  return {
    id,
    optedOut,
    engagementStatus,
    responseStatus,
    responded,
    marked,
    stageIndex,
    emailConfidenceLevel,
    lastContactedAt: contactedMs,
  };
}

const NOTHING: Partial<LeadFacts> = {};

/** Whether `attemptFaults` would find none. Builds nothing: most leads of a list that has been worked on have some. */
function areAttempts(attempts: unknown): boolean {
  if (!Array.isArray(attempts)) return false;
  for (let i = 0; i < attempts.length; i++) {
    const attempt: unknown = attempts[i];
    if (!isRecord(attempt)) return false;
    const { stage, at, success } = attempt;
    if (typeof stage !== 'string' || typeof success !== 'boolean' || Number.isNaN(parseTimestamp(at)))
      return false;
  }
  return true;
}

/** Place of the stage of that name. */
function stageIndexOf(name: unknown, { stages }: FollowUpPolicy): number {
  for (let i = 0; i < stages.length; i++) if (stages[i]!.name === name) return i;
  return UNKNOWN;
}

/** `list.includes(value)`, which costs more than going through a short list. */
export function isOneOf(value: unknown, list: readonly unknown[]): boolean {
  for (let i = 0; i < list.length; i++) if (list[i] === value) return true;
  return false;
}
