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

/** Names a local period: its first date, or its month. Weeks begin on Monday. */
export function wallPeriod(zone: string, ms: number, period: 'day' | 'week' | 'month'): string {
  const date = new Date(wallMs(zone, ms));
  if (period === 'month') return date.toISOString().slice(0, 7);
  if (period === 'week') date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}
