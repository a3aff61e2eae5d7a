import { describe, expect, it } from 'vitest';
import {
  definePolicy,
  evaluateUser,
  evaluateUsers,
  explainUser,
  isUserInactive,
  type UserFacts,
  wasRecentlyMessaged,
} from '../src/index.js';
import { errorOf, faultsOf, pathsOf } from './support/faults-of.js';
import { revokedProxy, throwing } from './support/hostile.js';
import { frozen, NOW } from './support/users.js';

const good = { id: 'u1', createdAt: 0 };
const evaluate = (user: unknown) => evaluateUser(user as UserFacts, { now: NOW });

describe('a malformed user', () => {
  it.each([
    [undefined, 'user', 'undefined'],
    [null, 'user', 'null'],
    [5, 'user', '5'],
    ['u1', 'user', '"u1"'],
    [[good], 'user', '[{"id":"u1","createdAt":0}]'],
    [() => good, 'user', 'a function'],
    // ids
    [{ createdAt: 0 }, 'id', 'undefined'],
    [{ ...good, id: null }, 'id', 'null'],
    [{ ...good, id: '' }, 'id', '""'],
    [{ ...good, id: 7 }, 'id', '7'],
    [{ ...good, id: ['u1'] }, 'id', '["u1"]'],
    [{ ...good, id: Symbol('u1') }, 'id', 'Symbol(u1)'],
    // instants
    [{ id: 'u1' }, 'createdAt', 'undefined'],
    [{ ...good, createdAt: null }, 'createdAt', 'null'],
    [{ ...good, createdAt: '2026-02-30' }, 'createdAt', '"2026-02-30"'],
    [{ ...good, createdAt: NaN }, 'createdAt', 'NaN'],
    [{ ...good, createdAt: Infinity }, 'createdAt', 'Infinity'],
    [{ ...good, createdAt: '1772357415' }, 'createdAt', '"1772357415"'], // seconds as text
    [{ ...good, createdAt: 9e15 }, 'createdAt', '9000000000000000'],
    [{ ...good, createdAt: new Date(NaN) }, 'createdAt', 'Invalid Date'],
    [{ ...good, createdAt: 5n }, 'createdAt', '5n'],
    [{ ...good, createdAt: {} }, 'createdAt', '{}'],
    [{ ...good, createdAt: true }, 'createdAt', 'true'],
    [{ ...good, lastActiveAt: '' }, 'lastActiveAt', '""'],
    [{ ...good, lastActiveAt: NaN }, 'lastActiveAt', 'NaN'],
    [{ ...good, lastActiveAt: false }, 'lastActiveAt', 'false'],
    [{ ...good, pausedUntil: 'forever' }, 'pausedUntil', '"forever"'],
    [{ ...good, pausedUntil: Infinity }, 'pausedUntil', 'Infinity'],
    // messages
    [{ ...good, messages: null }, 'messages', 'null'],
    [{ ...good, messages: {} }, 'messages', '{}'],
    [{ ...good, messages: 'none' }, 'messages', '"none"'],
    [{ ...good, messages: new Set() }, 'messages', '{}'],
    [{ ...good, messages: [null] }, 'messages[0]', 'null'],
    [{ ...good, messages: [{ sentAt: 0 }, 5] }, 'messages[1]', '5'],
    [{ ...good, messages: new Array(1) }, 'messages[0]', 'undefined'],
    [{ ...good, messages: [{}] }, 'messages[0].sentAt', 'undefined'],
    [{ ...good, messages: [[]] }, 'messages[0].sentAt', 'undefined'],
    [
      { ...good, messages: [{ sentAt: 0 }, { sentAt: 1 }, { sentAt: '2026-02-29' }] },
      'messages[2].sentAt',
      '"2026-02-29"',
    ],
    [{ ...good, messages: [{ sentAt: 0, channel: null }] }, 'messages[0].channel', 'null'],
    [{ ...good, messages: [{ sentAt: 0, topic: 5 }] }, 'messages[0].topic', '5'],
    [{ ...good, messages: [{ sentAt: 0, countsTowardCaps: 'no' }] }, 'messages[0].countsTowardCaps', '"no"'],
    // the rest
    [{ ...good, timeZone: 5 }, 'timeZone', '5'],
    [{ ...good, timeZone: ['UTC'] }, 'timeZone', '["UTC"]'],
    [{ ...good, optedOut: 'false' }, 'optedOut', '"false"'],
    [{ ...good, optedOut: null }, 'optedOut', 'null'],
    [{ ...good, optedOut: 0 }, 'optedOut', '0'],
    [{ ...good, traits: null }, 'traits', 'null'],
    [{ ...good, traits: [] }, 'traits', '[]'],
    [{ ...good, traits: 'gold' }, 'traits', '"gold"'],
  ] as [unknown, string, string][])('case %#: %s', (user, path, received) => {
    const faults = faultsOf(() => evaluate(user));
    expect(faults.map((fault) => [fault.path, fault.received])).toEqual([[path, received]]);
    expect(faults[0]?.message).toMatch(/^expected /);
    expect(errorOf(() => evaluate(user)).functionName).toBe('evaluateUser');
    expect(errorOf(() => explainUser(user as UserFacts, { now: NOW })).issues).toEqual(faults);
    const { rejected } = evaluateUsers([user as UserFacts], { now: NOW });
    expect(rejected.map(({ index, issues }) => [index, issues])).toEqual([[0, faults]]);
  });

  it('is told nothing of what is good beside a fault', () => {
    const messages = [{ sentAt: 'x', channel: 'email', topic: 'news', countsTowardCaps: false }];
    const user = { ...good, lastActiveAt: 0, optedOut: false, timeZone: 'UTC', traits: {}, messages };
    expect(pathsOf(() => evaluate(user))).toEqual(['messages[0].sentAt']);
  });

  it('is told all faults at once, under any policy', () => {
    const user = {
      id: '',
      createdAt: 'x',
      lastActiveAt: 'x',
      pausedUntil: 'x',
      messages: [null, { sentAt: 'x', channel: 1, topic: 1, countsTowardCaps: 1 }],
      timeZone: 1,
      optedOut: 1,
      traits: 1,
    };
    const paths = [
      'createdAt',
      'id',
      'lastActiveAt',
      'messages[0]',
      'messages[1].channel',
      'messages[1].countsTowardCaps',
      'messages[1].sentAt',
      'messages[1].topic',
      'optedOut',
      'pausedUntil',
      'timeZone',
      'traits',
    ];
    expect(pathsOf(() => evaluate(user)).sort()).toEqual(paths);
    const policy = definePolicy({ eligibility: { caps: [{ max: 1, per: 'day' }] } });
    expect(pathsOf(() => evaluateUser(user as never, { now: NOW, policy })).sort()).toEqual(paths);
  });

  it('is found under every policy, though the first check would fail anyway', () => {
    for (const policy of [
      definePolicy(),
      definePolicy({ eligibility: { caps: [{ max: 0, per: 'day' }] } }),
    ]) {
      const user = { ...good, optedOut: true, messages: [{ sentAt: 'x' }] };
      expect(pathsOf(() => evaluateUser(user, { now: NOW, policy }))).toEqual(['messages[0].sentAt']);
    }
  });
});

