import { deepFreeze } from '../internal/deep-freeze.js';
import type { PolicySection, ResolvedSection } from '../internal/policy-section.js';
import { count, flag, keyName, nullable, object, record } from '../internal/schema.js';
import { fields, isFlag, isMs, isWindow, named, orNull, wholeFrom } from '../internal/shape.js';
import { type Duration, durationMs, durationSchema, HOUR_MS, windowSchema } from '../time/index.js';

/** How a type of outreach is treated. */
export interface OutreachTypeRule {
  /**
   * It serves the product first, and is dropped for a user who needs mood support.
   * @defaultValue as the default type of that name has it, else false
   */
  readonly promotional?: boolean;
  /**
   * It goes as soon as it may, without waiting for the user's best hour.
   * @defaultValue as the default type of that name has it, else false
   */
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
  /**
   * How long an outreach may wait for the user's best hour, its end excluded, counted anew in each plan: of less than a
   * day, a later plan may see a better hour come into reach.
   * @defaultValue `{ hours: 24 }`
   */
  readonly maxDelay?: Duration;
  /**
   * The types there are; adds to the default ones and may change them, a field left out staying as it is. A
   * `promotional` one is dropped for a user who needs mood support, a `prompt` one does not wait for the user's best
   * hour.
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

/** One message a day, 12 hours apart, planned 24 hours ahead. */
export const defaultOutreachPolicy: OutreachPolicy = /*#__PURE__*/ deepFreeze({
  maxPerDay: 1,
  minGapMs: 12 * HOUR_MS,
  horizonMs: 24 * HOUR_MS,
  maxDelayMs: 24 * HOUR_MS,
  types: {
    re_engagement: { promotional: true, prompt: false },
    feature_highlight: { promotional: true, prompt: false },
    mood_support: { promotional: false, prompt: true },
    topic_follow_up: { promotional: false, prompt: false },
    milestone_celebration: { promotional: true, prompt: false },
    check_in: { promotional: false, prompt: false },
  },
});

export const resolvedOutreach: ResolvedSection<'outreach', OutreachPolicy> = {
  name: 'outreach',
  defaults: defaultOutreachPolicy,
  shape: () => ({
    maxPerDay: orNull(wholeFrom(0)),
    minGapMs: orNull(isWindow),
    horizonMs: isWindow,
    maxDelayMs: isMs,
    types: named(fields({ promotional: isFlag, prompt: isFlag })),
  }),
};

export const outreachSection: PolicySection<OutreachPolicyInput, OutreachPolicy> = {
  schema: () =>
    object<OutreachPolicyInput>({
      maxPerDay: nullable(count()),
      minGap: nullable(windowSchema()),
      horizon: windowSchema(),
      maxDelay: durationSchema(),
      types: record(object<OutreachTypeRule>({ promotional: flag(), prompt: flag() }), keyName()),
    }),

  resolve: ({
    maxPerDay = 1,
    minGap = { hours: 12 },
    horizon = { hours: 24 },
    maxDelay = { hours: 24 },
    types = {},
  }) => ({
    maxPerDay,
    minGapMs: minGap && durationMs(minGap),
    horizonMs: durationMs(horizon),
    maxDelayMs: durationMs(maxDelay),
    types: {
      ...defaultOutreachPolicy.types,
      ...Object.fromEntries(
        Object.entries(types).map(([type, rule]) => [
          type,
          { promotional: false, prompt: false, ...defaultOutreachPolicy.types[type], ...rule },
        ]),
      ),
    },
  }),
};
