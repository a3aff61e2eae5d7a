import { refuse } from '../errors.js';
import { ageDays, isActiveDay, markDay } from '../pattern/active-days.js';
import { checkPattern } from '../pattern/check-pattern.js';
import { addDecayed, shareAt } from '../pattern/decayed.js';
import { looksSound } from '../pattern/sound-pattern.js';
import { zoneOf } from '../pattern/zone-of.js';
import { DAY_MS, HOUR_MS, offsetAt, weekdayOf } from '../time/index.js';
import type {
  ActiveDays,
  BehaviorPattern,
  DecayedSums,
  EpochMs,
  Interaction,
  SentimentType,
} from '../types.js';
import { countedType, qualityOf, sentimentTypeOf } from './analyze-interaction.js';
import { foldError } from './fold-error.js';
import type { BehaviorPolicy } from './policy-types.js';
import {
  type InteractionOptions,
  type ReadInteraction,
  readFrame,
  readInteraction,
} from './read-interaction.js';
import { addMention, type TopicMemory } from './topics.js';

/**
 * The pattern after one more interaction. The order does not matter: late and early ones may come in any, and
 * `mergePatterns` adds up patterns that were folded apart. An automated interaction leaves the pattern as it is.
 *
 * The hour, the weekday and the date are those of the local clock where the user was: in the interaction's own zone
 * if it names one, else in the pattern's, else in UTC.
 *
 * Cost is bounded, whatever the history: the pattern never grows beyond its lists.
 *
 * @throws TactfulError naming each malformed field; if the interaction is another user's; or if the pattern was
 * folded with other half-lives than the policy's, which would have to be built anew from its interactions.
 *
 * @example
 * ```ts
 * import { emptyPattern, foldInteraction } from 'tactful';
 *
 * const message = { userId: 'u1', at: '2026-03-01T23:30Z', type: 'message', topics: ['jazz'] };
 * const pattern = foldInteraction(emptyPattern('u1', 'Europe/Paris'), message);
 * [pattern.count, pattern.countByHour[0], pattern.countByWeekday[0]] // => [1, 1, 1]
 * pattern.topics // => [{ topic: 'jazz', lastAt: 1772407800000, count: 1 }]
 * ```
 */
export function foldInteraction(
  pattern: BehaviorPattern,
  interaction: Interaction,
  options: InteractionOptions = {},
): BehaviorPattern {
  try {
    const frame = readFrame('foldInteraction', options);
    if (!looksSound(pattern)) checkPattern('foldInteraction', 'pattern', pattern, 'pattern.');
    const read = readInteraction(interaction, frame);
    if (read.userId !== pattern.userId) {
      refuse('foldInteraction', 'userId', 'expected the user of the pattern', read.userId);
    }
    checkHalfLives('foldInteraction', pattern, frame.policy);
    return foldRead(pattern, read, frame.policy);
  } catch (error) {
    throw foldError('foldInteraction', pattern, { pattern, interaction, options }, error);
  }
}

/** Sums at one half-life say nothing about sums at another. */
export function checkHalfLives(
  functionName: string,
  { short, long }: BehaviorPattern,
  policy: BehaviorPolicy,
): void {
  const isSame = short.halfLifeMs === policy.shortHalfLifeMs && long.halfLifeMs === policy.longHalfLifeMs;
  if (isSame || (short.halfLifeMs === null && long.halfLifeMs === null)) return;
  refuse(functionName, 'pattern', "expected a pattern folded with the policy's half-lives", {
    shortHalfLifeMs: short.halfLifeMs,
    longHalfLifeMs: long.halfLifeMs,
  });
}

