import { refuse } from '../errors.js';
import { isRecord } from '../internal/own-keys.js';
import { unreadable } from '../internal/unreadable.js';
import type { Milestone } from '../milestones/index.js';
import type { UserFacts } from '../types.js';
import type { OutreachCandidate } from './candidate.js';
import {
  type CandidateExtras,
  candidateFor,
  readActions,
  requireName,
  requireNumber,
} from './candidate-for.js';

/** What {@link milestoneCelebration} is about. */
export interface MilestoneCelebration<User extends UserFacts> extends CandidateExtras<User> {
  readonly milestone: Pick<Milestone, 'name' | 'displayName' | 'description' | 'points'>;
}

/**
 * A candidate that celebrates a milestone. Its priority is `nextAction.priorities.milestoneCelebration` of the policy's
 * `behavior` (0.7 by default). Its subject is the milestone's name; its context holds `milestone`, `description` and
 * `points`.
 *
 * @throws TactfulError if the milestone is malformed. The user is read by `planOutreach`.
 *
 * @example
 * ```ts
 * import { defaultMilestones, milestoneCelebration } from 'tactful';
 *
 * const user = { id: 'u1', createdAt: '2026-01-10' };
 * milestoneCelebration(user, { milestone: defaultMilestones[2], context: { name: 'Ann' } }).context // => { milestone: 'Super Communicator', description: 'Reached 100 interactions', points: 100, name: 'Ann' }
 * ```
 */
export function milestoneCelebration<User extends UserFacts>(
  user: User,
  about: MilestoneCelebration<User>,
): OutreachCandidate<User> {
  try {
    const { nextAction } = readActions('milestoneCelebration', about);
    const { milestone, ...extras } = about;
    if (!isRecord(milestone)) refuse('milestoneCelebration', 'milestone', 'expected a milestone', milestone);
    const { name, displayName, description, points } = milestone as Milestone;
    for (const [field, value] of Object.entries({ name, displayName, description })) {
      requireName('milestoneCelebration', `milestone.${field}`, value);
    }
    requireNumber('milestoneCelebration', 'milestone.points', points, 0, Number.MAX_SAFE_INTEGER);
    const context = { milestone: displayName, description, points };
    const priority = nextAction.priorities.milestoneCelebration;
    return candidateFor(user, 'milestone_celebration', name, priority, context, extras);
  } catch (error) {
    throw unreadable('milestoneCelebration', { user, about }, error);
  }
}
