import type { LeadFacts } from '../follow-up/index.js';
import type { BehaviorPattern, Json, Timestamp, UserFacts } from '../types.js';

/** An outreach that a host would like to make. */
export interface OutreachCandidate<User extends UserFacts = UserFacts> {
  readonly user: User;
  /** One of the types of the policy. */
  readonly outreachType: string;
  /** What it is about (a topic, a milestone), to tell two of one type apart. @defaultValue `''` */
  readonly subject?: string;
  /** From 0 to 1; the higher goes first. */
  readonly priority: number;
  /** Tells the user's best hour. The fullest pattern among the user's candidates serves them all. @defaultValue none */
  readonly pattern?: BehaviorPattern | null;
  /** The lead that it follows up: it goes only when `assessLead` says that the lead may be. @defaultValue none */
  readonly lead?: LeadFacts | null;
  /** What its message may be filled with. @defaultValue none */
  readonly context?: Readonly<Record<string, Json>> | null;
  /** The template to use; otherwise the plan may choose one. @defaultValue none */
  readonly templateId?: string | null;
  /** Goes into the user's messages once planned, for caps by channel. @defaultValue none */
  readonly channel?: string | null;
  /** Not sent before this. @defaultValue at once */
  readonly notBefore?: Timestamp | null;
  /** Only sent before this; later than `notBefore`. @defaultValue never */
  readonly expiresAt?: Timestamp | null;
}
