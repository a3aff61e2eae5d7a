import { deepFreeze } from '../internal/deep-freeze.js';
import type { PolicySection, ResolvedSection } from '../internal/policy-section.js';
import { countable, keyName, list, nullable, object, refine, type Schema, text } from '../internal/schema.js';
import { fields, isMs, isText, listOf, orNull } from '../internal/shape.js';
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

export const resolvedFollowUp: ResolvedSection<'followUp', FollowUpPolicy> = {
  name: 'followUp',
  defaults: defaultFollowUpPolicy,
  shape: () => ({
    stages: listOf(fields<FollowUpStage>({ name: isText, afterMs: isMs, tone: isText })),
    requiredEngagementStatus: orNull(isText),
    eligibleResponseStatuses: listOf(orNull(isText)),
    emailConfidenceLevels: orNull(listOf(isText)),
  }),
};

export const followUpSection: PolicySection<FollowUpPolicyInput, FollowUpPolicy> = {
  schema: () =>
    object<FollowUpPolicyInput>({
      stages: refine(list(stageSchema()), (stages, report) => {
        const names = new Set(stages.map(({ name }) => name));
        if (names.size < stages.length) report('expected names that differ');
      }),
      requiredEngagementStatus: nullable({ type: 'string' }),
      eligibleResponseStatuses: list(nullable(countable())),
      emailConfidenceLevels: nullable(list({ type: 'string' })),
    }),

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

function stageSchema(): Schema<FollowUpStageInput> {
  return object({ name: keyName(), after: durationSchema(), tone: text() }, ['name', 'after', 'tone']);
}
