import { deepFreeze } from '../internal/deep-freeze.js';
import type { MetricType, Milestone } from './milestone.js';

type Row = readonly [
  name: string,
  description: string,
  metricName: string,
  targetValue: number,
  difficultyLevel: Milestone['difficultyLevel'],
  points: number,
  prerequisite?: string,
];

const ROWS: Readonly<Record<string, readonly Row[]>> = {
  engagement: [
    ['first_steps', 'Said hello', 'total_interactions', 1, 1, 10],
    ['conversationalist', 'Reached 25 interactions', 'total_interactions', 25, 2, 25],
    ['super_communicator', 'Reached 100 interactions', 'total_interactions', 100, 3, 100],
    ['living_legend', 'Reached 1,000 interactions', 'total_interactions', 1000, 5, 500, 'super_communicator'],
    ['good_correspondent', 'Answered five messages', 'outreach_answered', 5, 2, 30],
  ],
  streaks: [
    ['warming_up', 'Came back three days in a row', 'consecutive_active_days', 3, 1, 15],
    ['power_user_week', 'Came every day for a week', 'consecutive_active_days', 7, 3, 70],
    [
      'monthly_regular',
      'Came every day for 30 days',
      'consecutive_active_days',
      30,
      4,
      300,
      'power_user_week',
    ],
    [
      'hundred_days',
      'Came every day for 100 days',
      'consecutive_active_days',
      100,
      5,
      1000,
      'monthly_regular',
    ],
    ['fifty_days_in_all', 'Came on 50 different days', 'active_days', 50, 3, 120],
  ],
  exploration: [
    ['topic_explorer', 'Brought up five topics', 'topics_explored', 5, 2, 25],
    ['renaissance_mind', 'Brought up 20 topics', 'topics_explored', 20, 4, 150, 'topic_explorer'],
    ['first_voice', 'Sent a voice message', 'voice_messages', 1, 1, 10],
    ['photo_album', 'Shared ten photos', 'photos_shared', 10, 2, 30],
    ['all_rounder', 'Used four ways to interact', 'interaction_types_used', 4, 3, 60],
    ['around_the_clock', 'Was there in 12 different hours of the day', 'active_hours', 12, 3, 50],
  ],
  mood: [
    ['good_vibes', 'Sent ten cheerful messages', 'positive_interactions', 10, 1, 20],
    ['ray_of_sunshine', 'Sent 100 cheerful messages', 'positive_interactions', 100, 4, 150, 'good_vibes'],
    ['steady_optimist', 'Has been in good spirits for weeks', 'mood_level', 0.3, 3, 60, 'good_vibes'],
  ],
  loyalty: [
    ['one_week_together', 'Has been here for a week', 'member_days', 7, 1, 20],
    ['one_month_together', 'Has been here for 30 days', 'member_days', 30, 2, 50, 'one_week_together'],
    ['half_a_year_together', 'Has been here for 182 days', 'member_days', 182, 4, 200, 'one_month_together'],
    ['one_year_together', 'Has been here for 365 days', 'member_days', 365, 5, 500, 'half_a_year_together'],
  ],
};

const METRIC_TYPES: Readonly<Record<string, MetricType>> = {
  consecutive_active_days: 'streak',
  interaction_types_used: 'level',
  active_hours: 'level',
  mood_level: 'level',
  member_days: 'duration',
};

/**
 * Milestones to begin with: 23, over `engagement`, `streaks`, `exploration`, `mood` and `loyalty`, of five difficulty
 * levels, on the metrics of `milestoneMetrics`. `defineMilestones([...defaultMilestones, yours])` adds to them.
 *
 * @example
 * ```ts
 * import { defaultMilestones } from 'tactful';
 *
 * defaultMilestones.length // => 23
 * defaultMilestones[6] // => { name: 'power_user_week', displayName: 'Power User Week', description: 'Came every day for a week', metricName: 'consecutive_active_days', targetValue: 7, metricType: 'streak', category: 'streaks', difficultyLevel: 3, points: 70, prerequisites: [] }
 * ```
 */
export const defaultMilestones: readonly Milestone[] = /*#__PURE__*/ deepFreeze(
  Object.entries(ROWS).flatMap(([category, rows]) =>
    rows.map(
      ([name, description, metricName, targetValue, difficultyLevel, points, prerequisite]): Milestone => ({
        name,
        displayName: name.replace(
          /(^|_)([a-z])/g,
          (_, gap, letter) => `${gap && ' '}${letter.toUpperCase()}`,
        ),
        description,
        metricName,
        targetValue,
        metricType: METRIC_TYPES[metricName] ?? 'count',
        category,
        difficultyLevel,
        points,
        prerequisites: prerequisite === undefined ? [] : [prerequisite],
      }),
    ),
  ),
);
