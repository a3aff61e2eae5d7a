import { refuse } from '../errors.js';
import { readSection } from '../internal/read-section.js';
import { unreadable } from '../internal/unreadable.js';
import { resolvedTone, type TonePolicy } from './policy.js';

/**
 * How a segment is spoken to: what the policy's `tone.bySegment` says of it, else the policy's fallback.
 *
 * @throws TactfulError if `segment` is not a text.
 *
 * @example
 * ```ts
 * import { definePolicy, toneForSegment } from 'tactful';
 *
 * toneForSegment('dormant') // => 'playful'
 * toneForSegment('vip') // => 'neutral'
 * toneForSegment('vip', definePolicy({ tone: { bySegment: { vip: 'formal' } } })) // => 'formal'
 * ```
 */
export function toneForSegment(segment: string, policy?: { readonly tone: TonePolicy }): string {
  try {
    const section = readSection('toneForSegment', policy, resolvedTone);
    if (typeof segment !== 'string') refuse('toneForSegment', 'segment', 'expected a string', segment);
    return toneOf(segment, section);
  } catch (error) {
    throw unreadable('toneForSegment', { segment, policy }, error);
  }
}

/** As {@link toneForSegment}, for a segment and a section that are known to be sound. */
export function toneOf(segment: string, { bySegment, fallback }: TonePolicy): string {
  return Object.hasOwn(bySegment, segment) ? bySegment[segment]! : fallback;
}
