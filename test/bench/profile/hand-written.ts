import type { EventRecord, MessageRecord, OrderRecord, UserRecord } from '../../../src/profile/index.js';

const DAY = 86_400_000;
const WORD = /[a-z]+/g;

interface Records {
  readonly users: readonly UserRecord[];
  readonly events: readonly EventRecord[];
  readonly orders: readonly OrderRecord[];
  readonly messages: readonly MessageRecord[];
}

/**
 * The same profiles by code written for these very records: typed arrays throughout, no check of anything, emails and
 * dates known to be written in one way, users known to have these fields and no others.
 */
export function handWritten({ users, events, orders, messages }: Records, now: number): object[] {
  const numbers = new Map<string, number>();
  const emails: string[] = [];
  for (const { email } of users) {
    if (numbers.has(email)) continue;
    numbers.set(email, emails.length);
    emails.push(email);
  }
  const eventCount = events.length;
  const times = new Float64Array(eventCount);
  for (let e = 0; e < eventCount; e++) times[e] = fixedParse(events[e]!.date as string);
  const order = Array.from({ length: eventCount }, (_, e) => e).filter((e) => times[e]! <= now);
  order.sort((a, b) => times[a]! - times[b]! || (events[a]!.id < events[b]!.id ? -1 : 1));
  const past = order.map((e) => events[e]!);
  const n = past.length;
  const at = new Float64Array(n);
  const entries = past.map(({ name, date, venue }) => ({ name, date, venue: venue ?? null }));
  const [hosts, hostOf] = column(past.map((event) => event.host!));
  const [venues, venueOf] = column(past.map((event) => event.venue!));
  const [types, typeOf] = column(past.map((event) => event.eventType!));
  let seats = 0;
  for (const { participants } of past) seats += participants.length;
  const start = new Int32Array(n + 1);
  const members = new Int32Array(seats);
  let size = 0;
  let seenAt = new Int32Array(1 << 20).fill(-1);
  let degree = new Int32Array(1 << 20);
  for (let e = 0; e < n; e++) {
    at[e] = times[order[e]!]!;
    for (const email of past[e]!.participants) {
      let p = numbers.get(email);
      if (p === undefined) {
        p = emails.length;
        numbers.set(email, p);
        emails.push(email);
        if (p === degree.length) {
          const [oldSeen, oldDegree] = [seenAt, degree];
          seenAt = new Int32Array(p * 2).fill(-1);
          degree = new Int32Array(p * 2);
          seenAt.set(oldSeen);
          degree.set(oldDegree);
        }
      }
      if (seenAt[p] === e) continue;
      seenAt[p] = e;
      degree[p]!++;
      members[size++] = p;
    }
    start[e + 1] = size;
  }
  const people = emails.length;
  const rowStart = new Int32Array(people + 1);
  for (let p = 0; p < people; p++) rowStart[p + 1] = rowStart[p]! + degree[p]!;
  const next = rowStart.slice();
  const row = new Int32Array(size);
  for (let e = 0; e < n; e++) for (let i = start[e]!; i < start[e + 1]!; i++) row[next[members[i]!]!++] = e;

  // Which cuisines each event mentions, as the bits of a number.
  const cuisineBits = new Map<string, number>();
  for (const { cuisinePreference } of users) {
    for (const cuisine of cuisinePreference!) {
      if (!cuisineBits.has(cuisine)) cuisineBits.set(cuisine, 1 << cuisineBits.size);
    }
  }
  const byWord = new Map([...cuisineBits].map(([cuisine, bit]) => [cuisine.toLowerCase(), bit]));
  const mentions = new Int32Array(n);
  for (let e = 0; e < n; e++) {
    for (const word of `${past[e]!.name} ${past[e]!.eventType}`.toLowerCase().match(WORD)!) {
      mentions[e]! |= byWord.get(word) ?? 0;
    }
  }

  const slots = new Map<string, number>();
  for (let u = 0; u < users.length; u++) slots.set(users[u]!.id, u);
  const queued = new Int32Array(users.length);
  const sent = new Int32Array(users.length);
  const lastSent = new Int32Array(users.length).fill(-1);
  const lastSentAt = new Float64Array(users.length);
  for (let i = 0; i < messages.length; i++) {
    const { userId, status, sentDate } = messages[i]!;
    const slot = slots.get(userId)!;
    if (status === 'queued') queued[slot]!++;
    else if (status === 'sent') {
      sent[slot]!++;
      const ms = fixedParse(sentDate as string);
      if (ms > lastSentAt[slot]!) {
        lastSentAt[slot] = ms;
        lastSent[slot] = i;
      }
    }
  }
  const orderCount = new Int32Array(users.length);
  const spent = new Float64Array(users.length);
  const lastOrder = new Int32Array(users.length).fill(-1);
  const lastOrderAt = new Float64Array(users.length);
  for (let i = 0; i < orders.length; i++) {
    const { userId, amount, date } = orders[i]!;
    const slot = slots.get(userId)!;
    orderCount[slot]!++;
    spent[slot]! += Math.round(amount! * 1e6);
    const ms = fixedParse(date as string);
    if (ms > lastOrderAt[slot]!) {
      lastOrderAt[slot] = ms;
      lastOrder[slot] = i;
    }
  }

  const counts = new Int32Array(people);
  const touched = new Int32Array(people);
  const hostCounts = new Int32Array(hosts.length);
  const venueSeen = new Int32Array(venues.length).fill(-1);
  const typeCounts = new Int32Array(types.length);
  const names: (string | undefined)[] = new Array(people).fill(undefined);
  const byCount = (a: number, b: number): number => counts[b]! - counts[a]!;
  const byHostCount = (a: number, b: number): number => hostCounts[b]! - hostCounts[a]!;
  const byTypeCount = (a: number, b: number): number => typeCounts[b]! - typeCounts[a]!;
  const profiles: object[] = [];
  for (let u = 0; u < users.length; u++) {
    const user = users[u]!;
    const self = numbers.get(user.email)!;
    const from = rowStart[self]!;
    const to = rowStart[self + 1]!;
    const attended = to - from;
    const eventHistory = [];
    const hostIds: number[] = [];
    const typeIds: number[] = [];
    const eventHistoryHosts: string[] = [];
    const venueHistory: string[] = [];
    let bits = 0;
    let met = 0;
    for (let i = from; i < to; i++) {
      const e = row[i]!;
      eventHistory.push(entries[e]!);
      bits |= mentions[e]!;
      const host = hostOf[e]!;
      if (hostCounts[host]!++ === 0) {
        hostIds.push(host);
        eventHistoryHosts.push(hosts[host]!);
      }
      const venue = venueOf[e]!;
      if (venueSeen[venue] !== u) {
        venueSeen[venue] = u;
        venueHistory.push(venues[venue]!);
      }
      const type = typeOf[e]!;
      if (typeCounts[type]!++ === 0) typeIds.push(type);
      for (let j = start[e]! | 0, end = start[e + 1]! | 0; j < end; j = (j + 1) | 0) {
        const p = members[j]! | 0;
        if (p === self) continue;
        const c = counts[p]! | 0;
        counts[p] = (c + 1) | 0;
        if (c === 0) {
          touched[met] = p;
          met = (met + 1) | 0;
        }
      }
    }
    const friendIds: number[] = [];
    for (let i = 0; i < met; i++) if (counts[touched[i]!]! >= 2) friendIds.push(touched[i]!);
    if (friendIds.length > 1) friendIds.sort(byCount);
    const friends: string[] = [];
    for (const p of friendIds) {
      let name = names[p];
      if (name === undefined) {
        name = nameOf(emails[p]!);
        names[p] = name;
      }
      friends.push(name);
    }
    for (let i = 0; i < met; i++) counts[touched[i]!] = 0;
    const favoriteHosts: string[] = [];
    const favoriteIds: number[] = [];
    for (const host of hostIds) if (hostCounts[host]! >= 2) favoriteIds.push(host);
    if (favoriteIds.length > 1) favoriteIds.sort(byHostCount);
    for (const host of favoriteIds) favoriteHosts.push(hosts[host]!);
    for (const host of hostIds) hostCounts[host] = 0;
    const ranked = [...typeIds].sort(byTypeCount);
    const favoriteEventTypes: string[] = [];
    for (let i = 0; i < ranked.length && i < 3; i++) favoriteEventTypes.push(types[ranked[i]!]!);
    for (const type of typeIds) typeCounts[type] = 0;
    const favoriteCuisines: string[] = [];
    for (const cuisine of user.cuisinePreference!) {
      if ((bits & cuisineBits.get(cuisine)!) !== 0) favoriteCuisines.push(cuisine);
    }
    const months = attended === 0 ? 1 : Math.max(1, (now - at[row[from]!]!) / DAY / 30.4375);
    const key =
      +(user.interests!.length > 0) +
      +(user.cuisinePreference!.length > 0) +
      +(user.age! > 0) +
      +(user.occupation !== '');
    const other =
      +(user.dietaryRestrictions!.length > 0) +
      +(user.gender !== '') +
      +(user.relationshipStatus !== '') +
      +(user.tableTypePreference !== '') +
      +(user.homeNeighborhood !== '') +
      +(user.workNeighborhood !== '');
    const last = lastSent[u]!;
    profiles.push({
      id: user.id,
      email: user.email,
      friends,
      eventHistoryHosts,
      eventHistory,
      venueHistory,
      numberOfEventsAttended: attended,
      lastEventDate: attended === 0 ? null : eventHistory[attended - 1]!.date,
      favoriteEventTypes,
      favoriteHosts,
      favoriteCuisines,
      averageEventsPerMonth: Math.round((attended / months) * 100) / 100,
      daysSinceLastEvent: attended === 0 ? null : Math.floor((now - at[row[to - 1]!]!) / DAY),
      hasQueuedMessages: queued[u]! > 0,
      queuedMessageCount: queued[u]!,
      hasSentMessages: sent[u]! > 0,
      lastMessageSentDate: last < 0 ? null : messages[last]!.sentDate!,
      daysSinceLastMessage: last < 0 ? null : Math.floor((now - lastSentAt[u]!) / DAY),
      totalMessagesSent: sent[u]!,
      canSendNewMessage: last < 0 || now - lastSentAt[u]! >= 7 * DAY,
      totalOrders: orderCount[u]!,
      totalSpent: spent[u]! / 1e6,
      lastOrderDate: lastOrder[u]! < 0 ? null : orders[lastOrder[u]!]!.date!,
      hasEnoughFieldsToPersonalize: key >= 3,
      isFirstTimeUser: attended === 0,
      shouldRequestMoreDetails: key < 2,
      isHealthyActiveUser: attended >= 3,
      isOnTeam: false,
      personalizationScore: key * 10 + other * 5 + Math.min(30, attended * 5),
      interests: user.interests,
      cuisinePreference: user.cuisinePreference,
      dietaryRestrictions: user.dietaryRestrictions,
      age: user.age,
      gender: user.gender,
      occupation: user.occupation,
      relationshipStatus: user.relationshipStatus,
      tableTypePreference: user.tableTypePreference,
      homeNeighborhood: user.homeNeighborhood,
      workNeighborhood: user.workNeighborhood,
    });
  }
  return profiles;
}

