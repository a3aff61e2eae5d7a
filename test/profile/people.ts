import type { EventRecord, UserRecord } from 'tactful';

/** The sample of the source: one user, three events, two orders, two messages. */
export const sample = {
  user: {
    id: 'user_001',
    email: 'sarah.chen@email.com',
    interests: ['hiking', 'photography', 'cooking'],
    cuisinePreference: ['Italian', 'Thai', 'Japanese'],
    dietaryRestrictions: ['vegetarian'],
    age: 32,
    gender: 'Female',
    occupation: 'Software Engineer',
    relationshipStatus: 'Single',
    tableTypePreference: 'communal',
    homeNeighborhood: 'Mission District',
    workNeighborhood: 'SOMA',
  },
  events: [
    {
      id: 'event_001',
      name: 'Italian Wine Tasting',
      date: '2024-01-15',
      venue: 'The Vault',
      host: 'Chef Mario',
      participants: ['sarah.chen@email.com', 'mike.jones@email.com', 'jenny.kim@email.com'],
      eventType: 'wine_tasting',
    },
    {
      id: 'event_002',
      name: 'Thai Cooking Class',
      date: '2024-01-22',
      venue: 'Culinary Studio',
      host: 'Chef Ploy',
      participants: ['sarah.chen@email.com', 'mike.jones@email.com'],
      eventType: 'cooking_class',
    },
    {
      id: 'event_003',
      name: 'Farm to Table Dinner',
      date: '2024-02-05',
      venue: 'The Vault',
      host: 'Chef Mario',
      participants: ['sarah.chen@email.com', 'jenny.kim@email.com', 'alex.wong@email.com'],
      eventType: 'dinner',
    },
  ],
  orders: [
    { id: 'order_001', userId: 'user_001', eventId: 'event_001', amount: 75.0, date: '2024-01-10' },
    { id: 'order_002', userId: 'user_001', eventId: 'event_002', amount: 85.0, date: '2024-01-18' },
  ],
  messages: [
    {
      id: 'msg_001',
      userId: 'user_001',
      content: 'Hey Sarah! Chef Mario is hosting another Italian dinner...',
      status: 'sent',
      sentDate: '2024-01-25',
    },
    {
      id: 'msg_002',
      userId: 'user_001',
      content: 'New Thai cooking class with Chef Ploy...',
      status: 'queued',
      createdDate: '2024-02-10',
    },
  ],
} as const;

/** The instant at which the source's expected output holds. */
export const SAMPLE_NOW = '2024-02-10';

const DAY = 86_400_000;
export const NOW: number = Date.parse('2026-03-01T12:00:00Z');

/** A user of the email `ann.lee@x.org` unless said otherwise. */
export function user(fields: Partial<UserRecord> = {}): UserRecord {
  return { id: 'u1', email: 'ann.lee@x.org', ...fields };
}

/** An event that many days before {@link NOW}, attended by `ann.lee@x.org` and the others. */
export function event(
  daysAgo: number,
  fields: Partial<EventRecord> = {},
  others: string[] = [],
): EventRecord {
  return {
    id: `e${daysAgo}`,
    name: 'Supper',
    date: NOW - daysAgo * DAY,
    participants: ['ann.lee@x.org', ...others],
    ...fields,
  };
}
