import fc from 'fast-check';
import {
  assessLead,
  clearStaleFlags,
  completeReengagement,
  definePolicy,
  type Lead,
  type LeadResponse,
  markForReengagement,
  type Policy,
  pendingReengagements,
  recordResponse,
} from 'tactful';
import { describe, expect, test } from 'vitest';
import { deepFreeze } from '../support/deep-freeze.js';
import { throwing } from '../support/hostile.js';
import { DAY, faultPaths, leadWith, NOW } from './leads.js';

/** A lead as a person would keep it in mind: how many messages are used up, and what is going on. */
interface Model {
  readonly waits: readonly number[];
  now: number;
  contactedAt: number;
  /** Messages sent, and the one under way if there is one. */
  used: number;
  markedAt: number | null;
  answered: boolean;
  optedOut: boolean;
  sent: number;
  failed: number;
}

interface Real {
  readonly policy: Policy;
  lead: Lead;
}

type Step = fc.Command<Model, Real>;

const STRANGE = { tag: undefined, nested: { list: [1, { two: 2 }] }, toString: 'mine' };

function expectedReason(m: Model): string {
  if (m.optedOut) return 'opted_out';
  if (m.answered) return 'responded';
  if (m.markedAt !== null) return 'already_marked';
  if (m.used === m.waits.length) return 'attempts_exhausted';
  return m.now - m.contactedAt > m.waits[m.used]! ? 'eligible' : 'too_soon';
}

/** What must hold of the lead after any step. */
function check(m: Model, { lead, policy }: Real): void {
  const names = policy.followUp.stages.map(({ name }) => name);
  const attempts = lead.attempts ?? [];
  expect(lead.followUpStage ?? null).toBe(m.used === 0 ? null : names[m.used - 1]);
  expect(lead.eligibleForReengagement ?? false).toBe(m.markedAt !== null);
  expect(lead.markedAt ?? null).toBe(m.markedAt);
  expect(lead.lastContactedAt).toBe(m.contactedAt);
  expect(attempts.filter(({ success }) => success)).toHaveLength(m.sent);
  expect(attempts.filter(({ success }) => !success)).toHaveLength(m.failed);
  expect(m.sent).toBeLessThanOrEqual(names.length);
  expect(lead).toMatchObject({ id: 'emma', name: 'Emma Watson', emailConfidenceLevel: 'Real', ...STRANGE });
  expect(Object.hasOwn(lead, 'tag')).toBe(true);
  expect(Object.hasOwn(lead, '__proto__')).toBe(true);
}

class Assess implements Step {
  check = () => true;
  run(m: Model, r: Real) {
    const assessment = assessLead(r.lead, { now: m.now, policy: r.policy });
    expect(assessment.reason).toBe(expectedReason(m));
    if (assessment.eligible) expect(assessment.attempt).toBe(m.used + 1);
    expect(pendingReengagements([r.lead])).toHaveLength(m.markedAt === null ? 0 : 1);
  }
  toString = () => 'assess';
}

class Mark implements Step {
  check = () => true;
  run(m: Model, r: Real) {
    const reason = expectedReason(m);
    const call = () => markForReengagement(r.lead, { now: m.now, policy: r.policy });
    if (reason === 'eligible') {
      r.lead = deepFreeze(call());
      m.used++;
      m.markedAt = m.now;
    } else {
      expect(call).toThrow(reason);
    }
    check(m, r);
  }
  toString = () => 'mark';
}

class Complete implements Step {
  readonly success: boolean;
  constructor(success: boolean) {
    this.success = success;
  }
  check = () => true;
  run(m: Model, r: Real) {
    const call = () => completeReengagement(r.lead, { now: m.now, success: this.success, policy: r.policy });
    if (m.markedAt === null) {
      expect(call).toThrow('only a marked lead can be completed');
    } else {
      r.lead = deepFreeze(call());
      const stage = r.policy.followUp.stages[m.used - 1]!.name;
      expect(r.lead.attempts!.at(-1)).toEqual({ stage, at: m.now, success: this.success });
      m.markedAt = null;
      if (this.success) {
        m.sent++;
        m.contactedAt = m.now;
      } else {
        m.failed++;
        m.used--;
      }
    }
    check(m, r);
  }
  toString = () => `complete(${this.success})`;
}

