import { isCount } from '../internal/counts.js';
import { isRecord } from '../internal/own-keys.js';
import { MAX_EPOCH_MS, zoneNamed } from '../time/index.js';
import type { BehaviorPattern, DecayedSum, DecayedSums } from '../types.js';

/**
 * A quick look, for folding: every field that a fold reads is sound, but the items of the lists are left to the
 * functions that read them all. Each field is read by its own name, which is many times as fast as going through a
 * description of the whole.
 */
export function looksSound(pattern: BehaviorPattern): boolean {
  if (!isRecord(pattern) || pattern.version !== 1) return false;
  const { activeDays: days, lastSentiment: last, outreach } = pattern;
  return (
    isText(pattern.userId) &&
    isZone(pattern.timeZone) &&
    isCount(pattern.count) &&
    isInstantOrNull(pattern.firstAt) &&
    isInstantOrNull(pattern.lastAt) &&
    isList(pattern.countByHour, 24) &&
    isList(pattern.countByWeekday, 7) &&
    areTypeCounts(pattern.countByType) &&
    areSentimentCounts(pattern.countBySentiment) &&
    isRecord(days) &&
    isWholeOrNull(days.lastDay) &&
    isList(days.words, 13) &&
    areSums(pattern.short) &&
    areSums(pattern.long) &&
    isLastSentiment(last) &&
    Array.isArray(pattern.topics) &&
    Array.isArray(pattern.mentions) &&
    isRecord(outreach) &&
    isList(outreach.sentByHour, 24) &&
    isList(outreach.answeredByHour, 24) &&
    isInstantOrNull(outreach.lastSentAt) &&
    isInstantOrNull(outreach.lastAnsweredAt)
  );
}

/** The rest: the items of the lists of a pattern that looks sound. */
export function itemsAreSound(pattern: BehaviorPattern): boolean {
  return (
    areCounts(pattern.countByHour, 24) &&
    areCounts(pattern.countByWeekday, 7) &&
    areCounts(pattern.activeDays.words, 13) &&
    areTopics(pattern.topics, 'lastAt') &&
    areTopics(pattern.mentions, 'at') &&
    areCounts(pattern.outreach.sentByHour, 24) &&
    areCounts(pattern.outreach.answeredByHour, 24)
  );
}

function areTypeCounts(counts: BehaviorPattern['countByType']): boolean {
  return (
    isRecord(counts) &&
    isCount(counts.message) &&
    isCount(counts.command) &&
    isCount(counts.voice) &&
    isCount(counts.photo) &&
    isCount(counts.reaction) &&
    isCount(counts.callback) &&
    isCount(counts.other)
  );
}

function areSentimentCounts(counts: BehaviorPattern['countBySentiment']): boolean {
  return (
    isRecord(counts) &&
    isCount(counts.very_negative) &&
    isCount(counts.negative) &&
    isCount(counts.neutral) &&
    isCount(counts.positive) &&
    isCount(counts.very_positive)
  );
}

function areSums(sums: DecayedSums): boolean {
  return (
    isRecord(sums) &&
    isHalfLife(sums.halfLifeMs) &&
    isSum(sums.quality) &&
    isSum(sums.sentiment) &&
    isSum(sums.outreach)
  );
}

function isSum(sum: DecayedSum): boolean {
  return isRecord(sum) && isWholeOrNull(sum.at) && isWeight(sum.weight) && Number.isFinite(sum.sum);
}

function isList(value: unknown, length: number): boolean {
  return Array.isArray(value) && value.length === length;
}

export function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

export function isZone(value: unknown): boolean {
  return value === null || (typeof value === 'string' && zoneNamed(value) !== null);
}

export function isWeight(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value < Number.POSITIVE_INFINITY;
}

export function isWholeOrNull(value: unknown): boolean {
  return value === null || Number.isSafeInteger(value);
}

export function isHalfLife(value: unknown): boolean {
  return value === null || (isCount(value) && value !== 0);
}

function isInstant(value: unknown): boolean {
  return Number.isInteger(value) && Math.abs(value as number) <= MAX_EPOCH_MS;
}

export function isInstantOrNull(value: unknown): boolean {
  return value === null || isInstant(value);
}

export function isLastSentiment(value: unknown): boolean {
  return value === null || (isRecord(value) && isInstant(value['at']) && Number.isFinite(value['value']));
}

export function areCounts(value: unknown, length: number): boolean {
  if (!Array.isArray(value) || value.length !== length) return false;
  for (let i = 0; i < length; i++) if (!isCount(value[i])) return false;
  return true;
}

/** A list of topics, each with an instant of that name, and a count if it is a record of one. */
export function areTopics(value: unknown, instant: 'at' | 'lastAt'): boolean {
  if (!Array.isArray(value)) return false;
  for (let i = 0; i < value.length; i++) {
    const item: unknown = value[i];
    if (!isRecord(item) || typeof item['topic'] !== 'string' || !isInstant(item[instant])) return false;
    if (instant === 'lastAt' && !isCount(item['count'])) return false;
  }
  return true;
}
