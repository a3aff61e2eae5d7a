import type { Facts } from '../eligibility/facts.js';
import type { LeadSkipReason } from '../follow-up/index.js';
import type { BehaviorPattern, EpochMs, Json, UserFacts } from '../types.js';

/** A user with at least one candidate. */
export interface Recipient<User extends UserFacts> {
  readonly user: User;
  readonly facts: Facts;
  /** The fullest of the candidates' patterns. */
  pattern: BehaviorPattern | null;
}

/** A candidate that was read. */
export interface Entry<User extends UserFacts> {
  readonly index: number;
  readonly recipient: Recipient<User>;
  readonly outreachType: string;
  readonly subject: string;
  readonly priority: number;
  readonly promotional: boolean;
  readonly prompt: boolean;
  readonly context: Readonly<Record<string, Json>> | null;
  readonly templateId: string | null;
  readonly channel: string | null;
  /** Why its lead may not be followed up yet, and from when on it may; null if there is nothing against it. */
  readonly hindrance: Hindrance | null;
  /** `-Infinity` if it has none. */
  readonly notBefore: EpochMs;
  /** `Infinity` if it never does. */
  readonly expiresAt: EpochMs;
  readonly outreachKey: string;
}

/** A lead that may not be followed up. */
export interface Hindrance {
  readonly reason: LeadSkipReason;
  /** `Infinity`: never. */
  readonly clearsAt: EpochMs;
}
