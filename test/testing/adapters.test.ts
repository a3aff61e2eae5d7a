import { definePolicy, type UserFacts } from 'tactful';
import { checkLaws, type LawName, laws, type PlainUserFacts } from 'tactful/testing';
import { describe, expect, it } from 'vitest';
import { wallMs } from '../../src/testing/wall-clock.js';
import { POLICY } from './broken-engines.js';
import { runCode } from './run-code.js';

/** A row as databases keep it: snake case, instants as seconds, what is unknown as null. */
interface Row {
  readonly user_id: string;
  readonly created_at: number;
  readonly last_active_at: number | null;
  readonly tz: string | null;
  readonly opted_out: 0 | 1;
  readonly paused_until: number | null;
  readonly sent: readonly { readonly at: number; readonly channel: string | null; readonly receipt: 0 | 1 }[];
}

const seconds = (ms: number): number => ms / 1000;
const secondsOrNull = (ms: number | null | undefined): number | null => (ms == null ? null : seconds(ms));

const toRow = (user: PlainUserFacts): Row => ({
  user_id: user.id,
  created_at: seconds(user.createdAt),
  last_active_at: secondsOrNull(user.lastActiveAt),
  tz: user.timeZone ?? null,
  opted_out: user.optedOut ? 1 : 0,
  paused_until: secondsOrNull(user.pausedUntil),
  sent: (user.messages ?? []).map(({ sentAt, channel = null, countsTowardCaps }) => ({
    at: seconds(sentAt),
    channel,
    receipt: countsTowardCaps === false ? 1 : 0,
  })),
});

const fromRow = (row: Row): UserFacts => ({
  id: row.user_id,
  createdAt: new Date(row.created_at * 1000),
  lastActiveAt: row.last_active_at && row.last_active_at * 1000,
  timeZone: row.tz,
  optedOut: row.opted_out === 1,
  pausedUntil: row.paused_until === null ? null : new Date(row.paused_until * 1000).toISOString(),
  messages: row.sent.map(({ at, channel, receipt }) => ({
    sentAt: at * 1000,
    ...(channel !== null && { channel }),
    countsTowardCaps: receipt === 0,
  })),
});

/** What these rows can hold. */
const users = { resolutionMs: 1000, without: ['traits'], messages: { topics: [] } } as const;

const found = (fromRowInUse: (row: Row) => UserFacts, among?: readonly LawName[]): string[] =>
  checkLaws(POLICY, {
    adapter: { toRow, fromRow: fromRowInUse },
    users,
    ...(among && { laws: among.map((name) => laws[name]) }),
  })
    .laws.filter(({ ok }) => !ok)
    .map(({ name }) => name);

describe('a sound adapter', () => {
  it('keeps every law, in whatever form it hands instants on', () => {
    expect(found(fromRow)).toEqual([]);
  });

  it('may forget pauses that are over, and say null for nothing', () => {
    const lazy = (row: Row): UserFacts => {
      const { timeZone, ...user } = fromRow(row);
      return { ...user, ...(timeZone != null && { timeZone }) };
    };
    expect(found(lazy)).toEqual([]);
  });
});

describe.each<[string, (row: Row) => UserFacts, readonly LawName[]]>([
  [
    'seconds read as milliseconds',
    (row) => ({ ...fromRow(row), createdAt: row.created_at, lastActiveAt: row.last_active_at }),
    ['activeUsersAreLeftAlone', 'adapterLosesNothing'],
  ],
  [
    'sending times read as milliseconds',
    (row) => ({ ...fromRow(row), messages: row.sent.map(({ at }) => ({ sentAt: at })) }),
    ['messagesKeepTheirDistance', 'capsAreKept', 'adapterLosesNothing'],
  ],
  [
    'the opt-out dropped',
    (row) => {
      const { optedOut: _, ...user } = fromRow(row);
      return user;
    },
    ['optedOutUsersAreLeftAlone', 'adapterLosesNothing'],
  ],
  [
    'the pause dropped',
    (row) => ({ ...fromRow(row), pausedUntil: null }),
    ['pausedUsersAreLeftAlone', 'adapterLosesNothing'],
  ],
  [
    'the zone dropped',
    (row) => ({ ...fromRow(row), timeZone: null }),
    ['capsAreKept', 'quietHoursAreKept', 'adapterLosesNothing'],
  ],
  [
    'receipts and messages mixed up',
    (row) => ({
      ...fromRow(row),
      messages: row.sent.map(({ at, receipt }) => ({ sentAt: at * 1000, countsTowardCaps: receipt === 1 })),
    }),
    ['capsAreKept', 'adapterLosesNothing'],
  ],
  [
    'only the latest message kept',
    (row) => ({ ...fromRow(row), messages: fromRow(row).messages!.slice(-1) }),
    ['recordOrderDoesNotMatter', 'messagesKeepTheirDistance', 'capsAreKept', 'adapterLosesNothing'],
  ],
  [
    'a second late',
    (row) => ({ ...fromRow(row), createdAt: (row.created_at + 1) * 1000 }),
    ['adapterLosesNothing'],
  ],
  [
    'another answer each time',
    ((n) => (row) => ({ ...fromRow(row), id: `${row.user_id}/${n++}` }))(0),
    ['answersRepeat', 'adapterIsPure', 'adapterLosesNothing'],
  ],
])('%s', (_what, broken, expected) => {
  it('is found', () => {
    expect(found(broken, expected)).toEqual(expected);
  });
});

