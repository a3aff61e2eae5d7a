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
  const place = firstAfter(mentions, at, topic);
  if (place === KEPT_MENTIONS) return touchTopic(memory, topic, at, 0);
  const next = inserted(mentions, place, { topic, at }, KEPT_MENTIONS);
  const dropped = mentions.length === KEPT_MENTIONS ? mentions[KEPT_MENTIONS - 1]!.topic : null;
  const rest =
    dropped === null
      ? topics
      : topics.map((record) => (record.topic === dropped ? { ...record, count: record.count - 1 } : record));
  return touchTopic({ topics: rest, mentions: next }, topic, at, 1);
}

/** The memory of both. */
export function mergeTopics(a: TopicMemory, b: TopicMemory): TopicMemory {
  let memory = a;
  for (const { topic, at } of b.mentions) memory = addMention(memory, topic, at);
  for (const { topic, lastAt } of b.topics) memory = touchTopic(memory, topic, lastAt, 0);
  return memory;
}

/** Brings the record of a topic up to date with a mention at `at`; `more` mentions of it are newly listed. */
function touchTopic(
  { topics, mentions }: TopicMemory,
  topic: string,
  at: EpochMs,
  more: number,
): TopicMemory {
  let old: TopicRecord | null = null;
  const others: TopicRecord[] = [];
  for (const record of topics) {
    if (record.topic === topic) old = record;
    else others.push(record);
  }
  const lastAt = old === null || at > old.lastAt ? at : old.lastAt;
  const count = old === null ? countOf(mentions, topic) : old.count + more;
  let place = 0;
  while (place < others.length && isBefore(others[place]!.lastAt, others[place]!.topic, lastAt, topic))
    place++;
  return { topics: inserted(others, place, { topic, lastAt, count }, KEPT_TOPICS), mentions };
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
function firstAfter(mentions: readonly TopicMention[], at: EpochMs, topic: string): number {
  let place = 0;
  while (place < mentions.length && isBefore(mentions[place]!.at, mentions[place]!.topic, at, topic)) place++;
  return place;
}

/** The list with an item put in, and cut to the limit. */
function inserted<T>(list: readonly T[], place: number, item: T, limit: number): readonly T[] {
  if (place >= limit) return list;
  return [...list.slice(0, place), item, ...list.slice(place, limit - 1)];
}
