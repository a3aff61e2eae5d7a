import { type Issue, issue, refuse, TactfulError } from '../errors.js';
import { hostThrew } from '../internal/host-threw.js';
import { readSection } from '../internal/read-section.js';
import { parseTimestamp, TIMESTAMP_EXPECTED, type Zone, zoneNamed } from '../time/index.js';
import type { EpochMs, Interaction } from '../types.js';
import { resolvedBehavior } from './policy.js';
import type { BehaviorPolicy } from './policy-types.js';

/** Rates a text from -1 (worst) to 1 (best); null if it cannot tell. */
export type SentimentFunction = (text: string) => number | null;

/** Options of all functions that read interactions. */
export interface InteractionOptions {
  /** @defaultValue the production defaults */
  readonly policy?: { readonly behavior: BehaviorPolicy };
  /**
   * Asked about the text of an interaction without a sentiment of its own. `tactful/sentiment` has one.
   * If it throws, the interaction is refused with its error as the cause.
   * @defaultValue none: such a sentiment stays null
   */
  readonly sentiment?: SentimentFunction;
}

/** The options of a call, read once. */
export interface InteractionFrame {
  readonly functionName: string;
  readonly policy: BehaviorPolicy;
  readonly sentiment: SentimentFunction | null;
}

export function readFrame(functionName: string, options: InteractionOptions): InteractionFrame {
  if (typeof options !== 'object' || options === null) {
    refuse(functionName, 'options', 'expected an object', options);
  }
  const { policy, sentiment } = options;
  if (sentiment !== undefined && typeof sentiment !== 'function') {
    refuse(functionName, 'sentiment', 'expected a function from a string to a number', sentiment);
  }
  return {
    functionName,
    policy: readSection(functionName, policy, resolvedBehavior),
    sentiment: sentiment ?? null,
  };
}

/** An interaction, checked and read once. */
export interface ReadInteraction {
  readonly userId: string;
  readonly at: EpochMs;
  readonly type: string;
  readonly text: string | null;
  readonly sentiment: number | null;
  readonly responseTimeMs: number | null;
  readonly sessionDepth: number | null;
  readonly topics: readonly string[];
  readonly inReplyToOutreach: boolean;
  readonly automated: boolean;
  readonly zone: Zone | null;
}

const NO_TOPICS: readonly string[] = [];
const MAX_TOPIC_LENGTH = 200;

/** @throws TactfulError naming every malformed field. */
export function readInteraction(interaction: Interaction, frame: InteractionFrame): ReadInteraction {
  const { functionName } = frame;
  if (typeof interaction !== 'object' || interaction === null || Array.isArray(interaction)) {
    refuse(functionName, 'interaction', 'expected an object', interaction);
  }
  let faults: Issue[] | null = null;
  const fault = (path: string, message: string, value: unknown): void => {
    faults ??= [];
    faults.push(issue(path, message, value));
  };
  const { userId, type, text, sentiment, responseTimeMs, sessionId, sessionDepth } = interaction;
  const { topics, inReplyToOutreach, automated, timeZone } = interaction;
  const at = parseTimestamp(interaction.at);

  if (Number.isNaN(at)) fault('at', TIMESTAMP_EXPECTED, interaction.at);
  if (!isName(userId)) fault('userId', NAME_EXPECTED, userId);
  if (!isName(type)) fault('type', NAME_EXPECTED, type);
  if (text != null && typeof text !== 'string') fault('text', 'expected a string or null', text);
  if (sentiment != null && !isPolarity(sentiment)) fault('sentiment', POLARITY_EXPECTED, sentiment);
  if (responseTimeMs != null && !isAtLeast(responseTimeMs, 0)) {
    fault('responseTimeMs', 'expected a number of milliseconds, at least 0', responseTimeMs);
  }
  if (sessionId != null && !isName(sessionId)) fault('sessionId', NAME_EXPECTED, sessionId);
  if (sessionDepth != null && !isAtLeast(sessionDepth, 1)) {
    fault('sessionDepth', 'expected a number of at least 1', sessionDepth);
  }
  if (topics != null) checkTopics(topics, fault);
  if (inReplyToOutreach != null && typeof inReplyToOutreach !== 'boolean') {
    fault('inReplyToOutreach', 'expected true or false', inReplyToOutreach);
  }
  if (automated != null && typeof automated !== 'boolean') {
    fault('automated', 'expected true or false', automated);
  }
  const zone = timeZone == null ? null : readZone(timeZone, fault);
  if (faults !== null) throw new TactfulError('invalid_input', functionName, faults);

  return {
    userId,
    at,
    type,
    text: text ?? null,
    sentiment: sentiment ?? (text == null || automated === true ? null : askSentiment(text, frame)),
    responseTimeMs: responseTimeMs ?? null,
    sessionDepth: sessionDepth ?? (sessionId == null ? null : 1),
    topics: topics ?? NO_TOPICS,
    inReplyToOutreach: inReplyToOutreach ?? false,
    automated: automated ?? false,
    zone,
  };
}

const NAME_EXPECTED = 'expected a non-empty string';
const POLARITY_EXPECTED = 'expected a number from -1 to 1';

/** Whether a value can serve as an id or a name. */
export function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isAtLeast(value: unknown, least: number): value is number {
  return typeof value === 'number' && value >= least && value < Number.POSITIVE_INFINITY;
}

function isPolarity(value: unknown): value is number {
  return typeof value === 'number' && value >= -1 && value <= 1;
}

type ReportFault = (path: string, message: string, value: unknown) => void;

/** The zone of that name; reports it if there is none. */
export function readZone(timeZone: unknown, fault: ReportFault): Zone | null {
  const zone = typeof timeZone === 'string' ? zoneNamed(timeZone) : null;
  if (zone === null) fault('timeZone', 'expected an IANA time zone', timeZone);
  return zone;
}

function checkTopics(topics: unknown, fault: ReportFault): void {
  if (!Array.isArray(topics)) {
    fault('topics', 'expected a list of texts', topics);
    return;
  }
  for (let i = 0; i < topics.length; i++) {
    const topic: unknown = topics[i];
    if (!isName(topic) || topic.length > MAX_TOPIC_LENGTH) {
      fault(`topics[${i}]`, `expected a string of 1 to ${MAX_TOPIC_LENGTH} characters`, topic);
    }
  }
}

function askSentiment(text: string, { functionName, sentiment }: InteractionFrame): number | null {
  if (sentiment === null) return null;
  let value: unknown;
  try {
    value = sentiment(text);
  } catch (error) {
    throw hostThrew(functionName, 'sentiment', error);
  }
  if (value === null || isPolarity(value)) return value;
  return refuse(functionName, 'sentiment', 'returned neither a number from -1 to 1 nor null', value);
}
