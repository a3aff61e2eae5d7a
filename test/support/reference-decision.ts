import type { Decision, Duration, PolicyInput, SentMessage, UserFacts } from '../../src/index.js';

/**
 * The decision once more, written from the docstrings without a line of the library: wall-clock fields from Intl,
 * limits straight from the policy document, and the next opening found by trying instants one after the other. Slow,
 * and simple enough to be seen to be right.
 *
 * It assumes what the arbitraries keep to: epoch milliseconds, quiet hours on quarters of an hour, and instants since
 * 1980, when all zones have changed their clocks on quarters of an hour, or at one minute past.
 */
export function referenceDecision(
  user: UserFacts,
  input: PolicyInput,
  now: number,
  heldOut: boolean,
): Decision {
  const skipped = reasonAt(user, input, now, heldOut);
  if (skipped === null) {
    const segment = segmentOf(user, input, now);
    const tones: Record<string, string> = {
      dormant: 'playful',
      new_user: 'warm',
      normal: 'neutral',
      ...input.tone?.bySegment,
    };
    const latest = Math.max(...(user.messages ?? []).map(({ sentAt }) => sentAt as number));
    return {
      userId: user.id,
      eligible: true,
      segment,
      tone: tones[segment] ?? input.tone?.fallback ?? 'neutral',
      reason: 'eligible',
      nextEligibleAt: now,
      decisionKey: `/${user.id}/${Number.isFinite(latest) ? latest : 0}`,
    };
  }
  return {
    userId: user.id,
    eligible: false,
    segment: null,
    tone: null,
    reason: skipped,
    nextEligibleAt: opening(user, input, now, heldOut),
    decisionKey: null,
  };
}

const MINUTE = 60_000;
const DAY = 86_400_000;

function reasonAt(user: UserFacts, input: PolicyInput, at: number, heldOut: boolean): string | null {
  const { inactivity, messageFrequency, caps = [], quietHours } = input.eligibility ?? {};
  const zone = zoneOf(user, input);
  const messages = user.messages ?? [];
  if (user.optedOut === true) return 'opted_out';
  if (user.pausedUntil != null && at < (user.pausedUntil as number)) return 'paused';
  if (heldOut) return 'holdout';
  if (inactivity !== null && !(at - lastActive(user) > length(inactivity, DAY))) return 'active';
  if (messageFrequency !== null) {
    const from = at - length(messageFrequency, DAY);
    if (messages.some(({ sentAt }) => (sentAt as number) >= from)) return 'recently_messaged';
  }
  if (zone === null) return 'invalid_time_zone';
  for (const cap of caps) {
    const counted = messages.filter((message) => countsFor(cap, message));
    const used =
      typeof cap.per === 'string'
        ? counted.filter(
            ({ sentAt }) =>
              period(zone, sentAt as number, cap.per as string) === period(zone, at, cap.per as string),
          )
        : counted.filter(({ sentAt }) => (sentAt as number) > at - length(cap.per as object, 0));
    if (used.length >= cap.max) return 'capped';
  }
  if (quietHours) {
    const time = wallClock(zone, at).time;
    const { start, end } = quietHours;
    if (start < end ? time >= start && time < end : time >= start || time < end) return 'quiet_hours';
  }
  return null;
}

