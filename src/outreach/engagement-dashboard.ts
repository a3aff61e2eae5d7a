import { readChurnFrame, riskAt } from '../behavior/churn-risk.js';
import type { ChurnLevel, ChurnOptions } from '../behavior/index.js';
import { refuse } from '../errors.js';
import { rejectedRecord } from '../internal/batch.js';
import { isRecord } from '../internal/own-keys.js';
import { unreadable } from '../internal/unreadable.js';
import type { MilestoneStats, UserMilestones } from '../milestones/index.js';
import { countUsers } from '../milestones/milestone-stats.js';
import { checkPattern } from '../pattern/check-pattern.js';
import { listOfPatterns } from '../pattern/list-of-patterns.js';
import { DAY_MS } from '../time/index.js';
import type { BehaviorPattern, Rejected } from '../types.js';
import { analyzeOutreaches, type OutreachRecord } from './outreach-analytics.js';
import type { OutreachAnalytics } from './outreach-counts.js';

/** What {@link engagementDashboard} looks at. */
export interface DashboardSources {
  /** One for each user, in a list or a record by user. */
  readonly patterns: Iterable<BehaviorPattern> | Readonly<Record<string, BehaviorPattern>>;
  readonly outreaches: Iterable<OutreachRecord>;
  /** The users' results of `assessMilestones`. */
  readonly milestones: Iterable<UserMilestones>;
}

/** Options of {@link engagementDashboard}. */
export interface DashboardOptions extends ChurnOptions {
  /** Days of outreach to look back on. @defaultValue 30 */
  readonly days?: number;
}

/** The state of things at one glance. */
export interface EngagementDashboard {
  /** Users with an interaction in the last 24 hours: `now - 24 h < lastAt <= now`. */
  readonly dailyActiveUsers: number;
  /** Users by level of their churn risk, zeros included. */
  readonly churnRiskDistribution: Readonly<Record<ChurnLevel, number>>;
  readonly outreachPerformance: OutreachAnalytics;
  readonly milestoneProgress: MilestoneStats;
  /** Patterns that are malformed. */
  readonly rejected: readonly Rejected[];
}

/**
 * Activity, churn risk, outreach and milestones of all users at one instant, in one pass over each.
 *
 * @throws TactfulError for malformed options and sources. A malformed pattern lands in `rejected`.
 *
 * @example
 * ```ts
 * import { emptyPattern, engagementDashboard, foldInteraction } from 'tactful';
 *
 * const pattern = foldInteraction(emptyPattern('u1'), { userId: 'u1', at: '2026-03-01T10:00Z', type: 'message' });
 * const dashboard = engagementDashboard({ patterns: [pattern], outreaches: [], milestones: [] }, { now: '2026-03-02T09:00Z' });
 * dashboard.dailyActiveUsers // => 1
 * dashboard.churnRiskDistribution // => { unknown: 1, low: 0, medium: 0, high: 0, critical: 0 }
 * ```
 */
export function engagementDashboard(
  sources: DashboardSources,
  options: DashboardOptions,
): EngagementDashboard {
  try {
    const name = 'engagementDashboard';
    const frame = readChurnFrame(name, options);
    const { now } = frame;
    const { days = 30 } = options;
    if (!isRecord(sources)) refuse(name, 'sources', 'expected an object', sources);
    const { patterns, outreaches, milestones } = sources as DashboardSources;
    const { list } = listOfPatterns(name, patterns);
    const outreachPerformance = analyzeOutreaches(name, outreaches, { now, days });
    const milestoneProgress = countUsers(name, 'milestones', milestones);
    const churnRiskDistribution: Record<ChurnLevel, number> = {
      unknown: 0,
      low: 0,
      medium: 0,
      high: 0,
      critical: 0,
    };
    const rejected: Rejected[] = [];
    let dailyActiveUsers = 0;
    let index = 0;
    for (const pattern of list) {
      try {
        checkPattern(name, 'pattern', pattern);
        churnRiskDistribution[riskAt(pattern, frame).level]++;
        if (pattern.lastAt !== null && pattern.lastAt <= now && pattern.lastAt > now - DAY_MS)
          dailyActiveUsers++;
      } catch (error) {
        rejected.push(rejectedRecord(name, 'pattern', index, pattern, error, 'userId'));
      }
      index++;
    }
    return {
      dailyActiveUsers,
      churnRiskDistribution,
      outreachPerformance,
      milestoneProgress,
      rejected,
    };
  } catch (error) {
    throw unreadable('engagementDashboard', { sources, options }, error);
  }
}
