// 100,000 candidates of 50,000 users, planned in one call.
import {
  buildPatterns,
  definePolicy,
  type OutreachCandidate,
  planOutreach,
  type UserFacts,
} from '../../src/index.js';
import { compare } from './harness.js';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 2, 2, 9);
const ZONES = ['UTC', 'America/New_York', 'Asia/Kathmandu', 'Europe/Berlin', 'Pacific/Auckland'];
const TYPES = ['re_engagement', 'topic_follow_up', 'milestone_celebration', 'check_in', 'mood_support'];

const users = Array.from(
  { length: 50_000 },
  (_, i): UserFacts => ({
    id: `user-${i}`,
    createdAt: NOW - 90 * 24 * HOUR,
    lastActiveAt: NOW - (i % 97) * HOUR,
    timeZone: ZONES[i % ZONES.length]!,
    messages: Array.from({ length: i % 4 }, (_, k) => ({
      sentAt: NOW - (k + 1) * 31 * HOUR - (i % 50) * HOUR,
    })),
  }),
);
const { patterns } = buildPatterns(
  users.flatMap(({ id }, i) =>
    Array.from({ length: 20 }, (_, k) => ({
      userId: id,
      at: NOW - (k + 1) * 23 * HOUR - (i % 24) * HOUR,
      type: 'message',
    })),
  ),
);
const candidatesOf = (withPattern: boolean): OutreachCandidate[] =>
  Array.from({ length: 100_000 }, (_, k) => ({
    user: users[k % 50_000]!,
    outreachType: TYPES[k % TYPES.length]!,
    subject: `s${k % 3}`,
    priority: ((k * 7919) % 1000) / 1000,
    ...(withPattern ? { pattern: patterns[`user-${k % 50_000}`]! } : {}),
  }));

const plain = candidatesOf(false);
const timed = candidatesOf(true);
const policy = definePolicy({
  eligibility: { quietHours: { start: '21:00', end: '08:00' }, caps: [{ max: 3, per: { days: 7 } }] },
});
const operations = 100_000;
await compare(
  'planOutreach, a candidate',
  [
    { name: 'default policy', operations, run: () => planOutreach(plain, { now: NOW }).scheduled.length },
    {
      name: 'quiet hours, a cap, a budget',
      operations,
      run: () => planOutreach(plain, { now: NOW, policy, budget: 10_000 }).scheduled.length,
    },
    {
      name: 'the same with best send times',
      operations,
      run: () => planOutreach(timed, { now: NOW, policy }).scheduled.length,
    },
  ],
  5,
  10,
);
