import { deepFreeze } from '../internal/deep-freeze.js';
import type { PolicySection, ResolvedSection } from '../internal/policy-section.js';
import {
  count,
  list,
  matching,
  nullable,
  object,
  oneOf,
  rate,
  refine,
  type Schema,
  text,
} from '../internal/schema.js';
import {
  fields,
  isMs,
  oneOf as isOneOf,
  isShare,
  isText,
  isWindow,
  listOf,
  orNull,
  wholeFrom,
} from '../internal/shape.js';
import {
  type CalendarPeriod,
  DAY_MS,
  type Duration,
  durationMs,
  durationSchema,
  type QuietHours,
  windowSchema,
  zoneNamed,
} from '../time/index.js';

/** At most `max` messages within a rolling window or a period of the user's local calendar. */
export interface CapInput {
  /** `0` blocks always. */
  readonly max: number;
  /** `{ days: 7 }` rolls with the clock; `'day'`, `'week'` (from Monday) and `'month'` follow the local calendar. */
  readonly per: Duration | CalendarPeriod;
  /** Counts only messages of this channel. @defaultValue every channel */
  readonly channel?: string;
  /** Counts only messages on this topic. @defaultValue every topic */
  readonly topic?: string;
}

/** The `eligibility` section of a policy document. `null` switches a check off. */
export interface EligibilityPolicyInput {
  /** A user is reached only after strictly more than this without activity. @defaultValue `{ hours: 24 }` */
  readonly inactivity?: Duration | null;
  /** A user is not reached within this of any message, its end included. @defaultValue `{ hours: 24 }` */
  readonly messageFrequency?: Duration | null;
  /**
   * Frequency caps `{ max, per, channel?, topic? }`; all of them must have room. `per` is a rolling duration, or
   * `'day'`, `'week'`, `'month'` of the user's calendar. `messageFrequency` applies besides, to every message of every
   * channel: a cap that is to allow more needs it shorter, or `null`. @defaultValue `[]`
   */
  readonly caps?: readonly CapInput[];
  /**
   * Local time in `[start, end)`, as `{ start: '21:00', end: '08:00' }`, in which nobody is reached; it may wrap
   * midnight. `timeZone`, UTC if left out, serves users without a zone of their own. @defaultValue `null`
   */
  readonly quietHours?: { readonly start: string; readonly end: string; readonly timeZone?: string } | null;
  /**
   * A user whose zone is no IANA name is skipped, or judged in the policy's zone (`'fallback'`).
   * @defaultValue `'skip'`
   */
  readonly onInvalidTimeZone?: 'skip' | 'fallback';
  /**
   * `{ fraction, salt }`: a share of users who are never reached, chosen by a hash of salt and id.
   * @defaultValue `null`
   */
  readonly holdout?: { readonly fraction: number; readonly salt: string } | null;
}

/** A {@link CapInput}, resolved: exactly one of `windowMs` and `period` is set. */
export interface Cap {
  readonly max: number;
  readonly windowMs: number | null;
  readonly period: CalendarPeriod | null;
  readonly channel: string | null;
  readonly topic: string | null;
}

/** The resolved `eligibility` section. */
export interface EligibilityPolicy {
  readonly inactivityMs: number | null;
  readonly messageFrequencyMs: number | null;
  readonly caps: readonly Cap[];
  readonly quietHours: QuietHours | null;
  readonly onInvalidTimeZone: 'skip' | 'fallback';
  readonly holdout: { readonly fraction: number; readonly salt: string } | null;
}

/** The production defaults: 24 hours without activity, 24 hours between messages, nothing else. */
export const defaultEligibilityPolicy: EligibilityPolicy = /*#__PURE__*/ deepFreeze({
  inactivityMs: DAY_MS,
  messageFrequencyMs: DAY_MS,
  caps: [],
  quietHours: null,
  onInvalidTimeZone: 'skip',
  holdout: null,
});

export const resolvedEligibility: ResolvedSection<'eligibility', EligibilityPolicy> = {
  name: 'eligibility',
  defaults: defaultEligibilityPolicy,
  shape: () => ({
    inactivityMs: orNull(isMs),
    messageFrequencyMs: orNull(isMs),
    caps: listOf(
      fields<Cap>({
        max: wholeFrom(0),
        windowMs: orNull(isWindow),
        period: orNull(isOneOf('day', 'week', 'month')),
        channel: orNull(isText),
        topic: orNull(isText),
      }),
    ),
    quietHours: orNull(fields<QuietHours>({ startMs: isMs, endMs: isMs, timeZone: isText })),
    onInvalidTimeZone: isOneOf('skip', 'fallback'),
    holdout: orNull(fields({ fraction: isShare, salt: isText })),
  }),
};

export const eligibilitySection: PolicySection<EligibilityPolicyInput, EligibilityPolicy> = {
  schema: () =>
    object<EligibilityPolicyInput>({
      inactivity: nullable(durationSchema()),
      messageFrequency: nullable(durationSchema()),
      caps: list(capSchema()),
      quietHours: nullable(quietHoursSchema()),
      onInvalidTimeZone: oneOf('skip', 'fallback'),
      holdout: nullable(object({ fraction: rate(), salt: text() }, ['fraction', 'salt'])),
    }),

  resolve: ({
    inactivity = { days: 1 },
    messageFrequency = { days: 1 },
    caps = [],
    quietHours = null,
    onInvalidTimeZone = 'skip',
    holdout = null,
  }) => ({
    inactivityMs: inactivity && durationMs(inactivity),
    messageFrequencyMs: messageFrequency && durationMs(messageFrequency),
    caps: caps.map(resolveCap),
    quietHours: quietHours && {
      startMs: clockMs(quietHours.start),
      endMs: clockMs(quietHours.end),
      timeZone: quietHours.timeZone ?? 'UTC',
    },
    onInvalidTimeZone,
    holdout: holdout && { fraction: holdout.fraction, salt: holdout.salt },
  }),
};

function resolveCap({ max, per, channel, topic }: CapInput): Cap {
  const calendar = typeof per === 'string';
  return {
    max,
    windowMs: calendar ? null : durationMs(per),
    period: calendar ? per : null,
    channel: channel ?? null,
    topic: topic ?? null,
  };
}

function capSchema(): Schema<CapInput> {
  const description = '"day", "week", "month" or a duration such as { "days": 7 }';
  const period = { ...oneOf('day', 'week', 'month'), description };
  return object<CapInput>(
    { max: count(), per: { anyOf: [period, windowSchema()] }, channel: text(), topic: text() },
    ['max', 'per'],
  );
}

function quietHoursSchema(): Schema<NonNullable<EligibilityPolicyInput['quietHours']>> {
  const clock = matching(
    '^([01]\\d|2[0-3]):[0-5]\\d$',
    'a local time of two digits each, from "00:00" to "23:59"',
  );
  const timeZone: Schema<string> = {
    type: 'string',
    check: (name, report) => zoneNamed(name) === null && report('expected an IANA time zone'),
  };
  return refine(
    object({ start: clock, end: clock, timeZone }, ['start', 'end']),
    ({ start, end }, report) => {
      if (start === end)
        report('expected start and end to differ: an empty window and a whole day look the same');
    },
  );
}

/** `"21:30"` in milliseconds from 00:00. */
function clockMs(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
}
