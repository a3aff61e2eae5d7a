import type {
  EventFields,
  MessageFields,
  OrderFields,
  PersonalizationFields,
  ProfileWithoutSummary,
  UserRecord,
} from './records.js';

/**
 * A copy of the user with the fields that were found out. It has id and email first, then those, then the rest of the
 * user; a field of the user's that has a found one's name gives way.
 *
 * Every field is written out, and the user is copied last, because of what engines make of it: `{ ...user, ...fields }`
 * took 60 to 140 microseconds in V8, 30 to 60 times as long, with objects of this size.
 */
export function buildProfile<User extends UserRecord>(
  user: User,
  events: EventFields,
  messages: MessageFields,
  orders: OrderFields,
  personalization: PersonalizationFields,
): ProfileWithoutSummary<User> {
  const profile = {
    id: user.id,
    email: user.email,
    friends: events.friends,
    eventHistoryHosts: events.eventHistoryHosts,
    eventHistory: events.eventHistory,
    venueHistory: events.venueHistory,
    numberOfEventsAttended: events.numberOfEventsAttended,
    lastEventDate: events.lastEventDate,
    favoriteEventTypes: events.favoriteEventTypes,
    favoriteHosts: events.favoriteHosts,
    favoriteCuisines: events.favoriteCuisines,
    averageEventsPerMonth: events.averageEventsPerMonth,
    daysSinceLastEvent: events.daysSinceLastEvent,
    hasQueuedMessages: messages.hasQueuedMessages,
    queuedMessageCount: messages.queuedMessageCount,
    hasSentMessages: messages.hasSentMessages,
    lastMessageSentDate: messages.lastMessageSentDate,
    daysSinceLastMessage: messages.daysSinceLastMessage,
    totalMessagesSent: messages.totalMessagesSent,
    canSendNewMessage: messages.canSendNewMessage,
    totalOrders: orders.totalOrders,
    totalSpent: orders.totalSpent,
    lastOrderDate: orders.lastOrderDate,
    hasEnoughFieldsToPersonalize: personalization.hasEnoughFieldsToPersonalize,
    isFirstTimeUser: personalization.isFirstTimeUser,
    shouldRequestMoreDetails: personalization.shouldRequestMoreDetails,
    isHealthyActiveUser: personalization.isHealthyActiveUser,
    isOnTeam: personalization.isOnTeam,
    personalizationScore: personalization.personalizationScore,
  };
  copyRest(user, profile);
  return profile as unknown as ProfileWithoutSummary<User>;
}

function copyRest(user: object, profile: object): void {
  for (const key of Object.keys(user)) {
    if (Object.hasOwn(profile, key) || key === 'summary') continue;
    if (key === '__proto__') defineField(profile, key, (user as Fields)[key]);
    else (profile as Fields)[key] = (user as Fields)[key];
  }
}

type Fields = Record<string, unknown>;

/** Assigning to `__proto__` would change the prototype. */
function defineField(profile: object, key: string, value: unknown): void {
  Object.defineProperty(profile, key, { value, enumerable: true, configurable: true, writable: true });
}
