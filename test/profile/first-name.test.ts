import { enrichProfile, summaryFacts } from 'tactful';
import { describe, expect, it } from 'vitest';
import { capitalize, nameFromEmail } from '../../src/profile/human-name.js';
import { event, NOW, user } from './people.js';

const firstName = (fields: Parameters<typeof user>[0]) =>
  summaryFacts(enrichProfile(user(fields), { now: NOW })).firstName;

describe('the first name', () => {
  it.each([
    ['Sarah Chen', 'Sarah'],
    ['Chen, Sarah', 'Sarah'],
    ['Chen,Sarah', 'Sarah'],
    ['Chen, Dr. Sarah M.', 'Sarah'],
    ['CHEN, SARAH', 'SARAH'],
    ['García Márquez, Gabriel', 'Gabriel'],
    ['van der Berg, Jan', 'Jan'],
    ['Smith, Jr., John', 'John'],
    ['Smith, J.', 'J.'],
    ['Rahman, Md', 'Md'],
    ['Sarah Chen, Jr.', 'Sarah'],
    ['Sarah Chen, III', 'Sarah'],
    ['Sarah Chen, Ph.D.', 'Sarah'],
    ['Sarah Chen, CPA, MBA', 'Sarah'],
    ['Sarah Chen, PharmD', 'Sarah'],
    ['SARAH CHEN, MD', 'SARAH'],
    ['Sarah Chen, .', 'Sarah'],
    ['Sarah, Dr.', 'Sarah'],
    ['Sarah,', 'Sarah'],
    [', Sarah', 'Sarah'],
    ['Sarah.', 'Sarah'],
    ['Sarah!!', 'Sarah'],
    ["'Bo' Berg", 'Bo'],
    ['(Bo) Berg', 'Bo)'],
    ['@sarah', 'sarah'],
    ['007 Bond', 'Bond'],
    ['J. R. Smith', 'J.'],
    ['J.R. Smith', 'J.R.'],
    ['Jr. Sarah', 'Sarah'],
    ['Prof. Dr. Ines Öztürk', 'Ines'],
    ["D'Arcy Lee", "D'Arcy"],
    ['Jean-Luc Roy', 'Jean-Luc'],
    ['Zoe\u0308 Lee', 'Zoe\u0308'],
    ['李明', '李明'],
    // as if there were none
    ['.', 'Eve'],
    ['123', 'Eve'],
    ['Dr.', 'Eve'],
    ['🦄', 'Eve'],
    [', ,', 'Eve'],
  ])('in the name %s is %s', (name, first) => {
    expect(firstName({ name, email: 'eve.o@x.org' })).toBe(first);
  });

  it.each([
    ['Mary Ann', 'Mary Ann'],
    ['Sarah.', 'Sarah'],
    ['Sarah (she/her)', 'Sarah (she/her)'],
    ['Mary J.', 'Mary J.'],
    ['.', 'Ann'],
    ['12', 'Ann'],
    ['', 'Ann'],
    [null, 'Ann'],
  ])('as given as %s is %s', (given, first) => {
    expect(firstName({ firstName: given, name: 'Ann Lee', email: 'eve@x.org' })).toBe(first);
  });

  it.each([
    ['eve.o@x.org', 'Eve'],
    ['+news@x.org', null],
    ['12+news@x.org', null],
    ['12@x.org', null],
  ])('in the email %s is %s', (email, first) => {
    expect(firstName({ email, name: '.', firstName: '?' })).toBe(first);
  });

  it('starts a sentence with a capital, and stays as it is elsewhere', () => {
    const events = [event(1, {}, ['bell@x.org']), event(2, {}, ['bell@x.org'])];
    const people = [{ email: 'bell@x.org', name: 'bell hooks' }];
    const { summary } = enrichProfile(user({ name: 'sarah chen', age: 30 }), { now: NOW, events, people });
    expect(summary).toMatch(/^Sarah is 30 years old\..* with their friend bell hooks\. /);
    expect(firstName({ name: 'sarah chen' })).toBe('sarah');
    expect(enrichProfile(user({ email: '12@x.org' }), { now: NOW }).summary).toMatch(/^This person is a /);
  });

  it('has a capital where its script has one', () => {
    expect(['ann', 'élan', 'юлия', 'ნინო', '李', '1a', ''].map(capitalize)).toEqual([
      ...['Ann', 'Élan', 'Юлия', 'ნინო', '李', '1a', ''],
    ]);
  });
});

it('a friend whose email makes no name goes by its local part', () => {
  expect(['+news@x.org', '12+a@x.org', '@x.org', 'bo'].map(nameFromEmail)).toEqual([
    '+news',
    '12+a',
    '',
    'Bo',
  ]);
});
