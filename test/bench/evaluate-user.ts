import { LogicEngine } from 'json-logic-engine';
import type { Decision, UserFacts } from '../../src/index.js';
import { definePolicy, evaluateUser } from '../../src/index.js';
import { compare } from './harness.js';
import { NOW, population } from './population.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SIZE = 10_000;
const users = population(SIZE);

/** The same decision as the default policy's, written out for epoch milliseconds, without validation. */
function inline(user: UserFacts, now: number): Decision {
  const lastActiveAt = (user.lastActiveAt ?? user.createdAt) as number;
  let latest = 0;
  const messages = user.messages ?? [];
  for (let i = 0; i < messages.length; i++) {
    const at = messages[i]!.sentAt as number;
    if (at > latest) latest = at;
  }
  const activeClears = lastActiveAt + DAY + 1;
  const recentClears = latest + DAY + 1;
  if (activeClears > now || (latest > 0 && recentClears > now)) {
    return {
      userId: user.id,
      eligible: false,
      segment: null,
      tone: null,
      reason: activeClears > now ? 'active' : 'recently_messaged',
      nextEligibleAt: activeClears > recentClears ? activeClears : recentClears,
      decisionKey: null,
    };
  }
  const idle = now - lastActiveAt;
  const segment =
    idle >= 3 * DAY ? 'dormant' : now - (user.createdAt as number) < DAY ? 'new_user' : 'normal';
  return {
    userId: user.id,
    eligible: true,
    segment,
    tone: segment === 'dormant' ? 'playful' : segment === 'new_user' ? 'warm' : 'neutral',
    reason: 'eligible',
    nextEligibleAt: now,
    decisionKey: `/${user.id}/${latest}`,
  };
}

const engine = new LogicEngine();
const since = (path: string) => ({ '-': [{ var: 'now' }, { var: path }] });
/** The same rules as data, on the user's record. The opening, which rules cannot say, is worked out beside them. */
const jsonLogic = engine.build({
  if: [
    { '<=': [since('user.lastActiveAt'), DAY] },
    'active',
    { some: [{ var: 'user.messages' }, { '>=': [{ var: 'sentAt' }, { '-': [{ var: '../../now' }, DAY] }] }] },
    'recently_messaged',
    { '>=': [since('user.lastActiveAt'), 3 * DAY] },
    'dormant',
    { '<': [since('user.createdAt'), DAY] },
    'new_user',
    'normal',
  ],
}) as (facts: unknown) => string;

const TONES: Record<string, string> = { dormant: 'playful', new_user: 'warm', normal: 'neutral' };

function withJsonLogic(user: UserFacts, now: number): unknown {
  const outcome = jsonLogic({ now, user });
  let latest = 0;
  for (const { sentAt } of user.messages ?? []) if ((sentAt as number) > latest) latest = sentAt as number;
  const tone = TONES[outcome];
  const eligible = tone !== undefined;
  return {
    userId: user.id,
    eligible,
    segment: eligible ? outcome : null,
    tone: eligible ? tone : null,
    reason: eligible ? 'eligible' : outcome,
    nextEligibleAt: Math.max(now, (user.lastActiveAt as number) + DAY + 1, latest + DAY + 1),
    decisionKey: eligible ? `/${user.id}/${latest}` : null,
  };
}

/** What a host would write by hand to read `2026-03-01T12:00:00.000Z`. */
function fixedIso(text: string): number {
  const n = (i: number): number => text.charCodeAt(i) - 48;
  const year = n(0) * 1000 + n(1) * 100 + n(2) * 10 + n(3);
  const month = n(5) * 10 + n(6);
  const y = month <= 2 ? year - 1 : year;
  const m = month <= 2 ? month + 9 : month - 3;
  const days =
    365 * y +
    (y >> 2) -
    ((y / 100) | 0) +
    ((y / 400) | 0) +
    (((153 * m + 2) / 5) | 0) +
    n(8) * 10 +
    n(9) -
    719469;
  return (
    days * DAY +
    (n(11) * 10 + n(12)) * HOUR +
    (n(14) * 10 + n(15)) * 60_000 +
    (n(17) * 10 + n(18)) * 1000 +
    n(20) * 100 +
    n(21) * 10 +
    n(22)
  );
}

