/**
 * Local time by another road than the library's: `formatToParts` with every field of the date, and `Date.UTC`. Slow,
 * plain, and nothing is kept but the formatter.
 */
const formats = new Map<string, Intl.DateTimeFormat>();

/** Local date and time as if they were UTC, in milliseconds. */
export function wallMs(zone: string, ms: number): number {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  const part: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(ms)) part[type] = value;
  const year = part['era'] === 'BC' ? 1 - Number(part['year']) : Number(part['year']);
  const date = new Date(0);
  date.setUTCFullYear(year, Number(part['month']) - 1, Number(part['day']));
  date.setUTCHours(Number(part['hour']), Number(part['minute']), Number(part['second']));
  return date.getTime() + (((ms % 1000) + 1000) % 1000);
}

/** Local time minus UTC. */
export function wallOffset(zone: string, ms: number): number {
  return wallMs(zone, ms) - ms;
}

/** Milliseconds from 00:00 on the wall clock. */
export function wallTimeOfDay(zone: string, ms: number): number {
  const wall = wallMs(zone, ms);
  return wall - Math.floor(wall / 86_400_000) * 86_400_000;
}

/** Names a local period: its first date. Weeks begin on Monday. */
export function wallPeriod(zone: string, ms: number, period: 'day' | 'week' | 'month'): string {
  const date = new Date(wallMs(zone, ms));
  if (period === 'month') return date.toISOString().slice(0, 7);
  if (period === 'week') date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}

/** Zones with changes of every odd kind, and the instant (UTC) of one of them. */
export const ODD_ZONES: readonly (readonly [string, string])[] = [
  ['Australia/Lord_Howe', '2026-04-04T15:00Z'], // back by half an hour
  ['Australia/Lord_Howe', '2026-10-03T15:30Z'], // forward by half an hour
  ['Asia/Kathmandu', '2026-03-01T12:00Z'], // +05:45, never changes
  ['Pacific/Apia', '2011-12-30T10:00Z'], // 2011-12-30 is left out
  ['America/St_Johns', '2006-04-02T03:31Z'], // forward at 00:01
  ['America/St_Johns', '2006-10-29T02:31Z'], // back at 00:01, into the day before
  ['Africa/Casablanca', '2026-02-15T02:00Z'], // back for Ramadan
  ['Africa/Casablanca', '2026-03-22T02:00Z'],
  ['America/Sao_Paulo', '2017-10-15T03:00Z'], // midnight does not exist
  ['America/Sao_Paulo', '2018-02-18T02:00Z'], // midnight back to 23:00
  ['Asia/Gaza', '2023-04-28T22:00Z'],
  ['Asia/Gaza', '2023-10-27T23:00Z'],
  ['Antarctica/Troll', '2026-03-29T01:00Z'], // forward by two hours
  ['Antarctica/Troll', '2026-10-25T01:00Z'],
  ['Europe/Dublin', '2026-03-29T01:00Z'], // winter time is the exception there
  ['Europe/Dublin', '2026-10-25T01:00Z'],
  ['America/New_York', '2026-03-08T07:00Z'],
  ['America/New_York', '2026-11-01T06:00Z'],
  ['Africa/Cairo', '2023-04-27T22:00Z'], // midnight does not exist
  ['Africa/Cairo', '2023-10-26T21:00Z'],
  ['Asia/Tehran', '2022-03-21T20:30Z'],
  ['Asia/Beirut', '2023-03-25T22:00Z'],
  ['America/Caracas', '2016-05-01T07:00Z'], // a new standard time, by half an hour
  ['Asia/Pyongyang', '2018-05-04T15:00Z'],
  ['Pacific/Kwajalein', '1993-08-21T12:00Z'], // 1993-08-21 is left out
];