describe('what is sound', () => {
  it.each([
    [{ ...good, lastActiveAt: null, pausedUntil: null, timeZone: null }],
    [
      {
        ...good,
        lastActiveAt: undefined,
        messages: undefined,
        timeZone: undefined,
        optedOut: undefined,
        pausedUntil: undefined,
        traits: undefined,
      },
    ],
    [
      {
        ...good,
        messages: [{ sentAt: 0, channel: undefined, topic: undefined, countsTowardCaps: undefined }],
      },
    ],
    [{ ...good, messages: [{ sentAt: 0, channel: '', topic: '', more: {} }], anything: Symbol('else') }],
    [{ id: '\ud800', createdAt: -8.64e15 }],
    [{ id: '__proto__', createdAt: 0, traits: JSON.parse('{"__proto__":{"plan":"gold"}}') }],
    [{ id: '__proto__', createdAt: new Date(0), traits: Object.create(null) }],
    [Object.assign(Object.create(null), good)],
    [
      new (class User {
        id = 'u1';
        createdAt = 0;
        get lastActiveAt() {
          return 5;
        }
      })(),
    ],
    [new Proxy(good, {})],
  ] as [unknown][])('case %# is decided', (user) => {
    expect(evaluate(user).eligible).toBe(true);
  });

  it('is not changed, nor need it be changeable', () => {
    const user = frozen({
      ...good,
      messages: [{ sentAt: NOW - 5e8, channel: 'email' }, { sentAt: 0 }],
      traits: { a: [1] },
      timeZone: 'Asia/Tokyo',
    });
    const policy = definePolicy({
      eligibility: {
        caps: [
          { max: 1, per: { days: 7 } },
          { max: 1, per: 'month' },
        ],
        quietHours: { start: '21:00', end: '08:00' },
      },
      segmentation: { rules: [{ segment: 'x', when: { 'traits.a': { $eq: [1] } } }] },
    });
    const before = JSON.stringify(user);
    const options = frozen({
      now: NOW,
      policy,
      gates: [{ name: 'g', check: () => ({ passed: true as const }) }],
    });
    expect(evaluateUser(user, options)).toEqual(explainUser(user, options).decision);
    expect(JSON.stringify(user)).toBe(before);
  });
});

