import { definePolicy, enrichProfile, summarizeProfile, summaryFacts, TactfulError } from 'tactful';
import { describe, expect, it } from 'vitest';
import { ago, asCommonNoun, listOf, withArticle } from '../../src/profile/english.js';
import { plainText } from '../../src/profile/plain-text.js';
import { goldenPeople } from './golden-people.js';
import summaries from './golden-summaries.json' with { type: 'json' };
import { event, NOW, user } from './people.js';

const golden: Readonly<Record<string, string>> = summaries;

describe('golden summaries', () => {
  for (const [kind, person, options = {}] of goldenPeople) {
    it(kind, () => {
      const profile = enrichProfile(person, { ...options, now: NOW });
      expect(profile.summary).toBe(golden[kind]);
      expect(summarizeProfile(profile)).toBe(profile.summary);
      expect(summarizeProfile(JSON.parse(JSON.stringify(profile)))).toBe(profile.summary);
    });
  }

  it('are at least 25 kinds, none of them twice, and none left over', () => {
    expect(new Set(goldenPeople.map(([kind]) => kind))).toEqual(new Set(Object.keys(golden)));
    expect(goldenPeople.length).toBeGreaterThanOrEqual(25);
  });

  it('have no empty clause', () => {
    for (const summary of Object.values(golden)) {
      expect(summary).not.toMatch(
        / {2}| [,.]|,,|\.\.|undefined|null|NaN|\bin (?:who|\.)|[\p{Cc}\u2028\u202e]/u,
      );
      expect(summary).toMatch(/^\S.*\.$/u);
    }
  });
});

describe('English', () => {
  it('puts the right article', () => {
    const nouns =
      'a nurse, an engineer, an hour, a user researcher, a unicorn trainer, an uninvited guest, a European, ' +
      'an MBA student, a UX designer, an SEO expert, a CEO, an RN, an 8-year-old, an 11-year-old, an 18-year-old, ' +
      'an 80-year-old, a 1-year-old, a 108-year-old, a one-man band, an oncologist, an heir, a ewe farmer, an usher, a usability expert, ' +
      'a utility worker, an umbrella maker, a ballet dancer';
    for (const phrase of nouns.split(', ')) expect(withArticle(phrase.replace(/^an? /, ''))).toBe(phrase);
  });

  it('lists with an Oxford comma', () => {
    expect([[], ['A'], ['A', 'B'], ['A', 'B', 'C']].map(listOf)).toEqual(['', 'A', 'A and B', 'A, B, and C']);
  });

  it('tells how long ago', () => {
    expect([0, 1, 2, 59, 60, 75, 365, 729, 730, 1094, 1095].map(ago)).toEqual([
      ...['today', 'yesterday', '2 days ago', '59 days ago', '2 months ago', '2 months ago'],
      ...['12 months ago', '24 months ago', '2 years ago', '2 years ago', '3 years ago'],
    ]);
  });

  it('makes common nouns of titles', () => {
    expect(
      ['Software Engineer', 'HR Manager', 'iOS Developer', 'Spanish Tutor', 'Chef At Le Ciel'].map(
        asCommonNoun,
      ),
    ).toEqual([...['software engineer', 'HR manager', 'iOS developer', 'Spanish tutor', 'chef At Le Ciel']]);
  });
});

describe('plain text', () => {
  it.each([
    ['plain', 'plain'],
    ['  two \r\n\u2028 words\t', 'two words'],
    ['be\u0007ll', 'bell'],
    ['\u202eevil\u2066', 'evil'],
    ['tag\u{e0041}ged', 'tagged'],
    ['\ud83d', ''],
    ['👩‍🍳 chef', '👩‍🍳 chef'],
    ['می‌خواهم', 'می‌خواهم'],
    ['"quoted"', "'quoted'"],
    ['\u200b\u00ad', ''],
    ['x'.repeat(81), 'x'.repeat(80)],
    [`${'x'.repeat(79)}👍`, 'x'.repeat(79)],
    [`${'x'.repeat(79)} y`, 'x'.repeat(79)],
  ])('%j is %j', (text, plain) => {
    expect(plainText(text)).toBe(plain);
    expect(plainText(plain)).toBe(plain);
  });
});

describe('summaryFacts', () => {
  it('tells the same as plain data', () => {
    const events = [event(1, { venue: 'Loft\n' })];
    const person = user({
      name: 'Ms. Ann\nLee',
      gender: 'trans woman',
      age: 30.9,
      dietaryRestrictions: ['N/A', 'vegan'],
    });
    const facts = summaryFacts(enrichProfile(person, { now: NOW, events }));
    expect(facts).toStrictEqual({
      firstName: 'Ann',
      pronoun: 'she',
      age: 30,
      occupation: null,
      homeNeighborhood: null,
      workNeighborhood: null,
      dietaryRestrictions: ['vegan'],
      interests: [],
      tableTypePreference: null,
      status: 'occasional',
      numberOfEventsAttended: 1,
      daysSinceLastEvent: 1,
      lastVenue: 'Loft',
      favoriteHosts: [],
      favoriteCuisines: [],
      cuisinePreference: [],
      friends: [],
      friendCount: 0,
      isOnTeam: false,
      needsMoreDetails: true,
    });
  });

  it.each([
    ['Female', 'she'],
    ['F', 'she'],
    ['she/her', 'she'],
    [' MALE ', 'he'],
    ['cis man', 'he'],
    ['nonbinary', 'they'],
    ['', 'they'],
    [null, 'they'],
  ])('takes the pronoun from gender: %j', (gender, pronoun) => {
    expect(summaryFacts(enrichProfile(user({ gender }), { now: NOW })).pronoun).toBe(pronoun);
  });

  it('counts namesakes, and names them once', () => {
    const others = ['bo1@x.org', 'bo2@x.org', 'cy@x.org'];
    const { summary } = enrichProfile(user(), {
      now: NOW,
      events: [event(1, {}, others), event(2, {}, others)],
    });
    expect(summary).toContain('They often attend with 3 friends, including Bo and Cy.');
  });

  it('keeps a nonsensical age out', () => {
    for (const age of [0, 0.5, 121, 1e300]) {
      expect(summaryFacts(enrichProfile(user({ age }), { now: NOW })).age).toBeNull();
    }
  });

  it('follows the policy, as the summary does', () => {
    const policy = definePolicy({ profile: { lapsedAfter: { days: 1 } } });
    const profile = enrichProfile(user(), { now: NOW, events: [event(1)] });
    expect(summaryFacts(profile, { policy }).status).toBe('lapsed');
    expect(summarizeProfile(profile, { policy })).toContain(
      'is a lapsed user who has attended 1 event, yesterday.',
    );
  });

  it('names what is malformed', () => {
    const profile = enrichProfile(user(), { now: NOW });
    const broken = {
      ...profile,
      ...{ friends: null, eventHistory: [null], favoriteHosts: [1], numberOfEventsAttended: -1, isOnTeam: 1 },
    };
    try {
      summaryFacts(broken as never);
      expect.unreachable();
    } catch (error) {
      const { issues } = error as TactfulError;
      expect(error).toBeInstanceOf(TactfulError);
      expect(issues.map(({ path }) => path)).toEqual([
        ...['isOnTeam', 'friends', 'eventHistory', 'favoriteHosts[0]', 'numberOfEventsAttended'],
        ...['daysSinceLastEvent', 'isOnTeam'],
      ]);
    }
    expect(() => summarizeProfile(null as never)).toThrow(/^summarizeProfile: profile expected an object/);
  });
});
