import { readFileSync } from 'node:fs';
import { type EventRecord, enrichProfiles, type MessageRecord, type UserRecord } from 'tactful';
import { describe, expect, it } from 'vitest';
import { describeProfile } from './describe-profile.js';
import { enrichSources, fromAirtable, fromMongo } from './enrich.js';
import { progressBar } from './progress-bar.js';
import { madeUpSources, sampleSources } from './sources.js';

describe('the sample', () => {
  it('comes to the summary of the plan', () => {
    const { profiles, rejected } = enrichSources(sampleSources, '2024-02-10');
    expect(rejected).toEqual([]);
    expect(profiles[0]?.personalizationScore).toBe(85);
    expect(profiles[0]?.summary).toBe(
      "Sarah is a 32-year-old software engineer living in Mission District who works in SOMA. She's a vegetarian " +
        'interested in hiking, photography, and cooking, preferring communal table experiences. ' +
        "She's an active user who has attended 3 events, most recently 5 days ago at The Vault. She frequently " +
        'attends events hosted by Chef Mario and enjoys Italian and Thai cuisine venues. She often attends with ' +
        'her friends Mike Jones and Jenny Kim.',
    );
  });

  it('is printed as the README shows it', () => {
    const [sarah] = enrichSources(sampleSources, '2024-02-10').profiles;
    const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8');
    expect(readme).toContain(`\n\`\`\`\n${describeProfile(sarah!)}\`\`\`\n`);
  });
});

describe('chunks', () => {
  it('come to what one call comes to', () => {
    const sources = madeUpSources(200);
    const seen: number[] = [];
    const { profiles, rejected } = enrichSources(sources, '2024-02-10', (done) => seen.push(done));
    const whole = enrichProfiles(
      {
        users: sources.users.map((one) => fromMongo<UserRecord>(one)),
        events: sources.events.map((one) => fromMongo<EventRecord>(one)),
        orders: sources.orders.map((one) => fromMongo(one)),
        messages: sources.messages.map((one) => fromAirtable<MessageRecord>(one)),
      },
      { now: '2024-02-10' },
    );
    expect({ profiles, rejected }).toEqual(whole);
    expect(seen).toEqual([20, 40, 60, 80, 100, 120, 140, 160, 180, 200]);
    expect(profiles.some(({ friends }) => friends.length > 0)).toBe(true);
  });

  it('report a malformed record once, at its place', () => {
    const { users, ...rest } = madeUpSources(20);
    const sources = {
      ...rest,
      users: users.map((one, i) => (i === 15 ? { ...one, age: 'old' } : one)),
      events: [{ _id: 'e', name: 'Picnic', date: 'soon', participants: [] }],
    };
    const { profiles, rejected } = enrichSources(sources, '2024-02-10');
    expect(profiles).toHaveLength(19);
    const places = rejected.map(({ list, index, id, issues }) => [list, index, id, issues[0]?.path]);
    expect(places).toEqual([
      ['events', 0, 'e', 'date'],
      ['users', 15, 'user_15', 'age'],
    ]);
  });
});

describe('the records of the two APIs', () => {
  it('become plain ones', () => {
    expect(fromMongo({ _id: { toString: () => '65f0' }, user_id: 'u' })).toEqual({ id: '65f0', userId: 'u' });
    const record = { id: 'rec1', createdTime: '2024-01-01', fields: { id: 7, user_id: 'u', sent_date: 'd' } };
    expect(fromAirtable(record)).toEqual({ id: 'rec1', userId: 'u', sentDate: 'd' });
  });
});

describe('the progress bar', () => {
  it.each([
    [0, 3000, '[------------------------------]   0 %  0 of 3,000'],
    [1000, 3000, '[##########--------------------]  33 %  1,000 of 3,000'],
    [3000, 3000, '[##############################] 100 %  3,000 of 3,000'],
    [0, 0, '[##############################] 100 %  0 of 0'],
  ])('at %i of %i', (done, total, bar) => {
    expect(progressBar(done, total)).toBe(bar);
  });
});