function column(values: readonly string[]): [string[], Int32Array] {
  const known = new Map<string, number>();
  const texts: string[] = [];
  const numbers = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    let number = known.get(values[i]!);
    if (number === undefined) {
      number = texts.length;
      known.set(values[i]!, number);
      texts.push(values[i]!);
    }
    numbers[i] = number;
  }
  return [texts, numbers];
}

function nameOf(email: string): string {
  const words = email.slice(0, email.indexOf('@')).replace(/\d+/g, '').split('.');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}

/** `2026-03-01T12:00:00.000Z` and nothing else. */
function fixedParse(text: string): number {
  const d = (i: number): number => text.charCodeAt(i) - 48;
  const year = d(0) * 1000 + d(1) * 100 + d(2) * 10 + d(3);
  const month = d(5) * 10 + d(6);
  const day = d(8) * 10 + d(9);
  const y = month <= 2 ? year - 1 : year;
  const days =
    365 * y +
    Math.floor(y / 4) -
    Math.floor(y / 100) +
    Math.floor(y / 400) +
    Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) +
    day -
    719_469;
  const clock = ((d(11) * 10 + d(12)) * 60 + d(14) * 10 + d(15)) * 60 + d(17) * 10 + d(18);
  return days * DAY + clock * 1000 + d(20) * 100 + d(21) * 10 + d(22);
}
