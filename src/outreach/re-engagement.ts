import { unreadable } from '../internal/unreadable.js';
import type { UserFacts } from '../types.js';
import type { OutreachCandidate } from './candidate.js';
import { type CandidateExtras, candidateFor, readActions, requireNumber } from './candidate-for.js';

/** What {@link reEngagement} is about. */
export interface ReEngagement<User extends UserFacts> extends CandidateExtras<User> {
  /** From 0 to 1. */
  readonly churnRisk: number;
  /** Days since the user was last there. @defaultValue not known */
  readonly inactiveDays?: number | null;
}

/**
 * A candidate that wins a user back. Its priority is `nextAction.priorities.reEngagement` of the policy's `behavior`
 * (0.9 by default) for a churn risk above `churn.reEngageAbove` (0.8 by default, not equal to it), and that times the
 * risk otherwise. Its context holds `churnRisk` and, if known, `days`.
 *
 * @throws TactfulError for malformed facts. The user is read by `planOutreach`.
 *
 * @example
 * ```ts
 * import { reEngagement } from 'tactful';
 *
 * const user = { id: 'u1', createdAt: '2026-01-10' };
 * reEngagement(user, { churnRisk: 0.85 }).priority // => 0.9
 * reEngagement(user, { churnRisk: 0.5, inactiveDays: 12 }).context // => { churnRisk: 0.5, days: 12 }
 * ```
 */
export function reEngagement<User extends UserFacts>(
  user: User,
  about: ReEngagement<User>,
): OutreachCandidate<User> {
  try {
    const { churn, nextAction } = readActions('reEngagement', about);
    const { churnRisk, inactiveDays = null, ...extras } = about;
    requireNumber('reEngagement', 'churnRisk', churnRisk, 0, 1);
    if (inactiveDays !== null) requireNumber('reEngagement', 'inactiveDays', inactiveDays, 0, 1e8);
    const context = { churnRisk, ...(inactiveDays === null ? {} : { days: Math.floor(inactiveDays) }) };
    const weight = churnRisk > churn.reEngageAbove ? 1 : churnRisk;
    const priority = nextAction.priorities.reEngagement * weight;
    return candidateFor(user, 're_engagement', '', priority, context, extras);
  } catch (error) {
    throw unreadable('reEngagement', { user, about }, error);
  }
}
