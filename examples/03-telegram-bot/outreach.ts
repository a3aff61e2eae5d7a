import { type Api, GrammyError } from 'grammy';
import {
  chooseMessage,
  composeMessage,
  defaultMilestones,
  definePolicy,
  foldOutreach,
  milestoneCelebration,
  moodSupport,
  moodTrend,
  nextBestAction,
  type OutreachCandidate,
  planOutreach,
  type ScheduledOutreach,
  type UserFacts,
} from 'tactful';
import type { BotUser, FileStore } from './store.js';

const DAY = 24 * 3_600_000;
const WEEK = 7 * DAY;
const CELEBRATED_WITHIN = 2 * DAY;

/** Who is written to unasked: at most once a day, three times a week, never at night, never amid a conversation. */
export const policy = definePolicy({
  eligibility: {
    inactivity: { hours: 2 },
    messageFrequency: { hours: 16 },
    caps: [{ max: 3, per: 'week' }],
    quietHours: { start: '21:00', end: '08:00' },
  },
});

/** One run of the scheduler: plans for everybody, sends what is due, and records it. */
export async function runOutreach(store: FileStore, api: Api, now: number): Promise<ScheduledOutreach[]> {
  const candidates = Object.values(store.state.users).flatMap((user) => candidatesFor(user, now));
  const { scheduled } = planOutreach(candidates, { now, policy });
  const sent: ScheduledOutreach[] = [];
  for (const outreach of scheduled) {
    if (outreach.sendAt > now || store.state.usedKeys[outreach.outreachKey]) continue;
    const user = store.state.users[outreach.userId]!;
    store.state.usedKeys[outreach.outreachKey] = true; // before sending: rather not at all than twice
    store.save();
    const { context = null } = candidates.find((one) => sameOutreach(one, outreach))!;
    const { outreachType, userId, subject } = outreach;
    const request = {
      outreachType,
      context: context ?? {},
      seed: 'bot',
      unitId: `${userId}/${user.messages.length}`,
    };
    const plain = composeMessage(request);
    // A language model's text would be the candidate here; without one the template goes.
    const { source } = chooseMessage({ candidate: plain.text, fallback: plain });
    if (source === 'fallback') continue;
    try {
      const { text } = composeMessage({ ...request, escape: 'telegram-markdown-v2' });
      await api.sendMessage(user.chatId, text, { parse_mode: 'MarkdownV2' });
    } catch (error) {
      store.update(userId, user.chatId, now, () => afterFailure(error, now));
      continue;
    }
    store.update(userId, user.chatId, now, ({ messages, pattern, celebrated }) => ({
      messages: [...messages, { sentAt: now, topic: outreachType }],
      pattern: foldOutreach(pattern, { userId, sentAt: now, timeZone: user.timeZone }),
      celebrated: outreachType === 'milestone_celebration' ? [...celebrated, subject] : celebrated,
    }));
    sent.push(outreach);
  }
  store.save();
  return sent;
}

function sameOutreach(
  candidate: OutreachCandidate,
  { userId, outreachType, subject }: ScheduledOutreach,
): boolean {
  return (
    candidate.user.id === userId &&
    candidate.outreachType === outreachType &&
    (candidate.subject ?? '') === subject
  );
}

/** What could be said to a user: every action that has a reason, with its priority. */
function candidatesFor(user: BotUser, now: number): OutreachCandidate[] {
  const { pattern, timeZone } = user;
  if (pattern.count === 0) return [];
  const facts: UserFacts = {
    ...{ id: user.id, createdAt: user.createdAt, lastActiveAt: pattern.lastAt, timeZone },
    ...{ messages: user.messages, optedOut: user.optedOut, pausedUntil: user.pausedUntil },
  };
  const open = user.granted.filter(({ name, grantedAt }) => {
    return !user.celebrated.includes(name) && now - Number(grantedAt) <= CELEBRATED_WITHIN;
  });
  const { candidates } = nextBestAction(pattern, { now, policy, milestones: open.map(({ name }) => name) });
  return candidates
    .filter(({ action, priority }) => action !== 'none' && priority > 0.2)
    .map(({ action, about, priority, reason }): OutreachCandidate => {
      // The same thing is not said again within a week; a milestone is another thing each time.
      const latest = user.messages.findLast(({ topic }) => topic === action);
      const again = latest === undefined ? null : Number(latest.sentAt) + WEEK;
      const extras = {
        pattern,
        context: { name: user.name },
        notBefore: action === 'milestone_celebration' ? null : again,
      };
      if (action === 'milestone_celebration') {
        const milestone = defaultMilestones.find(({ name }) => name === about)!;
        return milestoneCelebration(facts, { milestone, ...extras });
      }
      const { trend } = moodTrend(pattern, { now, policy });
      if (action === 'mood_support' && trend !== null) {
        const recentSentiment = reason === 'very_negative_mood' ? 'very_negative' : null;
        return moodSupport(facts, { moodTrend: trend, recentSentiment, ...extras });
      }
      const context = { ...extras.context, topic: about };
      return { ...extras, user: facts, outreachType: action, subject: about ?? '', priority, context };
    });
}

/** A user who has blocked the bot is not written to again; a flood limit is waited for. */
function afterFailure(error: unknown, now: number): Partial<BotUser> {
  if (!(error instanceof GrammyError)) throw error;
  if (error.error_code === 403) return { optedOut: true };
  if (error.error_code === 429) return { pausedUntil: now + (error.parameters.retry_after ?? 60) * 1000 };
  throw error;
}
