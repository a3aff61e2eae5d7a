import { Bot } from 'grammy';
import { assessMilestones, foldInteraction, milestoneMetrics } from 'tactful';
import { interactionOf } from './interaction.js';
import type { BotUser, FileStore } from './store.js';

const HOUR = 3_600_000;

/** Folds every update into what is known of the user. It answers nothing but commands; the rest is `outreach.ts`. */
export function createBot(token: string, apiRoot: string, store: FileStore): Bot {
  const bot = new Bot(token, { client: { apiRoot } });

  bot.use(async (ctx, next) => {
    if (ctx.update.update_id <= store.state.lastUpdateId) return; // delivered before
    const interaction = interactionOf(ctx);
    if (interaction !== null && ctx.chat !== undefined) {
      const at = Number(interaction.at);
      store.update(interaction.userId, ctx.chat.id, at, (user) => {
        const inReplyToOutreach = answersOutreach(user, at);
        const pattern = foldInteraction(user.pattern, {
          ...interaction,
          inReplyToOutreach,
          timeZone: user.timeZone,
        });
        const { newlyAchieved } = assessMilestones(milestoneMetrics(pattern, { now: at }), {
          granted: user.granted,
          now: at,
        });
        return {
          name: ctx.from?.first_name ?? user.name,
          pattern,
          granted: [...user.granted, ...newlyAchieved],
        };
      });
    }
    await next();
    store.state.lastUpdateId = ctx.update.update_id;
    store.save();
  });

  bot.command('start', async (ctx) => {
    change(ctx.from?.id, ctx.chat.id, { optedOut: false });
    await ctx.reply('Hello! Send /stop at any time, and I will not write to you again.');
  });
  bot.command('stop', async (ctx) => {
    change(ctx.from?.id, ctx.chat.id, { optedOut: true });
    await ctx.reply('Done. I will not write to you unless you ask me to.');
  });
  bot.command('timezone', async (ctx) => {
    const timeZone = ctx.match.trim();
    if (!isTimeZone(timeZone)) {
      await ctx.reply('Please send a time zone such as /timezone Europe/Paris');
      return;
    }
    change(ctx.from?.id, ctx.chat.id, { timeZone });
    await ctx.reply(`Your time zone is ${timeZone} now.`);
  });
  return bot;

  function change(id: number | undefined, chatId: number, fields: Partial<BotUser>): void {
    if (id !== undefined) store.update(String(id), chatId, 0, () => fields);
  }
}

/** Whether the user's first words after something that the bot sent unasked, within a day. */
function answersOutreach({ messages, pattern }: BotUser, at: number): boolean {
  const latest = Number(messages.at(-1)?.sentAt ?? Number.NEGATIVE_INFINITY);
  return at >= latest && at - latest < 24 * HOUR && (pattern.lastAt ?? Number.NEGATIVE_INFINITY) < latest;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
