import * as fc from 'fast-check';
import type { FollowUpAttempt, Lead } from '../../follow-up/index.js';
import { defaultFollowUpPolicy } from '../../follow-up/policy.js';
import { parseTimestamp } from '../../time/index.js';
import type { EpochMs, Timestamp } from '../../types.js';
import { instant } from './instant.js';
import { type NearConstraints, near } from './near.js';
import { record } from './record.js';

/** What `arbitraries.lead` may be held to. */
export interface LeadConstraints extends NearConstraints {
  /** The instant that they are seen at; contacts lie around it. @defaultValue any of `instant()` */
  readonly now?: Timestamp;
  /** The names of your policy's stages, in order. @defaultValue `['Followup_1', 'Followup_2']` */
  readonly stages?: readonly string[];
  /** How long ago the last contact may have been. @defaultValue `40` */
  readonly withinDays?: number;
}

/** A lead in any state: written to or not, answered or not, marked or not, at any stage. */
export function lead(constraints: LeadConstraints = {}): fc.Arbitrary<Lead> {
  const { now, ...rest } = constraints;
  if (now === undefined) return instant(rest).chain((at) => lead({ ...rest, now: at }));
  const stages = rest.stages ?? defaultFollowUpPolicy.stages.map(({ name }) => name);
  const at = near(parseTimestamp(now), rest.withinDays ?? 40, rest);
  const attempt: fc.Arbitrary<FollowUpAttempt>[] =
    stages.length > 0
      ? [record({ stage: fc.constantFrom(...stages), at, success: fc.boolean() }, ['stage', 'at', 'success'])]
      : [];
  const atStage = fc.constantFrom(null, ...stages);
  return record<Fields>(
    {
      id: fc.string({ minLength: 1 }),
      name: fc.string(),
      email: fc.option(fc.constantFrom('ann@mail.test', 'bo@mail.test')),
      company: fc.option(fc.string()),
      engagementStatus: fc.constantFrom('Sent', 'Sent', 'Sent', 'New', '', null),
      responseStatus: fc.constantFrom('No Response', '', null, 'Interested', 'Rejected', 'Converted'),
      lastContactedAt: fc.option(at),
      followUpStage: atStage,
      eligibleForReengagement: fc.constantFrom(false, false, true),
      markedAt: fc.option(at),
      emailConfidenceLevel: fc.constantFrom('Real', 'Pattern', 'Guess', '', null),
      optedOut: fc.constantFrom(false, false, false, true),
      attempts: fc.oneof(fc.constant([]), ...attempt.map((one) => fc.array(one, { maxLength: 4 }))),
    },
    ['id'],
  ) as fc.Arbitrary<Lead>;
}

/** The fields of a lead that the library knows; a host may add its own. */
interface Fields {
  readonly id: string;
  readonly name?: string;
  readonly email?: string | null;
  readonly company?: string | null;
  readonly engagementStatus?: string | null;
  readonly responseStatus?: string | null;
  readonly lastContactedAt?: EpochMs | null;
  readonly followUpStage?: string | null;
  readonly eligibleForReengagement?: boolean;
  readonly markedAt?: EpochMs | null;
  readonly emailConfidenceLevel?: string | null;
  readonly optedOut?: boolean;
  readonly attempts?: readonly FollowUpAttempt[];
}
