import fc from 'fast-check';
import { enrichProfile, type SummaryFacts, summaryFacts, type UserRecord } from 'tactful';
import { describe, expect, it } from 'vitest';
import { withArticle } from '../../src/profile/article.js';
import { event, NOW } from './people.js';

const runs = { seed: 11, numRuns: 400 };

const text = fc.oneof(
  fc.constantFrom(
    'Thai',
    'thai',
    'Thai food',
    ' THAI ',
    'Washington D.C.',
    'Wham!',
    '.',
    '123',
    'Chen, Sarah',
    'none',
  ),
  fc.constantFrom('émigré', 'E\u0301migre\u0301', 'SEA CAPTAIN', 'HR', 'Jr.', 'sarah', '李明', '🦄', ''),
  fc.string({ unit: 'binary', maxLength: 90 }),
);
const field = fc.option(text);
const texts = fc.option(fc.array(text, { maxLength: 5 }));
const user: fc.Arbitrary<UserRecord> = fc.record(
  {
    id: fc.constant('u1'),
    email: fc.constantFrom('ann.lee@x.org', '+news@x.org', '12@x.org'),
    name: field,
    firstName: field,
    interests: texts,
    cuisinePreference: texts,
    dietaryRestrictions: texts,
    age: fc.option(fc.nat(130)),
    occupation: field,
    tableTypePreference: field,
    homeNeighborhood: field,
    workNeighborhood: field,
  },
  { requiredKeys: ['id', 'email'] },
);

function law(check: (facts: SummaryFacts, summary: string) => void): void {
  fc.assert(
    fc.property(user, text, text, (one, venue, host) => {
      const events = [1, 2].map((day) => event(day, { venue, host, name: host, participants: [one.email] }));
      const profile = enrichProfile(one, { now: NOW, events });
      check(summaryFacts(profile), profile.summary);
    }),
    runs,
  );
}

describe('laws of summaries', () => {
  it('a first name starts with a letter, and the summary with none that could be a capital', () => {
    law(({ firstName }, summary) => {
      if (firstName !== null) expect(firstName).toMatch(/\p{L}/u);
      expect(summary).not.toMatch(/^[a-z]/);
    });
  });

  it('no list says one thing twice, whatever its case', () => {
    law((facts) => {
      for (const list of Object.values(facts)) {
        if (!Array.isArray(list)) continue;
        const folded = list.map((item: string) => item.normalize('NFC').toLowerCase());
        expect(new Set(folded).size).toBe(list.length);
      }
    });
  });

  it('no mark that the values do not bring stands beside another', () => {
    law((facts, summary) => {
      const values = Object.values(facts)
        .flat()
        .filter((value) => typeof value === 'string');
      if (values.some((value) => /[.!?…。！？]./u.test(value))) return;
      expect(summary).not.toMatch(/[.!?…。！？][.!?…。！？]/u);
      expect(summary).toMatch(/[.!?…。！？]$/u);
    });
  });
});

it('an article does not hang on accents, nor on how they are written', () => {
  const accented = fc.constantFrom(...'àéîõüçñÀÉÎÕÜÇÑ');
  fc.assert(
    fc.property(accented, fc.stringMatching(/^[a-z]{3,8}$/), (letter, rest) => {
      const plain = letter.normalize('NFD').charAt(0);
      const article = withArticle(plain + rest).split(' ')[0];
      expect(withArticle(letter + rest).split(' ')[0]).toBe(article);
      expect(withArticle(letter.normalize('NFD') + rest).split(' ')[0]).toBe(article);
    }),
    runs,
  );
});
