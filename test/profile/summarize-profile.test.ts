import { definePolicy, enrichProfile, summarizeProfile, summaryFacts, TactfulError } from 'tactful';
import { describe, expect, it } from 'vitest';
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

it('says an article, or a cuisine, once', () => {
  const user = {
    id: 'u1',
    email: 'zed@x.org',
    occupation: 'An Artist',
    cuisinePreference: ['Thai food', 'Thai'],
  };
  expect(enrichProfile(user, { now: 0 }).summary).toBe(
    "Zed is an artist. They're a first-time user who hasn't attended an event yet. They like Thai cuisine.",
  );
});

const say = (fields: Parameters<typeof user>[0], events: Parameters<typeof event>[1][] = []) =>
  enrichProfile(user(fields), { now: NOW, events: events.map((fields, i) => event(i + 1, fields)) }).summary;

describe('a value that ends in a mark', () => {
  it.each([
    [{ homeNeighborhood: 'Washington D.C.' }, "Ann lives in Washington D.C. They're a first-time user"],
    [{ homeNeighborhood: 'Really?' }, "Ann lives in Really? They're"],
    [{ homeNeighborhood: 'Tomorrowland…' }, "Ann lives in Tomorrowland… They're"],
    [{ homeNeighborhood: '東京。' }, "Ann lives in 東京。 They're"],
    [{ occupation: 'Student.' }, "Ann is a student. They're"],
    [{ occupation: 'Student. ', homeNeighborhood: 'SoHo' }, 'Ann is a student living in SoHo.'],
    [{ occupation: 'The Boss!' }, "Ann is a boss! They're"],
    [{ occupation: 'Retired.', age: 70 }, 'Ann is a retired 70-year-old.'],
    [{ occupation: 'Clerk at Joe & Co.' }, "Ann is a clerk at Joe & Co. They're"],
    [{ interests: ['jazz', 'Wham!'] }, "Ann is interested in jazz and Wham! They're"],
    [{ interests: ['Wham!', 'jazz'] }, 'interested in Wham! and jazz.'],
  ])('brings the full stop: %j', (fields, words) => {
    expect(say(fields)).toContain(words);
  });

  it('brings it at the end of a summary, too', () => {
    const events = [{ venue: 'Joe & Co.' }, {}];
    const people = [{ email: 'bo@x.org', name: 'Bo Berg Sr.' }];
    const { summary } = enrichProfile(user({ interests: ['chess'], age: 30 }), {
      now: NOW,
      people,
      events: events.map((fields, i) => event(i + 1, fields, ['bo@x.org'])),
    });
    expect(summary).toContain('most recently yesterday at Joe & Co. They often attend');
    expect(summary).toMatch(/their friend Bo Berg Sr\.$/);
  });
});

describe('a value of marks alone, or that says none', () => {
  it('is left out', () => {
    for (const nothing of ['.', '??', '-', 'none', 'N/A']) {
      const fields = { occupation: nothing, homeNeighborhood: nothing, workNeighborhood: nothing };
      const lists = { interests: [nothing], cuisinePreference: [nothing], dietaryRestrictions: [nothing] };
      const events = [{ venue: nothing, host: nothing }, { host: nothing }];
      expect(say({ ...fields, ...lists, age: 30, tableTypePreference: nothing }, events)).toBe(
        'Ann is 30 years old. They have attended 2 events, most recently yesterday.',
      );
    }
  });

  it('is said if it is a sign', () => {
    expect(say({ interests: ['🎾'] })).toContain('interested in 🎾.');
  });
});

describe('spellings that differ in case or blanks', () => {
  it.each([
    [{ dietaryRestrictions: ['Vegetarian', 'vegetarian '] }, "Ann is a vegetarian. They're"],
    [{ dietaryRestrictions: ['Gluten-free', 'gluten-free'] }, 'Ann is on a gluten-free diet.'],
    [{ dietaryRestrictions: ['Nut allergy', 'nut  allergy'] }, 'Ann lists "Nut allergy" among'],
    [{ interests: ['Hiking', 'AI', 'hiking'] }, 'Ann is interested in Hiking and AI.'],
    [{ interests: ['café', 'cafe\u0301', 'CAFÉ'] }, 'Ann is interested in café.'],
    [{ homeNeighborhood: 'SoMa', workNeighborhood: ' SOMA' }, 'Ann lives and works in SoMa.'],
    [
      { occupation: 'Cook', homeNeighborhood: 'SoMa', workNeighborhood: 'soma' },
      'a cook living and working in SoMa.',
    ],
  ])('are said once, the first: %j', (fields, words) => {
    expect(say(fields)).toContain(words);
  });

  it('are said once of cuisines and hosts, and stay as they are in the profile', () => {
    const cuisinePreference = ['Thai', 'thai', 'Thai food', 'THAI Cuisine', 'Greek'];
    expect(say({ cuisinePreference })).toContain('They like Thai and Greek cuisine.');
    const profile = enrichProfile(user({ cuisinePreference }), {
      now: NOW,
      events: ['Bo', 'bo', 'BO', 'Bo', 'bo'].map((host, i) => event(i, { host, name: 'Thai night' })),
    });
    expect(profile.favoriteCuisines).toEqual(['Thai', 'thai', 'Thai food', 'THAI Cuisine']);
    expect(profile.eventHistoryHosts).toEqual(['bo', 'Bo', 'BO']);
    expect(profile.favoriteHosts).toEqual(['bo', 'Bo']);
    expect(profile.summary).toContain('events hosted by bo and enjoy Thai cuisine venues.');
    expect(summaryFacts(profile)).toMatchObject({
      favoriteHosts: ['bo'],
      favoriteCuisines: ['Thai'],
      cuisinePreference: ['Thai', 'Greek'],
    });
  });
});

