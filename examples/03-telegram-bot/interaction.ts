import type { Context } from 'grammy';
import type { Interaction } from 'tactful';

/** A Telegram update as an interaction; null if nobody did anything. */
export function interactionOf(ctx: Context): Interaction | null {
  const { from, message, callbackQuery, messageReaction } = ctx;
  if (from === undefined || from.is_bot) return null;
  const userId = String(from.id);
  const seconds = message?.date ?? messageReaction?.date ?? callbackQuery?.message?.date;
  if (seconds === undefined) return null;
  const at = seconds * 1000;
  if (messageReaction !== undefined) return { userId, at, type: 'reaction' };
  if (callbackQuery !== undefined) return { userId, at, type: 'callback' };
  if (message?.voice !== undefined) return { userId, at, type: 'voice' };
  if (message?.photo !== undefined) return { userId, at, type: 'photo', text: message.caption ?? null };
  const text = message?.text ?? '';
  if (text.startsWith('/')) return { userId, at, type: 'command' };
  return { userId, at, type: 'message', text, sentiment: sentimentOf(text), topics: topicsOf(text) };
}

const WORDS: Readonly<Record<string, number>> = {
  ...{ love: 0.8, great: 0.7, thanks: 0.5, happy: 0.8, good: 0.5, nice: 0.5 },
  ...{ awful: -0.8, hate: -0.9, terrible: -0.9, sad: -0.6, lonely: -0.7, worst: -0.9 },
};

/** Stands in for a model of your own, or for `tactful/sentiment`: the mean of a few words, null without any. */
function sentimentOf(text: string): number | null {
  const found = (text.toLowerCase().match(/\p{L}+/gu) ?? []).flatMap((word) => WORDS[word] ?? []);
  return found.length === 0 ? null : found.reduce((sum, value) => sum + value, 0) / found.length;
}

/** Hashtags. */
function topicsOf(text: string): string[] {
  return [...text.matchAll(/#(\p{L}[\p{L}\p{N}_]*)/gu)].map(([, topic]) => topic!.toLowerCase());
}
