// What the two APIs return: documents of MongoDB in snake_case, records of Airtable as `{ id, fields }`.

/** A document as the MongoDB driver gives it. Ids are whatever the collection uses; here they are texts. */
export type MongoDocument = Readonly<Record<string, unknown>>;

/** A record as `GET /v0/{base}/{table}` gives it. Field names are those of the table's columns. */
export interface AirtableRecord {
  readonly id: string;
  readonly createdTime: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface Sources {
  readonly users: readonly MongoDocument[];
  readonly orders: readonly MongoDocument[];
  readonly events: readonly MongoDocument[];
  readonly messages: readonly AirtableRecord[];
}

/** The sample of the enrichment plan. */
export const sampleSources: Sources = {
  users: [
    {
      _id: 'user_001',
      email: 'sarah.chen@email.com',
      interests: ['hiking', 'photography', 'cooking'],
      cuisine_preference: ['Italian', 'Thai', 'Japanese'],
      dietary_restrictions: ['vegetarian'],
      age: 32,
      gender: 'Female',
      occupation: 'Software Engineer',
      relationship_status: 'Single',
      table_type_preference: 'communal',
      home_neighborhood: 'Mission District',
      work_neighborhood: 'SOMA',
    },
  ],
  events: [
    {
      _id: 'event_001',
      name: 'Italian Wine Tasting',
      date: '2024-01-15',
      venue: 'The Vault',
      host: 'Chef Mario',
      participants: ['sarah.chen@email.com', 'mike.jones@email.com', 'jenny.kim@email.com'],
      event_type: 'wine_tasting',
    },
    {
      _id: 'event_002',
      name: 'Thai Cooking Class',
      date: '2024-01-22',
      venue: 'Culinary Studio',
      host: 'Chef Ploy',
      participants: ['sarah.chen@email.com', 'mike.jones@email.com'],
      event_type: 'cooking_class',
    },
    {
      _id: 'event_003',
      name: 'Farm to Table Dinner',
      date: '2024-02-05',
      venue: 'The Vault',
      host: 'Chef Mario',
      participants: ['sarah.chen@email.com', 'jenny.kim@email.com', 'alex.wong@email.com'],
      event_type: 'dinner',
    },
  ],
  orders: [
    { _id: 'order_001', user_id: 'user_001', event_id: 'event_001', amount: 75, date: '2024-01-10' },
    { _id: 'order_002', user_id: 'user_001', event_id: 'event_002', amount: 85, date: '2024-01-18' },
  ],
  messages: [
    {
      id: 'recA1',
      createdTime: '2024-01-24T09:00:00.000Z',
      fields: {
        user_id: 'user_001',
        content: 'Hey Sarah! Chef Mario is hosting another Italian dinner...',
        status: 'sent',
        sent_date: '2024-01-25',
      },
    },
    {
      id: 'recA2',
      createdTime: '2024-02-10T09:00:00.000Z',
      fields: {
        user_id: 'user_001',
        content: 'New Thai cooking class with Chef Ploy...',
        status: 'queued',
        created_date: '2024-02-10',
      },
    },
  ],
};

/** That many made-up users with the records of 10 events each, the same in every run. */
export function madeUpSources(count: number): Sources {
  let state = 1;
  const below = (n: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0; // Numerical Recipes' generator: good enough here
    return Math.floor((state / 2 ** 32) * n);
  };
  const date = (days: number): string =>
    new Date(Date.UTC(2024, 1, 9) - below(days) * 86_400_000).toISOString();
  const cuisines = ['Italian', 'Thai', 'Japanese', 'Mexican', 'Greek'];
  const kinds = ['Dinner', 'Brunch', 'Cooking Class', 'Wine Tasting'];
  const jobs = ['Nurse', 'Architect', 'UX Designer', 'Teacher', null];
  const email = (i: number): string => `guest.${'abcdefghij'[i % 10]}${i}@email.com`;
  const list = <T>(length: number, make: (i: number) => T): T[] => Array.from({ length }, (_, i) => make(i));
  return {
    users: list(count, (i) => ({
      _id: `user_${i}`,
      email: email(i),
      age: 20 + below(40),
      interests: below(3) > 0 ? ['hiking'] : [],
      cuisine_preference: [cuisines[below(5)]],
      occupation: jobs[below(5)],
    })),
    events: list(Math.ceil(count / 2), (i) => {
      const circle = below(count);
      const kind = kinds[below(4)] ?? '';
      return {
        _id: `event_${i}`,
        name: `${cuisines[below(5)]} ${kind}`,
        date: date(200),
        venue: `Venue ${below(50)}`,
        host: `Chef ${below(100)}`,
        event_type: kind.toLowerCase().replace(' ', '_'),
        participants: list(20, () => email((circle + below(60)) % count)),
      };
    }),
    orders: list(count, (i) => ({
      _id: `order_${i}`,
      user_id: `user_${below(count)}`,
      amount: 20 + below(80),
      date: date(200),
    })),
    messages: list(count, (i) => ({
      id: `rec${i}`,
      createdTime: date(30),
      fields: {
        user_id: `user_${below(count)}`,
        status: below(4) > 0 ? 'sent' : 'queued',
        sent_date: date(60),
      },
    })),
  };
}
