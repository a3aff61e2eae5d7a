import { describe, expect, it } from 'vitest';
import { withArticle } from '../../src/profile/article.js';
import { asCommonNoun } from '../../src/profile/common-noun.js';
import { ago, asSentence, listOf } from '../../src/profile/english.js';

describe('English', () => {
  it.each([
    // words as they sound
    'a nurse, an engineer, an hour, an hourly worker, an uninvited guest, an oncologist, an usher, an umbrella maker',
    'an heir, an heiress, an honest man, an honorary member, an honourable judge, an honor guard, a honey farmer, a hero',
    'a user researcher, a unicorn trainer, a European, a ewe farmer, a usability expert, a utility worker, a one-man band',
    'an onerous job, a once-famous actor, a union rep, a unicyclist, an unidentified person, an unimpressed critic',
    'a urologist, a Ukrainian translator, a Ugandan chef, an ugly duckling, a ukulele player, a uranium miner, a Uruguayan',
    'a Utopian writer, a utopian writer, an Uber driver, an uber driver, an urban planner, an Urdu teacher, an urgent care nurse',
    'a ubiquitous person, a uniformed guard, a unanimous choice, an unaware guest, a Unix admin, a Uyghur, an Uzbek, an upholsterer',
    'an hors d’oeuvre chef, an LAPD officer, a .NET developer, a horse trainer',
    'a Oaxacan cook, a Ouija player, an outdoorsman, an unironic fan, an unissued book',
    // letter by letter
    'an MBA student, a UX designer, an SEO expert, a CEO, an RN, a VP, an HR manager, an hr manager, an mba student, an iOS developer',
    'an HVAC technician, an hvac technician, an MSc student, an MPhil student, an MEd, a BSc, a PhD student, an LLM, an EMT, an LPN',
    'an X-ray technician, an x-ray technician, a U.S. marshal, a U-boat captain, an F-16 pilot, an A&R manager, a T-shirt designer',
    'an Xbox fan, a Xhosa speaker, a xylophonist, an NGO founder, an FBI agent, a USPS clerk, a UK barrister, a UCLA fellow',
    "a NASA engineer, a NATO officer, a STEM teacher, a SQUAD leader, a RESTful developer, an NPM publisher, a L'Oréal clerk",
    'a sr. engineer, an SR. engineer, a SaaS founder, an URBAN planner, an eBay seller, an OpenAI fan',
    // numbers
    'an 8-year-old, an 11-year-old, an 18-year-old, an 80-year-old, a 1-year-old, a 108-year-old, an 11th-grade teacher',
    'an 18th birthday, an 8th grader, a 110-year-old, a 118-year-old, a 180-year-old, a 1st mate, a 3D artist, an 11000-mile trip, a 1800s fan',
    // accents, and what has no sound
    'an Émigré, an écrivain, an Économiste, an e\u0301crivain, an œnologist, a Ñoño, a 学生, a учитель, a <b>, an "actor"',
    'an (ex) actor, a  , a ٨',
  ])('puts the right article: %s', (phrases) => {
    for (const phrase of phrases.split(', ')) {
      const noun = phrase.replace(/^an? /, '').replaceAll('SR.', 'actor');
      expect(withArticle(noun)).toBe(phrase.replaceAll('SR.', 'actor'));
    }
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

  it('ends a sentence once', () => {
    expect(['He sings', 'He is in D.C.', 'He sings!', 'He sings?', 'He…', 'He,;'].map(asSentence)).toEqual([
      ...['He sings.', 'He is in D.C.', 'He sings!', 'He sings?', 'He…', 'He.'],
    ]);
  });

  it.each([
    ['Software Engineer', 'software engineer'],
    ['HR Manager', 'HR manager'],
    ['iOS Developer', 'iOS developer'],
    ['Chef At Le Ciel', 'chef at Le Ciel'],
    ['Engineer @ Acme', 'engineer @ Acme'],
    ['Attorney At Law', 'attorney at law'],
    ['Stay-At-Home Mom', 'stay-at-home mom'],
    ["Men's Tailor", "men's tailor"],
    ["Sous-Chef d'Été", "sous-chef d'Été"],
    ['X-Ray Technician', 'X-ray technician'],
    ['3D Artist', '3D artist'],
    ['U.S. Marshal', 'U.S. marshal'],
    ['E-Commerce Manager', 'e-commerce manager'],
    ['Jack Of A Trade', 'jack of a trade'],
    ['MSc Student', 'MSc student'],
    ['Émigré', 'émigré'],
    ['E\u0301migre\u0301', 'e\u0301migre\u0301'],
    // peoples, languages and faiths
    ['Spanish Tutor', 'Spanish tutor'],
    ['Norwegian Nurse', 'Norwegian nurse'],
    ['African-American Historian', 'African-American historian'],
    ['Māori Guide', 'Māori guide'],
    ['Catholic Priest', 'Catholic priest'],
    // all in capitals
    ['LAW CLERK', 'law clerk'],
    ['SEA CAPTAIN', 'sea captain'],
    ['ICE MAN', 'ice man'],
    ['NURSE', 'nurse'],
    ['CHEF AT LE CIEL', 'chef at LE CIEL'],
    ['HR MANAGER', 'HR manager'],
    ['VP OF SALES', 'VP of sales'],
    ['CEO', 'CEO'],
    ['EMT', 'EMT'],
    ['MBA STUDENT', 'MBA student'],
    ['HVAC', 'HVAC'],
    ['UX/UI DESIGNER', 'UX/UI designer'],
    ['SR. ENGINEER', 'sr. engineer'],
    ['DANISH TUTOR', 'Danish tutor'],
    ["WOMEN'S COACH", "women's coach"],
    ['X-RAY TECHNICIAN', 'X-ray technician'],
    ['УЧИТЕЛЬ', 'учитель'],
    ['LAW Clerk', 'LAW clerk'],
    // a full stop after the last word
    ['Student.', 'student'],
    ['Student ...', 'student'],
    ['Clerk at Joe & Co.', 'clerk at Joe & Co.'],
    ['Joe Berg Sr.', 'joe berg sr.'],
    ['Nurse, R.N.', 'nurse, R.N.'],
    ['Ph.D. Student', 'Ph.D. student'],
    ['Ph.D.', 'Ph.D.'],
    ['Clerk at Yahoo!', 'clerk at Yahoo!'],
  ])('says %s as %s', (title, noun) => {
    expect(asCommonNoun(title)).toBe(noun);
    expect(asCommonNoun(noun)).toBe(noun);
  });
});
