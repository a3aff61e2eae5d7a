import type { BehaviorPolicy } from '../behavior/index.js';
import { resolvedBehavior } from '../behavior/policy.js';
import { type Gate, readGates } from '../eligibility/gates.js';
import type { EligibilityPolicy } from '../eligibility/index.js';
import type { Situation } from '../eligibility/opening.js';
import { resolvedEligibility } from '../eligibility/policy.js';
import { refuse } from '../errors.js';
import type { FollowUpPolicy } from '../follow-up/index.js';
import { resolvedFollowUp } from '../follow-up/policy.js';
import { readSection } from '../internal/read-section.js';
import { unreadable } from '../internal/unreadable.js';
import { readNow } from '../time/index.js';
import type { Timestamp, UserFacts } from '../types.js';
import { byPrecedence } from './by-precedence.js';
import type { OutreachCandidate } from './candidate.js';
import type { Recipient } from './entry.js';
import { withLimits, withMessage } from './limits.js';
import type { DeferredOutreach, DroppedOutreach, OutreachPlan, ScheduledOutreach } from './outreach-plan.js';
import { type OutreachPolicy, resolvedOutreach } from './policy.js';
import { readCandidates } from './read-candidates.js';
import { type Outcome, settle } from './settle.js';
import { type TemplateChoice, templateChooser } from './template-chooser.js';

/** The sections of a policy that a plan reads. */
export interface OutreachPlanPolicy {
  readonly eligibility: EligibilityPolicy;
  readonly outreach: OutreachPolicy;
  readonly behavior: BehaviorPolicy;
  readonly followUp: FollowUpPolicy;
}

/** Options of {@link planOutreach}. */
export interface PlanOutreachOptions<User extends UserFacts = UserFacts> {
  readonly now: Timestamp;
  /** @defaultValue the production defaults */
  readonly policy?: OutreachPlanPolicy;
  /** The most that the plan may schedule, over all users; null: no limit. @defaultValue null */
  readonly budget?: number | null;
  /** Checks of your own, run after all others. @defaultValue none */
  readonly gates?: readonly Gate<User>[];
  /** Chooses a template for each scheduled outreach that brings none. @defaultValue none is chosen */
  readonly templates?: TemplateChoice;
}

/**
 * Turns candidates into a plan: which outreach is made, and when exactly, under everything that `evaluateUser` checks
 * (opt-out, pause, holdout, activity, message frequency, caps, quiet hours, gates), the policy's `maxPerDay` (by the
 * user's local date) and `minGap`, and the budget. Nothing is lost: each candidate is `scheduled`, `deferred` with the
 * instant until when, `dropped` with the reason, or `rejected` as malformed.
 *
 * - Precedence: the higher priority, then the earlier expiry, then the user's id, the type and the subject. The plan
 *   does not depend on the order of the candidates.
 * - An outreach goes at the first instant that is allowed; or, with a pattern and unless its type is `prompt`, at the
 *   user's best hour within `maxDelay` of it. Of one user's outreaches the next goes after the one before, and each
 *   counts as a message (of its channel, with its type as topic) for those after it.
 * - What cannot go before `now + horizon` is deferred; so is what the budget has no room for, until a place after it.
 * - An outreach that follows a lead up goes when the lead may be followed up, by `assessLead`, at the earliest.
 * - What expires first is dropped (it must be sent strictly before `expiresAt`), and so are further candidates of the
 *   same key, and promotional types for a user with a mood support candidate that has not expired.
 *
 * A planned instant holds as long as nothing happens. Ask `evaluateUser` again right before sending, put a unique
 * constraint on `outreachKey`, and record the message.
 *
 * Takes time for sorting the candidates, and for a few decisions on each.
 *
 * Candidates of one user must agree about the user: in the instants, the zone and the opt-out, in the messages and their
 * order, in the traits, and in whatever else gates may ask for. Of a user described in two ways all are rejected.
 *
 * @throws TactfulError for malformed options. A malformed candidate lands in `rejected`.
 *
 * @example
 * ```ts
 * import { planOutreach } from 'tactful';
 *
 * const user = { id: 'u1', createdAt: '2026-01-10', timeZone: 'Asia/Tokyo' };
 * const candidates = [
 *   { user, outreachType: 'check_in', priority: 0.3 },
 *   { user, outreachType: 'topic_follow_up', subject: 'chess', priority: 0.6 },
 * ];
 * const { scheduled, deferred } = planOutreach(candidates, { now: 1772323200000 });
 * scheduled // => [{ userId: 'u1', outreachType: 'topic_follow_up', subject: 'chess', priority: 0.6, sendAt: 1772323200000, templateId: null, reason: 'now', outreachKey: 'topic_follow_up/chess/u1/0' }]
 * deferred // => [{ userId: 'u1', outreachType: 'check_in', subject: '', priority: 0.3, until: 1772409600001, reason: 'slot_taken', outreachKey: 'check_in//u1/0' }]
 * ```
 */
