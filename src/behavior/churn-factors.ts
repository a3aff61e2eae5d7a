import { halved } from '../internal/half-life.js';
import { spanOfDays } from '../pattern/active-days.js';
import { decayedMean, weightAt } from '../pattern/decayed.js';
import { DAY_MS } from '../time/index.js';
import type { BehaviorPattern, EpochMs } from '../types.js';
import type { BehaviorPolicy, ChurnWeights } from './policy-types.js';

/** What each factor of the churn risk says; null if too little is known. All but silence and rate stand still in silence. */
export function churnFactors(
  pattern: BehaviorPattern,
  now: EpochMs,
  { churn }: BehaviorPolicy,
): Readonly<Record<keyof ChurnWeights, number | null>> | null {
  const { count, firstAt, lastAt, short, long } = pattern;
  const { count: activeDays, firstDay } = spanOfDays(pattern.activeDays);
  if (count < churn.minInteractions || activeDays < churn.minActiveDays) return null;
  if (firstAt === null || lastAt === null || firstDay === null) return null;
  if (short.halfLifeMs === null || long.halfLifeMs === null) return null;
  const meanGapDays = (pattern.activeDays.lastDay! - firstDay) / (activeDays - 1);
  const gaps = (now - lastAt) / (meanGapDays * DAY_MS);
  return {
    silence: gaps <= 1 ? 0 : 1 - halved((gaps - 1) / churn.halfSilenceGaps),
    rate: fallOfRate(pattern, Math.max(now, lastAt)),
    mood: fall(decayedMean(short.sentiment), decayedMean(long.sentiment), 1),
    quality: fall(decayedMean(short.quality), decayedMean(long.quality), decayedMean(long.quality)),
    outreach: ignored(pattern, churn.halfIgnored),
  };
}

/** From 0 (as ever, or better) to 1 (by `scale` or more); null if either is unknown. */
function fall(recent: number | null, baseline: number | null, scale: number | null): number | null {
  if (recent === null || baseline === null || scale === null) return null;
  const drop = baseline - recent;
  return drop < 1e-12 ? 0 : Math.min(1, drop / scale); // the last bits of two means are no fall
}

function fallOfRate({ firstAt, lastAt, short, long }: BehaviorPattern, now: EpochMs): number {
  const span = Math.max(lastAt! - firstAt!, DAY_MS); // a burst within a day is no rate
  const recent = perHalfLife(weightAt(short.quality, now, short.halfLifeMs!), span, short.halfLifeMs!);
  const baseline = perHalfLife(weightAt(long.quality, lastAt!, long.halfLifeMs!), span, long.halfLifeMs!);
  return recent >= baseline ? 0 : 1 - recent / baseline;
}

/**
 * The rate that leads to a decayed count after steady interactions over `span`: `r * h / ln 2 * (1 - 2^(-span / h))`
 * is the integral of `r * 2^(-age / h)`. (The factor ln 2 cancels out in the comparison.)
 */
function perHalfLife(decayedCount: number, span: number, halfLifeMs: number): number {
  return decayedCount / (halfLifeMs * (1 - halved(span / halfLifeMs)));
}

/** As of the last message or answer, so that the silence after it changes nothing. */
function ignored({ long: { outreach } }: BehaviorPattern, half: number): number | null {
  if (outreach.weight === 0) return null;
  return Math.max(0, outreach.weight - outreach.sum) / (outreach.weight + half);
}
