import * as fc from 'fast-check';
import type { Lead } from '../../follow-up/index.js';
import type { EpochMs } from '../../types.js';
import { arbitraries } from '../arbitraries/index.js';
import { defineLaw, type LawMaker } from '../define-law.js';
import type { World } from '../world.js';

interface Case {
  readonly lead: Lead;
  readonly now: EpochMs;
}

/** Each message that is sent moves the lead to a later stage, and there are only so many. */
export const followUpsEnd: LawMaker = defineLaw<Case>({
  statement:
    'A follow-up sequence ends: each message moves the lead to a later stage, and after the last none is due.',
  cases,
  check: ({ lead, now }, world) => {
    const { policy, engine } = world;
    const stages = policy.followUp.stages.map(({ name }) => name);
    const place = (stage: string | null | undefined): number => (stage == null ? -1 : stages.indexOf(stage));
    let [current, at] = [lead, now];
    for (let sent = 0; sent <= stages.length; sent++) {
      const due = dueAt(current, at, world);
      if (due === null) return;
      const marked = engine.markForReengagement(current, { now: due, policy });
      const next = engine.completeReengagement(marked, { now: due, policy, success: true });
      const before = place(current.followUpStage);
      if (place(next.followUpStage) <= before) {
        world.fail(
          'a message was sent, and the lead is at no later stage',
          { lead: current, now: due, stages, before },
          [
            'const marked = markForReengagement(lead, { now, policy });',
            'const next = completeReengagement(marked, { now, policy, success: true });',
            "assert.ok(stages.indexOf(next.followUpStage ?? '') > before);",
          ].join('\n'),
        );
      }
      [current, at] = [next, due];
    }
  },
});

/** When the next message is due; null: never. */
function dueAt(lead: Lead, now: EpochMs, { engine, policy }: World): EpochMs | null {
  return engine.assessLead(lead, { now, policy }).nextEligibleAt;
}

/** Leads of every kind, and more of those that have not answered a message yet. */
function cases({ policy: { followUp } }: World): fc.Arbitrary<Case> {
  const stages = followUp.stages.map(({ name }) => name);
  const limits = followUp.stages.map(({ afterMs }) => afterMs);
  const unanswered = {
    engagementStatus: followUp.requiredEngagementStatus ?? 'Sent',
    responseStatus: followUp.eligibleResponseStatuses[0] ?? null,
    emailConfidenceLevel: followUp.emailConfidenceLevels?.[0] ?? 'Real',
    eligibleForReengagement: false,
    optedOut: false,
  };
  return arbitraries.instant().chain((now) => {
    const any = arbitraries.lead({ now, stages, limits });
    const waiting = any.map(
      (lead): Lead => ({ ...lead, ...unanswered, lastContactedAt: lead.lastContactedAt ?? now }),
    );
    return fc.oneof(waiting, waiting, any).map((lead) => ({ lead, now }));
  });
}
