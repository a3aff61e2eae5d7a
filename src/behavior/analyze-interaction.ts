import { halved } from '../internal/half-life.js';
import { unreadable } from '../internal/unreadable.js';
import type { Interaction, InteractionType, SentimentType } from '../types.js';
import type { BehaviorPolicy, QualityWeights, SentimentBounds } from './policy-types.js';
import {
  type InteractionOptions,
  type ReadInteraction,
  readFrame,
  readInteraction,
} from './read-interaction.js';

/** What a quality is made of, each from 0 to 1; null if the interaction does not tell. */
export type QualityParts = Readonly<Record<keyof QualityWeights, number | null>>;

/** What {@link analyzeInteraction} finds. */
export interface InteractionAnalysis {
  readonly userId: string;
  /** From -1 to 1: the interaction's own, else the function's; null if there is neither. */
  readonly sentiment: number | null;
  readonly sentimentType: SentimentType | null;
  /** From 0 to 1: the mean of the parts that are known, by the policy's weights. */
  readonly quality: number;
  readonly qualityParts: QualityParts;
}

/**
 * Rates one interaction: its sentiment, and its quality from 0 (a passing tap) to 1 (wholehearted).
 *
 * The quality's parts, each with a weight in the policy, whose `behavior.quality` has the numbers that are named here:
 * - `length`: `n / (n + halfLength)` of `n` characters of text (80 by default);
 * - `engagement`: 1 for an answer to outreach or a question, else 0; null without text, unless it is an answer;
 * - `intensity`: the sentiment's distance from 0;
 * - `speed`: 1 for an immediate answer, half after each `halfSpeed` (5 minutes by default);
 * - `session`: `d / (d + halfDepth)` at depth `d` (5 by default); an interaction with a session but no depth counts as
 *   its first;
 * - `type`: its number in `byType`, by which a voice message is worth more than a tap by default.
 *
 * A part that is unknown is null and left out, and the others share its weight; it is never taken for 0. If no weight
 * is left, the type alone counts.
 *
 * @throws TactfulError naming each malformed field, or a malformed option.
 *
 * @example
 * ```ts
 * import { analyzeInteraction } from 'tactful';
 *
 * const interaction = { userId: 'u1', at: '2026-03-01T09:00Z', type: 'message', text: 'Thank you!', sentiment: 0.8 };
 * const analysis = analyzeInteraction(interaction);
 * analysis.sentimentType // => 'very_positive'
 * analysis.qualityParts // => { length: 0.1111111111111111, engagement: 0, intensity: 0.8, speed: null, session: null, type: 0.6 }
 * ```
 */
export function analyzeInteraction(
  interaction: Interaction,
  options: InteractionOptions = {},
): InteractionAnalysis {
  try {
    const frame = readFrame('analyzeInteraction', options);
    const read = readInteraction(interaction, frame);
    const qualityParts = partsOf(read, frame.policy);
    return {
      userId: read.userId,
      sentiment: read.sentiment === null ? null : read.sentiment + 0, // -0 is 0
      sentimentType: read.sentiment === null ? null : sentimentTypeOf(read.sentiment, frame.policy.sentiment),
      quality: weighedQuality(qualityParts, frame.policy),
      qualityParts,
    };
  } catch (error) {
    throw unreadable('analyzeInteraction', { interaction, options }, error);
  }
}

/** The class of a sentiment. The outer bounds belong to the outer classes. */
export function sentimentTypeOf(sentiment: number, bounds: SentimentBounds): SentimentType {
  if (sentiment <= bounds.veryNegative) return 'very_negative';
  if (sentiment >= bounds.veryPositive) return 'very_positive';
  if (sentiment <= bounds.negative) return 'negative';
  return sentiment >= bounds.positive ? 'positive' : 'neutral';
}

/** The types that have a number of their own. */
const TYPES: ReadonlySet<string> = /*#__PURE__*/ new Set<InteractionType>([
  'message',
  'command',
  'voice',
  'photo',
  'reaction',
  'callback',
]);

/** What an interaction's type is counted as. */
export function countedType(type: string): InteractionType | 'other' {
  return TYPES.has(type) ? (type as InteractionType) : 'other';
}

function partsOf(read: ReadInteraction, { quality }: BehaviorPolicy): QualityParts {
  const { text, sentiment, responseTimeMs, sessionDepth, inReplyToOutreach } = read;
  const asks = text === null ? null : text.includes('?') ? 1 : 0;
  return {
    length: text === null ? null : text.length / (text.length + quality.halfLength),
    engagement: inReplyToOutreach ? 1 : asks,
    intensity: sentiment === null ? null : Math.abs(sentiment),
    speed: responseTimeMs === null ? null : halved(responseTimeMs / quality.halfSpeedMs),
    session: sessionDepth === null ? null : sessionDepth / (sessionDepth + quality.halfDepth),
    type: quality.byType[countedType(read.type)],
  };
}

function weighedQuality(parts: QualityParts, { quality: { weights } }: BehaviorPolicy): number {
  let sum = 0;
  let weight = 0;
  const add = (part: number | null, by: number): void => {
    if (part === null) return;
    sum += part * by;
    weight += by;
  };
  add(parts.length, weights.length);
  add(parts.engagement, weights.engagement);
  add(parts.intensity, weights.intensity);
  add(parts.speed, weights.speed);
  add(parts.session, weights.session);
  add(parts.type, weights.type);
  return weight === 0 ? parts.type! : Math.min(1, sum / weight);
}

/** The quality alone. */
export function qualityOf(read: ReadInteraction, policy: BehaviorPolicy): number {
  return weighedQuality(partsOf(read, policy), policy);
}