describe('a user that cannot be read', () => {
  it.each([
    ['id'],
    ['createdAt'],
    ['lastActiveAt'],
    ['messages'],
    ['timeZone'],
    ['optedOut'],
    ['pausedUntil'],
    ['traits'],
  ])('because %s throws', (field) => {
    const user = throwing(field, good);
    const error = errorOf(() => evaluate(user));
    expect(error.issues).toEqual([
      { path: 'user', message: 'could not be read', received: `"${field} is out of order"` },
    ]);
    expect(error.cause).toBeInstanceOf(Error);
    expect(error.functionName).toBe('evaluateUser');
  });

  it('because it is a proxy that throws, or is revoked, or a message is', () => {
    const proxy = new Proxy(good, {
      get() {
        throw 'nothing to see';
      },
    });
    expect(faultsOf(() => evaluate(proxy))[0]?.received).toBe('"nothing to see"');
    expect(pathsOf(() => evaluate(revokedProxy()))).toEqual(['user']);
    expect(pathsOf(() => evaluate({ ...good, messages: [revokedProxy()] }))).toEqual(['user']);
    expect(pathsOf(() => evaluate({ ...good, messages: revokedProxy() }))).toEqual(['user']);
  });
});

describe('a field that changes while it is read', () => {
  it('is a fault of the user', () => {
    let reads = 0;
    const user = { ...good };
    Object.defineProperty(user, 'id', { enumerable: true, get: () => (reads++ === 0 ? 5 : 'u1') });
    expect(faultsOf(() => evaluate(user)).map(({ path, message }) => [path, message])).toEqual([
      ['user', 'expected fields that stay the same when they are read twice'],
    ]);
  });
});

