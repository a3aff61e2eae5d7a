import { firstObstacle } from '../eligibility/checks.js';
import { readFacts } from '../eligibility/facts.js';
import type { DecisionPolicy } from '../evaluate-user.js';
import { segmentAt } from '../segmentation/segment-at.js';
import { HOUR_MS, timeOfDayAt, windowHolds, type Zone, zoneNamed } from '../time/index.js';
import type { BacktestPlan } from './backtest-options.js';
import { addTo, type BacktestCounts, noBacktestCounts } from './backtest-report.js';
import { readHistory, type Timeline, type UserHistory } from './user-history.js';

/** From 21:00 to 08:00, when US law forbids telephone solicitation, texts included (47 CFR 64.1200(c)(1)). */
const NIGHT = { startMs: 21 * HOUR_MS, endMs: 8 * HOUR_MS };

/**
 * What each policy does to one user, in the order of the policies.
 *
 * @throws TactfulError with every fault of the history.
 */
export function replayUser(history: UserHistory, plan: BacktestPlan): BacktestCounts[] {
  const timeline = readHistory(history, plan.from);
  const zone = zoneNamed(history.timeZone ?? 'UTC') ?? zoneNamed('UTC')!;
  return plan.contestants.map(({ policy }) => replayPolicy(timeline, zone, plan, policy));
}

/**
 * The decisions of one policy, as `evaluateUser` would take them. The facts are read once and kept up to date in
 * place of being read at every instant, and when a skipped user could be reached instead is not asked.
 */
function replayPolicy(
  { user, activity, optedOutAt }: Timeline,
  zone: Zone,
  { from, to, everyMs, message }: BacktestPlan,
  { eligibility, segmentation }: DecisionPolicy,
): BacktestCounts {
  const read = readFacts('backtestPolicy', user, eligibility);
  const messages = [...read.messages];
  const sentAts = [...read.sentAts];
  const facts = { ...read, messages, sentAts };
  const counts = noBacktestCounts();
  let seen = 0; // so much of the activity has happened
  for (let now = from; now < to; now += everyMs) {
    if (now < facts.createdAt) continue;
    while (seen < activity.length && activity[seen]! <= now) seen++;
    if (seen > 0) facts.lastActiveAt = activity[seen - 1]!;
    if (now >= optedOutAt) facts.optedOut = true;

    counts.evaluations++;
    const obstacle = firstObstacle(facts, eligibility, now);
    if (obstacle !== null) {
      addTo(counts.skips, obstacle, 1);
      continue;
    }
    counts.sends++;
    if (windowHolds(NIGHT, timeOfDayAt(zone, now))) counts.nightSends++;
    addTo(counts.sendsBySegment, segmentAt(facts, segmentation, now), 1);

    messages.push({ ...message, sentAt: now });
    sentAts.push(now);
    facts.messageCount++;
    facts.latestSentAt = now;
  }
  if (counts.sends > 0) counts.usersReached = 1;
  return counts;
}
