import type { UserFacts } from 'tactful';

/** The evening on which the cycle runs. */
export const NOW = Date.parse('2026-03-04T18:30:00Z');

export interface NamedUser extends UserFacts {
  readonly name: string;
}

const ago = (days: number, hours = 0, minutes = 0): number =>
  NOW - ((days * 24 + hours) * 60 + minutes) * 60_000;

const user = (
  name: string,
  timeZone: string,
  createdAt: number,
  lastActiveAt: number,
  ...sentAts: number[]
): NamedUser => ({
  id: name.toLowerCase().replace(' ', '-'),
  name,
  timeZone,
  createdAt,
  lastActiveAt,
  messages: sentAts.map((sentAt) => ({ sentAt })),
});

/** Fifteen users as a small host might have them: when they came, when they were last seen, what was sent to them. */
export const users: readonly NamedUser[] = [
  user('Active Alice', 'Europe/Berlin', ago(40), ago(0, 0, 5)),
  user('Daily Dan', 'Europe/London', ago(90), ago(0, 9), ago(0, 20)),
  user('Ghost Gary', 'Europe/Paris', ago(200), ago(12), ago(9)),
  user('Fresh Fiona', 'Europe/Madrid', ago(0, 6), ago(0, 5)),
  user('Sleepy Sam', 'America/New_York', ago(120), ago(5)),
  user('Browsing Bea', 'Asia/Kolkata', ago(30), ago(0, 0, 40)),
  user('Lapsed Lena', 'America/Sao_Paulo', ago(365), ago(30), ago(21), ago(14)),
  user('Steady Stefan', 'Europe/Vienna', ago(60), ago(1, 4), ago(4)),
  user('Nudged Nora', 'America/Chicago', ago(80), ago(6), ago(0, 10)),
  user('Online Omar', 'Africa/Cairo', ago(15), ago(0, 0, 1)),
  user('Quiet Quinn', 'America/Toronto', ago(75), ago(3)),
  user('Newcomer Niko', 'Europe/Athens', ago(0, 20), ago(0, 19)),
  user('Patient Pia', 'Asia/Tokyo', ago(50), ago(4), ago(1)),
  user('Drifting Dora', 'America/Denver', ago(100), ago(8), ago(2)),
  user('Chatty Chen', 'Asia/Shanghai', ago(25), ago(0, 0, 20)),
];
