import type { BehaviorPattern, Interaction } from '../../src/index.js';

const DAY = 86_400_000;

/** Hour, weekday and date as `Intl` tells them. */
function local(ms: number, timeZone: string): { hour: number; day: number } {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(ms);
  const get = (type: string) => parts.find((part) => part.type === type)!.value;
  const year = get('era') === 'BC' ? 1 - Number(get('year')) : Number(get('year'));
  const date = new Date(0);
  date.setUTCFullYear(year, Number(get('month')) - 1, Number(get('day')));
  return { hour: Number(get('hour')), day: Math.round(date.getTime() / DAY) };
}

/** What a pattern should be, from the whole history at once, each field in the most direct way. */
export function referencePattern(
  history: readonly Interaction[],
  timeZone: string,
  quality: (interaction: Interaction) => number,
): Omit<BehaviorPattern, 'version' | 'userId' | 'timeZone' | 'activeDays'> & {
  readonly activeDates: number[];
} {
  const own = history
    .filter(({ automated }) => automated !== true)
    .map((one) => ({ ...one, at: Number(one.at) }));
  const ats = own.map(({ at }) => at);
  const rated = own.filter(({ sentiment }) => sentiment != null);
  const replies = own.filter(({ inReplyToOutreach }) => inReplyToOutreach === true);
  const places = own.map((one) => local(one.at, one.timeZone ?? timeZone));
  const lastDay = Math.max(...places.map(({ day }) => day));
  const tally = (n: number, indexes: readonly number[]) =>
    Array.from({ length: n }, (_, i) => indexes.filter((index) => index === i).length);

  const decayed = (addends: readonly { at: number; weight: number; sum: number }[], halfLifeMs: number) => {
    if (addends.length === 0) return { at: null, weight: 0, sum: 0 };
    const at = Math.ceil(Math.max(...addends.map((one) => one.at)) / halfLifeMs) * halfLifeMs + 0;
    const left = (one: { at: number }) => 2 ** (-(at - one.at) / halfLifeMs);
    return {
      at,
      weight: addends.reduce((sum, one) => sum + one.weight * left(one), 0),
      sum: addends.reduce((sum, one) => sum + one.sum * left(one), 0),
    };
  };
  const sums = (days: number) => ({
    halfLifeMs: own.length === 0 ? null : days * DAY,
    quality: decayed(
      own.map((one) => ({ at: one.at, weight: 1, sum: quality(one) })),
      days * DAY,
    ),
    sentiment: decayed(
      rated.map((one) => ({ at: one.at, weight: 1, sum: one.sentiment! })),
      days * DAY,
    ),
    outreach: decayed(
      replies.map((one) => ({ at: one.at, weight: 0, sum: 1 })),
      days * DAY,
    ),
  });

  const mentions = own
    .flatMap(({ at, topics }) => [...new Set(topics ?? [])].map((topic) => ({ topic, at })))
    .sort((a, b) => b.at - a.at || (a.topic < b.topic ? -1 : 1));
  const kept = mentions.slice(0, 128);
  const names = [...new Set(mentions.map(({ topic }) => topic))].slice(0, 32);
  const last = [...rated].sort((a, b) => b.at - a.at || a.sentiment! - b.sentiment!)[0];
  const types = ['message', 'command', 'voice', 'photo', 'reaction', 'callback'];
  const classOf = (s: number) =>
    s <= -0.6
      ? 'very_negative'
      : s >= 0.6
        ? 'very_positive'
        : s <= -0.05
          ? 'negative'
          : s >= 0.05
            ? 'positive'
            : 'neutral';

  return {
    count: own.length,
    firstAt: own.length === 0 ? null : Math.min(...ats),
    lastAt: own.length === 0 ? null : Math.max(...ats),
    countByHour: tally(
      24,
      places.map(({ hour }) => hour),
    ),
    countByWeekday: tally(
      7,
      places.map(({ day }) => (((day + 3) % 7) + 7) % 7),
    ),
    countByType: Object.fromEntries(
      [...types, 'other'].map((type) => [
        type,
        own.filter((one) => (types.includes(one.type) ? one.type : 'other') === type).length,
      ]),
    ) as BehaviorPattern['countByType'],
    countBySentiment: Object.fromEntries(
      ['very_negative', 'negative', 'neutral', 'positive', 'very_positive'].map((type) => [
        type,
        rated.filter((one) => classOf(one.sentiment!) === type).length,
      ]),
    ) as BehaviorPattern['countBySentiment'],
    activeDates: [...new Set(places.map(({ day }) => day))]
      .filter((day) => day > lastDay - 400)
      .sort((a, b) => b - a),
    short: sums(2),
    long: sums(30),
    lastSentiment: last === undefined ? null : { at: last.at, value: last.sentiment! + 0 },
    topics: names.map((topic) => ({
      topic,
      lastAt: mentions.find((one) => one.topic === topic)!.at,
      count: kept.filter((one) => one.topic === topic).length,
    })),
    mentions: kept,
    outreach: {
      sentByHour: tally(24, []),
      answeredByHour: tally(
        24,
        own.flatMap((one, i) => (one.inReplyToOutreach === true ? [places[i]!.hour] : [])),
      ),
      lastSentAt: null,
      lastAnsweredAt: replies.length === 0 ? null : Math.max(...replies.map(({ at }) => at)),
    },
  };
}
