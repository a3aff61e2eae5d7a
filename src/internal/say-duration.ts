const UNITS: readonly (readonly [string, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
  ['millisecond', 1],
];

/**
 * A length of time in the two largest units that are not zero, rounded down: `3 days and 4 hours`, `1 day and
 * 1 millisecond`. So what is more than one whole unit never sounds like just that unit. With a `limit` that is exceeded,
 * in as many more units as it takes to sound longer than the limit.
 */
export function sayDuration(ms: number, limit: number | null = null): string {
  const exceeds = limit !== null && ms > limit;
  return say(ms, (units, left) => units >= 2 && !(exceeds && ms - left <= limit));
}

/** A length of time in all its units: `1 day, 2 hours and 3 minutes`. */
export function sayWhole(ms: number): string {
  return say(ms, (_units, left) => left === 0);
}

/** The units, from the largest on, until so many of them, and so little left to say, is enough. */
function say(ms: number, isEnough: (units: number, left: number) => boolean): string {
  const parts: string[] = [];
  let left = Math.abs(ms);
  for (const [unit, size] of UNITS) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) parts.push(`${count} ${unit}${count === 1 ? '' : 's'}`);
    if (isEnough(parts.length, left)) break;
  }
  const last = parts.pop() ?? '0 milliseconds';
  return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
}
