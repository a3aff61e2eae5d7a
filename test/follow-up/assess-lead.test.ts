import fc from 'fast-check';
import { assessLead, definePolicy, type Lead, markForReengagement } from 'tactful';
import { describe, expect, test } from 'vitest';
import { deepFreeze } from '../support/deep-freeze.js';
import { anyLead, DAY, faultPaths, leadWith, malformed, NOW } from './leads.js';

const reasonFor = (changes: Partial<Lead>) => assessLead(leadWith(changes), { now: NOW }).reason;

describe('the criteria table of the source, case by case', () => {
  test.each<[string, Partial<Lead>, string]>([
    ["Engagement_Status = 'Sent'", { engagementStatus: 'Sent' }, 'eligible'],
    ['any other engagement status', { engagementStatus: 'New' }, 'not_sent'],
    ['in another case', { engagementStatus: 'sent' }, 'not_sent'],
    ['no engagement status', { engagementStatus: null }, 'not_sent'],
    ["Response_Status = 'No Response'", { responseStatus: 'No Response' }, 'eligible'],
    ["Response_Status = ''", { responseStatus: '' }, 'eligible'],
    ['Response_Status is NULL', { responseStatus: null }, 'eligible'],
    ['Interested', { responseStatus: 'Interested' }, 'responded'],
    ['Rejected', { responseStatus: 'Rejected' }, 'responded'],
    ['Converted', { responseStatus: 'Converted' }, 'responded'],
    ['Last_Contacted a millisecond more than 7 days ago', { lastContactedAt: NOW - 7 * DAY - 1 }, 'eligible'],
    ['exactly 7 days ago', { lastContactedAt: NOW - 7 * DAY }, 'too_soon'],
    ['a millisecond less', { lastContactedAt: NOW - 7 * DAY + 1 }, 'too_soon'],
    ['in the future', { lastContactedAt: NOW + DAY }, 'too_soon'],
    ['never', { lastContactedAt: null }, 'never_contacted'],
    ['Follow_Up_Stage is NULL', { followUpStage: null }, 'eligible'],
    ["Follow_Up_Stage = 'Followup_1'", { followUpStage: 'Followup_1' }, 'eligible'],
    ["Follow_Up_Stage = 'Followup_2'", { followUpStage: 'Followup_2' }, 'attempts_exhausted'],
    ["Email_Confidence_Level = 'Real'", { emailConfidenceLevel: 'Real' }, 'eligible'],
    ["Email_Confidence_Level = 'Pattern'", { emailConfidenceLevel: 'Pattern' }, 'eligible'],
    ['any other level', { emailConfidenceLevel: 'Guess' }, 'unreliable_email'],
    ['no level', { emailConfidenceLevel: null }, 'unreliable_email'],
    ['opted out', { optedOut: true }, 'opted_out'],
    ['marked', { followUpStage: 'Followup_1', eligibleForReengagement: true }, 'already_marked'],
    [
      'marked at the last stage',
      { followUpStage: 'Followup_2', eligibleForReengagement: true },
      'already_marked',
    ],
  ])('%s', (_, changes, reason) => {
    expect(reasonFor(changes)).toBe(reason);
  });

  test('a field that is absent is one that is null', () => {
    for (const field of [
      'responseStatus',
      'followUpStage',
      'engagementStatus',
      'emailConfidenceLevel',
      'lastContactedAt',
    ]) {
      const { [field]: _, ...absent } = leadWith();
      expect(assessLead(absent as Lead, { now: NOW })).toEqual(
        assessLead(leadWith({ [field]: null }), { now: NOW }),
      );
      expect(assessLead(leadWith({ [field]: undefined }), { now: NOW })).toEqual(
        assessLead(absent as Lead, { now: NOW }),
      );
    }
  });
});

test('the checks run in the order of the docstring: clearing the first that fails shows the next', () => {
  const faults: [string, Partial<Lead>][] = [
    ['opted_out', { optedOut: true }],
    ['not_sent', { engagementStatus: 'New' }],
    ['responded', { responseStatus: 'Converted' }],
    ['already_marked', { eligibleForReengagement: true }],
    ['attempts_exhausted', { followUpStage: 'Followup_2' }],
    ['unreliable_email', { emailConfidenceLevel: 'Guess' }],
    ['never_contacted', { lastContactedAt: null }],
  ];
  for (let first = 0; first < faults.length; first++) {
    const changes = Object.assign({}, ...faults.slice(first).map(([, change]) => change));
    expect(reasonFor(changes)).toBe(faults[first]![0]);
  }
});

