import type { LawMaker } from '../define-law.js';
import { wallTimeOfDay } from '../wall-clock.js';
import { homeZone } from './home-zone.js';
import { neverReached } from './never-reached.js';

export const quietHoursAreKept: LawMaker = neverReached(
  'Nobody is reached in quiet hours, by the clock on their own wall, nor where that cannot be told.',
  (user, at, { eligibility }) => {
    if (eligibility.quietHours === null) return null;
    const { startMs, endMs } = eligibility.quietHours;
    const zone = homeZone(user, eligibility);
    if (zone === null) return `nobody knows what time it is in ${JSON.stringify(user.timeZone)}`;
    const time = wallTimeOfDay(zone, at);
    const quiet = startMs < endMs ? time >= startMs && time < endMs : time >= startMs || time < endMs;
    return quiet ? `it is ${new Date(time).toISOString().slice(11, 19)} in ${zone}: quiet hours` : null;
  },
);