class Respond implements Step {
  readonly status: LeadResponse;
  constructor(status: LeadResponse) {
    this.status = status;
  }
  check = () => true;
  run(m: Model, r: Real) {
    r.lead = deepFreeze(recordResponse(r.lead, { now: m.now, status: this.status }));
    expect(r.lead.responseStatus).toBe(this.status);
    m.answered = true;
    m.markedAt = null;
    check(m, r);
  }
  toString = () => `respond(${this.status})`;
}

class OptOut implements Step {
  check = () => true;
  run(m: Model, r: Real) {
    r.lead = deepFreeze({ ...r.lead, optedOut: true });
    m.optedOut = true;
  }
  toString = () => 'optOut';
}

class Wait implements Step {
  readonly ms: number;
  constructor(ms: number) {
    this.ms = ms;
  }
  check = () => true;
  run(m: Model) {
    m.now += this.ms;
  }
  toString = () => `wait(${this.ms})`;
}

class ClearStale implements Step {
  readonly days: number;
  constructor(days: number) {
    this.days = days;
  }
  check = () => true;
  run(m: Model, r: Real) {
    const options = { now: m.now, olderThan: { days: this.days }, policy: r.policy };
    const { leads, cleared, rejected } = clearStaleFlags([r.lead], options);
    const stale = m.markedAt !== null && m.now - m.markedAt > this.days * DAY;
    expect(leads).toHaveLength(1);
    expect(rejected).toEqual([]);
    expect(cleared).toEqual(stale ? ['emma'] : []);
    if (stale) {
      m.markedAt = null;
      m.used--;
    } else expect(leads[0]).toBe(r.lead);
    r.lead = deepFreeze(leads[0]!);
    check(m, r);
  }
  toString = () => `clearStale(${this.days})`;
}

const steps = fc.commands(
  [
    fc.constant(new Assess()),
    fc.constant(new Mark()),
    fc.boolean().map((success) => new Complete(success)),
    fc.constantFrom(...(['Interested', 'Rejected', 'Converted'] as const)).map((s) => new Respond(s)),
    fc.constant(new OptOut()),
    fc.constantFrom(1, DAY, 7 * DAY, 7 * DAY + 1, 30 * DAY).map((ms) => new Wait(ms)),
    fc.constantFrom(0, 7, 30).map((days) => new ClearStale(days)),
  ],
  { maxCommands: 40 },
);

/** Without the two that end a sequence, which otherwise seldom gets far. */
const unanswered = fc.commands(
  [
    fc.constant(new Assess()),
    fc.constant(new Mark()),
    fc.constantFrom(true, true, false).map((success) => new Complete(success)),
    fc.constant(new Wait(7 * DAY + 1)),
    fc.constant(new ClearStale(30)),
  ],
  { maxCommands: 60 },
);

const policies = [
  definePolicy(),
  definePolicy({ followUp: { stages: [] } }),
  definePolicy({
    followUp: {
      stages: [1, 7, 0, 30].map((days, i) => ({ name: `step ${i}`, after: { days }, tone: 'plain' })),
    },
  }),
];

