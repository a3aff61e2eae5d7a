import { DAY_MS } from '../time/index.js';
import type { EpochMs } from '../types.js';
import { conditionHolds } from './condition.js';
import type { SegmentationPolicy } from './policy.js';

/** What segments depend on, already read. */
export interface SegmentBasis {
  readonly createdAt: EpochMs;
  /** `createdAt` for a user who was never active. */
  readonly lastActiveAt: EpochMs;
  readonly messageCount: number;
  readonly traits: unknown;
}

/** The segment at `now`: the first rule that holds, else one of `dormant`, `new_user` and `normal`. */
export function segmentAt(basis: SegmentBasis, policy: SegmentationPolicy, now: EpochMs): string {
  const inactiveMs = now - basis.lastActiveAt;
  const ageMs = now - basis.createdAt;
  if (policy.rules.length > 0) {
    const facts = {
      inactiveDays: inactiveMs / DAY_MS,
      accountAgeDays: ageMs / DAY_MS,
      messageCount: basis.messageCount,
      traits: basis.traits,
    };
    for (const { segment, when } of policy.rules) {
      if (conditionHolds(when, facts)) return segment;
    }
  }
  if (inactiveMs >= policy.dormantAfterMs) return 'dormant';
  return ageMs < policy.newForMs ? 'new_user' : 'normal';
}
