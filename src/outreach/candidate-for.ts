import type { BehaviorPolicy } from '../behavior/index.js';
import { resolvedBehavior } from '../behavior/policy.js';
import { refuse } from '../errors.js';
import { isRecord } from '../internal/own-keys.js';
import { readSection } from '../internal/read-section.js';
import type { Json, UserFacts } from '../types.js';
import type { OutreachCandidate } from './candidate.js';

/** What a host may add to any candidate, and the policy. `context` is added to what the builder puts there. */
export interface CandidateExtras<User extends UserFacts>
  extends Partial<Omit<OutreachCandidate<User>, 'user' | 'outreachType' | 'subject' | 'priority'>> {
  /** Its `behavior` section says what each action is worth. @defaultValue the production defaults */
  readonly policy?: { readonly behavior: BehaviorPolicy };
}

/** The section of the behaviour that weighs the actions. */
export function readActions(
  functionName: string,
  about: { readonly policy?: { readonly behavior: BehaviorPolicy } },
): BehaviorPolicy {
  if (!isRecord(about)) refuse(functionName, 'about', 'expected an object', about);
  return readSection(functionName, about.policy, resolvedBehavior);
}

export function candidateFor<User extends UserFacts>(
  user: User,
  outreachType: string,
  subject: string,
  priority: number,
  own: Readonly<Record<string, Json>>,
  { policy: _, context, ...extras }: CandidateExtras<User>,
): OutreachCandidate<User> {
  return { user, outreachType, subject, priority: priority + 0, ...extras, context: { ...own, ...context } };
}

export function requireName(functionName: string, path: string, value: unknown): void {
  if (typeof value !== 'string' || value === '')
    refuse(functionName, path, 'expected a non-empty string', value);
}

export function requireNumber(
  functionName: string,
  path: string,
  value: unknown,
  least: number,
  most: number,
): void {
  if (!(typeof value === 'number' && value >= least && value <= most)) {
    refuse(functionName, path, `expected a number from ${least} to ${most}`, value);
  }
}
