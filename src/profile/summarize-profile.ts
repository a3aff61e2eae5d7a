import { readSection } from '../internal/read-section.js';
import { requireOptions } from '../internal/require-options.js';
import { unreadable } from '../internal/unreadable.js';
import { withArticle } from './article.js';
import { checkSummarySubject } from './check-summary-subject.js';
import { asCommonNoun } from './common-noun.js';
import { cuisineName } from './cuisines.js';
import { ago, asSentence, counted, listOf, someOf } from './english.js';
import { capitalize } from './human-name.js';
import { foldCase } from './plain-text.js';
import { type ProfilePolicy, resolvedProfile } from './policy.js';
import type { SummarySubject } from './records.js';
import { factsOf, type SummaryFacts, type SummaryOptions } from './summary-facts.js';

/**
 * A paragraph of natural English about a user, for people and for prompts: background, tastes, attendance, hosts and
 * cuisines, friends. What is not known is left out; every text from outside is one short line (see
 * {@link SummaryFacts}), so that a field cannot forge structure.
 *
 * @throws TactfulError naming every malformed field of the profile.
 *
 * @example
 * ```ts
 * import { enrichProfile, summarizeProfile } from 'tactful';
 *
 * const user = { id: 'u1', email: 'ann@x.org', gender: 'Female', age: 18, occupation: 'Student' };
 * summarizeProfile(enrichProfile(user, { now: '2026-02-12' })) // => "Ann is an 18-year-old student. She's a first-time user who hasn't attended an event yet."
 * ```
 */
export function summarizeProfile(profile: SummarySubject, options: SummaryOptions = {}): string {
  try {
    requireOptions('summarizeProfile', options);
    const policy = readSection('summarizeProfile', options.policy, resolvedProfile);
    checkSummarySubject('summarizeProfile', profile);
    return summaryOf(profile, policy);
  } catch (error) {
    throw unreadable('summarizeProfile', { profile, options }, error);
  }
}

/** The summary of a well-formed profile. */
export function summaryOf(profile: SummarySubject, policy: ProfilePolicy): string {
  const facts = factsOf(profile, policy);
  const { subject, possessive, object } = PRONOUNS[facts.pronoun];
  const sentences: string[] = [];
  for (const predicate of [background, tastes, diets, attendance, favorites, company, team]) {
    // The name first, which is always singular; the pronoun from then on.
    const named = sentences.length === 0;
    const verb: Agree = named || subject !== 'They' ? (singular) => singular : (_, plural) => plural;
    const words = predicate(facts, verb, possessive);
    if (words === null) continue;
    const name = named ? capitalize(facts.firstName ?? 'This person') : subject;
    sentences.push(asSentence(`${name} ${words}`).replace(CONTRACTED, "$1'$2"));
  }
  if (facts.needsMoreDetails) sentences.push(`Little else is known about ${object} so far.`);
  return sentences.join(' ');
}

const PRONOUNS = {
  she: { subject: 'She', possessive: 'her', object: 'her' },
  he: { subject: 'He', possessive: 'his', object: 'him' },
  they: { subject: 'They', possessive: 'their', object: 'them' },
} as const;

/** `She is` is `She's`, `They are` is `They're`. */
const CONTRACTED = /^(She|He|They) (?:i(?=s )|a(?=re ))(s|re)/;

/** The form of a verb that goes with the sentence's subject. */
type Agree = (singular: string, plural: string) => string;

/** What a sentence says of its subject; null if there is nothing to say. */
type Predicate = (facts: SummaryFacts, verb: Agree, possessive: string) => string | null;

/** `is a 32-year-old software engineer living in Mission District who works in SOMA`. */
const background: Predicate = (facts) => {
  const { homeNeighborhood: home, workNeighborhood } = facts;
  const isOnePlace =
    home !== null && workNeighborhood !== null && foldCase(home) === foldCase(workNeighborhood);
  const noun = personNoun(facts);
  const work = workplace(facts);
  if (facts.age !== null && facts.occupation === null && home === null && work === null) {
    return `is ${counted(facts.age, 'year')} old`;
  }
  if (noun === null) {
    if (isOnePlace) return `lives and works in ${home}`;
    const parts = [
      ...(home === null ? [] : [`lives in ${home}`]),
      ...(work === null ? [] : [`works ${work}`]),
    ];
    return parts.length === 0 ? null : listOf(parts);
  }
  if (isOnePlace) return `is ${noun} living and working in ${home}`;
  return `is ${noun}${home === null ? '' : ` living in ${home}`}${work === null ? '' : ` who works ${work}`}`;
};

/** `a 32-year-old software engineer`, `a retired 70-year-old`. */
function personNoun({ age, occupation }: SummaryFacts): string | null {
  const years = age === null ? null : `${age}-year-old`;
  if (occupation === null) return years && withArticle(years);
  const noun = asCommonNoun(occupation.replace(/^(?:an?|the) (?=.)/i, ''));
  if (!CONDITION.test(noun)) return withArticle(years === null ? noun : `${years} ${noun}`);
  return years === null ? noun.toLowerCase() : withArticle(`${noun.toLowerCase()} ${years}`);
}

/** Not a profession, but what one is. */
const CONDITION = /^(?:retired|unemployed|self-employed|freelance|freelancing|employed)$/i;