describe('what is sent', () => {
  test('the stage after the lead’s own, with its tone', () => {
    expect(assessLead(leadWith(), { now: NOW })).toEqual({
      leadId: 'emma',
      eligible: true,
      reason: 'eligible',
      stage: 'Followup_1',
      tone: 'strategic_followup',
      attempt: 1,
      nextEligibleAt: NOW,
    });
    expect(assessLead(leadWith({ followUpStage: 'Followup_1' }), { now: NOW })).toMatchObject({
      stage: 'Followup_2',
      tone: 'final_opportunity',
      attempt: 2,
    });
  });

  test('any number of stages, each with its own wait', () => {
    const stages = [
      { name: 'hello again', after: { hours: 1 }, tone: 'light' },
      { name: 'toString', after: { days: 3 }, tone: 'plain' },
      { name: 'goodbye', after: { weeks: 2 }, tone: 'grave' },
    ];
    const policy = definePolicy({ followUp: { stages } });
    const waits = [3_600_000, 3 * DAY, 14 * DAY];
    [null, 'hello again', 'toString'].forEach((followUpStage, i) => {
      const lead = leadWith({ followUpStage, lastContactedAt: NOW - waits[i]! });
      expect(assessLead(lead, { now: NOW, policy })).toMatchObject({
        reason: 'too_soon',
        nextEligibleAt: NOW + 1,
      });
      expect(assessLead(lead, { now: NOW + 1, policy })).toMatchObject({
        stage: stages[i]!.name,
        attempt: i + 1,
      });
    });
    expect(assessLead(leadWith({ followUpStage: 'goodbye' }), { now: NOW, policy }).reason).toBe(
      'attempts_exhausted',
    );
  });

  test('no stages: nobody', () => {
    const policy = definePolicy({ followUp: { stages: [] } });
    expect(assessLead(leadWith(), { now: NOW, policy }).reason).toBe('attempts_exhausted');
  });

  test('null in the policy switches a check off; the lists are read as they stand', () => {
    const policy = definePolicy({
      followUp: {
        requiredEngagementStatus: null,
        emailConfidenceLevels: null,
        eligibleResponseStatuses: ['Away'],
      },
    });
    const lead = leadWith({ engagementStatus: null, emailConfidenceLevel: null, responseStatus: 'Away' });
    expect(assessLead(lead, { now: NOW, policy }).eligible).toBe(true);
    const other = { ...lead, engagementStatus: 'New', emailConfidenceLevel: 'Guess' };
    expect(assessLead(other, { now: NOW, policy }).eligible).toBe(true);
    expect(assessLead({ ...lead, responseStatus: null }, { now: NOW, policy }).reason).toBe('responded');
    expect(faultPaths(() => assessLead(lead, { now: NOW }))).toEqual(['responseStatus']);
  });
});

