import type { EpochMs, TopicMention, TopicRecord } from '../types.js';

const KEPT_TOPICS = 32;
const KEPT_MENTIONS = 128;

/** The share of a pattern that speaks of topics. */
export interface TopicMemory {
  readonly topics: readonly TopicRecord[];
  readonly mentions: readonly TopicMention[];
}

/**
 * What the memory is after one more mention. Cost is bounded by what is kept.
 *
 * Two lists, each the latest of everything ever mentioned, and so each free of the order in which it came: the last
 * mention of a topic is a maximum, and counts are taken among the latest mentions. (A counter in each kept topic
 * would not do: what it had counted when its topic was dropped would be lost or not, depending on the order.)
 */
export function addMention(memory: TopicMemory, topic: string, at: EpochMs): TopicMemory {
  const { mentions, topics } = memory;
  const place = placeOf(mentions, at, topic);
  if (place === KEPT_MENTIONS) return { topics: touched(topics, mentions, topic, at, 0, null), mentions };
  const next = inserted(mentions, place, { topic, at }, KEPT_MENTIONS);
  const dropped = mentions.length === KEPT_MENTIONS ? mentions[KEPT_MENTIONS - 1]!.topic : null;
  return { topics: touched(topics, next, topic, at, 1, dropped), mentions: next };
}

/** The memory of both. */
export function mergeTopics(a: TopicMemory, b: TopicMemory): TopicMemory {
  const mentions = [...a.mentions, ...b.mentions].sort(latestFirst).slice(0, KEPT_MENTIONS);
  const counts = new Map<string, number>();
  for (const { topic } of mentions) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  const latest = new Map<string, EpochMs>();
  for (const { topic, lastAt } of [...a.topics, ...b.topics]) {
    latest.set(topic, Math.max(lastAt, latest.get(topic) ?? lastAt));
  }
  const topics = Array.from(latest, ([topic, at]) => ({ topic, at }))
    .sort(latestFirst)
    .slice(0, KEPT_TOPICS)
    .map(({ topic, at }) => ({ topic, lastAt: at, count: counts.get(topic) ?? 0 }));
  return { topics, mentions };
}

function latestFirst(a: TopicMention, b: TopicMention): number {
  if (a.at !== b.at) return b.at - a.at;
  return a.topic === b.topic ? 0 : a.topic < b.topic ? -1 : 1;
}

/** The records after a mention at `at`: `more` of the topic are newly listed, and one of `dropped` no longer is. */
function touched(
  topics: readonly TopicRecord[],
  mentions: readonly TopicMention[],
  topic: string,
  at: EpochMs,
  more: number,
  dropped: string | null,
): TopicRecord[] {
  const old = topics.find((record) => record.topic === topic);
  const lastAt = old === undefined || at > old.lastAt ? at : old.lastAt;
  const less = dropped === topic ? 1 : 0;
  const count = old === undefined ? countOf(mentions, topic) : old.count + more - less;
  if (!Number.isSafeInteger(count)) throw new TypeError('a topic has no count');
  const next: TopicRecord[] = [];
  let isPlaced = false;
  for (const record of topics) {
    if (record === old) continue;
    if (!isPlaced && !isBefore(record.lastAt, record.topic, lastAt, topic)) {
      next.push({ topic, lastAt, count });
      isPlaced = true;
    }
    next.push(record.topic === dropped ? { ...record, count: record.count - 1 } : record);
  }
  if (!isPlaced) next.push({ topic, lastAt, count });
  if (next.length > KEPT_TOPICS) next.pop();
  return next;
}

function countOf(mentions: readonly TopicMention[], topic: string): number {
  let count = 0;
  for (const mention of mentions) if (mention.topic === topic) count++;
  return count;
}

/** Latest first; at one instant by name. */
function isBefore(at: EpochMs, topic: string, otherAt: EpochMs, otherTopic: string): boolean {
  return at !== otherAt ? at > otherAt : topic < otherTopic;
}

/** Where in the list a mention belongs. */
function placeOf(mentions: readonly TopicMention[], at: EpochMs, topic: string): number {
  let place = 0;
  while (place < mentions.length && isBefore(mentions[place]!.at, mentions[place]!.topic, at, topic)) place++;
  return place;
}

/** The list with an item put in, and cut to the limit. */
function inserted<T>(list: readonly T[], place: number, item: T, limit: number): T[] {
  const next = list.slice(0, limit - 1);
  next.splice(place, 0, item);
  return next;
}