describe('malformed options', () => {
  const paths = (options: unknown) => {
    const found = [evaluateUser, explainUser].map((call) => pathsOf(() => call(good, options as never)));
    found.push(pathsOf(() => evaluateUsers([good], options as never)));
    expect(found[1]).toEqual(found[0]);
    expect(found[2]).toEqual(found[0]);
    return found[0];
  };
  const gate = { name: 'g', check: () => ({ passed: true }) };
  it.each([
    [undefined, 'options'],
    [null, 'options'],
    [NOW, 'options'],
    [{}, 'now'],
    [{ now: null }, 'now'],
    [{ now: NaN }, 'now'],
    [{ now: '1772357415' }, 'now'],
    [{ now: '2026-02-30' }, 'now'],
    [{ now: new Date(NaN) }, 'now'],
    [{ now: NOW, policy: null }, 'policy'],
    [{ now: NOW, policy: {} }, 'policy'],
    [{ now: NOW, policy: 'production' }, 'policy'],
    [{ now: NOW, policy: { eligibility: { inactivity: { hours: 1 } } } }, 'policy'],
    [{ now: NOW, policy: { ...definePolicy(), tone: undefined } }, 'policy'],
    [{ now: NOW, policy: { ...definePolicy(), segmentation: { rules: [] } } }, 'policy'],
    [{ now: NOW, campaign: 5 }, 'campaign'],
    [{ now: NOW, gates: {} }, 'gates'],
    [{ now: NOW, gates: null }, 'gates'],
    [{ now: NOW, gates: [null] }, 'gates[0]'],
    [{ now: NOW, gates: [() => ({ passed: true })] }, 'gates[0]'],
    [{ now: NOW, gates: new Array(1) }, 'gates[0]'],
    [{ now: NOW, gates: [gate, { name: 'h' }] }, 'gates[1].check'],
    [{ now: NOW, gates: [{ ...gate, name: '' }] }, 'gates[0].name'],
    [{ now: NOW, gates: [{ ...gate, name: 5 }] }, 'gates[0].name'],
    [{ now: NOW, gates: [{ ...gate, name: 'eligible' }] }, 'gates[0].name'],
    [{ now: NOW, gates: [{ ...gate, name: 'opted_out' }] }, 'gates[0].name'],
    [{ now: NOW, gates: [{ ...gate, name: 'quiet_hours' }] }, 'gates[0].name'],
    [{ now: NOW, gates: [{ ...gate, name: '__proto__' }] }, 'gates[0].name'],
    [{ now: NOW, gates: [gate, gate] }, 'gates[1].name'],
  ] as [unknown, string][])('case %#: %s', (options, path) => {
    expect(paths(options)).toEqual([path]);
  });

  it('a policy that was good when it was read before, and no longer is', () => {
    const policy: Record<string, unknown> = { ...definePolicy() };
    expect(evaluateUser(good, { now: NOW, policy: policy as never }).eligible).toBe(true);
    policy['tone'] = undefined;
    expect(paths({ now: NOW, policy })).toEqual(['policy']);
  });

  it('users that cannot be iterated', () => {
    for (const users of [null, undefined, 5, 'users', {}, good]) {
      expect(pathsOf(() => evaluateUsers(users as never, { now: NOW }))).toEqual(['users']);
    }
  });

  it.each([
    [undefined],
    [null],
    [true],
    ['passed'],
    [{}],
    [{ passed: 'yes' }],
    [{ passed: 'yes', clearsAt: NOW + 1 }],
    [{ passed: false }],
    [{ passed: false, clearsAt: undefined }],
    [{ passed: false, clearsAt: NOW }],
    [{ passed: false, clearsAt: NOW - 1 }],
    [{ passed: false, clearsAt: NaN }],
    [{ passed: false, clearsAt: '2026-03-04' }],
    [{ passed: false, clearsAt: new Date(NOW) }],
    [Promise.resolve({ passed: true })],
  ])('a gate that answers %j', (answer) => {
    const check = (_: UserFacts, now: number) => (now > NOW ? { passed: true as const } : (answer as never));
    const gates = [{ name: 'g', check }];
    expect(pathsOf(() => evaluateUser(good, { now: NOW, gates }))).toEqual(['gate g']);
  });

  it.each([
    [{ passed: false, clearsAt: NOW + 0.5 }, NOW + 1],
    [{ passed: false, clearsAt: NOW + 1 }, NOW + 1],
    [{ passed: false, clearsAt: 8.64e15 }, 8.64e15],
    [{ passed: false, clearsAt: 8.64e15 + 2 }, null],
    [{ passed: false, clearsAt: Infinity }, null],
    [{ passed: false, clearsAt: null }, null],
  ] as const)('but not one that answers %j', (answer, nextEligibleAt) => {
    const check = (_: UserFacts, now: number) =>
      answer.clearsAt !== null && now >= answer.clearsAt ? { passed: true as const } : answer;
    expect(evaluateUser(good, { now: NOW, gates: [{ name: 'g', check }] })).toMatchObject({
      reason: 'g',
      nextEligibleAt,
    });
  });

  it('a gate that throws is named, with its error as the cause', () => {
    for (const thrown of [new Error('database is down'), 'database is down']) {
      const check = () => {
        throw thrown;
      };
      const error = errorOf(() => evaluateUser(good, { now: NOW, gates: [{ name: 'moody', check }] }));
      expect([error.code, error.functionName, error.issues]).toEqual([
        'invalid_input',
        'evaluateUser',
        [{ path: 'gate moody', message: 'threw instead of answering', received: '"database is down"' }],
      ]);
      expect(error.cause).toBe(thrown);
    }
  });

  it('gates that put each other off for ever find no opening', () => {
    const gates = [
      {
        name: 'later',
        check: (_: UserFacts, now: number) => ({ passed: false as const, clearsAt: now + 1 }),
      },
    ];
    expect(evaluateUser(good, { now: NOW, gates })).toMatchObject({ reason: 'later', nextEligibleAt: null });
  });
});

describe('the two small functions', () => {
  it('name themselves', () => {
    for (const options of [undefined, { now: NOW, policy: {} }, { now: NOW }] as never[]) {
      expect(errorOf(() => isUserInactive('x', options)).functionName).toBe('isUserInactive');
      expect(errorOf(() => wasRecentlyMessaged('x' as never, options)).functionName).toBe(
        'wasRecentlyMessaged',
      );
    }
  });

  it.each([[null], [undefined], ['x'], [NaN], [{}]])('isUserInactive refuses %j', (at) => {
    expect(pathsOf(() => isUserInactive(at as never, { now: NOW }))).toEqual(['lastActiveAt']);
  });
  it.each([
    [null, ['messages']],
    [{}, ['messages']],
    ['x', ['messages']],
    [[null], ['messages[0]']],
    [
      [{ sentAt: 0 }, {}, { sentAt: 'x' }],
      ['messages[1].sentAt', 'messages[2].sentAt'],
    ],
    [new Array(2), ['messages[0]', 'messages[1]']],
  ])('wasRecentlyMessaged refuses %j', (messages, paths) => {
    expect(pathsOf(() => wasRecentlyMessaged(messages as never, { now: NOW }))).toEqual(paths);
  });
  it('refuse malformed options', () => {
    for (const [options, path] of [
      [undefined, 'options'],
      [{}, 'now'],
      [{ now: NOW, policy: {} }, 'policy'],
    ] as const) {
      expect(pathsOf(() => isUserInactive(0, options as never))).toEqual([path]);
      expect(pathsOf(() => wasRecentlyMessaged([], options as never))).toEqual([path]);
    }
  });
});