describe('an adapter that is a function alone', () => {
  it('may be sound', () => {
    const adapter = (user: PlainUserFacts): UserFacts => ({ ...user, createdAt: new Date(user.createdAt) });
    expect(checkLaws(POLICY, { adapter }).ok).toBe(true);
  });

  it.each<[string, (user: PlainUserFacts) => UserFacts, LawName]>([
    ['drops the opt-out', ({ optedOut: _, ...user }) => user, 'optedOutUsersAreLeftAlone'],
    ['is a millisecond off', (user) => ({ ...user, createdAt: user.createdAt + 1 }), 'adapterLosesNothing'],
    ['draws', (user) => ({ ...user, id: String(drawn++) }), 'adapterIsPure'],
  ])('is found out if it %s, in code that shows it', (_what, adapter, name) => {
    const [result] = checkLaws(POLICY, { adapter, laws: [laws[name]] }).laws;
    expect(result!.ok).toBe(false);
    expect(() => runCode(result!.counterexample!, {}, { './adapter.js': { adapter } })).toThrow();
  });
  let drawn = 0;
});

describe('local time read as UTC', () => {
  const berlin = (ms: number): string => new Date(wallMs('Europe/Berlin', ms)).toISOString().slice(0, 19);
  const report = checkLaws(definePolicy(), {
    users: { resolutionMs: 1000, without: ['messages', 'traits', 'pausedUntil', 'timeZone', 'optedOut'] },
    adapter: {
      toRow: ({ id, createdAt }) => ({ id, created: berlin(createdAt) }),
      fromRow: ({ id, created }) => ({ id, createdAt: created }),
    },
  });

  it('is found, and said with both dates', () => {
    const result = report.laws.find(({ name }) => name === 'adapterLosesNothing')!;
    expect(result.ok).toBe(false);
    expect(result.error).toMatch(/^createdAt was stored as \d{4}-.*Z and read back as \d{4}-.*Z$/);
  });
});

it('is printed as code that fails in the zone of the adapter too', () => {
  const hours = 3_600_000;
  const adapter = (user: PlainUserFacts): UserFacts => ({
    ...user,
    createdAt: new Date(user.createdAt - 5 * hours).toISOString().slice(0, -1),
    lastActiveAt: new Date(user.lastActiveAt ?? user.createdAt),
  });
  const [result] = checkLaws(POLICY, { adapter, laws: [laws.adapterLosesNothing] }).laws;
  expect(result!.error).toContain('createdAt was stored as');
  expect(() => runCode(result!.counterexample!, {}, { './adapter.js': { adapter } })).toThrow();
});

describe('an adapter that throws', () => {
  const fromRowThrowing = (row: Row): UserFacts => {
    if (row.tz === null) throw new Error('no zone in the row');
    return fromRow(row);
  };
  const report = checkLaws(POLICY, { adapter: { toRow, fromRow: fromRowThrowing }, users });
  const result = report.laws.find(({ name }) => name === 'optedOutUsersAreLeftAlone')!;

  it('breaks the laws, with what it said', () => {
    expect(result).toMatchObject({ ok: false, error: 'no zone in the row' });
  });

  it('throws in the printed code too', () => {
    const run = (): void =>
      runCode(
        result.counterexample!,
        {},
        { './adapter.js': { adapter: { toRow, fromRow: fromRowThrowing } } },
      );
    expect(run).toThrow('no zone in the row');
  });
});

describe.each<[string, unknown, string]>([
  ['no instant', { id: 'u1', createdAt: 'last week' }, 'createdAt'],
  ['no user', undefined, 'user'],
  ['no messages', { id: 'u1', createdAt: 0, messages: 'none' }, 'messages'],
])('an adapter that hands on %s', (_what, nonsense, path) => {
  it('breaks the laws, with the fault and where it is', () => {
    const report = checkLaws(POLICY, { users, adapter: { toRow, fromRow: () => nonsense as UserFacts } });
    for (const name of ['optedOutUsersAreLeftAlone', 'statsAddUp', 'adapterLosesNothing']) {
      const result = report.laws.find((law) => law.name === name)!;
      expect(result.error).toContain(`${path} expected`);
      expect(() =>
        runCode(
          result.counterexample!,
          {},
          {
            './adapter.js': { adapter: { toRow: () => 1, fromRow: () => nonsense } },
          },
        ),
      ).toThrow();
    }
  });
});
