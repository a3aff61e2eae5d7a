import { unreadable } from '../internal/unreadable.js';
import { DAY_MS, readNow } from '../time/index.js';
import type { EpochMs, SentMessage, Timestamp, UserFacts } from '../types.js';
import { heavyTail, type Luck, lucksOf, type Person, personOf, pick, wakingInstant } from './person.js';
import { type Habit, type PopulationOptions, readPopulation } from './population-options.js';

/** Options of {@link simulatePopulation}. */
export interface SimulatePopulationOptions extends PopulationOptions {
  /** The instant that the users are seen at. */
  readonly now: Timestamp;
}

/**
 * Users to try a policy on: some active, some dormant for days or months, some new; with zones around the world, a
 * month of messages over three channels, a few opted out or paused, a few never active, a few without a zone.
 *
 * Nothing happened after `now`. Users are numbered from 0, and number 7 of a seed is the same however many there are.
 * The shares of `mix` are met by chance, not counted out. Time and memory grow linearly.
 *
 * @throws TactfulError for malformed options: `size` above a million, or shares of `mix` that do not add up to 1.
 *
 * @example
 * ```ts
 * import { evaluateUsers, simulatePopulation } from 'tactful';
 *
 * const now = '2026-03-02T12:00Z';
 * const users = simulatePopulation({ size: 1000, seed: 7, now });
 * users[1].lastActiveAt // => 1704142893280
 * users[1].timeZone // => 'America/Chicago'
 * evaluateUsers(users, { now }).stats.eligible // => 494
 * ```
 */
export function simulatePopulation(options: SimulatePopulationOptions): UserFacts[] {
  try {
    const now = readNow('simulatePopulation', options);
    const shares = readPopulation('simulatePopulation', options);
    const luckOf = lucksOf(options.seed, 'simulation/population');
    const users: UserFacts[] = [];
    for (let i = 0; i < options.size; i++) {
      const luck = luckOf(i);
      const person = personOf(i, luck);
      users.push(userOf(person, pick(shares, luck()), now, luck));
    }
    return users;
  } catch (error) {
    throw unreadable('simulatePopulation', { options }, error);
  }
}

const NEVER_ACTIVE = 0.05;
const PAUSED = 0.02;

function userOf(person: Person, habit: Habit, now: EpochMs, luck: Luck): UserFacts {
  const { id, zone, timeZone, optedOut, traits } = person;
  const isNew = habit === 'new_user';
  const age = isNew ? luck() * (DAY_MS - 1) : DAY_MS + heavyTail(120 * DAY_MS, luck);
  const [earliest, latest] = activeBetween(habit, now, luck);
  const active = wakingInstant(earliest, latest, zone, luck);
  const createdAt = isNew ? Math.ceil(now - age) : Math.min(Math.floor(now - age), active);
  const neverActive = habit === 'dormant' && createdAt <= now - 3 * DAY_MS && luck() < NEVER_ACTIVE;
  return {
    id,
    createdAt,
    lastActiveAt: neverActive ? null : Math.max(active, createdAt),
    messages: messagesOf(person, Math.max(createdAt, now - 30 * DAY_MS), now, luck),
    timeZone,
    optedOut,
    pausedUntil: luck() < PAUSED ? Math.floor(now + luck() * 14 * DAY_MS) : null,
    traits,
  };
}

/** The earliest and the latest instant at which a user of that habit was last active. */
function activeBetween(habit: Habit, now: EpochMs, luck: Luck): [EpochMs, EpochMs] {
  if (habit === 'active' || habit === 'new_user') return [now - DAY_MS + 1, now];
  if (habit === 'normal') return [now - 3 * DAY_MS + 1, now - DAY_MS];
  const latest = now - 3 * DAY_MS - heavyTail(14 * DAY_MS, luck);
  return [latest - DAY_MS, latest];
}

/** Up to about two a week, most of them digests; receipts are not counted toward caps. */
function messagesOf({ channel, zone }: Person, from: EpochMs, now: EpochMs, luck: Luck): SentMessage[] {
  const weeks = (now - from) / (7 * DAY_MS);
  const count = Math.floor(luck() * (2 * weeks + 1));
  const times = Array.from({ length: count }, () => wakingInstant(from, now, zone, luck));
  return times
    .sort((a, b) => a - b)
    .map((sentAt) => {
      const kind = luck();
      if (kind < 0.1) return { sentAt, channel: 'email', topic: 'receipt', countsTowardCaps: false };
      return { sentAt, channel, topic: kind < 0.7 ? 'digest' : 'offer' };
    });
}
