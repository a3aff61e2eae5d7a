import { enrichProfile, enrichProfiles } from 'tactful';
import { describe, expect, it } from 'vitest';
import { event, NOW, user } from './people.js';

describe('a list of 20,000 participants', () => {
  const crowd = Array.from({ length: 20_000 }, (_, i) => `guest${i}@x.org`);

  it('counts like any other', () => {
    const events = [event(1, {}, crowd), event(2, {}, ['guest7@x.org']), event(3, {}, [...crowd].reverse())];
    const { friends, numberOfEventsAttended } = enrichProfile(user(), { now: NOW, events });
    expect(numberOfEventsAttended).toBe(3);
    expect(friends).toHaveLength(20_000);
    const last = enrichProfiles({ users: [user()], events }, { now: NOW, summary: false }).profiles[0];
    expect(last?.friends).toEqual(friends);
  });

  it('at a single event makes no friends, of 20,000 users either', () => {
    const users = crowd.map((email, i) => user({ id: `u${i}`, email }));
    const { profiles } = enrichProfiles(
      { users, events: [event(1, {}, crowd)] },
      { now: NOW, summary: false },
    );
    expect(profiles.every(({ friends, isFirstTimeUser }) => friends.length === 0 && !isFirstTimeUser)).toBe(
      true,
    );
  });
});
