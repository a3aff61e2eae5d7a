import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definePolicy, type PolicyInput, policyInputSchema, presets } from '../../src/index.js';
import { faultsOf, pathsOf } from '../support/faults-of.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const define = (input: unknown) => definePolicy(input as PolicyInput);

describe('the defaults', () => {
  it('are those of the docstrings', () => {
    const { eligibility, segmentation, tone } = definePolicy();
    expect(eligibility).toEqual({
      inactivityMs: 24 * HOUR,
      messageFrequencyMs: 24 * HOUR,
      caps: [],
      quietHours: null,
      onInvalidTimeZone: 'skip',
      holdout: null,
    });
    expect(segmentation).toEqual({ dormantAfterMs: 3 * DAY, newForMs: DAY, rules: [] });
    expect(tone).toEqual({
      bySegment: { dormant: 'playful', new_user: 'warm', normal: 'neutral' },
      fallback: 'neutral',
    });
  });

  it.each([
    [undefined],
    [{}],
    [{ eligibility: {} }],
    [{ eligibility: { inactivity: undefined } }],
    [{ tone: undefined }],
    [{ preset: 'production' }],
  ])('%j leaves them all', (input) => {
    expect(define(input)).toEqual(presets.production);
  });

  it('testing differs in inactivity alone', () => {
    const { version, eligibility, ...rest } = presets.testing;
    const { version: other, eligibility: production, ...others } = presets.production;
    expect(eligibility).toEqual({ ...production, inactivityMs: 60_000 });
    expect(rest).toEqual(others);
    expect(version).not.toBe(other);
    expect(define({ preset: 'testing' })).toEqual(presets.testing);
  });

  it('a document may change what the preset says', () => {
    expect(
      define({ preset: 'testing', eligibility: { inactivity: null } }).eligibility.inactivityMs,
    ).toBeNull();
    expect(
      define({ preset: 'testing', eligibility: { inactivity: { hours: 1 } } }).eligibility.inactivityMs,
    ).toBe(HOUR);
    expect(define({ preset: 'testing', eligibility: { messageFrequency: null } }).eligibility).toMatchObject({
      inactivityMs: 60_000,
      messageFrequencyMs: null,
    });
  });
});