function workplace({ workNeighborhood: work }: SummaryFacts): string | null {
  if (work === null) return null;
  if (/^remote(?:ly)?$/i.test(work)) return 'remotely';
  return /^(?:from )?home$/i.test(work) ? 'from home' : `in ${work}`;
}

/** `is a vegetarian interested in hiking, photography, and cooking, preferring communal table experiences`. */
const tastes: Predicate = (facts, verb) => {
  const { interests, tableTypePreference } = facts;
  const eaters = facts.dietaryRestrictions.filter(isEater).map((diet) => withArticle(diet.toLowerCase()));
  const regimes = facts.dietaryRestrictions.filter(isRegime).map((diet) => diet.toLowerCase());
  const diet = [
    ...(eaters.length === 0 ? [] : [listOf(eaters)]),
    ...(regimes.length === 0 ? [] : [`on ${withArticle(listOf(regimes))} diet`]),
  ].join(' ');
  const table = tableTypePreference === null ? '' : asCommonNoun(tableTypePreference);
  const kind = table === '' ? '' : `${table.replace(/ (?:table|seating)s?$/i, '')} table experiences`;
  if (interests.length > 0) {
    const joint = diet === '' ? '' : regimes.length === 0 ? `${diet} ` : `${diet} and `;
    const preference = kind === '' ? '' : `, preferring ${kind}`;
    return `${verb('is', 'are')} ${joint}interested in ${someOf(interests, MAX_INTERESTS)}${preference}`;
  }
  const prefers = `${verb('prefers', 'prefer')} ${kind}`;
  if (diet === '') return kind === '' ? null : prefers;
  return `${verb('is', 'are')} ${diet}${kind === '' ? '' : ` and ${prefers}`}`;
};

const MAX_INTERESTS = 6;

/** `lists "nut allergy" among her dietary restrictions`. */
const diets: Predicate = ({ dietaryRestrictions }, verb, possessive) => {
  const others = dietaryRestrictions.filter((diet) => !isEater(diet) && !isRegime(diet));
  if (others.length === 0) return null;
  const quoted = others.slice(0, MAX_INTERESTS).map((diet) => `"${diet}"`);
  return `${verb('lists', 'list')} ${listOf(quoted)} among ${possessive} dietary restrictions`;
};

function isEater(diet: string): boolean {
  return /^(?:vegetarian|vegan|pescatarian|pescetarian|flexitarian|omnivore|carnivore)$/i.test(diet);
}

function isRegime(diet: string): boolean {
  return /^(?:[a-z]+[- ]free|low[- ][a-z]+|halal|kosher|keto|ketogenic|paleo|plant-based)$/i.test(diet);
}

/** `is an active user who has attended 3 events, most recently 5 days ago at The Vault`. */
const attendance: Predicate = (facts, verb) => {
  const { status, numberOfEventsAttended: count, daysSinceLastEvent, lastVenue } = facts;
  if (status === 'first_time')
    return `${verb('is', 'are')} a first-time user who hasn't attended an event yet`;
  const when = `${ago(daysSinceLastEvent ?? 0)}${lastVenue === null ? '' : ` at ${lastVenue}`}`;
  const attended = `attended ${counted(count, 'event')}, ${count === 1 ? '' : 'most recently '}${when}`;
  if (status === 'occasional') return `${verb('has', 'have')} ${attended}`;
  return `${verb('is', 'are')} ${withArticle(status)} user who has ${attended}`;
};

/** `frequently attends events hosted by Chef Mario and enjoys Italian and Thai cuisine venues`. */
const favorites: Predicate = (facts, verb) => {
  const parts: string[] = [];
  const hosts = facts.favoriteHosts.slice(0, MAX_HOSTS);
  if (hosts.length > 0)
    parts.push(`frequently ${verb('attends', 'attend')} events hosted by ${listOf(hosts)}`);
  const enjoyed = cuisineNames(facts.favoriteCuisines);
  const liked = cuisineNames(facts.cuisinePreference);
  if (enjoyed !== '') parts.push(`${verb('enjoys', 'enjoy')} ${enjoyed} cuisine venues`);
  else if (liked !== '') parts.push(`${verb('likes', 'like')} ${liked} cuisine`);
  return parts.length === 0 ? null : listOf(parts);
};

const MAX_HOSTS = 3;
const MAX_CUISINES = 5;

function cuisineNames(cuisines: readonly string[]): string {
  return listOf(cuisines.slice(0, MAX_CUISINES).map(cuisineName));
}

/** `often attends with her friends Mike Jones and Jenny Kim`. */
const company: Predicate = ({ friends, friendCount }, verb, possessive) => {
  if (friends.length === 0) return null;
  const often = `often ${verb('attends', 'attend')} with`;
  if (friendCount > MAX_FRIENDS || friendCount > friends.length) {
    return `${often} ${friendCount} friends, including ${listOf(friends.slice(0, MAX_FRIENDS - 1))}`;
  }
  return `${often} ${possessive} friend${friends.length === 1 ? '' : 's'} ${listOf(friends)}`;
};

const MAX_FRIENDS = 4;

const team: Predicate = ({ isOnTeam }, verb) =>
  isOnTeam ? `${verb('is', 'are')} a member of the team` : null;
