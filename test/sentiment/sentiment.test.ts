import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TactfulError } from '../../src/index.js';
import { sentiment } from '../../src/sentiment/index.js';

describe('sentiment', () => {
  // Sentences and scores from the README of cjhutto/vaderSentiment (MIT).
  it.each([
    ['VADER is smart, handsome, and funny.', 0.8316],
    ['VADER is smart, handsome, and funny!', 0.8439],
    ['VADER is very smart, handsome, and funny.', 0.8545],
    ['VADER is VERY SMART, handsome, and FUNNY.', 0.9227],
    ['VADER is VERY SMART, handsome, and FUNNY!!!', 0.9342],
    ['VADER is VERY SMART, uber handsome, and FRIGGIN FUNNY!!!', 0.9469],
    ['VADER is not smart, handsome, nor funny.', -0.7424],
    ['The book was good.', 0.4404],
    ['At least it isn’t a horrible book.', 0.431],
    ['The book was only kind of good.', 0.3832],
    ['The plot was good, but the characters are uncompelling and the dialog is not great.', -0.7042],
    ['Today SUX!', -0.5461],
    ["Today only kinda sux! But I'll get by, lol", 0.5249],
    ['Make sure you :) or :D today!', 0.8633],
    ['Not bad at all', 0.431],
  ])('%s has VADER’s published score', (text, score) => {
    expect(sentiment(text)).toBeCloseTo(score, 4);
  });

  it.each([
    ['good', 'not good'],
    ['very good', 'good'],
    ['good', 'kinda good'],
    ['good!!!', 'good'],
    ['This is GOOD', 'This is good'],
    ['no problem', 'a problem'],
    ['great 😀', 'great'],
    ['fine', 'fine 😡'],
    ['👍🏽', '👎🏽'],
    ['❤️', '💔'],
    ['thanks :)', 'thanks :('],
  ])('%s is better than %s', (better, worse) => {
    expect(sentiment(better)).toBeGreaterThan(sentiment(worse));
  });

  it.each([
    ['I don’t feel good', "I don't feel good"],
    ['I don‘t feel good', "I don't feel good"],
    ['I donʼt feel good', "I don't feel good"],
    ['I don＇t feel good', "I don't feel good"],
    ['It WASN’T “good”…', 'It WASN\'T "good".'],
    ['‘good’', "'good'"],
    ['«good» „bad“', '"good" "bad"'],
    ['good…', 'good...'],
  ])('%s, as phones type it, is worth as much as %s', (typed, plain) => {
    expect(sentiment(typed)).toBe(sentiment(plain));
    expect(sentiment(typed)).not.toBe(0);
  });

  it('is 0 where no word is rated', () => {
    for (const text of ['', '  ', 'See you at five.', 'constructor __proto__ toString', '\ud800', '🪑']) {
      expect(Object.is(sentiment(text), 0)).toBe(true);
    }
  });

  it('is in range for any text, and for a long one in linear time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => Math.abs(sentiment(text)) <= 1),
      { numRuns: 500, seed: 20260301 },
    );
    for (const text of [
      'x'.repeat(300_000),
      'good '.repeat(50_000),
      '😀'.repeat(50_000),
      '!'.repeat(300_000),
    ]) {
      expect(Math.abs(sentiment(text))).toBeLessThanOrEqual(1);
    }
  });

  it('refuses what is no text', () => {
    expect(() => sentiment(null as unknown as string)).toThrow(TactfulError);
  });
});