describe('each field', () => {
  it.each([
    ['eligibility.inactivity', null, 'inactivityMs', null],
    ['eligibility.inactivity', { seconds: 0 }, 'inactivityMs', 0],
    ['eligibility.inactivity', { hours: 12, minutes: 30 }, 'inactivityMs', 12.5 * HOUR],
    ['eligibility.messageFrequency', null, 'messageFrequencyMs', null],
    ['eligibility.messageFrequency', { days: 0 }, 'messageFrequencyMs', 0],
    ['eligibility.messageFrequency', { weeks: 1 }, 'messageFrequencyMs', 7 * DAY],
    ['eligibility.caps', [], 'caps', []],
    [
      'eligibility.caps',
      [{ max: 0, per: 'day' }],
      'caps',
      [{ max: 0, windowMs: null, period: 'day', channel: null, topic: null }],
    ],
    [
      'eligibility.caps',
      [
        { max: 3, per: { days: 7 } },
        { max: 1, per: 'week', channel: 'email', topic: 'news' },
        { max: 9, per: 'month' },
      ],
      'caps',
      [
        { max: 3, windowMs: 7 * DAY, period: null, channel: null, topic: null },
        { max: 1, windowMs: null, period: 'week', channel: 'email', topic: 'news' },
        { max: 9, windowMs: null, period: 'month', channel: null, topic: null },
      ],
    ],
    ['eligibility.quietHours', null, 'quietHours', null],
    [
      'eligibility.quietHours',
      { start: '21:00', end: '08:30' },
      'quietHours',
      { startMs: 21 * HOUR, endMs: 8.5 * HOUR, timeZone: 'UTC' },
    ],
    [
      'eligibility.quietHours',
      { start: '00:00', end: '23:59', timeZone: 'Asia/Kathmandu' },
      'quietHours',
      { startMs: 0, endMs: DAY - 60_000, timeZone: 'Asia/Kathmandu' },
    ],
    ['eligibility.onInvalidTimeZone', 'skip', 'onInvalidTimeZone', 'skip'],
    ['eligibility.onInvalidTimeZone', 'fallback', 'onInvalidTimeZone', 'fallback'],
    ['eligibility.holdout', null, 'holdout', null],
    ['eligibility.holdout', { fraction: 0, salt: 's' }, 'holdout', { fraction: 0, salt: 's' }],
    ['eligibility.holdout', { fraction: 1, salt: '2026' }, 'holdout', { fraction: 1, salt: '2026' }],
    ['segmentation.dormantAfter', { seconds: 0 }, 'dormantAfterMs', 0],
    ['segmentation.dormantAfter', { weeks: 2 }, 'dormantAfterMs', 14 * DAY],
    ['segmentation.newFor', { seconds: 0 }, 'newForMs', 0],
    ['segmentation.newFor', { minutes: 90 }, 'newForMs', 1.5 * HOUR],
    [
      'segmentation.rules',
      [{ segment: 'vip', when: { 'traits.plan': 'gold' } }],
      'rules',
      [{ segment: 'vip', when: { 'traits.plan': 'gold' } }],
    ],
    [
      'tone.bySegment',
      { vip: 'formal' },
      'bySegment',
      { dormant: 'playful', new_user: 'warm', normal: 'neutral', vip: 'formal' },
    ],
    [
      'tone.bySegment',
      { dormant: 'dry' },
      'bySegment',
      { dormant: 'dry', new_user: 'warm', normal: 'neutral' },
    ],
    ['tone.fallback', 'plain', 'fallback', 'plain'],
  ])('%s: %j', (path, value, resolvedAs, expected) => {
    const [section, field] = path.split('.') as ['eligibility' | 'segmentation' | 'tone', string];
    const policy = define({ [section]: { [field]: value } });
    expect({ ...policy[section] }).toEqual({ ...presets.production[section], [resolvedAs]: expected });
  });
});

