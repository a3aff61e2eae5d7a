import fc from 'fast-check';
import { type Lead, TactfulError } from 'tactful';
import { arbitraries } from 'tactful/testing';
import { expect } from 'vitest';

export const DAY = 86_400_000;
export const NOW = Date.UTC(2026, 2, 9, 12);

/** A lead that is eligible for the first follow-up at `NOW`, and as changed. */
export function leadWith(changes: Partial<Lead> = {}): Lead {
  return {
    id: 'emma',
    name: 'Emma Watson',
    engagementStatus: 'Sent',
    responseStatus: 'No Response',
    lastContactedAt: NOW - 7 * DAY - 1,
    followUpStage: null,
    emailConfidenceLevel: 'Real',
    ...changes,
  };
}

/** Any well-formed lead of the default policy, near the boundaries often, its instants in any form. */
export const anyLead: fc.Arbitrary<Lead> = fc
  .tuple(arbitraries.lead({ now: NOW, limits: [7 * DAY] }), fc.nat(2), fc.double())
  .map(([lead, form, score]): Lead => {
    const at = lead.lastContactedAt as number | null | undefined;
    if (at == null || form === 0) return { ...lead, score };
    return { ...lead, score, lastContactedAt: form === 1 ? new Date(at) : new Date(at).toISOString() };
  });

/** A record that is no lead, with the paths that must be reported. */
export const malformed: readonly (readonly [unknown, readonly string[]])[] = [
  [null, ['lead']],
  [undefined, ['lead']],
  ['emma', ['lead']],
  [[], ['lead']],
  [{}, ['id']],
  [{ id: '' }, ['id']],
  [{ id: 5 }, ['id']],
  [leadWith({ followUpStage: 'Followup_3' }), ['followUpStage']],
  [leadWith({ followUpStage: '' }), ['followUpStage']],
  [leadWith({ followUpStage: '__proto__' }), ['followUpStage']],
  [leadWith({ followUpStage: 1 as never }), ['followUpStage']],
  [leadWith({ responseStatus: 'no response' }), ['responseStatus']],
  [leadWith({ responseStatus: false as never }), ['responseStatus']],
  [leadWith({ lastContactedAt: '2026-02-30' }), ['lastContactedAt']],
  [leadWith({ lastContactedAt: Number.NaN }), ['lastContactedAt']],
  [leadWith({ lastContactedAt: new Date(Number.NaN) }), ['lastContactedAt']],
  [leadWith({ markedAt: 'yesterday' }), ['markedAt']],
  [leadWith({ eligibleForReengagement: 'yes' as never }), ['eligibleForReengagement']],
  [leadWith({ eligibleForReengagement: null as never }), ['eligibleForReengagement']],
  [leadWith({ optedOut: 1 as never }), ['optedOut']],
  [leadWith({ engagementStatus: 7 as never }), ['engagementStatus']],
  [leadWith({ emailConfidenceLevel: {} as never }), ['emailConfidenceLevel']],
  [leadWith({ attempts: 'none' as never }), ['attempts']],
  [leadWith({ attempts: {} as never }), ['attempts']],
  [leadWith({ attempts: null as never }), ['attempts']],
  [leadWith({ attempts: [null] as never }), ['attempts[0]']],
  [leadWith({ attempts: [{ stage: 1, at: 0, success: true }] as never }), ['attempts[0].stage']],
  [leadWith({ attempts: [{ stage: '', at: 'x', success: true }] as never }), ['attempts[0].at']],
  [leadWith({ attempts: [{ stage: '', at: 0, success: 1 }] as never }), ['attempts[0].success']],
  [
    leadWith({
      attempts: [
        { stage: 'Followup_1', at: 0, success: true },
        { stage: 1, at: 'x', success: 0 },
      ] as never,
    }),
    ['attempts[1].stage', 'attempts[1].at', 'attempts[1].success'],
  ],
  [{ id: '', optedOut: 'no', followUpStage: 'Followup_9' }, ['id', 'optedOut', 'followUpStage']],
];

/** The paths of the faults that a call reports, each with words; none if it reports none. */
export function faultPaths(call: () => unknown): string[] {
  try {
    call();
  } catch (error) {
    expect(error).toBeInstanceOf(TactfulError);
    const { code, issues } = error as TactfulError;
    expect(['invalid_input', 'invalid_policy']).toContain(code);
    for (const { message } of issues) expect(message).toMatch(/^\w.* \w/);
    return issues.map(({ path }) => path);
  }
  return [];
}