describe('the state machine does what a small model of it does', () => {
  test.each([
    ['any course', steps],
    ['long courses', unanswered],
  ])('%s', (_, commands) => {
    fc.assert(
      fc.property(fc.constantFrom(...policies), commands, (policy, course) => {
        const contactedAt = NOW - 7 * DAY;
        const lead = leadWith({ lastContactedAt: contactedAt, ...STRANGE });
        Object.defineProperty(lead, '__proto__', { value: 'own', enumerable: true });
        const model: Model = {
          waits: policy.followUp.stages.map(({ afterMs }) => afterMs),
          now: NOW,
          contactedAt,
          used: 0,
          markedAt: null,
          answered: false,
          optedOut: false,
          sent: 0,
          failed: 0,
        };
        fc.modelRun(() => ({ model, real: { policy, lead: deepFreeze(lead) } }), course);
      }),
      { seed: 3, numRuns: 400 },
    );
  });
});

describe('one step at a time', () => {
  const marked = leadWith({
    followUpStage: 'Followup_2',
    eligibleForReengagement: true,
    markedAt: NOW - DAY,
  });

  test('a failure at the second stage puts the lead back to the first, at the first to none', () => {
    const failed = completeReengagement(marked, { now: NOW, success: false });
    expect(failed).toEqual({
      ...marked,
      followUpStage: 'Followup_1',
      eligibleForReengagement: false,
      markedAt: null,
      attempts: [{ stage: 'Followup_2', at: NOW, success: false }],
    });
    const first = completeReengagement(
      { ...marked, followUpStage: 'Followup_1' },
      { now: NOW, success: false },
    );
    expect(first.followUpStage).toBeNull();
    expect(assessLead(failed, { now: NOW })).toMatchObject({ eligible: true, stage: 'Followup_2' });
  });

  test('a lead found with daysSinceContact is marked with the same', () => {
    const lead = leadWith({ lastContactedAt: NOW - 3 * DAY - 1 });
    expect(() => markForReengagement(lead, { now: NOW })).toThrow('too_soon');
    expect(markForReengagement(lead, { now: NOW, daysSinceContact: 3 }).followUpStage).toBe('Followup_1');
  });

  test('a message that went out is recorded, even if the lead opted out or answered meanwhile', () => {
    for (const change of [{ optedOut: true }, { responseStatus: 'Rejected' }]) {
      const done = completeReengagement({ ...marked, ...change }, { now: NOW, success: true });
      expect(done).toMatchObject({ lastContactedAt: NOW, eligibleForReengagement: false, ...change });
      expect(assessLead(done, { now: NOW + 99 * DAY }).eligible).toBe(false);
    }
  });

  test.each<[unknown, string[]]>([
    [null, ['lead']],
    [{ ...marked, followUpStage: 5, responseStatus: false }, ['responseStatus', 'followUpStage']],
    [{ ...marked, id: '' }, ['id']],
    [throwing('responseStatus', marked), ['lead']],
  ])('a response of a malformed lead is refused: case %#', (lead, paths) => {
    expect(faultPaths(() => recordResponse(lead as Lead, { now: NOW, status: 'Interested' }))).toEqual(paths);
  });

  test('a response is one of three', () => {
    for (const status of ['No Response', 'interested', '', null]) {
      expect(() => recordResponse(marked, { now: NOW, status: status as never })).toThrow(
        'status expected "Interested" or "Rejected" or "Converted"',
      );
    }
  });

  test('only a marked lead with its stage can be completed, as sent or not', () => {
    const complete = (lead: unknown, success: unknown = true) =>
      faultPaths(() => completeReengagement(lead as Lead, { now: NOW, success: success as boolean }));
    expect(complete({ ...marked, followUpStage: null })).toEqual(['followUpStage']);
    expect(complete(leadWith())).toEqual(['eligibleForReengagement']);
    expect(complete(marked, 1)).toEqual(['success']);
    expect(complete(throwing('attempts', marked))).toEqual(['lead']);
  });

  test('a response needs no policy: the stage may be of any', () => {
    const lead = leadWith({ followUpStage: 'of another policy', responseStatus: 'Away' });
    expect(recordResponse(lead, { now: NOW, status: 'Interested' })).toMatchObject({
      followUpStage: 'of another policy',
      responseStatus: 'Interested',
    });
  });
});