export function planOutreach<User extends UserFacts>(
  candidates: readonly OutreachCandidate<User>[],
  options: PlanOutreachOptions<User>,
): OutreachPlan {
  try {
    const now = readNow('planOutreach', options);
    const { policy, budget = null } = options;
    const outreach = readSection('planOutreach', policy, resolvedOutreach);
    const eligibility = withLimits(readSection('planOutreach', policy, resolvedEligibility), outreach);
    const behavior = readSection('planOutreach', policy, resolvedBehavior);
    const followUp = readSection('planOutreach', policy, resolvedFollowUp);
    const gates = readGates('planOutreach', options.gates);
    if (budget !== null && !(Number.isSafeInteger(budget) && budget >= 0)) {
      refuse('planOutreach', 'budget', 'expected a whole number from 0, or null', budget);
    }
    const chooseTemplateFor = templateChooser(options.templates);
    if (!Array.isArray(candidates))
      refuse('planOutreach', 'candidates', 'expected a list of candidates', candidates);

    const { entries, rejected } = readCandidates<User>(candidates, now, { eligibility, outreach, followUp });
    const ordered = [...entries].sort(byPrecedence);
    const supported = new Set<Recipient<User>>();
    for (const { outreachType, expiresAt, recipient } of ordered) {
      if (outreachType === 'mood_support' && expiresAt > now) supported.add(recipient);
    }

    const scheduled: ScheduledOutreach[] = [];
    const deferred: DeferredOutreach[] = [];
    const dropped: DroppedOutreach[] = [];
    const seen = new Set<string>();
    const situations = new Map<Recipient<User>, Situation<User>>();
    const horizon = now + outreach.horizonMs;
    for (const entry of ordered) {
      const { recipient, outreachType, subject, priority, outreachKey } = entry;
      const { user, facts } = recipient;
      const planned = { userId: facts.id, outreachType, subject, priority };
      const untouched = { functionName: 'planOutreach', user, facts, policy: eligibility, gates };
      const situation = situations.get(recipient) ?? untouched;
      let outcome: Outcome;
      let { templateId } = entry;
      if (entry.expiresAt <= now) outcome = { kind: 'dropped', reason: 'expired' };
      else if (seen.has(outreachKey)) outcome = { kind: 'dropped', reason: 'duplicate' };
      else if (entry.promotional && supported.has(recipient))
        outcome = { kind: 'dropped', reason: 'mood_support' };
      else {
        seen.add(outreachKey);
        try {
          const isFull = scheduled.length === budget;
          outcome = settle(entry, {
            situation,
            untouched,
            now,
            horizon,
            isFull,
            maxDelayMs: outreach.maxDelayMs,
            policy: { eligibility, behavior },
          });
          if (outcome.kind === 'scheduled') templateId ??= chooseTemplateFor(entry);
        } catch (error) {
          // Nothing but a host's gate, or the reading of its context, can fail here.
          const { issues } = unreadable('planOutreach', 'gates', error);
          rejected.push({ index: entry.index, id: facts.id, issues });
          continue;
        }
      }
      if (outcome.kind === 'dropped') dropped.push({ ...planned, reason: outcome.reason, outreachKey });
      else if (outcome.kind === 'deferred') {
        deferred.push({ ...planned, until: outcome.at, reason: outcome.reason, outreachKey });
      } else {
        scheduled.push({ ...planned, sendAt: outcome.at, templateId, reason: outcome.reason, outreachKey });
        situations.set(recipient, withMessage(situation, entry, outcome.at));
      }
    }
    // Sorting is stable, so precedence decides among those of one instant.
    scheduled.sort((a, b) => a.sendAt - b.sendAt);
    deferred.sort((a, b) => a.until - b.until);
    rejected.sort((a, b) => a.index - b.index);
    return { scheduled, deferred, dropped, rejected };
  } catch (error) {
    throw unreadable('planOutreach', { candidates, options }, error);
  }
}
