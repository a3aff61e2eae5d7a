import { type Issue, issue, TactfulError } from '../errors.js';
import { isCount } from '../internal/counts.js';
import { unreadable } from '../internal/unreadable.js';
import { parseTimestamp, TIMESTAMP_EXPECTED } from '../time/index.js';
import type { Timestamp } from '../types.js';
import { checkUser } from './check-records.js';
import { emailDomain, normalizeEmail } from './human-name.js';
import { Intake } from './intake.js';
import { type ProfileOptions, readFrame } from './options.js';
import { countKeyFields, scoreOf } from './personalization-score.js';
import type { ProfilePolicy } from './policy.js';
import type { PersonalizationFields, UserRecord } from './records.js';

/** Options of {@link personalizationFields}; what `eventFields` gives back can be spread into them. */
export interface PersonalizationFieldsOptions extends ProfileOptions {
  /** @defaultValue `0` */
  readonly numberOfEventsAttended?: number;
  /** Asked for only under the policy's `activeWithin`. @defaultValue `null` */
  readonly lastEventDate?: Timestamp | null;
}

/**
 * Whether enough is known of a user to write to them personally.
 *
 * The key fields are interests, cuisinePreference, age and occupation; a field is filled unless it is absent, null,
 * an empty or blank text, an empty list, or 0. Enough are `enoughFields`, and under `requestBelow` a user should be
 * asked for more. A user is active from `activeMinEvents` attended events on, the last
 * one at most `activeWithin` ago, its end included.
 *
 * @throws TactfulError naming every malformed field of the user, or a malformed option.
 *
 * @example
 * ```ts
 * import { personalizationFields } from 'tactful';
 *
 * const user = { id: 'u1', email: 'ann@x.org', age: 32, interests: ['chess'], occupation: ' ' };
 * personalizationFields(user, { now: '2026-02-12', numberOfEventsAttended: 3 }) // => { hasEnoughFieldsToPersonalize: false, isFirstTimeUser: false, shouldRequestMoreDetails: false, isHealthyActiveUser: true, isOnTeam: false, personalizationScore: 35 }
 * ```
 */
export function personalizationFields(
  user: UserRecord,
  options: PersonalizationFieldsOptions,
): PersonalizationFields {
  try {
    const { now, policy } = readFrame('personalizationFields', options);
    const intake = new Intake('personalizationFields');
    intake.accepts('user', 0, user, checkUser);
    intake.throwIfRejected();
    const { numberOfEventsAttended = 0, lastEventDate = null } = options;
    const faults: Issue[] = [];
    if (!isCount(numberOfEventsAttended)) {
      faults.push(issue('numberOfEventsAttended', 'expected a whole number from 0', numberOfEventsAttended));
    }
    const lastAt = lastEventDate === null ? Number.NEGATIVE_INFINITY : parseTimestamp(lastEventDate);
    if (Number.isNaN(lastAt)) faults.push(issue('lastEventDate', TIMESTAMP_EXPECTED, lastEventDate));
    if (faults.length > 0) throw new TactfulError('invalid_input', 'personalizationFields', faults);
    return personalizationFieldsOf(user, numberOfEventsAttended, now - lastAt, policy);
  } catch (error) {
    throw unreadable('personalizationFields', { user, options }, error);
  }
}

/** The {@link PersonalizationFields} of a user who has attended that many events, the last one `idleMs` ago. */
export function personalizationFieldsOf(
  user: UserRecord,
  eventsAttended: number,
  idleMs: number,
  policy: ProfilePolicy,
): PersonalizationFields {
  const keyFields = countKeyFields(user);
  return {
    hasEnoughFieldsToPersonalize: keyFields >= policy.enoughFields,
    isFirstTimeUser: eventsAttended === 0,
    shouldRequestMoreDetails: keyFields < policy.requestBelow,
    isHealthyActiveUser:
      eventsAttended >= policy.activeMinEvents &&
      (policy.activeWithinMs === null || idleMs <= policy.activeWithinMs),
    isOnTeam: user.isOnTeam === true || isTeamEmail(user.email, policy.teamEmailDomains),
    personalizationScore: scoreOf(user, keyFields, eventsAttended),
  };
}

function isTeamEmail(email: string, domains: readonly string[]): boolean {
  return domains.length > 0 && domains.includes(emailDomain(normalizeEmail(email)));
}
