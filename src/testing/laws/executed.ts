import type { Decision } from '../../evaluate-user.js';
import type { EpochMs } from '../../types.js';
import type { PlainSentMessage, PlainUserFacts } from '../arbitraries/index.js';
import type { Situation, World } from '../world.js';

/** A user at the instant at which they are found eligible, just before the message goes out. */
export interface Opening {
  readonly user: PlainUserFacts;
  readonly at: EpochMs;
  readonly decision: Decision;
}

const MAX_DECISIONS = 24;
const MAX_SENDS = 8;

/**
 * Carries decisions out over time: whenever the user is eligible a message is sent and recorded, and then the question
 * is asked again, at once or at the instant that the refusal names. Gives each opening before its message is recorded.
 */
export function* executed({ user: first, now }: Situation, world: World): Generator<Opening> {
  const kinds = kindsOf(world);
  let user = first;
  let at = now;
  let sends = 0;
  for (let i = 0; i < MAX_DECISIONS && sends < MAX_SENDS; i++) {
    const decision = world.decide(user, at);
    if (!decision.eligible) {
      if (decision.nextEligibleAt === null) return;
      at = onGrid(decision.nextEligibleAt, world);
      continue;
    }
    yield { user, at, decision };
    if (world.users.without?.includes('messages')) return; // it cannot be recorded
    const sentAt = onGrid(at, world);
    user = { ...user, messages: [...(user.messages ?? []), { sentAt, ...kinds[sends % kinds.length] }] };
    at = sentAt;
    sends++;
  }
}

/** What a database that keeps whole seconds, say, can keep of it; later rather than earlier. */
function onGrid(at: EpochMs, { users: { resolutionMs = 1 } }: World): EpochMs {
  return Math.ceil(at / resolutionMs) * resolutionMs;
}

/** The kinds of messages that the caps are about, so that each of them fills up. */
function kindsOf({ policy, users }: World): Omit<PlainSentMessage, 'sentAt'>[] {
  const { channels, topics } = users.messages ?? {};
  const kinds = policy.eligibility.caps.map(({ channel, topic }) => ({
    ...(channel !== null && channels?.length !== 0 && { channel }),
    ...(topic !== null && topics?.length !== 0 && { topic }),
  }));
  return [{}, ...kinds];
}