describe('when', () => {
  const waits = fc.oneof(fc.constant(undefined), fc.double({ min: 0, max: 30, noNaN: true }));

  test('nextEligibleAt is exact: eligible then, and too soon until then', () => {
    fc.assert(
      fc.property(anyLead, waits, (lead, daysSinceContact) => {
        const days = daysSinceContact === undefined ? {} : { daysSinceContact };
        const assessment = assessLead(lead, { now: NOW, ...days });
        const at = assessment.nextEligibleAt;
        if (assessment.reason !== 'too_soon') expect(at).toBe(assessment.eligible ? NOW : null);
        else {
          expect(at).toBeGreaterThan(NOW);
          expect(assessLead(lead, { now: at!, ...days }).eligible).toBe(true);
          expect(assessLead(lead, { now: at! - 1, ...days }).reason).toBe('too_soon');
        }
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  test.each([
    [0, 1],
    [0.5, DAY / 2 + 1],
    [0.1, DAY / 10 + 1],
    [1 / 3, DAY / 3 + 1],
    [1e-9, 1], // 0.0864 ms: one whole millisecond is more
    [100_000_000, null], // beyond the last Date
  ])('daysSinceContact %d overrides the waits', (daysSinceContact, after) => {
    const lead = leadWith({ lastContactedAt: NOW });
    const { nextEligibleAt } = assessLead(lead, { now: NOW, daysSinceContact: daysSinceContact });
    expect(nextEligibleAt).toBe(after === null ? null : NOW + after);
  });

  test('the last Date is an instant to wait for, the millisecond after it is none', () => {
    const last = 8.64e15;
    const opening = (lastContactedAt: number) =>
      assessLead(leadWith({ lastContactedAt }), { now: NOW }).nextEligibleAt;
    expect(opening(last - 7 * DAY - 1)).toBe(last);
    expect(opening(last - 7 * DAY)).toBeNull();
  });

  test('ISO text, Date and number are the same instant', () => {
    const ms = NOW - 3 * DAY;
    const asNumber = assessLead(leadWith({ lastContactedAt: ms }), { now: NOW });
    expect(assessLead(leadWith({ lastContactedAt: new Date(ms) }), { now: new Date(NOW) })).toEqual(asNumber);
    expect(
      assessLead(leadWith({ lastContactedAt: '2026-03-06T12:00' }), { now: '2026-03-09T12:00Z' }),
    ).toEqual(asNumber);
  });
});

describe('bad input', () => {
  test.each(malformed)('%j', (lead, paths) => {
    const call = () => assessLead(lead as Lead, { now: NOW });
    expect(call).toThrow(expect.objectContaining({ code: 'invalid_input', functionName: 'assessLead' }));
    expect(faultPaths(call)).toEqual(paths);
  });

  test.each([
    [{ now: 'soon' }, 'now'],
    [{}, 'now'],
    [{ now: NOW, daysSinceContact: -1 }, 'daysSinceContact'],
    [{ now: NOW, daysSinceContact: Number.NaN }, 'daysSinceContact'],
    [{ now: NOW, daysSinceContact: Number.POSITIVE_INFINITY }, 'daysSinceContact'],
    [{ now: NOW, daysSinceContact: '7' }, 'daysSinceContact'],
    [{ now: NOW, daysSinceContact: 100_000_000.1 }, 'daysSinceContact'],
    [{ now: NOW, daysSinceContact: null }, 'daysSinceContact'],
    [{ now: NOW, policy: { followUp: { stages: [] } } }, 'policy'],
    [{ now: NOW, policy: null }, 'policy'],
    [undefined, 'options'],
  ])('options %j', (options, path) => {
    expect(faultPaths(() => assessLead(leadWith(), options as never))).toEqual([path]);
  });

  test('a lead that cannot be read', () => {
    const hostile = new Proxy(leadWith(), {
      get() {
        throw new Error('no');
      },
    });
    expect(faultPaths(() => assessLead(hostile, { now: NOW }))).toEqual(['lead']);
    const { proxy, revoke } = Proxy.revocable(leadWith(), {});
    revoke();
    expect(faultPaths(() => markForReengagement(proxy, { now: NOW }))).toEqual(['lead']);
    const fickle = { ...leadWith(), reads: 0 };
    Object.defineProperty(fickle, 'optedOut', { get: () => (fickle.reads++ === 0 ? 'no' : false) });
    expect(faultPaths(() => assessLead(fickle, { now: NOW }))).toEqual(['lead']);
  });

  test('says what was expected: an object, or one of the names', () => {
    expect(() => assessLead(null as never, { now: NOW })).toThrow('lead expected an object, received null');
    expect(() => assessLead(leadWith({ followUpStage: 'Winter' }), { now: NOW })).toThrow(
      'followUpStage expected "Followup_1" or "Followup_2" or null, received "Winter"',
    );
  });

  test('a mistyped stage suggests the nearest', () => {
    expect(() => assessLead(leadWith({ followUpStage: 'Followup_3' }), { now: NOW })).toThrow(
      'followUpStage expected "Followup_1" or "Followup_2" or null; did you mean "Followup_1"?, received "Followup_3"',
    );
  });
});

test('an assessment is plain JSON with its keys in one order, and its lead untouched', () => {
  fc.assert(
    fc.property(anyLead, (lead) => {
      const assessment = assessLead(deepFreeze(lead), { now: NOW });
      expect(JSON.parse(JSON.stringify(assessment))).toEqual(assessment);
      expect(Object.keys(assessment)).toEqual([
        'leadId',
        'eligible',
        'reason',
        'stage',
        'tone',
        'attempt',
        'nextEligibleAt',
      ]);
    }),
    { seed: 2 },
  );
});
