import { refuse } from '../errors.js';
import { isRecord } from '../internal/own-keys.js';
import { DAY_MS, type Duration, type QuietHours, readInstant, readWindow, zoneNamed } from '../time/index.js';
import type { EpochMs, Timestamp } from '../types.js';
import type { BehaviorPolicy } from './policy-types.js';

/** A stretch of time, its start included, its end not. */
export interface SendWindow {
  /** @defaultValue `now`, which it never precedes */
  readonly from?: Timestamp;
  /** @defaultValue `from` and the policy's `sendTime.within` */
  readonly until?: Timestamp;
}

/** Options of `bestSendTime`. */
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

/** The resolved quiet hours of the policy's eligibility section, if it has one. */
export function readQuietHours(
  eligibility: NonNullable<SendTimeOptions['policy']>['eligibility'],
): QuietHours | null {
  if (eligibility === undefined) return null;
  const window: unknown = isRecord(eligibility) ? eligibility.quietHours : undefined;
  if (window === null) return null;
  const isTimeOfDay = (ms: unknown): boolean =>
    Number.isInteger(ms) && (ms as number) >= 0 && (ms as number) < DAY_MS;
  const { startMs, endMs, timeZone } = isRecord(window) ? window : ({} as Record<string, unknown>);
  const isResolved = isTimeOfDay(startMs) && isTimeOfDay(endMs) && startMs !== endMs;
  if (!isResolved || typeof timeZone !== 'string' || zoneNamed(timeZone) === null) {
    refuse('bestSendTime', 'policy.eligibility.quietHours', 'expected quiet hours from definePolicy', window);
  }
  return window as QuietHours;
}

/** Shares that sum to 1; null if none were given. */
export function readPrior(prior: readonly number[] | undefined): readonly number[] | null {
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

/** From when until when to look. */
export function readSpan(
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
  return readInstant('bestSendTime', `within.${name}`, value);
}
