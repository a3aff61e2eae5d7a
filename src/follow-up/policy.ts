import * as z from 'zod/mini';
import { deepFreeze } from '../internal/deep-freeze.js';
import { isPrototypeKey } from '../internal/own-keys.js';
import type { PolicySection } from '../internal/policy-section.js';
import { DAY_MS, type Duration, durationMs, durationSchema } from '../time/index.js';

/** One follow-up message of the sequence. */
export interface FollowUpStageInput {
  /** What a lead's `followUpStage` says once it is marked for this message. */
  readonly name: string;
  /** The message is due after strictly more than this since the last contact. */
  readonly after: Duration;
  /** How to speak in it. */
  readonly tone: string;
}

/** The `followUp` section of a policy document. */
export interface FollowUpPolicyInput {
  /**
   * The messages that follow an unanswered one, in order, each after its wait. An empty list: nobody is followed up.
   * @defaultValue `[{ name: 'Followup_1', after: { days: 7 }, tone: 'strategic_followup' }, { name: 'Followup_2',
   * after: { days: 7 }, tone: 'final_opportunity' }]`
   */
  readonly stages?: readonly FollowUpStageInput[];
  /** The engagement status of a lead that was written to; null: any. @defaultValue `'Sent'` */
  readonly requiredEngagementStatus?: string | null;
  /** The response statuses that mean "no answer yet". @defaultValue `['No Response', '', null]` */
  readonly eligibleResponseStatuses?: readonly (string | null)[];
  /** How sure one must be of the email address; null: not at all. @defaultValue `['Real', 'Pattern']` */
  readonly emailConfidenceLevels?: readonly string[] | null;
}

/** A {@link FollowUpStageInput}, resolved. */
export interface FollowUpStage {
  readonly name: string;
  readonly afterMs: number;
  readonly tone: string;
}

/** The resolved `followUp` section. */
export interface FollowUpPolicy {
  readonly stages: readonly FollowUpStage[];
  readonly requiredEngagementStatus: string | null;
  readonly eligibleResponseStatuses: readonly (string | null)[];
  readonly emailConfidenceLevels: readonly string[] | null;
}

/** Two follow-ups, seven days apart, to leads with a reliable address who have not answered. */
export const defaultFollowUpPolicy: FollowUpPolicy = /*#__PURE__*/ deepFreeze({
  stages: [
    { name: 'Followup_1', afterMs: 7 * DAY_MS, tone: 'strategic_followup' },
    { name: 'Followup_2', afterMs: 7 * DAY_MS, tone: 'final_opportunity' },
  ],
  requiredEngagementStatus: 'Sent',
  eligibleResponseStatuses: ['No Response', '', null],
  emailConfidenceLevels: ['Real', 'Pattern'],
});

export const followUpSection: PolicySection<FollowUpPolicyInput, FollowUpPolicy> = {
  schema: () =>
    z.strictObject({
      stages: z.optional(
        z.array(stageSchema()).check(
          z.refine((stages) => new Set(stages.map(({ name }) => name)).size === stages.length, {
            error: 'expected names that differ',
          }),
        ),
      ),
      requiredEngagementStatus: z.optional(z.nullable(z.string())),
      eligibleResponseStatuses: z.optional(z.array(z.nullable(countable(z.string())))),
      emailConfidenceLevels: z.optional(z.nullable(z.array(z.string()))),
    }) as z.ZodMiniType as z.ZodMiniType<FollowUpPolicyInput, FollowUpPolicyInput>,

  resolve: ({
    stages,
    requiredEngagementStatus = defaultFollowUpPolicy.requiredEngagementStatus,
    eligibleResponseStatuses = defaultFollowUpPolicy.eligibleResponseStatuses,
    emailConfidenceLevels = defaultFollowUpPolicy.emailConfidenceLevels,
  }) => ({
    stages:
      stages === undefined
        ? defaultFollowUpPolicy.stages
        : stages.map(({ name, after, tone }) => ({ name, afterMs: durationMs(after), tone })),
    requiredEngagementStatus,
    eligibleResponseStatuses,
    emailConfidenceLevels,
  }),
};

function stageSchema(): z.ZodMiniType<FollowUpStageInput, FollowUpStageInput> {
  return z.strictObject({
    name: countable(z.string().check(z.minLength(1))),
    after: durationSchema(),
    tone: z.string().check(z.minLength(1)),
  });
}

/** A name that can be counted under in a plain object. */
function countable(name: z.ZodMiniString<string>): z.ZodMiniString<string> {
  return name.check(z.refine((text) => !isPrototypeKey(text), { error: 'must not name a prototype' }));
}
