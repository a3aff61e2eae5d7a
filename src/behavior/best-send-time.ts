import { refuse } from '../errors.js';
import { readSection } from '../internal/read-section.js';
import { unreadable } from '../internal/unreadable.js';
import { checkPattern } from '../pattern/check-pattern.js';
import {
  DAY_MS,
  firstOutside,
  HOUR_MS,
  type LocalWindow,
  offsetHoldsUntil,
  readNow,
  timeOfDayAt,
  type Zone,
  zoneNamed,
} from '../time/index.js';
import type { BehaviorPattern, EpochMs } from '../types.js';
import { DEFAULT_HOUR_CURVE, hourCurve } from './hour-curve.js';
import { resolvedBehavior } from './policy.js';
import { readPrior, readQuietHours, readSpan, type SendTimeOptions } from './send-time-options.js';

/** What {@link bestSendTime} finds; all but the last two are null if quiet hours leave no time. */
export interface SendTime {
  /** In `[from, until)` and outside quiet hours. */
  readonly at: EpochMs | null;
  /** 0 to 23, of the local clock. */
  readonly localHour: number | null;
  /** The share of the user's activity that falls into this hour of the day. */
  readonly probability: number | null;
  /** From 0 to 1: how much of the curve is the user's own evidence, `n / (n + priorWeight)` (60 by default). */
  readonly confidence: number;
  /** Where most of that hour's probability comes from. */
  readonly source: 'user' | 'population' | 'default';
}

/**
 * When the user is most likely to be there: the instant at which their best local hour, among those that have a share
 * in the window outside quiet hours, first comes (or goes on). Of equally good hours the sooner wins.
 *
 * The curve over the hours is the user's interactions, an answer to outreach counting as `answerWeight` of them (3 by
 * default), smoothed around the clock and shrunk towards everybody's curve, which counts as `priorWeight` (60 by
 * default): the few counts of one person say little. The policy's `behavior.sendTime` has these numbers. Hours are those
 * that the local clock shows, so the two days a year on which it changes need no care. Without any zone they are
 * those of UTC, and quiet hours are in the policy's zone. Cost is fixed: three days are looked at, if the window is
 * longer, and hold every hour that there is.
 *
 * @throws TactfulError for a malformed pattern or option.
 *
 * @example
 * ```ts
 * import { bestSendTime, definePolicy, emptyPattern } from 'tactful';
 *
 * const pattern = emptyPattern('u1', 'Europe/Paris');
 * bestSendTime(pattern, { now: '2026-03-01T10:00Z' }) // => { at: 1772391600000, localHour: 20, probability: 0.08, confidence: 0, source: 'default' }
 * const policy = definePolicy({ eligibility: { quietHours: { start: '18:00', end: '09:00' } } });
 * bestSendTime(pattern, { now: '2026-03-01T10:00Z', policy }).localHour // => 12
 * ```
 */
export function bestSendTime(pattern: BehaviorPattern, options: SendTimeOptions): SendTime {
  try {
    const now = readNow('bestSendTime', options);
    const policy = readSection('bestSendTime', options.policy, resolvedBehavior);
    const prior = readPrior(options.prior);
    const quiet = readQuietHours(options.policy?.eligibility);
    const { from, until } = readSpan(options.within, now, policy);
    checkPattern('bestSendTime', 'pattern', pattern);
    const name = options.timeZone ?? pattern.timeZone;
    const zone = typeof name === 'string' ? zoneNamed(name) : null;
    if (name !== null && zone === null) {
      refuse('bestSendTime', 'timeZone', 'expected an IANA time zone', name);
    }
    const curve = hourCurve(pattern, prior ?? DEFAULT_HOUR_CURVE, policy);
    const utc = zoneNamed('UTC')!;
    const best = bestOpening(
      from,
      until,
      zone ?? utc,
      curve.probabilities,
      quiet && {
        window: quiet,
        zone: zone ?? zoneNamed(quiet.timeZone)!,
      },
    );
    const isOwn = best !== null && curve.own[best.hour]! * 2 >= curve.probabilities[best.hour]!;
    return {
      at: best?.at ?? null,
      localHour: best?.hour ?? null,
      probability: best === null ? null : curve.probabilities[best.hour]!,
      confidence: curve.evidence / (curve.evidence + policy.sendTime.priorWeight),
      source: isOwn ? 'user' : prior === null ? 'default' : 'population',
    };
  } catch (error) {
    throw unreadable('bestSendTime', { pattern, options }, error);
  }
}

/** Goes through the stretches of one local hour each that are not quiet, and takes the start of the best. */
function bestOpening(
  from: EpochMs,
  until: EpochMs,
  zone: Zone,
  probabilities: readonly number[],
  quiet: { readonly window: LocalWindow; readonly zone: Zone } | null,
): { at: EpochMs; hour: number } | null {
  let best: { at: EpochMs; hour: number } | null = null;
  const end = Math.min(until, from + 3 * DAY_MS);
  let at = from;
  for (;;) {
    if (quiet !== null) at = firstOutside(quiet.zone, at, quiet.window);
    if (at >= end) return best;
    const timeOfDay = timeOfDayAt(zone, at);
    const hour = Math.floor(timeOfDay / HOUR_MS);
    // Hours that differ by no more than the last bits of a sum are equally good.
    if (best === null || probabilities[hour]! > probabilities[best.hour]! * (1 + 1e-12)) best = { at, hour };
    at = Math.min((hour + 1) * HOUR_MS - timeOfDay + at, offsetHoldsUntil(zone, at));
  }
}
