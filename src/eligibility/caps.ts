import {
  type CalendarPeriod,
  DAY_MS,
  localDayAt,
  nextPeriodAt,
  periodAt,
  periodStartDay,
  type Zone,
} from '../time/index.js';
import type { EpochMs } from '../types.js';
import type { Facts } from './facts.js';
import type { Cap } from './policy.js';

/** Messages that count against a cap at an instant. */
export function countAgainst(cap: Cap, facts: Facts, at: EpochMs): number {
  return cap.period === null
    ? countRolling(cap, facts, at - (cap.windowMs ?? 0))
    : countInPeriod(cap, cap.period, facts, facts.zone!, at);
}

/** The first instant not before `at` at which the cap has room; `Infinity` if it never has. */
export function capClearsAt(cap: Cap, facts: Facts, at: EpochMs): EpochMs {
  if (cap.max === 0) return Number.POSITIVE_INFINITY;
  if (cap.period === null) return rollingClearsAt(cap, cap.windowMs ?? 0, facts, at);
  const zone = facts.zone!;
  let clear = at;
  // Only messages dated in the future can fill the next period too, so this ends.
  while (Number.isFinite(clear) && countInPeriod(cap, cap.period, facts, zone, clear) >= cap.max) {
    clear = nextPeriodAt(zone, clear, cap.period);
  }
  return clear;
}

/** There is room as soon as the message that is `max` places from the latest has left the window. */
function rollingClearsAt(cap: Cap, windowMs: number, facts: Facts, at: EpochMs): EpochMs {
  if (countRolling(cap, facts, at - windowMs) < cap.max) return at;
  const counted = facts.sentAts.filter((_, i) => counts(cap, facts, i)).sort((a, b) => b - a);
  return counted[cap.max - 1]! + windowMs;
}

function countRolling(cap: Cap, facts: Facts, after: EpochMs): number {
  const { sentAts } = facts;
  let count = 0;
  for (let i = 0; i < sentAts.length; i++) {
    if (sentAts[i]! > after && counts(cap, facts, i)) count++;
  }
  return count;
}

/** No offset from UTC is larger: a message further from a period than this is not looked up in a calendar. */
const LARGEST_OFFSET_MS = DAY_MS;

function countInPeriod(cap: Cap, period: CalendarPeriod, facts: Facts, zone: Zone, at: EpochMs): number {
  const { sentAts } = facts;
  const current = periodAt(zone, at, period);
  const firstDay = periodStartDay(current, period);
  const endDay = periodStartDay(current + 1, period);
  const earliest = firstDay * DAY_MS - LARGEST_OFFSET_MS;
  const latest = endDay * DAY_MS + LARGEST_OFFSET_MS;
  let count = 0;
  for (let i = 0; i < sentAts.length; i++) {
    const sentAt = sentAts[i]!;
    if (sentAt < earliest || sentAt > latest || !counts(cap, facts, i)) continue;
    const day = localDayAt(zone, sentAt);
    if (day >= firstDay && day < endDay) count++;
  }
  return count;
}

function counts(cap: Cap, facts: Facts, i: number): boolean {
  const message = facts.messages[i]!;
  return (
    message.countsTowardCaps !== false &&
    (cap.channel === null || message.channel === cap.channel) &&
    (cap.topic === null || message.topic === cap.topic)
  );
}
