import { refuse } from '../errors.js';
import { rejectedRecord, requireIterable } from '../internal/batch.js';
import { unreadable } from '../internal/unreadable.js';
import { zoneNamed } from '../time/index.js';
import type { BehaviorPattern, Interaction, Rejected } from '../types.js';
import { emptyPattern } from './empty-pattern.js';
import { foldRead } from './fold-interaction.js';
import { type InteractionOptions, readFrame, readInteraction } from './read-interaction.js';

/** Options of {@link buildPatterns}. */
export interface BuildPatternsOptions extends InteractionOptions {
  /** Home zones by user id. @defaultValue none: hours and dates are those of UTC */
  readonly timeZones?: Readonly<Record<string, string>>;
}

/** What {@link buildPatterns} gives back. */
export interface BuiltPatterns {
  /** By user id, in the order in which the users first appear. */
  readonly patterns: Readonly<Record<string, BehaviorPattern>>;
  /** The interactions that could not be read; the others are not affected. `id` is the user's. */
  readonly rejected: readonly Rejected[];
}

/**
 * The patterns of many users from all their interactions, in any order: the same as folding each user's one by one.
 * Automated interactions are left out; a user who has no others has no pattern. Time grows with the interactions,
 * memory with the users; interactions may come from any iterable and are not kept.
 *
 * @throws TactfulError for malformed options, or if `interactions` cannot be iterated. A malformed interaction lands
 * in `rejected`.
 *
 * @example
 * ```ts
 * import { buildPatterns } from 'tactful';
 *
 * const { patterns, rejected } = buildPatterns([
 *   { userId: 'u1', at: '2026-03-01T09:00Z', type: 'message' },
 *   { userId: 'u2', at: 'yesterday', type: 'message' },
 *   { userId: 'u1', at: '2026-03-02T09:00Z', type: 'photo' },
 * ]);
 * Object.values(patterns).map(({ userId, count }) => [userId, count]) // => [['u1', 2]]
 * rejected.map(({ index, id, issues }) => [index, id, issues[0].path]) // => [[1, 'u2', 'at']]
 * ```
 */
export function buildPatterns(
  interactions: Iterable<Interaction>,
  options: BuildPatternsOptions = {},
): BuiltPatterns {
  try {
    const frame = readFrame('buildPatterns', options);
    const timeZones = readTimeZones(options.timeZones);
    requireIterable('buildPatterns', 'interactions', interactions);
    const patterns = new Map<string, BehaviorPattern>();
    const rejected: Rejected[] = [];
    let index = 0;
    for (const interaction of interactions) {
      try {
        const read = readInteraction(interaction, frame);
        if (!read.automated) {
          const { userId } = read;
          const pattern = patterns.get(userId) ?? emptyPattern(userId, timeZones.get(userId) ?? null);
          patterns.set(userId, foldRead(pattern, read, frame.policy));
        }
      } catch (error) {
        rejected.push(rejectedRecord('buildPatterns', 'interaction', index, interaction, error, 'userId'));
      }
      index++;
    }
    // Unlike an assignment, fromEntries makes a plain own property even of the name __proto__.
    return { patterns: Object.fromEntries(patterns), rejected };
  } catch (error) {
    throw unreadable('buildPatterns', { interactions, options }, error);
  }
}

/** A map, because a record would find `constructor` in everyone. */
function readTimeZones(timeZones: BuildPatternsOptions['timeZones'] = {}): ReadonlyMap<string, string> {
  if (typeof timeZones !== 'object' || timeZones === null) {
    refuse('buildPatterns', 'timeZones', 'expected an object of IANA time zones by user id', timeZones);
  }
  const zones = new Map(Object.entries(timeZones));
  for (const [userId, name] of zones) {
    if (typeof name !== 'string' || zoneNamed(name) === null) {
      refuse('buildPatterns', `timeZones[${JSON.stringify(userId)}]`, 'expected an IANA time zone', name);
    }
  }
  return zones;
}
