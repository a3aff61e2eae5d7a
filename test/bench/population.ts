import { draw, drawKey } from '../../src/random/index.js';
import type { UserFacts } from '../../src/types.js';

/** 2026-03-01T12:00Z, the instant that the benchmarks decide for. */
export const NOW = 1_772_366_400_000;

const HOUR = 3_600_000;
const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'UTC',
  'Asia/Tokyo',
  'America/Sao_Paulo',
  'Africa/Cairo',
];

/** Mixed users with epoch-millisecond instants: active and idle, new and old, each with 0 to 5 messages. */
export function population(size: number, withZones = false): UserFacts[] {
  const key = drawKey(1, 'bench/population');
  return Array.from({ length: size }, (_, i) => {
    const chance = (index: number): number => draw(key, i, index);
    const createdAt = NOW - Math.floor(chance(0) * 90 * 24 * HOUR);
    const lastActiveAt = NOW - Math.floor(chance(1) ** 2 * Math.min(10 * 24 * HOUR, NOW - createdAt));
    const sentAts = Array.from(
      { length: Math.floor(chance(2) * 6) },
      (_, m) => NOW - Math.floor((1 - chance(3 + m) ** 2) * 14 * 24 * HOUR),
    );
    const id = `user-${i}`;
    if (!withZones) return { id, createdAt, lastActiveAt, messages: sentAts.map((sentAt) => ({ sentAt })) };
    const messages = sentAts.map((sentAt, m) => ({ sentAt, channel: m % 2 === 0 ? 'email' : 'push' }));
    return { id, createdAt, lastActiveAt, messages, timeZone: ZONES[i % ZONES.length]! };
  });
}
