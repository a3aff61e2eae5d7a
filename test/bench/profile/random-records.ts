import type { EventRecord, MessageRecord, OrderRecord, UserRecord } from '../../../src/profile/index.js';
import { stream } from '../../../src/random/stream.js';

const CUISINES = ['Italian', 'Thai', 'Japanese', 'Mexican', 'Indian', 'French', 'Greek', 'Korean'];
const KINDS = ['Wine Tasting', 'Cooking Class', 'Dinner', 'Brunch', 'Street Food Walk', 'Supper Club'];
const NAMES = ['sam', 'kim', 'lee', 'ana', 'bo', 'ida', 'max', 'eve', 'joe', 'amy', 'leo', 'zoe'];
const DAY = 86_400_000;

/** The instant that the records are told from. */
export const NOW = '2026-03-01T12:00:00Z';

/**
 * That many users, each at about 10 events of 20 people each, with 2 orders and 3 messages. Half of the seats of an
 * event go to a circle of 40 users, so that there are friends to be found, and half to anybody.
 */
export function randomRecords(count: number, seed = 1) {
  const random = stream(seed, 'records');
  const below = (n: number): number => Math.floor(random() * n);
  const day = (back: number): string =>
    new Date(Date.parse(NOW) - Math.floor(random() * back * DAY)).toISOString();
  const emails = Array.from(
    { length: count },
    (_, i) => `${NAMES[i % 12]}.${NAMES[Math.floor(i / 12) % 12]}${i}@mail${i % 7}.org`,
  );
  const users: UserRecord[] = emails.map((email, i) => ({
    id: `user_${i}`,
    email,
    interests: ['hiking', 'photography', 'cooking'],
    cuisinePreference: [CUISINES[i % 8]!, CUISINES[(i + 3) % 8]!, CUISINES[(i + 5) % 8]!],
    dietaryRestrictions: i % 3 === 0 ? ['vegetarian'] : [],
    age: 20 + (i % 50),
    gender: i % 2 === 0 ? 'Female' : 'Male',
    occupation: 'Software Engineer',
    relationshipStatus: 'Single',
    tableTypePreference: 'communal',
    homeNeighborhood: 'Mission District',
    workNeighborhood: 'SOMA',
  }));
  const events: EventRecord[] = Array.from({ length: Math.ceil(count / 2) }, (_, i) => {
    const circle = below(count);
    const kind = below(6);
    return {
      id: `event_${i}`,
      name: `${CUISINES[below(8)]} ${KINDS[kind]}`,
      date: day(365),
      venue: `Venue ${below(200)}`,
      host: `Chef ${below(500)}`,
      eventType: KINDS[kind]!.toLowerCase().replaceAll(' ', '_'),
      participants: Array.from(
        { length: 20 },
        (_, seat) => emails[seat < 10 ? (circle + below(40)) % count : below(count)]!,
      ),
    };
  });
  const orders: OrderRecord[] = Array.from({ length: count * 2 }, (_, i) => ({
    id: `order_${i}`,
    userId: `user_${below(count)}`,
    amount: 20 + below(10_000) / 100,
    date: day(365),
  }));
  const messages: MessageRecord[] = Array.from({ length: count * 3 }, (_, i) => ({
    id: `message_${i}`,
    userId: `user_${below(count)}`,
    status: i % 3 === 0 ? 'queued' : 'sent',
    ...(i % 3 === 0 ? { createdDate: day(10) } : { sentDate: day(60) }),
  }));
  return { users, events, orders, messages };
}
