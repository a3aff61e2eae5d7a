import { deepFreeze } from '../internal/deep-freeze.js';
import type { PolicySection, ResolvedSection } from '../internal/policy-section.js';
import { count, list, object, text } from '../internal/schema.js';
import { isText, likeAllOf, listOf, wholeFrom } from '../internal/shape.js';

/** The `messaging` section of a policy document. */
export interface MessagingPolicyInput {
  /**
   * The most a message may measure, in UTF-16 code units, its end included. 4096 is Telegram's limit.
   * @defaultValue `4096`
   */
  readonly maxLength?: number;
  /** Phrases that `checkMessage` looks for beside its own English ones, in any case. */
  readonly phrases?: {
    /** More phrases that refer to the earlier message. @defaultValue `[]` */
    readonly acknowledgement?: readonly string[];
    /** More phrases that say that this is the last message. @defaultValue `[]` */
    readonly final?: readonly string[];
    /** More phrases that press for an answer now. @defaultValue `[]` */
    readonly urgency?: readonly string[];
  };
}

/** The resolved `messaging` section. */
export interface MessagingPolicy {
  readonly maxLength: number;
  readonly phrases: {
    readonly acknowledgement: readonly string[];
    readonly final: readonly string[];
    readonly urgency: readonly string[];
  };
}

/** At most 4096 code units, no phrases of one's own. */
export const defaultMessagingPolicy: MessagingPolicy = /*#__PURE__*/ deepFreeze({
  maxLength: 4096,
  phrases: { acknowledgement: [], final: [], urgency: [] },
});

export const resolvedMessaging: ResolvedSection<'messaging', MessagingPolicy> = {
  name: 'messaging',
  defaults: defaultMessagingPolicy,
  shape: () => ({
    maxLength: wholeFrom(1),
    phrases: likeAllOf(defaultMessagingPolicy.phrases, listOf(isText)),
  }),
};

export const messagingSection: PolicySection<MessagingPolicyInput, MessagingPolicy> = {
  schema: () => {
    const phrases = list(text());
    return object<MessagingPolicyInput>({
      maxLength: count(1),
      phrases: object({ acknowledgement: phrases, final: phrases, urgency: phrases }),
    });
  },

  resolve: ({ maxLength = 4096, phrases: { acknowledgement = [], final = [], urgency = [] } = {} }) => ({
    maxLength,
    phrases: { acknowledgement, final, urgency },
  }),
};