describe('malformed documents', () => {
  const E = 'eligibility';
  const cap = (fields: object) => ({
    eligibility: {
      caps: [
        { max: 1, per: 'day' },
        { max: 1, per: 'day', ...fields },
      ],
    },
  });
  const quiet = (fields: object) => ({
    eligibility: { quietHours: { start: '21:00', end: '08:00', ...fields } },
  });
  const when = (condition: unknown) => ({ segmentation: { rules: [{ segment: 'x', when: condition }] } });
  const rule = 'segmentation.rules[0]';
  it.each([
    [null, 'policy'],
    [[], 'policy'],
    [5, 'policy'],
    ['production', 'policy'],
    [() => ({}), 'policy'],
    [{ preset: 'prod' }, 'preset'],
    [{ preset: null }, 'preset'],
    [{ version: '1' }, 'version'],
    [{ eligibility: null }, E],
    [{ eligibility: [] }, E],
    [{ eligibility: { inactivity: 24 } }, `${E}.inactivity`],
    [{ eligibility: { inactivity: 0 } }, `${E}.inactivity`],
    [{ eligibility: { inactivity: '24h' } }, `${E}.inactivity`],
    [{ eligibility: { inactivity: false } }, `${E}.inactivity`],
    [{ eligibility: { inactivity: {} } }, `${E}.inactivity`],
    [{ eligibility: { inactivity: { hours: -1 } } }, `${E}.inactivity.hours`],
    [{ eligibility: { inactivity: { hours: '24' } } }, `${E}.inactivity.hours`],
    [{ eligibility: { inactivity: { hours: null } } }, `${E}.inactivity.hours`],
    [{ eligibility: { inactivity: { hours: NaN } } }, `${E}.inactivity.hours`],
    [{ eligibility: { inactivity: { hours: Infinity } } }, `${E}.inactivity.hours`],
    [{ eligibility: { inactivity: { days: 1, months: 1 } } }, `${E}.inactivity.months`],
    [{ eligibility: { inactivity: { seconds: 0.0001 } } }, `${E}.inactivity`],
    [{ eligibility: { inactivity: { days: 2e8 } } }, `${E}.inactivity`],
    [{ eligibility: { messageFrequency: { days: -1 } } }, `${E}.messageFrequency.days`],
    [{ eligibility: { messageFrequency: [] } }, `${E}.messageFrequency`],
    [{ eligibility: { caps: null } }, `${E}.caps`],
    [{ eligibility: { caps: {} } }, `${E}.caps`],
    [{ eligibility: { caps: [3] } }, `${E}.caps[0]`],
    [cap({ max: -1 }), `${E}.caps[1].max`],
    [cap({ max: 1.5 }), `${E}.caps[1].max`],
    [cap({ max: '1' }), `${E}.caps[1].max`],
    [cap({ max: null }), `${E}.caps[1].max`],
    [cap({ max: undefined }), `${E}.caps[1].max`],
    [cap({ max: NaN }), `${E}.caps[1].max`],
    [cap({ per: 'year' }), `${E}.caps[1].per`],
    [cap({ per: 'Day' }), `${E}.caps[1].per`],
    [cap({ per: undefined }), `${E}.caps[1].per`],
    [cap({ per: { days: 0 } }), `${E}.caps[1].per`],
    [cap({ per: {} }), `${E}.caps[1].per`],
    [cap({ per: { days: -1 } }), `${E}.caps[1].per.days`],
    [cap({ per: { days: 1, month: 1 } }), `${E}.caps[1].per.month`],
    [cap({ channel: '' }), `${E}.caps[1].channel`],
    [cap({ channel: null }), `${E}.caps[1].channel`],
    [cap({ topic: 5 }), `${E}.caps[1].topic`],
    [cap({ chanel: 'email' }), `${E}.caps[1].chanel`],
    [quiet({ end: '21:00' }), `${E}.quietHours`],
    [quiet({ start: undefined }), `${E}.quietHours.start`],
    [quiet({ start: '24:00' }), `${E}.quietHours.start`],
    [quiet({ start: '9:00' }), `${E}.quietHours.start`],
    [quiet({ start: '21:60' }), `${E}.quietHours.start`],
    [quiet({ start: '21:00:00' }), `${E}.quietHours.start`],
    [quiet({ start: ' 21:00' }), `${E}.quietHours.start`],
    [quiet({ start: '21:00\n' }), `${E}.quietHours.start`],
    [quiet({ start: 21 }), `${E}.quietHours.start`],
    [quiet({ end: '8pm' }), `${E}.quietHours.end`],
    [quiet({ end: null }), `${E}.quietHours.end`],
    [quiet({ timeZone: 'Mars/Olympus' }), `${E}.quietHours.timeZone`],
    [quiet({ timeZone: '+02:00' }), `${E}.quietHours.timeZone`],
    [quiet({ timeZone: '' }), `${E}.quietHours.timeZone`],
    [quiet({ timeZone: null }), `${E}.quietHours.timeZone`],
    [quiet({ days: [1] }), `${E}.quietHours.days`],
    [{ eligibility: { onInvalidTimeZone: 'ignore' } }, `${E}.onInvalidTimeZone`],
    [{ eligibility: { onInvalidTimeZone: null } }, `${E}.onInvalidTimeZone`],
    [{ eligibility: { holdout: 0.05 } }, `${E}.holdout`],
    [{ eligibility: { holdout: { salt: 's' } } }, `${E}.holdout.fraction`],
    [{ eligibility: { holdout: { fraction: -0.01, salt: 's' } } }, `${E}.holdout.fraction`],
    [{ eligibility: { holdout: { fraction: 1.01, salt: 's' } } }, `${E}.holdout.fraction`],
    [{ eligibility: { holdout: { fraction: '5%', salt: 's' } } }, `${E}.holdout.fraction`],
    [{ eligibility: { holdout: { fraction: 0.05 } } }, `${E}.holdout.salt`],
    [{ eligibility: { holdout: { fraction: 0.05, salt: '' } } }, `${E}.holdout.salt`],
    [{ eligibility: { holdout: { fraction: 0.05, salt: 2026 } } }, `${E}.holdout.salt`],
    [{ segmentation: null }, 'segmentation'],
    [{ segmentation: { dormantAfter: null } }, 'segmentation.dormantAfter'],
    [{ segmentation: { newFor: { days: -1 } } }, 'segmentation.newFor.days'],
    [{ segmentation: { rules: {} } }, 'segmentation.rules'],
    [{ segmentation: { rules: [null] } }, rule],
    [{ segmentation: { rules: [{ when: {} }] } }, `${rule}.segment`],
    [{ segmentation: { rules: [{ segment: '', when: {} }] } }, `${rule}.segment`],
    [{ segmentation: { rules: [{ segment: '__proto__', when: {} }] } }, `${rule}.segment`],
    [{ segmentation: { rules: [{ segment: 'constructor', when: {} }] } }, `${rule}.segment`],
    [{ segmentation: { rules: [{ segment: 'x' }] } }, `${rule}.when`],
    [when(null), `${rule}.when`],
    [when([]), `${rule}.when`],
    [when('gold'), `${rule}.when`],
    [when({ inactiveDay: { $gt: 1 } }), `${rule}.when.inactiveDay`],
    [when({ traits: 1 }), `${rule}.when.traits`],
    [when({ 'traits.': 1 }), `${rule}.when.traits.`],
    [when({ 'traits.plan': { $equals: 1 } }), `${rule}.when.traits.plan.$equals`],
    [when({ 'traits.plan': {} }), `${rule}.when.traits.plan`],
    [when({ 'traits.plan': [1] }), `${rule}.when.traits.plan`],
    [when({ 'traits.plan': undefined }), `${rule}.when.traits.plan`],
    [when({ 'traits.plan': NaN }), `${rule}.when.traits.plan`],
    [when({ 'traits.plan': new Date(0) }), `${rule}.when.traits.plan`],
    [when({ 'traits.plan': { $eq: undefined } }), `${rule}.when.traits.plan.$eq`],
    [when({ 'traits.plan': { $eq: NaN } }), `${rule}.when.traits.plan.$eq`],
    [when({ 'traits.plan': { $ne: new Map() } }), `${rule}.when.traits.plan.$ne`],
    [when({ 'traits.plan': { $gt: null } }), `${rule}.when.traits.plan.$gt`],
    [when({ 'traits.plan': { $gte: true } }), `${rule}.when.traits.plan.$gte`],
    [when({ 'traits.plan': { $lt: Infinity } }), `${rule}.when.traits.plan.$lt`],
    [when({ 'traits.plan': { $lte: [1] } }), `${rule}.when.traits.plan.$lte`],
    [when({ 'traits.plan': { $in: 'gold' } }), `${rule}.when.traits.plan.$in`],
    [when({ 'traits.plan': { $in: [undefined] } }), `${rule}.when.traits.plan.$in`],
    [when({ 'traits.plan': { $nin: { 0: 'x' } } }), `${rule}.when.traits.plan.$nin`],
    [when({ 'traits.plan': { $exists: 1 } }), `${rule}.when.traits.plan.$exists`],
    [when({ 'traits.plan': { $not: 5 } }), `${rule}.when.traits.plan.$not`],
    [when({ 'traits.plan': { $not: { $gt: {} } } }), `${rule}.when.traits.plan.$not.$gt`],
    [when({ 'traits.plan': { $and: [] } }), `${rule}.when.traits.plan.$and`],
    [when({ $and: {} }), `${rule}.when.$and`],
    [when({ $or: [{}, 5] }), `${rule}.when.$or[1]`],
    [when({ $not: [] }), `${rule}.when.$not`],
    [when({ $nor: [] }), `${rule}.when.$nor`],
    [when({ 'traits.__proto__': 1 }), `${rule}.when.traits.__proto__`],
    [when({ 'traits.a.constructor.name': 1 }), `${rule}.when.traits.a.constructor.name`],
    [when({ 'traits.prototype': { $exists: true } }), `${rule}.when.traits.prototype`],
    [when(JSON.parse('{"__proto__":{"$eq":1}}')), `${rule}.when.__proto__`],
    [when(JSON.parse('{"traits.plan":{"__proto__":1}}')), `${rule}.when.traits.plan.__proto__`],
    [when({ constructor: 1 }), `${rule}.when.constructor`],
    [{ tone: { fallback: '' } }, 'tone.fallback'],
    [{ tone: { fallback: null } }, 'tone.fallback'],
    [{ tone: { bySegment: null } }, 'tone.bySegment'],
    [{ tone: { bySegment: [] } }, 'tone.bySegment'],
    [{ tone: { bySegment: { vip: 5 } } }, 'tone.bySegment.vip'],
    [{ tone: { bySegment: { vip: '' } } }, 'tone.bySegment.vip'],
    [JSON.parse('{"tone":{"bySegment":{"__proto__":5}}}'), 'tone.bySegment.__proto__'],
    [JSON.parse('{"tone":{"bySegment":{"__proto__":"formal"}}}'), 'tone.bySegment.__proto__'],
    [JSON.parse('{"__proto__":{}}'), '__proto__'],
    [JSON.parse('{"eligibility":{"__proto__":{"inactivity":null}}}'), `${E}.__proto__`],
  ] as [unknown, string][])('case %#: %j', (input, path) => {
    expect(pathsOf(() => define(input), 'invalid_policy')).toEqual([path]);
  });

  it('are told apart by what stood there', () => {
    expect(faultsOf(() => define(cap({ max: -1 })), 'invalid_policy')).toEqual([
      { path: 'eligibility.caps[1].max', message: 'expected at least 0', received: '-1' },
    ]);
    expect(faultsOf(() => define(quiet({ start: '24:00' })), 'invalid_policy')).toEqual([
      {
        path: 'eligibility.quietHours.start',
        message: 'expected a local time of two digits each, from "00:00" to "23:59"',
        received: '"24:00"',
      },
    ]);
    expect(faultsOf(() => define(cap({ max: 1.5 })), 'invalid_policy')[0]).toMatchObject({
      message: 'expected a whole number',
    });
    expect(faultsOf(() => define(quiet({ start: undefined })), 'invalid_policy')[0]).toMatchObject({
      received: 'undefined',
    });
  });

  it('are told every fault at once', () => {
    const input = {
      eligibilty: {},
      eligibility: {
        inactivty: 1,
        caps: [
          { max: -1, per: { days: 0 } },
          { max: 1, per: 'year' },
        ],
        holdout: { fraction: 2, salt: '' },
      },
      segmentation: {
        dormantAfter: null,
        rules: [{ segment: '', when: { foo: 1, 'traits.a': { $gt: null, $exists: 0 } } }],
      },
      tone: { fallback: 5 },
    };
    expect(pathsOf(() => define(input), 'invalid_policy').sort()).toEqual([
      'eligibility.caps[0].max',
      'eligibility.caps[0].per',
      'eligibility.caps[1].per',
      'eligibility.holdout.fraction',
      'eligibility.holdout.salt',
      'eligibility.inactivty',
      'eligibilty',
      'segmentation.dormantAfter',
      'segmentation.rules[0].segment',
      'segmentation.rules[0].when.foo',
      'segmentation.rules[0].when.traits.a.$exists',
      'segmentation.rules[0].when.traits.a.$gt',
      'tone.fallback',
    ]);
  });

  it.each([
    [{ eligibilty: {} }, 'eligibility'],
    [{ eligibility: { inactivty: null } }, 'inactivity'],
    [{ eligibility: { messageFreqency: null } }, 'messageFrequency'],
    [{ eligibility: { inactivity: { hour: 1, days: 1 } } }, 'hours'],
    [cap({ chanel: 'x' }), 'channel'],
    [cap({ per: { day: 1, hours: 1 } }), 'days'],
    [quiet({ timezone: 'UTC' }), 'timeZone'],
    [{ segmentation: { rules: [{ segment: 'x', when: {}, wen: {} }] } }, 'when'],
    [when({ inactiveDay: 1 }), 'inactiveDays'],
    [when({ messagecount: 1 }), 'messageCount'],
    [when({ 'traits.a': { $exist: true } }), '$exists'],
    [when({ 'traits.a': { $gr: 1 } }), '$gt'],
    [{ tone: { bySegments: {} } }, 'bySegment'],
  ])('%j suggests %s', (input, nearest) => {
    const [fault] = faultsOf(() => define(input), 'invalid_policy');
    expect(fault?.message).toContain(`did you mean ${JSON.stringify(nearest)}?`);
  });

  it('suggests nothing where nothing is near', () => {
    const [fault] = faultsOf(() => define({ elephants: 1 }), 'invalid_policy');
    expect(fault?.message).toBe('is not a known key');
  });

  it('may go round in circles', () => {
    const circle: Record<string, unknown> = {};
    circle['$and'] = [circle, circle, circle];
    circle['$not'] = circle;
    expect(pathsOf(() => define(when(circle)), 'invalid_policy').length).toBeLessThan(10);
    const value: unknown[] = [];
    value.push(value, value);
    expect(pathsOf(() => define(when({ 'traits.a': { $eq: value } })), 'invalid_policy')).toEqual([
      `${rule}.when.traits.a.$eq`,
    ]);
    const comparison: Record<string, unknown> = {};
    comparison['$not'] = comparison;
    expect(pathsOf(() => define(when({ 'traits.a': comparison })), 'invalid_policy')).toHaveLength(1);
    const policy: Record<string, unknown> = {};
    policy['eligibility'] = policy;
    expect(pathsOf(() => define(policy), 'invalid_policy')).toEqual(['eligibility.eligibility']);
  });

  it('may be nested out of all reason', () => {
    let condition: unknown = { 'traits.a': 1 };
    for (let i = 0; i < 10_000; i++) condition = { $not: condition };
    expect(pathsOf(() => define(when(condition)), 'invalid_policy')).toHaveLength(1);
  });
});

