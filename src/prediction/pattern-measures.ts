import { decayedMean, weightAt } from '../pattern/decayed.js';
import { DAY_MS } from '../time/index.js';
import type { DecayedSum, DecayedSums, EpochMs } from '../types.js';

/** In days; what lies ahead is now. */
export function since(at: EpochMs | null, now: EpochMs): number | null {
  return at === null ? null : Math.max(0, now - at) / DAY_MS;
}

export function hours(days: number | null): number | null {
  return days === null ? null : days * 24;
}

/** Null of nothing. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** By how much the mean has risen. */
export function change(recent: DecayedSum, usual: DecayedSum): number | null {
  const [now, before] = [decayedMean(recent), decayedMean(usual)];
  return now === null || before === null ? null : now - before;
}

/** Interactions a day, faded until now: after steady ones at that rate for ever, the decayed count is rate x h / ln 2. */
export function perDay(
  { quality, halfLifeMs }: DecayedSums,
  now: EpochMs,
  lastAt: EpochMs | null,
): number | null {
  if (quality.at === null || halfLifeMs === null) return null;
  const weight = weightAt(quality, Math.max(now, lastAt ?? now), halfLifeMs);
  return (weight * Math.LN2 * DAY_MS) / halfLifeMs;
}
