import type { LeadFacts } from './lead.js';
import type { FollowUpPolicy } from './policy.js';

/** A lead whose mark is undone: the flag is off, and the stage is the one before, null before the first. */
export function takeBack<L extends LeadFacts>(lead: L, stageIndex: number, { stages }: FollowUpPolicy): L {
  return {
    ...lead,
    followUpStage: stageIndex > 0 ? stages[stageIndex - 1]!.name : null,
    eligibleForReengagement: false,
    markedAt: null,
  };
}
