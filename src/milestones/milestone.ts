import type { EpochMs, Timestamp } from '../types.js';

/** What kind of number a milestone counts: things done, days in a row, a height reached, time passed. */
export type MetricType = 'count' | 'streak' | 'level' | 'duration';

/** Something worth celebrating: a metric that has reached a value. */
export interface Milestone {
  /** Its key, such as `power_user_week`. */
  readonly name: string;
  /** For people: `Power User Week`. */
  readonly displayName: string;
  readonly description: string;
  /** The metric that is looked at; see `milestoneMetrics` for the built-in ones. */
  readonly metricName: string;
  /** Reached from this value on, itself included. */
  readonly targetValue: number;
  readonly metricType: MetricType;
  readonly category: string;
  /** From 1, easy, to 5. */
  readonly difficultyLevel: 1 | 2 | 3 | 4 | 5;
  readonly points: number;
  /** Milestones that must be granted before this one. @defaultValue none */
  readonly prerequisites?: readonly string[];
}

/** An entry of a user's ledger: a milestone that was granted, once and for ever, with the points it brought. */
export interface GrantedMilestone {
  readonly name: string;
  readonly grantedAt: Timestamp;
  readonly points: number;
}

/** An entry to add to the ledger. */
export interface NewMilestone extends GrantedMilestone {
  readonly grantedAt: EpochMs;
}
