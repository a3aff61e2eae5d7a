import { isCount } from '../internal/counts.js';
import { isRecord } from '../internal/own-keys.js';
import { checkTexts, checkUser } from './check-records.js';
import { Intake, type ReportFault } from './intake.js';
import type { SummarySubject } from './records.js';

/** @throws TactfulError naming every malformed field that a summary reads. */
export function checkSummarySubject(functionName: string, profile: SummarySubject): void {
  const intake = new Intake(functionName);
  intake.accepts('profile', 0, profile, checkProfile);
  intake.throwIfRejected();
}

function checkProfile(profile: SummarySubject, fault: ReportFault): void {
  checkUser(profile, fault);
  if (!isRecord(profile)) return;
  checkList('friends', profile.friends, fault);
  const { eventHistory } = profile;
  if (!Array.isArray(eventHistory) || !eventHistory.every((event) => isText(event?.venue))) {
    fault('eventHistory', 'expected a list of attended events', eventHistory);
  }
  checkTexts('favoriteHosts', profile.favoriteHosts, fault);
  checkTexts('favoriteCuisines', profile.favoriteCuisines, fault);
  const { numberOfEventsAttended, daysSinceLastEvent } = profile;
  if (!isCount(numberOfEventsAttended)) {
    fault('numberOfEventsAttended', 'expected a whole number from 0', numberOfEventsAttended);
  }
  if (numberOfEventsAttended === 0 ? daysSinceLastEvent != null : !isCount(daysSinceLastEvent)) {
    fault('daysSinceLastEvent', 'expected whole days, and null without an event', daysSinceLastEvent);
  }
  for (const field of ['isHealthyActiveUser', 'isOnTeam', 'shouldRequestMoreDetails'] as const) {
    if (typeof profile[field] !== 'boolean') fault(field, 'expected true or false', profile[field]);
  }
}

function checkList(path: string, list: unknown, fault: ReportFault): void {
  if (list == null) fault(path, 'expected a list of texts', list);
  else checkTexts(path, list, fault);
}

function isText(venue: unknown): boolean {
  return venue === null || typeof venue === 'string';
}
