import * as fc from 'fast-check';
import { DAY_MS, parseTimestamp } from '../../time/index.js';
import type { EpochMs, Interaction, Timestamp } from '../../types.js';
import { instant } from './instant.js';
import { near } from './near.js';
import { record } from './record.js';
import { timeZone } from './time-zone.js';

/** What `arbitraries.interaction` may be held to. */
export interface InteractionConstraints {
  /** The instant around which it happened, mostly before it. @defaultValue any of `instant()` */
  readonly now?: Timestamp;
  /** How far back it may lie. @defaultValue `400` */
  readonly withinDays?: number;
  /** In place of both: when it happened. @defaultValue by `now` and `withinDays` */
  readonly at?: fc.Arbitrary<EpochMs>;
  /** Users to choose from. @defaultValue `['u1']` */
  readonly userIds?: readonly string[];
  /** Types to choose from. @defaultValue the six that are counted by name, and one that is not */
  readonly types?: readonly string[];
  /** Topics to choose from; `[]`: none. @defaultValue 61, more than a pattern keeps */
  readonly topics?: readonly string[];
  /** Zones to choose from. @defaultValue those of `timeZone()` */
  readonly timeZones?: readonly string[];
}

const TYPES = ['message', 'command', 'voice', 'photo', 'reaction', 'callback', 'dance'];
const TOPICS = Array.from({ length: 61 }, (_, n) => `topic ${n}`);

/** One thing that a user did, with each field there, null or left out. */
export function interaction(constraints: InteractionConstraints = {}): fc.Arbitrary<Interaction> {
  const { now, withinDays = 400, userIds = ['u1'], types = TYPES, topics = TOPICS } = constraints;
  const zones = constraints.timeZones ? { zones: constraints.timeZones } : {};
  const at =
    constraints.at ??
    (now === undefined
      ? instant().chain((seen) => near(seen, withinDays))
      : near(parseTimestamp(now), withinDays));
  const topic = topics.length > 0 ? [fc.array(fc.constantFrom(...topics), { maxLength: 4 })] : [];
  return record<Interaction>(
    {
      userId: fc.constantFrom(...userIds),
      at,
      type: fc.constantFrom(...types),
      text: fc.option(fc.string({ maxLength: 200 })),
      sentiment: fc.option(fc.double({ min: -1, max: 1, noNaN: true })),
      responseTimeMs: fc.option(fc.integer({ min: 0, max: DAY_MS })),
      sessionId: fc.option(fc.constant('s1')),
      sessionDepth: fc.option(fc.integer({ min: 1, max: 50 })),
      topics: fc.option(fc.oneof(fc.constant<string[]>([]), ...topic)),
      inReplyToOutreach: fc.option(fc.boolean()),
      automated: fc.option(fc.constantFrom(false, false, false, true)),
      timeZone: fc.option(timeZone(zones), { freq: 5 }),
    },
    ['userId', 'at', 'type'],
  );
}