function as(convert: (ms: number) => Date | string): UserFacts[] {
  return users.map((user) => ({
    ...user,
    createdAt: convert(user.createdAt as number),
    lastActiveAt: convert(user.lastActiveAt as number),
    messages: user.messages!.map(({ sentAt }) => ({ sentAt: convert(sentAt as number) })),
  }));
}
const isoUsers = as((ms) => new Date(ms).toISOString());
const dateUsers = as((ms) => new Date(ms));

function inlineConverted(user: UserFacts, now: number, read: (value: never) => number): Decision {
  const messages = user.messages!.map(({ sentAt }) => ({ sentAt: read(sentAt as never) }));
  const createdAt = read(user.createdAt as never);
  return inline({ id: user.id, createdAt, lastActiveAt: read(user.lastActiveAt as never), messages }, now);
}

function each(list: readonly UserFacts[], decideOne: (user: UserFacts) => unknown): () => unknown {
  return () => {
    let last: unknown;
    for (let i = 0; i < list.length; i++) last = decideOne(list[i]!);
    return last;
  };
}

for (const user of users) {
  const [a, b, c] = [inline(user, NOW), evaluateUser(user, { now: NOW }), withJsonLogic(user, NOW)].map((d) =>
    JSON.stringify(d),
  );
  if (a !== b || b !== c) throw new Error(`the contestants disagree: ${a} ${b} ${c}`);
}

let section = 0;
const options = { now: NOW };
const withPolicy = { now: NOW, policy: definePolicy() };
if (!process.argv[2] || process.argv[2] === String(++section))
  await compare('evaluateUser, epoch milliseconds', [
    {
      name: 'written inline, not validated',
      run: each(users, (user) => inline(user, NOW)),
      operations: SIZE,
    },
    { name: 'tactful, validated', run: each(users, (user) => evaluateUser(user, options)), operations: SIZE },
    {
      name: 'tactful, with a policy',
      run: each(users, (user) => evaluateUser(user, withPolicy)),
      operations: SIZE,
    },
    {
      name: 'json-logic-engine, compiled',
      run: each(users, (user) => withJsonLogic(user, NOW)),
      operations: SIZE,
    },
  ]);
if (!process.argv[2] || process.argv[2] === String(++section))
  await compare('evaluateUser, ISO 8601 text', [
    {
      name: 'written inline, fixed format',
      run: each(isoUsers, (user) => inlineConverted(user, NOW, fixedIso)),
      operations: SIZE,
    },
    {
      name: 'tactful, validated',
      run: each(isoUsers, (user) => evaluateUser(user, options)),
      operations: SIZE,
    },
    {
      name: 'written inline, Date.parse',
      run: each(isoUsers, (user) => inlineConverted(user, NOW, Date.parse)),
      operations: SIZE,
    },
  ]);
if (!process.argv[2] || process.argv[2] === String(++section))
  await compare('evaluateUser, Date objects', [
    {
      name: 'written inline, getTime()',
      run: each(dateUsers, (user) => inlineConverted(user, NOW, (d: Date) => d.getTime())),
      operations: SIZE,
    },
    {
      name: 'tactful, validated',
      run: each(dateUsers, (user) => evaluateUser(user, options)),
      operations: SIZE,
    },
  ]);

const zoned = population(SIZE, true);
const policy = definePolicy({
  eligibility: {
    caps: [
      { max: 3, per: { days: 7 } },
      { max: 1, per: 'day', channel: 'email' },
      { max: 8, per: 'month' },
    ],
    quietHours: { start: '21:00', end: '08:00' },
  },
});
if (!process.argv[2] || process.argv[2] === String(++section))
  await compare('evaluateUser, three caps and quiet hours in eight zones', [
    { name: 'default policy', run: each(zoned, (user) => evaluateUser(user, options)), operations: SIZE },
    {
      name: 'three caps and quiet hours',
      run: each(zoned, (user) => evaluateUser(user, { now: NOW, policy })),
      operations: SIZE,
    },
  ]);
