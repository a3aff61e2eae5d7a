import type { EpochMs } from '../types.js';
import { DAY_MS, HOUR_MS, MAX_EPOCH_MS, MINUTE_MS } from './civil.js';

/**
 * Offsets of IANA zones, kept per zone and stretch of time, because `Intl` needs about 3 microseconds for each.
 *
 * A stretch is 2^28 ms, 3.1 days: no zone has ever changed twice within 7 days (tz database, 1970 to 2030), so the
 * offsets at both ends of a stretch, and one search if they differ, tell all there is to know about it.
 *
 * What is kept is bounded and cannot be seen from outside: it only makes equal answers come sooner.
 */
const STRETCH_MS = 2 ** 28;
const STRETCHES_PER_ZONE = 256; // 2.2 years
const MAX_ZONES = 1024;

interface Stretch {
  readonly index: number;
  readonly before: number;
  /** When the offset changes to `after`; the stretch's end if it does not. */
  readonly changesAt: EpochMs;
  readonly after: number;
}

/** An IANA zone that this runtime knows, ready to be asked for offsets. */
export interface Zone {
  readonly name: string;
  readonly format: Intl.DateTimeFormat;
  readonly stretches: (Stretch | undefined)[];
}

const zones = new Map<string, Zone | null>();

/**
 * The zone of that name, or null if it is not an IANA name. Names are matched as ECMA-402 does, in any case, aliases
 * included. Offsets such as `+05:30` are not names, nor are the abbreviations that some runtimes take beside the IANA
 * names, and guess at: `BST` would be Dhaka's time.
 */
export function zoneNamed(name: string): Zone | null {
  let zone = zones.get(name);
  if (zone === undefined) {
    zone = openZone(name);
    if (zones.size >= MAX_ZONES) zones.clear();
    zones.set(name, zone);
  }
  return zone;
}

/** An IANA name begins with a letter, an offset with a sign; these are all the names of three letters. */
const IANA_NAME = /^(?:cet|eet|est|gmt|hst|met|mst|prc|roc|rok|uct|utc|wet|(?![a-z]{3}$|systemv\/)[a-z].*)$/i;

function openZone(name: string): Zone | null {
  if (!IANA_NAME.test(name)) return null;
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      timeZoneName: 'longOffset',
      year: 'numeric',
    });
    return { name, format, stretches: new Array<Stretch | undefined>(STRETCHES_PER_ZONE).fill(undefined) };
  } catch {
    return null;
  }
}

/** Local time minus UTC at `ms`, in milliseconds: positive east of Greenwich. */
export function offsetAt(zone: Zone, ms: EpochMs): number {
  const stretch = stretchAt(zone, ms);
  return ms < stretch.changesAt ? stretch.before : stretch.after;
}

/** An instant after `ms` until which the offset at `ms` certainly holds. It may hold longer. */
export function offsetHoldsUntil(zone: Zone, ms: EpochMs): EpochMs {
  const stretch = stretchAt(zone, ms);
  return ms < stretch.changesAt ? stretch.changesAt : (stretch.index + 1) * STRETCH_MS;
}

function stretchAt(zone: Zone, ms: EpochMs): Stretch {
  const index = Math.floor(ms / STRETCH_MS);
  const slot = index & (STRETCHES_PER_ZONE - 1);
  const kept = zone.stretches[slot];
  if (kept !== undefined && kept.index === index) return kept;
  const stretch = measureStretch(zone, index);
  zone.stretches[slot] = stretch;
  return stretch;
}

function measureStretch(zone: Zone, index: number): Stretch {
  let low = index * STRETCH_MS;
  let high = low + STRETCH_MS;
  const before = readOffset(zone, low);
  const after = readOffset(zone, high);
  if (before !== after) {
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (readOffset(zone, middle) === before) low = middle;
      else high = middle;
    }
  }
  return { index, before, changesAt: high, after };
}

/** Asks `Intl`, whose text ends in `GMT`, `GMT+05:30` or, for some zones long ago, `GMT-00:44:30`. */
function readOffset(zone: Zone, ms: EpochMs): number {
  const text = zone.format.format(Math.min(Math.max(ms, -MAX_EPOCH_MS), MAX_EPOCH_MS));
  const mark = text.lastIndexOf('GMT') + 3;
  if (mark >= text.length) return 0;
  const [hours = '0', minutes = '0', seconds = '0'] = text.slice(mark + 1).split(':');
  const size = Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS + Number(seconds) * 1000;
  return text[mark] === '+' ? size : -size;
}

/** Local date at `ms`, as the number of days from 1970-01-01. */
export function localDayAt(zone: Zone, ms: EpochMs): number {
  return Math.floor((ms + offsetAt(zone, ms)) / DAY_MS);
}

/** Local time of day at `ms`, in milliseconds from 00:00 on the wall clock. */
export function timeOfDayAt(zone: Zone, ms: EpochMs): number {
  const wall = ms + offsetAt(zone, ms);
  return wall - Math.floor(wall / DAY_MS) * DAY_MS;
}
