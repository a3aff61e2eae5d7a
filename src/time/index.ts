export {
  type CivilDate,
  civilFromDays,
  DAY_MS,
  daysFromCivil,
  daysInMonth,
  HOUR_MS,
  MAX_EPOCH_MS,
  MINUTE_MS,
  weekdayOf,
} from './civil.js';
export { type Duration, durationMs, durationSchema, windowSchema } from './duration.js';
export { type CalendarPeriod, nextPeriodAt, periodAt, periodOfDay, periodStartDay } from './local-period.js';
export {
  firstAtLocalTime,
  firstOutside,
  type LocalWindow,
  type QuietHours,
  windowHolds,
} from './local-window.js';
export { parseTimestamp, TIMESTAMP_EXPECTED } from './parse-timestamp.js';
export { readDuration, readWindow } from './read-duration.js';
export { readInstant } from './read-instant.js';
export { readNow } from './read-now.js';
export { localDayAt, offsetAt, offsetHoldsUntil, timeOfDayAt, type Zone, zoneNamed } from './zone-offset.js';
