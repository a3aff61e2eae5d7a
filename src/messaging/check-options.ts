import { refuse } from '../errors.js';
import { isRecord } from '../internal/own-keys.js';
import { readSection } from '../internal/read-section.js';
import { type MessagingPolicy, resolvedMessaging } from './policy.js';

/** The sections of a policy that checking a message reads. */
export interface MessageCheckPolicy {
  readonly messaging: MessagingPolicy;
  /** Whose stages tell which message is the last. @defaultValue `Followup_1`, `Followup_2` */
  readonly followUp?: { readonly stages: readonly { readonly name: string }[] };
}

/** Options of {@link checkMessage}. */
export interface CheckMessageOptions {
  /** The follow-up stage that the message is for, or `'initial'` for the first message of all. */
  readonly stage?: string;
  /** The tone that it should have. Tones other than `playful`, `warm` and `neutral` are not checked. */
  readonly tone?: string;
  /** In UTF-16 code units, its end included. @defaultValue the policy's `messaging.maxLength` */
  readonly maxLength?: number;
  /** @defaultValue the production defaults */
  readonly policy?: MessageCheckPolicy;
}

const INITIAL = 'initial';
const DEFAULT_STAGES = ['Followup_1', 'Followup_2'];

/** The options of a check, read once. */
export interface ReadCheckOptions {
  readonly stage: string | undefined;
  readonly tone: string | undefined;
  readonly maxLength: number;
  /** Where the stage stands; null without one. */
  readonly position: 'initial' | 'middle' | 'last' | null;
  readonly messaging: MessagingPolicy;
}

/** @throws TactfulError for a malformed option, or a stage that the policy does not have. */
export function readCheckOptions(functionName: string, options: CheckMessageOptions): ReadCheckOptions {
  if (!isRecord(options)) refuse(functionName, 'options', 'expected an object', options);
  const { policy, stage, tone, maxLength } = options as CheckMessageOptions;
  const messaging = readSection(functionName, policy, resolvedMessaging);
  if (tone !== undefined && typeof tone !== 'string') refuse(functionName, 'tone', 'expected a string', tone);
  if (maxLength !== undefined && !(Number.isInteger(maxLength) && maxLength >= 1)) {
    refuse(functionName, 'maxLength', 'expected a whole number of at least 1', maxLength);
  }
  const stages = stageNames(functionName, policy);
  let position: ReadCheckOptions['position'] = null;
  if (stage === INITIAL) position = 'initial';
  else if (stage !== undefined) {
    const place = stages.indexOf(stage);
    if (place < 0) {
      const known = [INITIAL, ...stages].map((name) => JSON.stringify(name)).join(', ');
      refuse(functionName, 'stage', `expected one of ${known}`, stage);
    }
    position = place === stages.length - 1 ? 'last' : 'middle';
  }
  return { stage, tone, maxLength: maxLength ?? messaging.maxLength, position, messaging };
}

function stageNames(functionName: string, policy: MessageCheckPolicy | undefined): readonly string[] {
  if (policy?.followUp === undefined) return DEFAULT_STAGES;
  const { stages } = policy.followUp;
  if (!Array.isArray(stages)) {
    refuse(functionName, 'policy', 'expected a policy from definePolicy, with its stages', policy);
  }
  return stages.map(({ name }) => name);
}
