import type { EpochMs, Timestamp } from '../types.js';

/**
 * What became of a message to a lead. In the statistics absent, null and `''` count as `'No Response'`; whether a lead
 * with one of them may be followed up is up to the policy's `eligibleResponseStatuses`, where null stands for absent.
 */
export type ResponseStatus = 'No Response' | 'Interested' | 'Rejected' | 'Converted' | '';

/** A follow-up that was tried. */
export interface FollowUpAttempt {
  readonly stage: string;
  readonly at: EpochMs;
  /** Whether the message was sent. */
  readonly success: boolean;
}

/** What follow-ups read of a lead. Your own records may have any other fields. */
export interface LeadFacts {
  readonly id: string;
  /** `'Sent'` once written to. */
  readonly engagementStatus?: string | null | undefined;
  /** Of these, or one that the policy counts as no answer. */
  readonly responseStatus?: ResponseStatus | (string & {}) | null | undefined;
  readonly lastContactedAt?: Timestamp | null | undefined;
  /** The stage of the last follow-up, or, while marked, of the one to send. Absent or null: none yet. */
  readonly followUpStage?: string | null | undefined;
  /** The flag: marked for a follow-up that has not been completed. */
  readonly eligibleForReengagement?: boolean | undefined;
  readonly markedAt?: Timestamp | null | undefined;
  /** How sure one is of the address: `'Real'`, `'Pattern'`, or less. */
  readonly emailConfidenceLevel?: string | null | undefined;
  readonly optedOut?: boolean | undefined;
  /** Follow-ups tried so far, in order. */
  readonly attempts?: readonly FollowUpAttempt[] | undefined;
}

/** A lead as plain data. Fields that the library does not know are kept as they are. */
export interface Lead extends LeadFacts {
  readonly name?: string;
  readonly email?: string | null;
  readonly company?: string | null;
  readonly [other: string]: unknown;
}
