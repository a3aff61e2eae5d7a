import { sayDuration, sayWhole } from '../internal/say-duration.js';
import { sayInstant } from '../internal/say-instant.js';
import { timeOfDayAt } from '../time/index.js';
import type { EpochMs } from '../types.js';
import { countAgainst } from './caps.js';
import type { CheckName } from './checks.js';
import type { Facts } from './facts.js';
import type { Cap, EligibilityPolicy } from './policy.js';

/** What a check saw, against what limit, and a sentence about it. */
export interface Finding {
  readonly observed: number | string | boolean | null;
  readonly limit: number | string | boolean | null;
  readonly unit: string | null;
  readonly text: string;
}

/** What each check but the caps saw of a user at an instant. */
export function describeCheck(
  name: Exclude<CheckName, 'capped'>,
  facts: Facts,
  policy: EligibilityPolicy,
  now: EpochMs,
): Finding {
  switch (name) {
    case 'opted_out':
      return {
        observed: facts.optedOut,
        limit: false,
        unit: null,
        text: facts.optedOut ? 'The user has opted out.' : 'The user has not opted out.',
      };
    case 'paused':
      return describePause(facts.pausedUntil, now);
    case 'holdout':
      return describeHoldout(facts, policy);
    case 'active':
      return describeActivity(now - facts.lastActiveAt, facts.everActive, policy.inactivityMs);
    case 'recently_messaged':
      return describeLatestMessage(
        facts.messageCount === 0 ? null : now - facts.latestSentAt,
        policy.messageFrequencyMs,
      );
    case 'invalid_time_zone':
      return describeZone(facts, policy);
    case 'quiet_hours':
      return describeQuietHours(facts, policy, now);
  }
}

function describePause(pausedUntil: EpochMs, now: EpochMs): Finding {
  if (pausedUntil === Number.NEGATIVE_INFINITY) {
    return { observed: null, limit: now, unit: 'epoch ms', text: 'Messages to the user are not paused.' };
  }
  const verb = now < pausedUntil ? 'are paused until' : 'were paused until';
  const text = `Messages to the user ${verb} ${sayInstant(pausedUntil)}.`;
  return { observed: pausedUntil, limit: now, unit: 'epoch ms', text };
}

function describeHoldout({ holdoutBucket }: Facts, { holdout }: EligibilityPolicy): Finding {
  if (holdout === null) return off('The policy keeps no holdout.');
  const inside = holdoutBucket < holdout.fraction ? 'is one of' : 'is not one of';
  const text = `The user ${inside} the ${percent(holdout.fraction)} of users who are never reached, for comparison.`;
  return { observed: holdoutBucket, limit: holdout.fraction, unit: 'fraction of users', text };
}

function describeActivity(inactiveMs: number, everActive: boolean, limit: number | null): Finding {
  const length = sayDuration(inactiveMs, limit);
  const seen =
    inactiveMs < 0
      ? `The user's ${everActive ? 'last activity' : 'account'} is dated in the future, by ${length}`
      : everActive
        ? `The user was last active ${length} ago`
        : `The user has not been active since the account was made, ${length} ago`;
  return { observed: inactiveMs, limit, unit: 'ms', text: `${seen}; ${waitRule(limit)}.` };
}

/** What the policy says of the time that must have passed. */
function waitRule(limit: number | null): string {
  return limit === null ? 'the policy does not mind' : `the policy asks for more than ${sayWhole(limit)}`;
}

function describeLatestMessage(sinceMs: number | null, limit: number | null): Finding {
  const rule = waitRule(limit);
  const text =
    sinceMs === null
      ? 'The user was never sent a message.'
      : sinceMs < 0
        ? `The latest message is dated in the future, by ${sayDuration(sinceMs)}; ${rule}.`
        : `The latest message was sent ${sayDuration(sinceMs, limit)} ago; ${rule}.`;
  return { observed: sinceMs, limit, unit: 'ms', text };
}

function describeZone(
  { timeZone, zone, zoneUnknown }: Facts,
  { onInvalidTimeZone }: EligibilityPolicy,
): Finding {
  const name = JSON.stringify(timeZone);
  const text = zoneUnknown
    ? `The user's time zone ${name} is unknown, so their local time is unknown too.`
    : zone === null
      ? 'The policy asks nothing that depends on local time.'
      : timeZone === null
        ? `The user has no time zone of their own; ${zone.name} is used.`
        : zone.name === timeZone
          ? `The user's time zone is ${timeZone}.`
          : `The user's time zone ${name} is unknown; the policy falls back to ${zone.name}.`;
  return { observed: timeZone, limit: onInvalidTimeZone, unit: 'IANA time zone', text };
}

function describeQuietHours({ zone }: Facts, { quietHours }: EligibilityPolicy, now: EpochMs): Finding {
  if (quietHours === null) return off('The policy keeps no quiet hours.');
  const limit = `${clock(quietHours.startMs)} to ${clock(quietHours.endMs)}`;
  if (zone === null) {
    const text = `Quiet hours are from ${limit}, but the user's local time is unknown.`;
    return { observed: null, limit, unit: 'local time', text };
  }
  const local = clock(timeOfDayAt(zone, now));
  const text = `It is ${local} in ${zone.name}; quiet hours are from ${limit}.`;
  return { observed: local, limit, unit: 'local time', text };
}

/** What one cap saw of a user at an instant. */
export function describeCap(cap: Cap, facts: Facts, at: EpochMs): Finding {
  const kind = [cap.channel, cap.topic && `"${cap.topic}"`].filter(Boolean).join(' ');
  const window = cap.period === null ? `within ${sayWhole(cap.windowMs ?? 0)}` : `per local ${cap.period}`;
  const rule = `at most ${cap.max} ${kind === '' ? '' : `${kind} `}message${cap.max === 1 ? '' : 's'} ${window}`;
  const unit = 'messages';
  if (cap.period !== null && facts.zone === null) {
    const text = `The cap is ${rule}, but the user's local time is unknown.`;
    return { observed: null, limit: cap.max, unit, text };
  }
  const observed = countAgainst(cap, facts, at);
  const text = `${observed === 1 ? '1 message counts' : `${observed} messages count`} against the cap of ${rule}.`;
  return { observed, limit: cap.max, unit, text };
}

/** The finding of a check that the policy has switched off. */
export function off(text: string): Finding {
  return { observed: null, limit: null, unit: null, text };
}

/** `21:30`, from milliseconds since 00:00. */
function clock(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

function percent(fraction: number): string {
  return `${Math.round(fraction * 1e4) / 100} %`;
}
