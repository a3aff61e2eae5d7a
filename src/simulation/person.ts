import { draw, drawKey } from '../random/index.js';
import { DAY_MS, HOUR_MS, offsetAt, timeOfDayAt, type Zone, zoneNamed } from '../time/index.js';
import type { EpochMs, Json, Seed } from '../types.js';

/** The next of one person's uniform numbers in [0, 1). */
export type Luck = () => number;

/** What simulated users have whatever they do. */
export interface Person {
  readonly id: string;
  readonly timeZone: string | null;
  readonly optedOut: boolean;
  readonly traits: Readonly<Record<string, Json>>;
  readonly channel: string;
  /** Where the clock is that they live by. */
  readonly zone: Zone;
}

/** Shares of a made-up product's users; a few have no zone on record. */
const ZONES: readonly (readonly [number, string | null])[] = [
  [0.2, 'America/New_York'],
  [0.1, 'America/Chicago'],
  [0.12, 'America/Los_Angeles'],
  [0.06, 'America/Sao_Paulo'],
  [0.1, 'Europe/London'],
  [0.14, 'Europe/Berlin'],
  [0.04, 'Africa/Lagos'],
  [0.11, 'Asia/Kolkata'],
  [0.06, 'Asia/Tokyo'],
  [0.03, 'Australia/Sydney'],
  [0.04, null],
];
const PLANS: readonly (readonly [number, string])[] = [
  [0.8, 'free'],
  [0.16, 'plus'],
  [0.04, 'team'],
];
const CHANNELS: readonly (readonly [number, string])[] = [
  [0.6, 'email'],
  [0.3, 'push'],
  [0.1, 'sms'],
];
const OPTED_OUT = 0.04;

/** User number `index` of a seed: the same however many others there are. */
export function lucksOf(seed: Seed, purpose: string): (index: number) => Luck {
  const key = drawKey(seed, purpose);
  return (index) => {
    let drawn = 0;
    return () => draw(key, index, drawn++);
  };
}

export function personOf(index: number, luck: Luck): Person {
  const timeZone = pick(ZONES, luck());
  return {
    id: `user-${String(index).padStart(6, '0')}`,
    timeZone,
    optedOut: luck() < OPTED_OUT,
    traits: { plan: pick(PLANS, luck()) },
    channel: pick(CHANNELS, luck()),
    zone: zoneNamed(timeZone ?? 'UTC') ?? zoneNamed('UTC')!,
  };
}

/** The value whose share of [0, 1) holds `u`. Shares add up to 1, or nearly: the last takes what is left. */
export function pick<Value>(shares: readonly (readonly [number, Value])[], u: number): Value {
  let below = 0;
  for (const [share, value] of shares) {
    below += share;
    if (u < below) return value;
  }
  return shares[shares.length - 1]![1];
}

/** Nothing in a simulated life is older than five years. */
const LONGEST_MS = 5 * 365 * DAY_MS;

/** A span with a heavy tail, half of them shorter than `scale`: Lomax (Pareto II) of shape 1, up to five years. */
export function heavyTail(scale: number, luck: Luck): number {
  const u = luck();
  return Math.min((scale * u) / (1 - u), LONGEST_MS);
}

/** An instant between two, in local waking hours if one of a few tries falls there. */
export function wakingInstant(low: EpochMs, high: EpochMs, zone: Zone, luck: Luck): EpochMs {
  let at = low;
  for (let tries = 0; tries < 4; tries++) {
    at = Math.floor(low + luck() * (high - low));
    const hour = timeOfDayAt(zone, at) / HOUR_MS;
    if (hour >= 7 && hour < 23) break;
  }
  return at;
}

/** An instant of the local day that is `days` after 1970-01-01, most often in the evening, never before 7. */
export function instantOfDay(day: number, zone: Zone, luck: Luck): EpochMs {
  const u = luck();
  const v = luck();
  const wall = day * DAY_MS + Math.floor((7 + 16 * Math.max(u, v * v)) * HOUR_MS);
  return wall - offsetAt(zone, wall);
}
