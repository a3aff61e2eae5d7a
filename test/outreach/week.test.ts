import { describe, expect, it } from 'vitest';
import {
  assessMilestones,
  type BehaviorPattern,
  buildPatterns,
  composeMessage,
  defaultMilestones,
  definePolicy,
  foldInteraction,
  foldOutreach,
  type Interaction,
  milestoneMetrics,
  nextBestAction,
  planOutreach,
  type SentMessage,
} from '../../src/index.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MONDAY = Date.UTC(2026, 2, 2);

const policy = definePolicy({
  eligibility: {
    inactivity: { hours: 3 },
    messageFrequency: { hours: 16 },
    caps: [{ max: 3, per: 'week' }],
    quietHours: { start: '22:00', end: '08:00' },
  },
});

interface Person {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  /** The hour of the local clock at which they are usually there. */
  readonly hour: number;
  /** Whether they were there on the i-th day before Monday. */
  readonly wasThere: (daysAgo: number) => boolean;
  readonly topics: readonly string[];
}

const people: readonly Person[] = [
  // there every evening, cheerful, and on Wednesday for the hundredth time
  { id: 'ana', name: 'Ana', timeZone: 'Europe/Lisbon', hour: 19, wasThere: () => true, topics: ['chess'] },
  // every other morning, until Tuesday's very bad day
  {
    id: 'kofi',
    name: 'Kofi',
    timeZone: 'America/New_York',
    hour: 9,
    wasThere: (i) => i % 2 === 0,
    topics: ['running'],
  },
  // every noon, but silent for six weeks
  { id: 'mei', name: 'Mei', timeZone: 'Asia/Tokyo', hour: 12, wasThere: (i) => i > 42, topics: [] },
];

/** The instant of an hour of the local clock, on a day given in UTC; none of the three changes its clock that week. */
function localHour(day: number, hour: number, timeZone: string): number {
  const offset = { 'Europe/Lisbon': 0, 'America/New_York': -5, 'Asia/Tokyo': 9 }[timeZone]!;
  return day + (hour - offset) * HOUR;
}

function historyOf({ id, timeZone, hour, wasThere, topics }: Person): Interaction[] {
  return Array.from({ length: 98 }, (_, i) => 98 - i)
    .filter(wasThere)
    .map((daysAgo) => ({
      userId: id,
      at: localHour(MONDAY - daysAgo * DAY, hour, timeZone),
      type: 'message',
      timeZone,
      sentiment: 0.4,
      ...(daysAgo === 5 ? { topics } : {}),
    }));
}

/** What happens during the week. */
const events: readonly Interaction[] = [
  ...[0, 1, 2].map(
    (day): Interaction => ({
      userId: 'ana',
      at: localHour(MONDAY + day * DAY, 19, 'Europe/Lisbon'),
      type: 'message',
      sentiment: 0.5,
    }),
  ),
  { userId: 'kofi', at: localHour(MONDAY + DAY, 10, 'America/New_York'), type: 'message', sentiment: -0.95 },
];

/** Plans at 06:00 UTC every day, sends what is due before the next plan, and prints it by local time. */
function week(): string {
  const { patterns: built } = buildPatterns(people.flatMap(historyOf));
  const patterns = new Map<string, BehaviorPattern>(
    people.map(({ id, timeZone }) => [id, { ...built[id]!, timeZone }]),
  );
  const messages = new Map<string, SentMessage[]>(people.map(({ id }) => [id, []]));
  const celebrated = new Map<string, { name: string; grantedAt: number; points: number }[]>(
    people.map(({ id }) => [
      id,
      assessMilestones(milestoneMetrics(patterns.get(id)!, { now: MONDAY }), {
        granted: [],
        now: MONDAY,
      }).newlyAchieved.map((entry) => ({ ...entry })),
    ]),
  );
  const lines: string[] = [];
  for (let day = 0; day < 7; day++) {
    const now = MONDAY + day * DAY + 6 * HOUR;
    for (const event of events) {
      if (Number(event.at) <= now && Number(event.at) > now - DAY) {
        patterns.set(event.userId, foldInteraction(patterns.get(event.userId)!, event));
      }
    }
    const candidates = people.flatMap(({ id, name, timeZone }) => {
      const pattern = patterns.get(id)!;
      const user = {
        id,
        createdAt: pattern.firstAt!,
        lastActiveAt: pattern.lastAt,
        timeZone,
        messages: messages.get(id)!,
      };
      const { newlyAchieved } = assessMilestones(milestoneMetrics(pattern, { now }), {
        granted: celebrated.get(id)!,
        now,
      });
      const milestones = newlyAchieved.map((entry) => entry.name);
      return nextBestAction(pattern, { now, policy, milestones, features: ['voice messages'] })
        .candidates.filter(({ action, priority }) => action !== 'none' && priority > 0)
        .map(({ action, about, priority }) => ({
          ...{ user, outreachType: action, subject: about ?? '', priority, pattern },
          context: {
            name,
            topic: about,
            feature: about,
            milestone: defaultMilestones.find((one) => one.name === about)?.displayName ?? null,
          },
        }));
    });
    const { scheduled } = planOutreach(candidates, { now, policy, templates: { seed: 5 } });
    for (const { userId, outreachType, subject, sendAt } of scheduled) {
      if (sendAt >= now + DAY) continue; // tomorrow's plan decides on it again
      const { timeZone } = people.find(({ id }) => id === userId)!;
      messages.get(userId)!.push({ sentAt: sendAt });
      patterns.set(userId, foldOutreach(patterns.get(userId)!, { userId, sentAt: sendAt }));
      if (outreachType === 'milestone_celebration')
        celebrated.get(userId)!.push({ name: subject, grantedAt: sendAt, points: 0 });
      const context = candidates.find(
        (one) => one.user.id === userId && one.outreachType === outreachType,
      )!.context;
      const { text } = composeMessage({ outreachType, context, seed: 5, unitId: `${userId}/${day}` });
      const local = new Intl.DateTimeFormat('en-GB', {
        timeZone,
        weekday: 'short',
        hour: '2-digit',
        minute: '2-digit',
      }).format(sendAt);
      lines.push(`${local}  ${userId.padEnd(4)}  ${outreachType.padEnd(21)}  ${text}`);
    }
  }
  return lines.join('\n');
}

describe('a week of three users', () => {
  it('as a calendar', () => {
    expect(`\n${week()}\n`).toMatchInlineSnapshot(`
      "
      Mon 09:00  kofi  feature_highlight      There is something new here. Would you like to see it?
      Mon 19:00  ana   topic_follow_up        Ana, I have been thinking about chess. Would you like to go on with it?
      Tue 12:00  mei   re_engagement          Hey Mei, it has been a while. How have you been?
      Tue 09:00  kofi  feature_highlight      Hey Kofi! 🚀 I learned something new that might interest you: voice messages.
      Tue 19:00  ana   topic_follow_up        Ana, I have been thinking about chess. Would you like to go on with it?
      Wed 12:00  mei   re_engagement          Hey Mei, it has been a while. How have you been?
      Wed 08:00  kofi  mood_support           Hi Kofi, it sounded as if things were hard lately. I'm here if you would like to talk.
      Wed 19:00  ana   milestone_celebration  You have reached Super Communicator. Congratulations! 🎉
      Thu 12:00  mei   re_engagement          Hello! It has been a while. Shall I show you what is new?
      Mon 12:00  mei   re_engagement          Hey Mei, it has been a while. How have you been?
      "
    `);
  });
});
