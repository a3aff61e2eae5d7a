import type { LawMaker } from '../define-law.js';
import { neverReached } from './never-reached.js';

export const optedOutUsersAreLeftAlone: LawMaker = neverReached(
  'A user who has opted out is never reached.',
  ({ optedOut }) => (optedOut ? 'the user has opted out' : null),
);

export const pausedUsersAreLeftAlone: LawMaker = neverReached(
  'A user who has paused messages is not reached before the pause is over.',
  ({ pausedUntil }, at) => (pausedUntil != null && at < pausedUntil ? 'the user has paused messages' : null),
);

export const activeUsersAreLeftAlone: LawMaker = neverReached(
  'A user is reached only after strictly more inactivity than the policy asks for.',
  ({ createdAt, lastActiveAt }, at, { eligibility: { inactivityMs } }) => {
    const inactiveMs = at - (lastActiveAt ?? createdAt);
    return inactivityMs !== null && inactiveMs <= inactivityMs
      ? `the user was active ${inactiveMs} ms ago; the policy asks for more than ${inactivityMs}`
      : null;
  },
);
