import * as z from 'zod/mini';
import { deepFreeze } from '../internal/deep-freeze.js';
import { isPrototypeKey } from '../internal/own-keys.js';
import type { PolicySection } from '../internal/policy-section.js';
import { type Duration, durationMs, durationSchema, windowSchema } from '../time/index.js';

/** How a type of outreach is treated. */
export interface OutreachTypeRule {
  /** It serves the product first, and is dropped for a user who needs mood support. @defaultValue false */
  readonly promotional?: boolean;
  /** It goes as soon as it may, without waiting for the user's best hour. @defaultValue false */
  readonly prompt?: boolean;
}

/** The `outreach` section of a policy document. `null` switches a limit off. */
export interface OutreachPolicyInput {
  /** Messages per user and local date that count toward caps; `0` plans none. @defaultValue `1` */
  readonly maxPerDay?: number | null;
  /** At least this long from one such message to the next, its end included. @defaultValue `{ hours: 12 }` */
  readonly minGap?: Duration | null;
  /** A plan holds what is sent before this much time has passed; the rest is deferred. @defaultValue `{ hours: 24 }` */
  readonly horizon?: Duration;
  /** How long an outreach may wait for the user's best hour, its end excluded. @defaultValue `{ hours: 24 }` */
  readonly maxDelay?: Duration;
  /**
   * The types there are; adds to the default ones and may change them. A `promotional` one is dropped for a user who
   * needs mood support, a `prompt` one does not wait for the user's best hour.
   * @defaultValue `{ re_engagement: { promotional: true }, feature_highlight: { promotional: true }, mood_support: {
   * prompt: true }, topic_follow_up: {}, milestone_celebration: { promotional: true }, check_in: {} }`
   */
  readonly types?: Readonly<Record<string, OutreachTypeRule>>;
}

/** The resolved `outreach` section. */
export interface OutreachPolicy {
  readonly maxPerDay: number | null;
  readonly minGapMs: number | null;
  readonly horizonMs: number;
  readonly maxDelayMs: number;
  readonly types: Readonly<Record<string, { readonly promotional: boolean; readonly prompt: boolean }>>;
}

const HOUR = 3_600_000;

/** One message a day, 12 hours apart, planned 24 hours ahead. */
export const defaultOutreachPolicy: OutreachPolicy = /*#__PURE__*/ deepFreeze({
  maxPerDay: 1,
  minGapMs: 12 * HOUR,
  horizonMs: 24 * HOUR,
  maxDelayMs: 24 * HOUR,
  types: {
    re_engagement: { promotional: true, prompt: false },
    feature_highlight: { promotional: true, prompt: false },
    mood_support: { promotional: false, prompt: true },
    topic_follow_up: { promotional: false, prompt: false },
    milestone_celebration: { promotional: true, prompt: false },
    check_in: { promotional: false, prompt: false },
  },
});

export const outreachSection: PolicySection<OutreachPolicyInput, OutreachPolicy> = {
  schema: () =>
    z.strictObject({
      maxPerDay: z.optional(z.nullable(z.number().check(z.gte(0), z.multipleOf(1)))),
      minGap: z.optional(z.nullable(windowSchema())),
      horizon: z.optional(windowSchema()),
      maxDelay: z.optional(durationSchema()),
      types: z.optional(
        z
          .record(
            z.string().check(z.minLength(1)),
            z.strictObject({ promotional: z.optional(z.boolean()), prompt: z.optional(z.boolean()) }),
          )
          .check(
            z.refine((types) => !Object.keys(types).some(isPrototypeKey), {
              error: 'must not name a prototype',
            }),
          ),
      ),
    }) as z.ZodMiniType as z.ZodMiniType<OutreachPolicyInput, OutreachPolicyInput>,

  resolve: ({ maxPerDay = 1, minGap, horizon, maxDelay, types = {} }) => ({
    maxPerDay,
    minGapMs: minGap === undefined ? 12 * HOUR : minGap && durationMs(minGap),
    horizonMs: horizon === undefined ? 24 * HOUR : durationMs(horizon),
    maxDelayMs: maxDelay === undefined ? 24 * HOUR : durationMs(maxDelay),
    types: {
      ...defaultOutreachPolicy.types,
      ...Object.fromEntries(
        Object.entries(types).map(([type, { promotional = false, prompt = false }]) => [
          type,
          { promotional, prompt },
        ]),
      ),
    },
  }),
};
