import { readFileSync } from 'node:fs';
import type { Update } from 'grammy/types';
import type { ScheduledOutreach } from 'tactful';
import { createBot } from './bot.js';
import type { BotApiStub } from './bot-api-stub.js';
import { runOutreach } from './outreach.js';
import type { FileStore } from './store.js';

const HOUR = 3_600_000;

/** Four weeks of updates, as Telegram delivers them. */
export const recordedUpdates = JSON.parse(
  readFileSync(new URL('./updates.json', import.meta.url), 'utf8'),
) as readonly Update[];

/** What the bot sent unasked, and when. */
export interface SentOutreach extends ScheduledOutreach {
  readonly at: number;
  readonly shown: string;
}

/** The instant of an update. */
export function dateOf({ message, message_reaction }: Update): number {
  return (message?.date ?? message_reaction?.date ?? 0) * 1000;
}

/** Options of {@link replay}. */
export interface ReplayOptions {
  /** @defaultValue the recorded ones */
  readonly updates?: readonly Update[];
  readonly until: number;
  /** Called before each run of the scheduler. */
  readonly everyHour?: (now: number) => void;
}

/**
 * Plays updates to the bot over the stub, on a clock of its own, with a run of the scheduler every hour until `until`.
 */
export async function replay(
  store: FileStore,
  stub: BotApiStub,
  { updates = recordedUpdates, until, everyHour }: ReplayOptions,
): Promise<SentOutreach[]> {
  const bot = createBot('1:token', await stub.start(), store);
  const sent: SentOutreach[] = [];
  try {
    await bot.init();
    let next = 0;
    const start = dateOf(updates[0]!);
    for (let now = start - (start % HOUR) + HOUR; now <= until; now += HOUR) {
      for (; next < updates.length && dateOf(updates[next]!) <= now; next++)
        await bot.handleUpdate(updates[next]!);
      everyHour?.(now);
      const before = stub.delivered.length;
      const made = await runOutreach(store, bot.api, now);
      made.forEach((outreach, i) => {
        sent.push({ ...outreach, at: now, shown: stub.delivered[before + i]!.shown });
      });
    }
  } finally {
    await stub.stop();
  }
  return sent;
}
