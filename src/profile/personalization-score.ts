import { refuse } from '../errors.js';
import { isCount } from '../internal/counts.js';
import { requireOptions } from '../internal/require-options.js';
import { unreadable } from '../internal/unreadable.js';
import { checkUser } from './check-records.js';
import { Intake } from './intake.js';
import { isFilled } from './is-filled.js';
import type { UserRecord } from './records.js';

const POINTS_PER_KEY_FIELD = 10;
const POINTS_PER_OTHER_FIELD = 5;
const POINTS_PER_EVENT = 5;
const MAX_POINTS_FOR_EVENTS = 30;

/** Options of {@link personalizationScore}. */
export interface PersonalizationScoreOptions {
  /** @defaultValue `0` */
  readonly numberOfEventsAttended?: number;
}

/**
 * How much there is to write to a user about, from 0 to 100: 10 each for interests, cuisinePreference, age and
 * occupation; 5 each for dietaryRestrictions, gender, relationshipStatus, tableTypePreference, homeNeighborhood and
 * workNeighborhood; 5 for each attended event, at most 30. Filling a field never lowers it.
 *
 * @throws TactfulError naming every malformed field of the user, or a malformed option.
 *
 * @example
 * ```ts
 * import { personalizationScore } from 'tactful';
 *
 * const user = { id: 'u1', email: 'ann@x.org', age: 32, gender: 'Female' };
 * personalizationScore(user, { numberOfEventsAttended: 2 }) // => 25
 * personalizationScore(user, { numberOfEventsAttended: 200 }) // => 45
 * ```
 */
export function personalizationScore(user: UserRecord, options: PersonalizationScoreOptions = {}): number {
  try {
    requireOptions('personalizationScore', options);
    const { numberOfEventsAttended = 0 } = options;
    const intake = new Intake('personalizationScore');
    intake.accepts('user', 0, user, checkUser);
    intake.throwIfRejected();
    if (!isCount(numberOfEventsAttended)) {
      const message = 'expected a whole number from 0';
      refuse('personalizationScore', 'numberOfEventsAttended', message, numberOfEventsAttended);
    }
    return scoreOf(user, countKeyFields(user), numberOfEventsAttended);
  } catch (error) {
    throw unreadable('personalizationScore', { user, options }, error);
  }
}

/** How many of the four fields that personal messages are made from are filled. */
export function countKeyFields({ interests, cuisinePreference, age, occupation }: UserRecord): number {
  return +isFilled(interests) + +isFilled(cuisinePreference) + +isFilled(age) + +isFilled(occupation);
}

/** The score of a user with that many key fields filled, who has attended that many events. */
export function scoreOf(user: UserRecord, keyFields: number, eventsAttended: number): number {
  const otherFields =
    +isFilled(user.dietaryRestrictions) +
    +isFilled(user.gender) +
    +isFilled(user.relationshipStatus) +
    +isFilled(user.tableTypePreference) +
    +isFilled(user.homeNeighborhood) +
    +isFilled(user.workNeighborhood);
  return (
    keyFields * POINTS_PER_KEY_FIELD +
    otherFields * POINTS_PER_OTHER_FIELD +
    Math.min(eventsAttended * POINTS_PER_EVENT, MAX_POINTS_FOR_EVENTS)
  );
}
