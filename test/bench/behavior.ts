import { SentimentIntensityAnalyzer } from 'vader-sentiment';
import {
  bestSendTime,
  buildPatterns,
  churnRisk,
  emptyPattern,
  foldInteraction,
  type Interaction,
  mergePatterns,
  nextBestAction,
} from '../../src/index.js';
import { sentiment } from '../../src/sentiment/index.js';
import { compare } from './harness.js';

const SIZE = 20_000;
const START = Date.UTC(2026, 0, 1);
const TYPES = ['message', 'voice', 'photo', 'reaction'];

/** A user's interactions, one in 17 minutes. */
function interactions(more: (i: number) => Partial<Interaction>): Interaction[] {
  return Array.from({ length: SIZE }, (_, i) => ({
    userId: 'u1',
    at: START + i * 1_020_000,
    type: TYPES[i % 4]!,
    text: 'How do I get to the next lesson?',
    responseTimeMs: 20_000 + i,
    ...more(i),
  }));
}

const plain = interactions(() => ({}));
const rated = interactions((i) => ({ sentiment: (i % 21) / 10 - 1 }));
const topical = interactions((i) => ({ topics: [`topic ${i % 40}`] }));
const fold = (list: readonly Interaction[]) =>
  list.reduce((pattern, one) => foldInteraction(pattern, one), emptyPattern('u1', 'Europe/Berlin'));

/** A bare mutable tally of the same facts, without validation, as a host would write it inline. */
function inline(list: readonly Interaction[]) {
  const tally = {
    count: 0,
    hours: new Array<number>(24).fill(0),
    days: new Set<number>(),
    short: 0,
    long: 0,
    at: 0,
  };
  for (const one of list) {
    const at = one.at as number;
    const quality = one.text!.length / (one.text!.length + 80);
    tally.short = tally.short * 2 ** (-(at - tally.at) / 1.728e8) + quality;
    tally.long = tally.long * 2 ** (-(at - tally.at) / 2.592e9) + quality;
    tally.at = at;
    tally.count++;
    tally.hours[Math.floor(at / 3_600_000) % 24]!++;
    tally.days.add(Math.floor(at / 86_400_000));
  }
  return tally;
}

await compare('folding an interaction', [
  { name: 'a bare mutable tally', run: () => inline(plain), operations: SIZE },
  { name: 'foldInteraction', run: () => fold(plain), operations: SIZE },
  { name: 'foldInteraction, sentiment given', run: () => fold(rated), operations: SIZE },
  { name: 'foldInteraction, a topic each', run: () => fold(topical), operations: SIZE },
  { name: 'buildPatterns', run: () => buildPatterns(plain), operations: SIZE },
]);

const pattern = fold(rated);
const now = pattern.lastAt! + 86_400_000;
const times = (run: () => unknown) => () => {
  let last: unknown;
  for (let i = 0; i < 1000; i++) last = run();
  return last;
};
await compare('judging a pattern', [
  { name: 'churnRisk', run: times(() => churnRisk(pattern, { now })), operations: 1000 },
  { name: 'nextBestAction', run: times(() => nextBestAction(pattern, { now })), operations: 1000 },
  { name: 'bestSendTime', run: times(() => bestSendTime(pattern, { now })), operations: 1000 },
  { name: 'mergePatterns', run: times(() => mergePatterns(pattern, pattern)), operations: 1000 },
]);

const TEXTS = [
  'The plot was good, but the characters are uncompelling and the dialog is not great.',
  'Today only kinda sux! But I will get by, lol',
  'How do I get to the next lesson?',
  'I am VERY happy with it, no problems at all :)',
];
const scoreAll = (score: (text: string) => number) => () => TEXTS.reduce((sum, text) => sum + score(text), 0);
await compare('sentiment of a message', [
  {
    name: 'vader-sentiment',
    run: scoreAll((text) => SentimentIntensityAnalyzer.polarity_scores(text).compound),
    operations: TEXTS.length,
  },
  { name: 'tactful/sentiment', run: scoreAll(sentiment), operations: TEXTS.length },
]);
