import type { LawMaker } from '../define-law.js';
import { type Engine, engine } from '../engine.js';
import type { Law } from '../law.js';
import { adapterIsPure, adapterLosesNothing } from './adapter.js';
import {
  answersRepeat,
  decisionsSurviveJson,
  inputsStayUnchanged,
  recordOrderDoesNotMatter,
} from './answers.js';
import { batchesDecideAlike, shardsMergeToTheWhole, statsAddUp } from './batches.js';
import { activeUsersAreLeftAlone, optedOutUsersAreLeftAlone, pausedUsersAreLeftAlone } from './consent.js';
import { explanationEqualsDecision } from './explanation.js';
import { followUpsEnd } from './follow-ups-end.js';
import { capsAreKept, messagesKeepTheirDistance } from './frequency.js';
import { nextEligibleAtIsExact } from './next-eligible-at.js';
import { quietHoursAreKept } from './quiet-hours.js';
import { simulationKeepsTheFunnel } from './simulation-keeps-the-funnel.js';

/** The names of the laws. */
export type LawName =
  | 'optedOutUsersAreLeftAlone'
  | 'pausedUsersAreLeftAlone'
  | 'activeUsersAreLeftAlone'
  | 'messagesKeepTheirDistance'
  | 'capsAreKept'
  | 'quietHoursAreKept'
  | 'nextEligibleAtIsExact'
  | 'recordOrderDoesNotMatter'
  | 'answersRepeat'
  | 'inputsStayUnchanged'
  | 'decisionsSurviveJson'
  | 'explanationEqualsDecision'
  | 'batchesDecideAlike'
  | 'statsAddUp'
  | 'shardsMergeToTheWhole'
  | 'followUpsEnd'
  | 'simulationKeepsTheFunnel'
  | 'adapterLosesNothing'
  | 'adapterIsPure';

const makers: Readonly<Record<LawName, LawMaker>> = {
  optedOutUsersAreLeftAlone,
  pausedUsersAreLeftAlone,
  activeUsersAreLeftAlone,
  messagesKeepTheirDistance,
  capsAreKept,
  quietHoursAreKept,
  nextEligibleAtIsExact,
  recordOrderDoesNotMatter,
  answersRepeat,
  inputsStayUnchanged,
  decisionsSurviveJson,
  explanationEqualsDecision,
  batchesDecideAlike,
  statsAddUp,
  shardsMergeToTheWhole,
  followUpsEnd,
  simulationKeepsTheFunnel,
  adapterLosesNothing,
  adapterIsPure,
};

/** The laws about an engine. */
export function lawsOf(about: Engine): Readonly<Record<LawName, Law>> {
  const named = Object.entries(makers).map(([name, make]) => [name, make(name, about)]);
  return Object.freeze(Object.fromEntries(named)) as Readonly<Record<LawName, Law>>;
}

/**
 * What holds of every user, lead and customer under any policy, with any gates that keep their promises and any
 * adapter that does. Where local time or arithmetic decides, a law works it out by itself, from the stored user, and
 * so finds an engine, a gate or an adapter at fault.
 *
 * `law.property(policy, options)` is an ordinary fast-check property; what it throws ends with the code of the
 * counterexample. `checkLaws` and `describeLaws` run them all.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { definePolicy } from 'tactful';
 * import { laws } from 'tactful/testing';
 *
 * const policy = definePolicy({ eligibility: { quietHours: { start: '22:00', end: '08:00' } } });
 * laws.quietHoursAreKept.statement // => 'Nobody is reached in quiet hours, by the clock on their own wall, nor where that cannot be told.'
 * fc.check(laws.quietHoursAreKept.property(policy), { seed: 1 }).failed // => false
 * Object.keys(laws).length // => 19
 * ```
 */
export const laws: Readonly<Record<LawName, Law>> = lawsOf(engine);