const duration = fc.record(
  {
    weeks: fc.nat(3),
    days: fc.nat(30),
    hours: fc.nat(50),
    minutes: fc.nat(90),
    seconds: fc.integer({ min: 1, max: 90 }),
  },
  { requiredKeys: ['seconds'] },
);
const clock = fc.integer({ min: 0, max: 1439 }).map((m) => new Date(m * 60_000).toISOString().slice(11, 16));
const name = fc.stringMatching(/^[a-z]{1,8}$/);
/** Valid documents of every shape. */
const documents: fc.Arbitrary<PolicyInput> = fc.record(
  {
    preset: fc.constantFrom('production' as const, 'testing' as const),
    eligibility: fc.record(
      {
        inactivity: fc.option(duration),
        messageFrequency: fc.option(duration),
        caps: fc.array(
          fc.record(
            {
              max: fc.nat(5),
              per: fc.oneof(duration, fc.constantFrom('day' as const, 'week' as const, 'month' as const)),
              channel: name,
              topic: name,
            },
            { requiredKeys: ['max', 'per'] },
          ),
          { maxLength: 3 },
        ),
        quietHours: fc.option(
          fc
            .record(
              { start: clock, end: clock, timeZone: fc.constantFrom('UTC', 'Asia/Tokyo') },
              { requiredKeys: ['start', 'end'] },
            )
            .filter(({ start, end }) => start !== end),
        ),
        onInvalidTimeZone: fc.constantFrom('skip' as const, 'fallback' as const),
        holdout: fc.option(
          fc.record({ fraction: fc.double({ min: 0, max: 1, noNaN: true }).map((f) => f + 0), salt: name }),
        ),
      },
      { requiredKeys: [] },
    ),
    segmentation: fc.record(
      {
        dormantAfter: duration,
        newFor: duration,
        rules: fc.array(fc.record({ segment: name, when: fc.constant({ messageCount: { $gt: 3 } }) }), {
          maxLength: 2,
        }),
      },
      { requiredKeys: [] },
    ),
    tone: fc.record(
      { bySegment: fc.dictionary(name, name, { maxKeys: 3 }), fallback: name },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);

describe('laws', () => {
  it('a document, its JSON, and its JSON in another order of keys give the same policy', () => {
    fc.assert(
      fc.property(documents, (input) => {
        const policy = definePolicy(input);
        const json = JSON.stringify(input);
        expect(definePolicy(JSON.parse(json))).toEqual(policy);
        const shuffled = JSON.parse(json, (_, value) =>
          value !== null && typeof value === 'object' && !Array.isArray(value)
            ? Object.fromEntries(Object.entries(value).reverse())
            : value,
        );
        expect(definePolicy(shuffled).version).toBe(policy.version);
        expect(JSON.parse(JSON.stringify(policy))).toEqual(policy);
        expect(policyInputSchema.safeParse(input).success).toBe(true);
        expect(JSON.stringify(input)).toBe(json);
      }),
      { seed: 13, numRuns: 300 },
    );
  });

  it('policies have one version exactly if they say the same', () => {
    fc.assert(
      fc.property(documents, documents, (a, b) => {
        const [{ version: va, ...ca }, { version: vb, ...cb }] = [definePolicy(a), definePolicy(b)];
        let same = true;
        try {
          expect(ca).toEqual(cb);
        } catch {
          same = false;
        }
        expect(va === vb).toBe(same);
        expect(va).toMatch(/^[0-9a-f]{16}$/);
      }),
      { seed: 14, numRuns: 300 },
    );
  });

  it('the policy is frozen throughout, and apart from the document', () => {
    const input = {
      eligibility: { caps: [{ max: 1, per: 'day' as const }] },
      tone: { bySegment: { vip: 'formal' } },
    };
    const policy = definePolicy(input);
    input.eligibility.caps[0]!.max = 9;
    input.tone.bySegment.vip = 'rude';
    expect(policy.eligibility.caps[0]?.max).toBe(1);
    expect(policy.tone.bySegment['vip']).toBe('formal');
    expect(Object.isFrozen(input.eligibility)).toBe(false);
    const open: unknown[] = [];
    const look = (value: unknown) => {
      if (typeof value !== 'object' || value === null) return;
      if (!Object.isFrozen(value)) open.push(value);
      for (const inner of Object.values(value)) look(inner);
    };
    look(policy);
    look(presets);
    expect(open).toEqual([]);
  });

  it('a resolved policy comes back as it is, but its JSON is no document', () => {
    const policy = definePolicy({ eligibility: { inactivity: null } });
    expect(define(policy)).toBe(policy);
    expect(pathsOf(() => define(JSON.parse(JSON.stringify(policy))), 'invalid_policy')).toContain('version');
  });

  it('the version of a document is what it was', () => {
    // Decisions are logged with it. It changes with any default, and so when a part adds a field: then, and only then,
    // take the new one from version.py, which computes it apart from the library, and say so in the changelog.
    const document: PolicyInput = {
      eligibility: {
        caps: [
          { max: 3, per: { days: 7 } },
          { max: 1, per: 'day', channel: 'email' },
        ],
        quietHours: { start: '21:00', end: '08:00' },
        holdout: { fraction: 0.05, salt: 'é 2026' },
      },
      segmentation: { rules: [{ segment: 'vip', when: { 'traits.plan': { $eq: 'gold' } } }] },
    };
    expect(presets.production.version).toBe('8bb1ac2df8590669');
    expect(presets.testing.version).toBe('0476eb2c7cb8d023');
    expect(definePolicy(document).version).toBe('0535c6112cff302b');
    expect(definePolicy({ preset: 'production' }).version).toBe(presets.production.version);
  });
});