/** Folds what was read and checked. */
export function foldRead(
  pattern: BehaviorPattern,
  read: ReadInteraction,
  policy: BehaviorPolicy,
): BehaviorPattern {
  if (read.automated) return pattern;
  const { at, sentiment } = read;
  const wall = at + offsetAt(read.zone ?? zoneOf(pattern), at);
  const day = Math.floor(wall / DAY_MS);
  const hour = Math.floor((wall - day * DAY_MS) / HOUR_MS);
  const quality = qualityOf(read, policy);
  const { topics, mentions } = read.topics.length === 0 ? pattern : withTopics(pattern, read.topics, at);
  const { outreach, lastSentiment } = pattern;
  const isLater = lastSentiment === null || at > lastSentiment.at;
  return {
    version: 1,
    userId: pattern.userId,
    timeZone: pattern.timeZone,
    count: pattern.count + 1,
    firstAt: pattern.firstAt === null || at < pattern.firstAt ? at : pattern.firstAt,
    lastAt: pattern.lastAt === null || at > pattern.lastAt ? at : pattern.lastAt,
    countByHour: oneMore(pattern.countByHour, hour),
    countByWeekday: oneMore(pattern.countByWeekday, weekdayOf(day)),
    countByType: oneMoreType(pattern.countByType, countedType(read.type)),
    countBySentiment:
      sentiment === null
        ? pattern.countBySentiment
        : oneMoreSentiment(pattern.countBySentiment, sentimentTypeOf(sentiment, policy.sentiment)),
    activeDays: withDay(pattern.activeDays, day),
    short: withInteraction(pattern.short, policy.shortHalfLifeMs, read, quality),
    long: withInteraction(pattern.long, policy.longHalfLifeMs, read, quality),
    lastSentiment:
      sentiment !== null && (isLater || (at === lastSentiment.at && sentiment < lastSentiment.value))
        ? { at, value: sentiment + 0 }
        : lastSentiment,
    topics,
    mentions,
    outreach: read.inReplyToOutreach
      ? {
          ...outreach,
          answeredByHour: oneMore(outreach.answeredByHour, hour),
          lastAnsweredAt: Math.max(at, outreach.lastAnsweredAt ?? at),
        }
      : outreach,
  };
}

export function oneMore(counts: readonly number[], index: number): number[] {
  const next = counts.slice();
  const count = next[index]!;
  if (!Number.isSafeInteger(count)) throw new TypeError('an item of a list is no count');
  next[index] = count + 1;
  return next;
}

/** Written out, because a computed key costs more than all the rest of a fold. */
function oneMoreType(counts: BehaviorPattern['countByType'], type: string): BehaviorPattern['countByType'] {
  const { message, command, voice, photo, reaction, callback, other } = counts;
  return {
    message: type === 'message' ? message + 1 : message,
    command: type === 'command' ? command + 1 : command,
    voice: type === 'voice' ? voice + 1 : voice,
    photo: type === 'photo' ? photo + 1 : photo,
    reaction: type === 'reaction' ? reaction + 1 : reaction,
    callback: type === 'callback' ? callback + 1 : callback,
    other: type === 'other' ? other + 1 : other,
  };
}

function oneMoreSentiment(
  counts: BehaviorPattern['countBySentiment'],
  type: SentimentType,
): BehaviorPattern['countBySentiment'] {
  return {
    very_negative: counts.very_negative + (type === 'very_negative' ? 1 : 0),
    negative: counts.negative + (type === 'negative' ? 1 : 0),
    neutral: counts.neutral + (type === 'neutral' ? 1 : 0),
    positive: counts.positive + (type === 'positive' ? 1 : 0),
    very_positive: counts.very_positive + (type === 'very_positive' ? 1 : 0),
  };
}

function withDay(days: ActiveDays, day: number): ActiveDays {
  if (isActiveDay(days, day)) return days;
  const lastDay = days.lastDay === null || day > days.lastDay ? day : days.lastDay;
  const words = days.words.slice();
  if (days.lastDay !== null && day > days.lastDay) ageDays(words, day - days.lastDay);
  markDay(words, lastDay - day);
  return { lastDay, words };
}

function withInteraction(
  sums: DecayedSums,
  halfLifeMs: number,
  { at: ms, sentiment, inReplyToOutreach }: ReadInteraction,
  quality: number,
): DecayedSums {
  const { at, weight } = shareAt(ms, halfLifeMs);
  return {
    halfLifeMs,
    quality: addDecayed(sums.quality, at, weight, weight * quality, halfLifeMs),
    sentiment:
      sentiment === null
        ? sums.sentiment
        : addDecayed(sums.sentiment, at, weight, weight * sentiment, halfLifeMs),
    outreach: inReplyToOutreach ? addDecayed(sums.outreach, at, 0, weight, halfLifeMs) : sums.outreach,
  };
}

function withTopics(memory: TopicMemory, topics: readonly string[], at: EpochMs): TopicMemory {
  let next = memory;
  for (const topic of topics.length === 1 ? topics : new Set(topics)) next = addMention(next, topic, at);
  return next;
}
