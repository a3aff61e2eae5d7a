/** Zones with changes of every odd kind, and the instant (UTC) of one of them. */
export const CLOCK_CHANGES: readonly (readonly [string, string])[] = [
  ['Europe/Berlin', '2026-03-29T01:00Z'],
  ['Europe/Berlin', '2026-10-25T01:00Z'],
  ['America/New_York', '2026-03-08T07:00Z'],
  ['America/New_York', '2026-11-01T06:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00Z'], // back by half an hour
  ['Australia/Lord_Howe', '2026-10-03T15:30Z'], // forward by half an hour
  ['Pacific/Chatham', '2026-04-04T14:00Z'], // +13:45, back by an hour
  ['Asia/Kathmandu', '2026-03-01T12:00Z'], // +05:45, never changes
  ['Pacific/Apia', '2011-12-30T10:00Z'], // 2011-12-30 is left out
  ['America/St_Johns', '2006-04-02T03:31Z'], // forward at 00:01
  ['America/St_Johns', '2006-10-29T02:31Z'], // back at 00:01, into the day before
  ['Africa/Casablanca', '2026-02-15T02:00Z'], // back for Ramadan
  ['Africa/Casablanca', '2026-03-22T02:00Z'],
  ['America/Sao_Paulo', '2017-10-15T03:00Z'], // midnight does not exist
  ['America/Sao_Paulo', '2018-02-18T02:00Z'], // midnight back to 23:00
  ['America/Asuncion', '2024-10-06T04:00Z'], // midnight does not exist
  ['Asia/Beirut', '2026-03-28T22:00Z'], // midnight does not exist
  ['Asia/Gaza', '2023-04-28T22:00Z'],
  ['Asia/Gaza', '2023-10-27T23:00Z'],
  ['Antarctica/Troll', '2026-03-29T01:00Z'], // forward by two hours
  ['Antarctica/Troll', '2026-10-25T01:00Z'],
  ['Europe/Dublin', '2026-03-29T01:00Z'], // winter time is the exception there
  ['Europe/Dublin', '2026-10-25T01:00Z'],
  ['Africa/Cairo', '2023-04-27T22:00Z'], // midnight does not exist
  ['Africa/Cairo', '2023-10-26T21:00Z'],
  ['Asia/Tehran', '2022-03-21T20:30Z'],
  ['Asia/Beirut', '2023-03-25T22:00Z'],
  ['America/Caracas', '2016-05-01T07:00Z'], // a new standard time, by half an hour
  ['Asia/Pyongyang', '2018-05-04T15:00Z'],
  ['Pacific/Kwajalein', '1993-08-21T12:00Z'], // 1993-08-21 is left out
];

/** Zones with whole, half and quarter hours, both hemispheres, odd changes, and both ends of the date line. */
export const ZONES: readonly string[] = [
  ...new Set(['UTC', 'Europe/London', ...CLOCK_CHANGES.map(([zone]) => zone)]),
  ...['Asia/Kolkata', 'Asia/Tokyo', 'Pacific/Kiritimati', 'Etc/GMT+12'],
];