/** Tries every instant at which something can change: each limit's own, and each minute. */
function opening(user: UserFacts, input: PolicyInput, now: number, heldOut: boolean): number | null {
  if (user.optedOut === true || heldOut || zoneOf(user, input) === null) return null;
  const { inactivity, messageFrequency, caps = [], quietHours } = input.eligibility ?? {};
  if (caps.some(({ max }) => max === 0)) return null;
  const sentAts = (user.messages ?? []).map(({ sentAt }) => sentAt as number);
  const limits = [now];
  if (user.pausedUntil != null) limits.push(user.pausedUntil as number);
  if (inactivity !== null) limits.push(lastActive(user) + length(inactivity, DAY) + 1);
  for (const sentAt of sentAts) {
    if (messageFrequency !== null) limits.push(sentAt + length(messageFrequency, DAY) + 1);
    for (const { per } of caps) if (typeof per !== 'string') limits.push(sentAt + length(per as object, 0));
  }
  const ahead = limits.filter((at) => at >= now).sort((a, b) => a - b);
  const local = quietHours != null || caps.some(({ per }) => typeof per === 'string');
  for (const [i, limit] of ahead.entries()) {
    if (reasonAt(user, input, limit, heldOut) === null) return limit;
    if (!local) continue;
    // What depends on local time changes at quarters of an hour, and at the odd clock change one minute past one.
    const next = ahead[i + 1] ?? limit + 70 * DAY;
    const blocked = reasonAt(user, input, limit, heldOut);
    if (blocked !== 'capped' && blocked !== 'quiet_hours') continue; // a limit further on clears it
    for (let at = Math.floor(limit / (15 * MINUTE)) * 15 * MINUTE; at < next; at += 15 * MINUTE) {
      for (const candidate of [at, at + MINUTE]) {
        if (candidate > limit && candidate < next && reasonAt(user, input, candidate, heldOut) === null)
          return candidate;
      }
    }
  }
  return null;
}

function segmentOf(user: UserFacts, input: PolicyInput, now: number): string {
  const { dormantAfter, newFor, rules = [] } = input.segmentation ?? {};
  const traits = (user.traits ?? {}) as { plan?: string; visits?: number };
  for (const { segment } of rules) {
    if (segment === 'vip' && traits.plan === 'gold') return segment;
    if (segment === 'busy' && ((user.messages ?? []).length > 5 || (traits.visits ?? -1) >= 5))
      return segment;
  }
  if (now - lastActive(user) >= length(dormantAfter, 3 * DAY)) return 'dormant';
  return now - (user.createdAt as number) < length(newFor, DAY) ? 'new_user' : 'normal';
}

function lastActive(user: UserFacts): number {
  return (user.lastActiveAt ?? user.createdAt) as number;
}

function length(duration: Duration | undefined, fallback: number): number {
  if (duration === undefined) return fallback;
  const { weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0 } = duration;
  return ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

function countsFor(cap: { channel?: string; topic?: string }, message: SentMessage): boolean {
  if (message.countsTowardCaps === false) return false;
  if (cap.channel !== undefined && cap.channel !== message.channel) return false;
  return cap.topic === undefined || cap.topic === message.topic;
}

/** The zone that local time is told in; null if it is unknown and matters. */
function zoneOf(user: UserFacts, input: PolicyInput): string | null {
  const { caps = [], quietHours, onInvalidTimeZone = 'skip' } = input.eligibility ?? {};
  const fallback = quietHours?.timeZone ?? 'UTC';
  if (quietHours == null && !caps.some(({ per }) => typeof per === 'string')) return fallback;
  if (user.timeZone == null) return fallback;
  if (user.timeZone !== 'Mars/Base') return user.timeZone;
  return onInvalidTimeZone === 'fallback' ? fallback : null;
}

function period(zone: string, at: number, kind: string): string {
  const { date } = wallClock(zone, at);
  if (kind === 'day') return date;
  if (kind === 'month') return date.slice(0, 7);
  const day = Date.parse(date);
  const monday = day - ((new Date(day).getUTCDay() + 6) % 7) * DAY;
  return new Date(monday).toISOString().slice(0, 10);
}

const formats = new Map<string, Intl.DateTimeFormat>();
const clocks = new Map<string, { date: string; time: string }>();

/** Date and time of day, as `2026-03-01` and `09:30`, which compare in order as text. */
function wallClock(zone: string, at: number): { date: string; time: string } {
  const key = `${zone}/${Math.floor(at / MINUTE)}`; // offsets since 1980 are whole minutes
  const known = clocks.get(key);
  if (known !== undefined) return known;
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formats.set(zone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const clock = {
    date: `${parts['year']}-${parts['month']}-${parts['day']}`,
    time: `${parts['hour']}:${parts['minute']}`,
  };
  if (clocks.size > 200_000) clocks.clear();
  clocks.set(key, clock);
  return clock;
}