describe('cuisines that end in food or cuisine', () => {
  it.each([
    ['Thai food', 'Thai night', 'enjoy Thai cuisine venues'],
    ['thai Cuisine', 'THAI', 'enjoy thai cuisine venues'],
    ['Middle Eastern food', 'A Middle-Eastern evening', 'enjoy Middle Eastern cuisine venues'],
    ['Soul food', 'Soul food supper', 'enjoy Soul food cuisine venues'],
    ['food', 'Street food', 'enjoy food cuisine venues'],
  ])('%s is found in %s', (cuisine, name, words) => {
    const profile = enrichProfile(user({ cuisinePreference: [cuisine] }), {
      now: NOW,
      events: [event(1, { name })],
    });
    expect(profile.favoriteCuisines).toEqual([cuisine]);
    expect(profile.summary).toContain(words);
  });

  it.each([
    ['Soul food', 'Soul music night'],
    ['Thai food lover', 'Thai night'],
    ['Seafood', 'Sea'],
    ['Thai food', 'Food'],
  ])('%s is not found in %s', (cuisine, name) => {
    const profile = enrichProfile(user({ cuisinePreference: [cuisine] }), {
      now: NOW,
      events: [event(1, { name })],
    });
    expect(profile.favoriteCuisines).toEqual([]);
    expect(profile.summary).toContain(
      `like ${cuisine.replace(/ food$/, cuisine === 'Soul food' ? ' food' : '')} cuisine.`,
    );
  });
});

describe('words of a field', () => {
  it('names three hosts at most, of however many', () => {
    const hosts = ['A', 'B', 'C', 'D', 'A', 'B', 'C', 'D'];
    const profile = enrichProfile(user(), { now: NOW, events: hosts.map((host, i) => event(i, { host })) });
    expect(profile.summary).toContain('events hosted by D, C, and B.');
    expect(summaryFacts(profile).favoriteHosts).toEqual(['D', 'C', 'B', 'A']);
  });

  it.each([
    ['Remotely', 'Ann works remotely.'],
    ['semi-remote', 'Ann works in semi-remote.'],
    ['remote-ish', 'Ann works in remote-ish.'],
    ['not from home', 'Ann works in not from home.'],
    ['from home office', 'Ann works in from home office.'],
  ])('work: %s', (workNeighborhood, words) => {
    expect(say({ workNeighborhood })).toContain(words);
  });

  it.each([
    ['Bar seating', 'bar table'],
    ['Round tables', 'round table'],
    ['Communal table.', 'communal table'],
    ['table for two', 'table for two table'],
    ['seating area', 'seating area table'],
    ['VIP', 'VIP table'],
  ])('table: %s', (tableTypePreference, words) => {
    expect(say({ tableTypePreference })).toContain(`Ann prefers ${words} experiences.`);
  });

  it.each([
    ['Omnivore', 'is an omnivore.'],
    ['low-carb', 'is on a low-carb diet.'],
    ['Low carb', 'is on a low carb diet.'],
    ['egg free', 'is on an egg free diet.'],
    ['low-', 'lists "low-" among'],
    ['-free', 'lists "-free" among'],
    ['low-carb or so', 'lists "low-carb or so" among'],
    ['strictly low-carb', 'lists "strictly low-carb" among'],
    ['mostly vegan', 'lists "mostly vegan" among'],
    ['vegan except fish', 'lists "vegan except fish" among'],
  ])('diet: %s', (diet, words) => {
    expect(say({ dietaryRestrictions: [diet] })).toContain(`Ann ${words}`);
  });
});
