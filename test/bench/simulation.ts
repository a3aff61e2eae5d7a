import {
  definePolicy,
  type EngagementAssignment,
  type EngagementEvent,
  evaluateUser,
} from '../../src/index.js';
import {
  backtestPolicy,
  simulateEngagement,
  simulateEngagementSummary,
  simulateHistory,
  summarizeEngagement,
} from '../../src/simulation/index.js';
import { compare } from './harness.js';

// The same job written by hand for these very inputs: plain ASCII ids, four arms, one segment, rates in a table, a
// 32-bit FNV-1a hash of the id with a seeded finalizer, no checks.
const SIZE = 1_000_000;
const ARMS = ['control', 'short', 'long', 'gift'];
const SEGMENTS = ['new_user', 'normal', 'dormant'];
const assignments: EngagementAssignment[] = Array.from({ length: SIZE }, (_, i) => ({
  customerId: `customer-${i}`,
  arm: ARMS[(i * 7 + (i >> 3)) & 3]!,
  segment: SEGMENTS[((i * 5) >> 2) % 3]!,
}));
const rates: Record<string, { open: number; click: number; convert: number }> = {
  control: { open: 0.25, click: 0.05, convert: 0.01 },
  short: { open: 0.28, click: 0.056, convert: 0.0112 },
  long: { open: 0.29, click: 0.058, convert: 0.0116 },
  gift: { open: 0.3, click: 0.06, convert: 0.012 },
};

function luckByHand(id: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4294967296;
}

function eventsByHand(seed: number): EngagementEvent[] {
  const events: EngagementEvent[] = [];
  for (const { customerId, arm, segment } of assignments) {
    const luck = luckByHand(customerId, seed);
    const { open, click, convert } = rates[arm]!;
    events.push({
      customerId,
      arm,
      segment,
      opened: luck < open,
      clicked: luck < click,
      converted: luck < convert,
    });
  }
  return events;
}

function countByHand(seed: number): number {
  let count = 0;
  for (const { customerId, arm } of assignments) {
    const luck = luckByHand(customerId, seed);
    const { open, click, convert } = rates[arm]!;
    if (luck < open) count++;
    if (luck < click) count++;
    if (luck < convert) count++;
  }
  return count;
}

await compare('simulateEngagement, 1,000,000 assignments, per assignment', [
  { name: 'by hand, with an object each', operations: SIZE, run: () => eventsByHand(7) },
  {
    name: 'simulateEngagement',
    operations: SIZE,
    run: () => simulateEngagement(assignments, { seed: 7 }),
  },
]);
await compare('summary only, 1,000,000 assignments, per assignment', [
  { name: 'by hand, bare loop', operations: SIZE, run: () => countByHand(7) },
  {
    name: 'simulateEngagementSummary',
    operations: SIZE,
    run: () => simulateEngagementSummary(assignments, { seed: 7 }),
  },
  {
    name: 'summarizeEngagement(simulateEngagement(…))',
    operations: SIZE,
    run: () => summarizeEngagement(simulateEngagement(assignments, { seed: 7 })),
  },
]);

// A month of 500 users, hour by hour: what a host would otherwise write around evaluateUser, as cheaply as that goes.
const [from, to] = [Date.UTC(2026, 1, 1), Date.UTC(2026, 2, 1)];
const HOUR = 3_600_000;
const history = simulateHistory({ size: 500, seed: 7, from, to, mix: { active: 0.5, normal: 0.5 } });
const policy = definePolicy({ eligibility: { caps: [{ max: 2, per: 'week' }] } });
const decisions = (history.length * (to - from)) / HOUR;

function backtestByHand(): number {
  let sends = 0;
  for (const { activity, optedOutAt, ...user } of history) {
    const messages: { sentAt: number }[] = [];
    let lastActiveAt: number | null = null;
    let seen = 0;
    for (let now = from; now < to; now += HOUR) {
      while (seen < activity.length && Number(activity[seen]) <= now) lastActiveAt = Number(activity[seen++]);
      const optedOut = optedOutAt != null && Number(optedOutAt) <= now;
      if (!evaluateUser({ ...user, messages, lastActiveAt, optedOut }, { now, policy }).eligible) continue;
      messages.push({ sentAt: now });
      sends++;
    }
  }
  return sends;
}

await compare('backtest, 500 users hour by hour for a month, per decision', [
  { name: 'a loop around evaluateUser', operations: decisions, run: backtestByHand },
  {
    name: 'backtestPolicy',
    operations: decisions,
    run: () => backtestPolicy(history, { policies: { policy }, from, to, every: { hours: 1 } }),
  },
]);
