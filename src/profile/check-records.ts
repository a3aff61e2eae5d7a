import { isRecord } from '../internal/own-keys.js';
import { parseTimestamp, TIMESTAMP_EXPECTED } from '../time/index.js';
import type { EpochMs } from '../types.js';
import type { ReportFault } from './intake.js';
import type { EventRecord, KnownPerson, MessageRecord, OrderRecord, UserRecord } from './records.js';

/** Reports everything that is malformed about a user. */
export function checkUser(user: UserRecord, fault: ReportFault): void {
  if (!isRecord(user)) {
    fault('', 'expected an object', user);
    return;
  }
  checkId('id', user.id, fault);
  checkPerson(user, fault);
  checkTexts('interests', user.interests, fault);
  checkTexts('cuisinePreference', user.cuisinePreference, fault);
  checkTexts('dietaryRestrictions', user.dietaryRestrictions, fault);
  const { age, isOnTeam } = user;
  if (age != null && !(typeof age === 'number' && age >= 0 && age < Number.POSITIVE_INFINITY)) {
    fault('age', 'expected a number of years, or null', age);
  }
  checkText('gender', user.gender, fault);
  checkText('occupation', user.occupation, fault);
  checkText('relationshipStatus', user.relationshipStatus, fault);
  checkText('tableTypePreference', user.tableTypePreference, fault);
  checkText('homeNeighborhood', user.homeNeighborhood, fault);
  checkText('workNeighborhood', user.workNeighborhood, fault);
  if (isOnTeam != null && typeof isOnTeam !== 'boolean') {
    fault('isOnTeam', 'expected true, false or null', isOnTeam);
  }
}

/** Reports everything that is malformed about someone whose name may be known. */
export function checkPerson(person: KnownPerson, fault: ReportFault): void {
  if (!isRecord(person)) {
    fault('', 'expected an object', person);
    return;
  }
  const { email } = person;
  if (typeof email !== 'string' || email.trim() === '') fault('email', 'expected an email', email);
  checkText('name', person.name, fault);
  checkText('firstName', person.firstName, fault);
}

/** When an event takes place; reports everything that is malformed about it. */
export function readEvent(event: EventRecord, fault: ReportFault): EpochMs {
  if (!isRecord(event)) {
    fault('', 'expected an object', event);
    return Number.NaN;
  }
  checkId('id', event.id, fault);
  if (typeof event.name !== 'string') fault('name', 'expected a string', event.name);
  const at = parseTimestamp(event.date);
  if (Number.isNaN(at)) fault('date', TIMESTAMP_EXPECTED, event.date);
  checkText('venue', event.venue, fault);
  checkText('host', event.host, fault);
  checkText('eventType', event.eventType, fault);
  const { participants } = event;
  if (!Array.isArray(participants)) fault('participants', 'expected a list of emails', participants);
  else checkItems('participants', participants, fault);
  return at;
}

/** When a message was sent; `-Infinity` if that is not known. Reports everything that is malformed about it. */
export function readMessage(message: MessageRecord, fault: ReportFault): EpochMs {
  if (!isOwned(message, fault)) return Number.NaN;
  if (typeof message.status !== 'string') fault('status', 'expected a string', message.status);
  return readDate('sentDate', message.sentDate, fault);
}

/** The date of an order; `-Infinity` if that is not known. Reports everything that is malformed about it. */
export function readOrder(order: OrderRecord, fault: ReportFault): EpochMs {
  if (!isOwned(order, fault)) return Number.NaN;
  const { amount } = order;
  if (amount != null && !(typeof amount === 'number' && Math.abs(amount) <= Number.MAX_SAFE_INTEGER)) {
    fault('amount', 'expected a number of at most 2^53 - 1, or null', amount);
  }
  return readDate('date', order.date, fault);
}

/** Whether this is a record at all; reports what is malformed of its id and its user's. */
function isOwned(record: MessageRecord | OrderRecord, fault: ReportFault): boolean {
  if (!isRecord(record)) {
    fault('', 'expected an object', record);
    return false;
  }
  checkId('id', record.id, fault);
  checkId('userId', record.userId, fault);
  return true;
}

function readDate(path: string, date: unknown, fault: ReportFault): EpochMs {
  if (date == null) return Number.NEGATIVE_INFINITY;
  const at = parseTimestamp(date);
  if (Number.isNaN(at)) fault(path, `${TIMESTAMP_EXPECTED}, or null`, date);
  return at;
}

function checkId(path: string, id: unknown, fault: ReportFault): void {
  if (typeof id !== 'string' || id === '') fault(path, 'expected a non-empty string', id);
}

function checkText(path: string, text: unknown, fault: ReportFault): void {
  if (text != null && typeof text !== 'string') fault(path, 'expected a string or null', text);
}

export function checkTexts(path: string, texts: unknown, fault: ReportFault): void {
  if (texts == null) return;
  if (!Array.isArray(texts)) fault(path, 'expected a list of texts, or null', texts);
  else checkItems(path, texts, fault);
}

function checkItems(path: string, items: readonly unknown[], fault: ReportFault): void {
  for (let i = 0; i < items.length; i++) {
    if (typeof items[i] !== 'string') fault(`${path}[${i}]`, 'expected a string', items[i]);
  }
}
