import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Update } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { BotApiStub } from './bot-api-stub.js';
import { dateOf, recordedUpdates, replay, type SentOutreach } from './replay.js';
import { outreachLine } from './report.js';
import { FileStore } from './store.js';

const UNTIL = Date.UTC(2026, 2, 30);
const BLOCKED_FROM = Date.UTC(2026, 2, 9);
const ZONES: Record<string, string> = { 101: 'Europe/Lisbon', 202: 'America/New_York', 303: 'Asia/Tokyo' };

async function play(
  store = new FileStore(null),
  stub = new BotApiStub(),
  updates: readonly Update[] = recordedUpdates,
  until = UNTIL,
) {
  const everyHour = (now: number) => {
    if (now >= BLOCKED_FROM) stub.blockedBy.add(505);
  };
  const sent = await replay(store, stub, { updates, until, everyHour });
  return { sent, store, stub };
}

const of = (sent: readonly SentOutreach[], userId: string) => sent.filter((one) => one.userId === userId);
const types = (sent: readonly SentOutreach[]) => new Set(sent.map(({ outreachType }) => outreachType));

describe('the bot, over four recorded weeks', () => {
  it('celebrates, supports and follows up, and writes to nobody who does not want it', async () => {
    const { sent, store, stub } = await play();
    expect(types(of(sent, '101'))).toContain('milestone_celebration');
    const hard = Date.UTC(2026, 2, 14, 15); // Kofi's very bad day
    const [first, ...rest] = of(sent, '202').filter(({ at }) => at > hard);
    expect(first!.outreachType).toBe('mood_support');
    for (const { at, outreachType } of rest) {
      if (at - hard < 7 * 86_400_000)
        expect(['mood_support', 'check_in', 'topic_follow_up']).toContain(outreachType);
    }
    const silent = Date.UTC(2026, 2, 13); // Mei wrote last on the 9th
    expect(types(of(sent, '303').filter(({ at }) => at > silent))).toContain('re_engagement');
    expect(of(sent, '404').filter(({ at }) => at > Date.UTC(2026, 2, 5, 12))).toEqual([]); // said /stop
    expect(of(sent, '505').filter(({ at }) => at > BLOCKED_FROM)).toEqual([]); // blocked the bot
    expect(store.state.users['505']!.optedOut).toBe(true);
    expect(stub.delivered.some(({ shown }) => shown.includes('/timezone Europe/Paris'))).toBe(true); // Mars/Olympus
  });

  it('sends what the README shows', async () => {
    const { sent, store } = await play();
    const lines = sent.map((one) => outreachLine(one, store.state.users[one.userId]!.timeZone ?? null));
    const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8');
    const shown = readme.split('```\n')[2]!;
    expect(shown.split('\n').length).toBeGreaterThan(10);
    expect(`${lines.join('\n')}\n`).toContain(shown);
  });

  it('keeps the limits of the policy, by the clock of each user', async () => {
    const { sent } = await play();
    expect(sent.length).toBeGreaterThan(10);
    for (const userId of ['101', '202', '303', '404', '505']) {
      const mine = of(sent, userId);
      const timeZone = ZONES[userId] ?? 'UTC';
      const days = mine.map(({ at }) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(at));
      expect(new Set(days).size).toBe(days.length);
      mine.forEach(({ at }, i) => {
        const hour = Number(
          new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' }).format(at),
        );
        expect(hour >= 8 && hour < 21).toBe(true);
        if (i > 0) expect(at - mine[i - 1]!.at).toBeGreaterThan(16 * 3_600_000);
      });
    }
    expect(new Set(sent.map(({ outreachKey }) => outreachKey)).size).toBe(sent.length);
  });

  it('shows names as they are, whatever they hold', async () => {
    const { sent } = await play();
    const named = of(sent, '101').filter(({ shown }) => shown.includes('Ana'));
    expect(named.length).toBeGreaterThan(0);
    for (const { shown } of named) expect(shown).toContain('Ana *R.* [1]!');
  });

  it('says the same whether updates come once or twice, or the bot restarts in between', async () => {
    const { sent, store } = await play();
    const twice = await play(
      new FileStore(null),
      new BotApiStub(),
      recordedUpdates.flatMap((update) => [update, update]),
    );
    expect(twice.sent).toEqual(sent);
    expect(twice.store.state).toEqual(store.state);
    const path = join(mkdtempSync(join(tmpdir(), 'tactful-bot-')), 'state.json');
    const stop = dateOf(recordedUpdates[30]!);
    const until = stop - (stop % 3_600_000);
    const before = recordedUpdates.filter((update) => dateOf(update) <= until);
    const after = recordedUpdates.filter((update) => dateOf(update) > until);
    const first = await play(new FileStore(path), new BotApiStub(), before, until);
    const second = await play(new FileStore(path), new BotApiStub(), after);
    expect([...first.sent, ...second.sent]).toEqual(sent);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(store.state);
  });

  it('waits when Telegram says so, and loses nothing else', async () => {
    const stub = new BotApiStub();
    const store = new FileStore(null);
    const flood = Date.UTC(2026, 2, 14);
    let told = false;
    const everyHour = (now: number) => {
      if (now < flood || told) return;
      told = true;
      stub.flooded.set(202, 3 * 3600);
    };
    await replay(store, stub, { until: UNTIL, everyHour });
    expect(stub.flooded.size).toBe(0); // it was told
    expect(store.state.users['202']!.pausedUntil).not.toBeNull();
    expect(store.state.users['202']!.optedOut).toBe(false);
  });

  it('is refused by the stub, as by Telegram, if it forgets to escape', async () => {
    const stub = new BotApiStub();
    const root = await stub.start();
    const send = async (text: string) => {
      const body = JSON.stringify({ chat_id: 1, text, parse_mode: 'MarkdownV2' });
      const response = await fetch(`${root}/bot1:token/sendMessage`, { method: 'POST', body });
      return (await response.json()) as { ok: boolean };
    };
    expect((await send('Hi!')).ok).toBe(false);
    expect((await send('Hi\\!')).ok).toBe(true);
    await stub.stop();
  });
});
