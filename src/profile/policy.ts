import { deepFreeze } from '../internal/deep-freeze.js';
import type { PolicySection, ResolvedSection } from '../internal/policy-section.js';
import { count, flag, list, matching, nullable, object } from '../internal/schema.js';
import { isFlag, isMs, isText, isWindow, listOf, orNull, wholeFrom } from '../internal/shape.js';
import { DAY_MS, type Duration, durationMs, durationSchema, windowSchema } from '../time/index.js';

/** The `profile` section of a policy document. */
export interface ProfilePolicyInput {
  /** A user may be sent a new message from this long after the last one on. @defaultValue `{ days: 7 }` */
  readonly messageCooldown?: Duration;
  /** Whether a queued message stands in the way of a new one. @defaultValue `false` */
  readonly blockWhenQueued?: boolean;
  /** From this many key fields on (interests, cuisines, age, occupation) enough is known. @defaultValue `3` */
  readonly enoughFields?: number;
  /** With fewer key fields than this a user is asked for more details. @defaultValue `2` */
  readonly requestBelow?: number;
  /** From this many attended events on a user is a healthy active one. @defaultValue `3` */
  readonly activeMinEvents?: number;
  /** A healthy active user's last event is at most this long ago; `null`: any time. @defaultValue `null` */
  readonly activeWithin?: Duration | null;
  /** From this many events attended together on someone is a friend. @defaultValue `2` */
  readonly friendMinEvents?: number;
  /** At most so many favorite event types are named. @defaultValue `3` */
  readonly favoriteTypes?: number;
  /** The summary calls a user lapsed whose last event is this long ago, in whole days (`daysSinceLastEvent`). @defaultValue `{ days: 90 }` */
  readonly lapsedAfter?: Duration;
  /** Domains whose addresses belong to the team, in any case; subdomains are domains of their own. @defaultValue `[]` */
  readonly teamEmailDomains?: readonly string[];
}

/** The resolved `profile` section. */
export interface ProfilePolicy {
  readonly messageCooldownMs: number;
  readonly blockWhenQueued: boolean;
  readonly enoughFields: number;
  readonly requestBelow: number;
  readonly activeMinEvents: number;
  readonly activeWithinMs: number | null;
  readonly friendMinEvents: number;
  readonly favoriteTypes: number;
  readonly lapsedAfterMs: number;
  /** In lower case. */
  readonly teamEmailDomains: readonly string[];
}

/** A message a week, friends from 2 events on, active from 3 on, lapsed after 90 days, no team. */
export const defaultProfilePolicy: ProfilePolicy = /*#__PURE__*/ deepFreeze({
  messageCooldownMs: 7 * DAY_MS,
  blockWhenQueued: false,
  enoughFields: 3,
  requestBelow: 2,
  activeMinEvents: 3,
  activeWithinMs: null,
  friendMinEvents: 2,
  favoriteTypes: 3,
  lapsedAfterMs: 90 * DAY_MS,
  teamEmailDomains: [],
});

export const resolvedProfile: ResolvedSection<'profile', ProfilePolicy> = {
  name: 'profile',
  defaults: defaultProfilePolicy,
  shape: () => ({
    messageCooldownMs: isMs,
    blockWhenQueued: isFlag,
    enoughFields: wholeFrom(0),
    requestBelow: wholeFrom(0),
    activeMinEvents: wholeFrom(1),
    activeWithinMs: orNull(isWindow),
    friendMinEvents: wholeFrom(1),
    favoriteTypes: wholeFrom(0),
    lapsedAfterMs: isWindow,
    teamEmailDomains: listOf(isText),
  }),
};

export const profileSection: PolicySection<ProfilePolicyInput, ProfilePolicy> = {
  schema: () =>
    object<ProfilePolicyInput>({
      messageCooldown: durationSchema(),
      blockWhenQueued: flag(),
      enoughFields: count(),
      requestBelow: count(),
      activeMinEvents: count(1),
      activeWithin: nullable(windowSchema()),
      friendMinEvents: count(1),
      favoriteTypes: count(),
      lapsedAfter: windowSchema(),
      teamEmailDomains: list(matching('^[^\\s@]+$', 'a domain such as "example.com"')),
    }),

  resolve: ({
    messageCooldown = { days: 7 },
    blockWhenQueued = false,
    enoughFields = 3,
    requestBelow = 2,
    activeMinEvents = 3,
    activeWithin = null,
    friendMinEvents = 2,
    favoriteTypes = 3,
    lapsedAfter = { days: 90 },
    teamEmailDomains = [],
  }) => ({
    messageCooldownMs: durationMs(messageCooldown),
    blockWhenQueued,
    enoughFields,
    requestBelow,
    activeMinEvents,
    activeWithinMs: activeWithin && durationMs(activeWithin),
    friendMinEvents,
    favoriteTypes,
    lapsedAfterMs: durationMs(lapsedAfter),
    teamEmailDomains: teamEmailDomains.map((domain) => domain.toLowerCase()),
  }),
};
