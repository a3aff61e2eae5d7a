import { refuse } from '../errors.js';
import { readSection } from '../internal/read-section.js';
import { unreadable } from '../internal/unreadable.js';
import { checkPattern } from '../pattern/check-pattern.js';
import {
  DAY_MS,
  type Duration,
  firstOutside,
  HOUR_MS,
  type LocalWindow,
  offsetHoldsUntil,
  parseTimestamp,
  type QuietHours,
  readNow,
  readWindow,
  TIMESTAMP_EXPECTED,
  timeOfDayAt,
  type Zone,
  zoneNamed,
} from '../time/index.js';
import type { BehaviorPattern, EpochMs, Timestamp } from '../types.js';
import { DEFAULT_HOUR_CURVE, hourCurve } from './hour-curve.js';
import { resolvedBehavior } from './policy.js';
import type { BehaviorPolicy } from './policy-types.js';

/** A stretch of time, its start included, its end not. */
export interface SendWindow {
  /** @defaultValue `now`, which it never precedes */
  readonly from?: Timestamp;
  /** @defaultValue `from` and the policy's `sendTime.within` */
  readonly until?: Timestamp;
}

/** Options of {@link bestSendTime}. */
export interface SendTimeOptions {
  readonly now: Timestamp;
  /** Its quiet hours, if it has an eligibility section with some, are kept. @defaultValue the production defaults */
  readonly policy?: {
    readonly behavior: BehaviorPolicy;
    readonly eligibility?: { readonly quietHours: QuietHours | null };
  };
  /** How far ahead of `now` to look, or from when until when. @defaultValue the policy's `sendTime.within` (a day) */
  readonly within?: Duration | SendWindow;
  /** Everybody's curve: 24 weights by local hour. @defaultValue a plain assumption: most in the evening */
  readonly prior?: readonly number[];
  /** Where the user is now, an IANA name. @defaultValue the pattern's zone */
  readonly timeZone?: string;
}

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
    const quiet = options.policy?.eligibility?.quietHours ?? null;
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
        zone: zone ?? zoneNamed(quiet.timeZone) ?? utc,
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

function readPrior(prior: readonly number[] | undefined): readonly number[] | null {
  if (prior === undefined) return null;
  const isCurve =
    Array.isArray(prior) &&
    prior.length === 24 &&
    prior.every((weight) => Number.isFinite(weight) && weight >= 0);
  const total = isCurve ? prior.reduce((sum: number, weight: number) => sum + weight, 0) : 0;
  if (!(total > 0 && Number.isFinite(total))) {
    refuse('bestSendTime', 'prior', 'expected 24 weights of at least 0, not all of them 0', prior);
  }
  return prior.map((weight) => weight / total);
}

const WITHIN_EXPECTED = 'expected a duration longer than zero, such as { hours: 12 }, or { from, until }';

function readSpan(
  within: Duration | SendWindow | undefined,
  now: EpochMs,
  { sendTime: { withinMs } }: BehaviorPolicy,
): { from: EpochMs; until: EpochMs } {
  if (within === undefined) return { from: now, until: now + withinMs };
  if (typeof within !== 'object' || within === null)
    refuse('bestSendTime', 'within', WITHIN_EXPECTED, within);
  if ('from' in within || 'until' in within) {
    const isWindow = Object.keys(within).every((key) => key === 'from' || key === 'until');
    if (!isWindow) refuse('bestSendTime', 'within', WITHIN_EXPECTED, within);
    const from = Math.max(now, readEnd('from', within.from, now));
    return { from, until: readEnd('until', within.until, from + withinMs) };
  }
  return { from: now, until: now + readWindow('bestSendTime', 'within', within) };
}

function readEnd(name: 'from' | 'until', value: Timestamp | undefined, fallback: EpochMs): EpochMs {
  if (value === undefined) return fallback;
  const ms = parseTimestamp(value);
  return Number.isNaN(ms) ? refuse('bestSendTime', `within.${name}`, TIMESTAMP_EXPECTED, value) : ms;
}
