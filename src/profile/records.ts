import type { Timestamp } from '../types.js';

/** A user as the host stores them. Other fields are allowed, never read, and kept. */
export interface UserRecord {
  readonly id: string;
  /** Compared without blanks around it and in any case. */
  readonly email: string;
  readonly name?: string | null;
  readonly firstName?: string | null;
  readonly interests?: readonly string[] | null;
  readonly cuisinePreference?: readonly string[] | null;
  readonly dietaryRestrictions?: readonly string[] | null;
  /** In years; 0 stands for an age that is not known. */
  readonly age?: number | null;
  readonly gender?: string | null;
  readonly occupation?: string | null;
  readonly relationshipStatus?: string | null;
  readonly tableTypePreference?: string | null;
  readonly homeNeighborhood?: string | null;
  readonly workNeighborhood?: string | null;
  readonly isOnTeam?: boolean | null;
}

/** An event and who took part in it. */
export interface EventRecord {
  readonly id: string;
  readonly name: string;
  readonly date: Timestamp;
  readonly venue?: string | null;
  readonly host?: string | null;
  readonly eventType?: string | null;
  /** Emails, in any order and case; one that is listed twice counts once, and a blank one is nobody's. */
  readonly participants: readonly string[];
}

/** What a user bought. */
export interface OrderRecord {
  readonly id: string;
  readonly userId: string;
  readonly eventId?: string | null;
  /** Negative for a refund. */
  readonly amount?: number | null;
  readonly date?: Timestamp | null;
}

/** A message that was sent to a user, or waits to be. */
export interface MessageRecord {
  readonly id: string;
  readonly userId: string;
  readonly content?: string | null;
  /** `queued` and `sent` are counted; any other status is not. */
  readonly status: string;
  readonly sentDate?: Timestamp | null;
  readonly createdDate?: Timestamp | null;
}

/** Someone whose name may be known, by their email. */
export interface KnownPerson {
  readonly email: string;
  readonly name?: string | null;
  readonly firstName?: string | null;
}

/** An attended event, as a profile tells it. */
export interface AttendedEvent {
  readonly name: string;
  /** As it was given. */
  readonly date: Timestamp;
  readonly venue: string | null;
}

/** What the events say of a user. */
export interface EventFields {
  /**
   * Names of the other participants of at least `friendMinEvents` attended events: most shared events first, then
   * first seen. A name is the known one of this email, or else the email's local part made human.
   */
  readonly friends: readonly string[];
  /** Distinct, in order of first attendance. */
  readonly eventHistoryHosts: readonly string[];
  /** Oldest first, ties by id. The entries are frozen, and shared by the profiles of a batch. */
  readonly eventHistory: readonly AttendedEvent[];
  /** Distinct, in order of first attendance. */
  readonly venueHistory: readonly string[];
  readonly numberOfEventsAttended: number;
  /** As it was given; null if there is none. */
  readonly lastEventDate: Timestamp | null;
  /** The `favoriteTypes` most attended, ties by first attendance. */
  readonly favoriteEventTypes: readonly string[];
  /** Hosts of at least 2 attended events: most first, ties by first attendance. */
  readonly favoriteHosts: readonly string[];
  /**
   * The preferred cuisines that the name or the type of an attended event mentions, in the user's order and words;
   * `Thai food` and `Thai cuisine` are mentioned by `Thai night`, too.
   */
  readonly favoriteCuisines: readonly string[];
  /** Attended events per 30.4375 days from the first one to now, at least one month; rounded to 2 decimals. */
  readonly averageEventsPerMonth: number;
  /** Whole 24-hour days; null if there is no event. */
  readonly daysSinceLastEvent: number | null;
}

/** What the messages say of a user. */
export interface MessageFields {
  readonly hasQueuedMessages: boolean;
  readonly queuedMessageCount: number;
  readonly hasSentMessages: boolean;
  /** As it was given; null if no sent message has a date. */
  readonly lastMessageSentDate: Timestamp | null;
  /** Whole 24-hour days, negative for a date after now; null if no sent message has a date. */
  readonly daysSinceLastMessage: number | null;
  readonly totalMessagesSent: number;
  /**
   * Nothing was sent yet, or the last message that has a date at least the policy's `messageCooldown` ago, and, under
   * its `blockWhenQueued`, none is queued. False if messages were sent, but none of them has a date.
   */
  readonly canSendNewMessage: boolean;
}

/** What the orders say of a user. */
export interface OrderFields {
  readonly totalOrders: number;
  /** Sum of the amounts, each rounded to a millionth. */
  readonly totalSpent: number;
  /** As it was given; null if no order has a date. */
  readonly lastOrderDate: Timestamp | null;
}

/** Whether enough is known to write to a user personally. */
export interface PersonalizationFields {
  /**
   * Of the key fields (interests, cuisinePreference, age and occupation) at least the policy's `enoughFields` are filled,
   * 3 by default.
   */
  readonly hasEnoughFieldsToPersonalize: boolean;
  /** No event attended yet. */
  readonly isFirstTimeUser: boolean;
  /** Fewer of the key fields than the policy's `requestBelow` are filled, 2 by default. */
  readonly shouldRequestMoreDetails: boolean;
  /**
   * At least the policy's `activeMinEvents` events attended, 3 by default, and the last of them within its
   * `activeWithin`, if it has one.
   */
  readonly isHealthyActiveUser: boolean;
  /** The user's own `isOnTeam` is true, or their email has one of the policy's `teamEmailDomains`. */
  readonly isOnTeam: boolean;
  /** 0 to 100, as `personalizationScore` counts. */
  readonly personalizationScore: number;
}

/** Everything that is added to a user, but the summary. */
export interface ProfileFields extends EventFields, MessageFields, OrderFields, PersonalizationFields {}

/** A user with everything that was found out about them. */
export type EnrichedProfile<User extends UserRecord = UserRecord> = ProfileWithoutSummary<User> & {
  /** A paragraph about the user. */
  readonly summary: string;
};

/** An {@link EnrichedProfile} that was made with `summary: false`. */
export type ProfileWithoutSummary<User extends UserRecord = UserRecord> = Omit<
  User,
  keyof ProfileFields | 'summary'
> &
  ProfileFields;

/** The fields of a profile that its summary is made from. */
export type SummarySubject = UserRecord &
  Pick<
    ProfileFields,
    | 'friends'
    | 'eventHistory'
    | 'numberOfEventsAttended'
    | 'daysSinceLastEvent'
    | 'isHealthyActiveUser'
    | 'isOnTeam'
    | 'shouldRequestMoreDetails'
  > &
  Partial<Pick<ProfileFields, 'favoriteHosts' | 'favoriteCuisines'>>;
