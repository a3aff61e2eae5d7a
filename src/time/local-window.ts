import type { EpochMs } from '../types.js';
import { DAY_MS, MAX_EPOCH_MS } from './civil.js';
import { offsetAt, offsetHoldsUntil, timeOfDayAt, type Zone } from './zone-offset.js';

/** A part of the local day, `[startMs, endMs)` in milliseconds from 00:00; it wraps midnight if the end comes first. */
export interface LocalWindow {
  readonly startMs: number;
  readonly endMs: number;
}

/** A {@link LocalWindow} in which nobody is reached. The zone is that of users who have none of their own. */
export interface QuietHours extends LocalWindow {
  readonly timeZone: string;
}

/** Whether a local time of day lies in the window: its start does, its end does not. */
export function windowHolds({ startMs, endMs }: LocalWindow, timeOfDay: number): boolean {
  return startMs < endMs
    ? timeOfDay >= startMs && timeOfDay < endMs
    : timeOfDay >= startMs || timeOfDay < endMs;
}

/** The first instant not before `ms` at which local time lies outside the window; `Infinity` beyond the last Date. */
export function firstOutside(zone: Zone, ms: EpochMs, window: LocalWindow): EpochMs {
  let at = ms;
  while (at <= MAX_EPOCH_MS) {
    const timeOfDay = timeOfDayAt(zone, at);
    if (!windowHolds(window, timeOfDay)) return at;
    const end = at + untilTimeOfDay(timeOfDay, window.endMs);
    const change = offsetHoldsUntil(zone, at);
    at = Math.min(end, change);
  }
  return Number.POSITIVE_INFINITY;
}

/**
 * The first instant not before `ms` at which the local clock shows `timeOfDay` (milliseconds from 00:00), or at which
 * a clock set forward jumps over it. Where clocks are set back and show it twice, both count. `Infinity` beyond the
 * last Date.
 */
export function firstAtLocalTime(zone: Zone, ms: EpochMs, timeOfDay: number): EpochMs {
  let at = ms;
  while (at <= MAX_EPOCH_MS) {
    const reached = at + untilTimeOfDay(timeOfDayAt(zone, at), timeOfDay);
    const change = offsetHoldsUntil(zone, at);
    if (reached < change) return reached <= MAX_EPOCH_MS ? reached : Number.POSITIVE_INFINITY;
    const jump = (offsetAt(zone, change) - offsetAt(zone, at)) % DAY_MS;
    if (reached - change < jump) return change;
    at = change;
  }
  return Number.POSITIVE_INFINITY;
}

/** Milliseconds from one time of day to the next occurrence of another, 0 if they are equal. */
function untilTimeOfDay(from: number, to: number): number {
  return to >= from ? to - from : to - from + DAY_MS;
}
