import { describe, expect, it } from 'vitest';
import {
  assessMilestones,
  buildPatterns,
  checkAlerts,
  defaultMilestones,
  definePolicy,
  emptyPattern,
  engagementDashboard,
  milestoneCelebration,
  moodSupport,
  planOutreach,
  reEngagement,
  retentionPlan,
  scheduleDefaults,
  TactfulError,
  topicFollowUp,
} from '../../src/index.js';
import { defaultAlertsPolicy } from '../../src/outreach/index.js';
import { errorOf } from '../support/faults-of.js';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 2, 2);

const pathsOf = (run: () => unknown): string[] => {
  try {
    run();
  } catch (error) {
    if (error instanceof TactfulError) return error.issues.map(({ path }) => path);
    throw error;
  }
  return [];
};

describe('checkAlerts', () => {
  const names = (...given: Parameters<typeof checkAlerts>) => checkAlerts(...given).map(({ alert }) => alert);

  it('raises each alert above its threshold, not at it', () => {
    expect(names({ highChurnCount: 100 }, null)).toEqual([]);
    expect(names({ highChurnCount: 101 }, null)).toEqual(['high_churn']);
    expect(names({ failedTasks: 5, totalTasks: 100 }, null)).toEqual([]);
    expect(names({ failedTasks: 51, totalTasks: 1000 }, null)).toEqual(['failed_tasks']);
    expect(names({ failedTasks: 0, totalTasks: 0 }, null)).toEqual([]);
    for (const [before, now] of [
      [0.5, 0.45],
      [0.3, 0.27],
      [0.7, 0.63],
      [1, 0.9],
    ] as const) {
      expect(
        names({ responseRate: now, modelAccuracy: now }, { responseRate: before, modelAccuracy: before }),
      ).toEqual([]);
      const less = now - 1e-9;
      expect(
        names({ responseRate: less, modelAccuracy: less }, { responseRate: before, modelAccuracy: before }),
      ).toEqual(['response_rate_drop', 'model_accuracy_drop']);
    }
    expect(names({ responseRate: 0.9 }, { responseRate: 0.1 })).toEqual([]);
    expect(names({ responseRate: 0 }, { responseRate: 0 })).toEqual([]);
    expect(names({}, {})).toEqual([]);
  });

  it('takes its thresholds from the policy, and null for none', () => {
    expect(definePolicy().alerts).toEqual(defaultAlertsPolicy);
    const policy = definePolicy({ alerts: { highChurnCount: 0, failedTaskRate: null } });
    expect(names({ highChurnCount: 1, failedTasks: 9, totalTasks: 10 }, null, { policy })).toEqual([
      'high_churn',
    ]);
  });

  it('says it in a sentence', () => {
    expect(
      checkAlerts({ failedTasks: 3, totalTasks: 40, modelAccuracy: 0.7 }, { modelAccuracy: 0.84 }),
    ).toEqual([
      { alert: 'failed_tasks', value: 0.075, threshold: 0.05, text: '3 of 40 tasks have failed (7.5 %).' },
      {
        alert: 'model_accuracy_drop',
        value: 0.166666666667,
        threshold: 0.1,
        text: "The model's accuracy has fallen by 16.7 %, from 84 % to 70 %.",
      },
    ]);
  });

  it('refuses what is out of range', () => {
    expect(pathsOf(() => checkAlerts({ highChurnCount: -1 }, null))).toEqual(['current.highChurnCount']);
    expect(pathsOf(() => checkAlerts({}, { responseRate: 20 }))).toEqual(['previous.responseRate']);
    expect(pathsOf(() => checkAlerts({ failedTasks: 2, totalTasks: 1 }, null))).toEqual([
      'current.failedTasks',
    ]);
    expect(pathsOf(() => checkAlerts(null as never, null))).toEqual(['current']);
    expect(pathsOf(() => checkAlerts({}, null, { policy: {} as never }))).toEqual(['policy']);
    expect(pathsOf(() => checkAlerts({}, null, null as never))).toEqual(['options']);
  });
});

describe('retentionPlan', () => {
  it('keeps what is as old as allowed, removes what is older, touches nothing unreadable', () => {
    const at = [NOW - 90 * DAY - 1, NOW - 90 * DAY, NOW + 1, 'someday'];
    const records = at.map((when, id) => ({ id: `r${id}`, at: when }));
    const { keep, remove, rejected } = retentionPlan(records, { now: NOW, keep: { days: 90 } });
    expect(remove).toEqual([records[0]]);
    expect(keep).toEqual([records[1], records[2]]);
    expect(rejected.map(({ index, id, issues }) => [index, id, issues[0]!.path])).toEqual([[3, 'r3', 'at']]);
    expect(retentionPlan([null as never], { now: NOW, keep: { days: 1 } }).rejected.length).toBe(1);
    for (const [path, bad] of [
      ['keep', {}],
      ['keep', null],
      ['keep.months', { months: 1 }],
      ['keep.days', { days: -1 }],
    ] as const) {
      expect(pathsOf(() => retentionPlan([], { now: NOW, keep: bad as never }))).toEqual([path]);
    }
  });
});

describe('the builders of candidates', () => {
  const user = { id: 'u', createdAt: NOW - 90 * DAY };

  it('build candidates that plan and fill a template', () => {
    const context = { name: 'Ann' };
    const built = [
      milestoneCelebration(user, { milestone: defaultMilestones[2]!, context }),
      topicFollowUp(user, { topic: 'machine learning', lastMentionDays: 3.7, relevanceScore: 0.8, context }),
      moodSupport(user, { moodTrend: -0.6, recentSentiment: 'negative', context }),
      reEngagement(user, { churnRisk: 0.85, inactiveDays: 12, context, channel: 'telegram' }),
    ];
    expect(built.map(({ outreachType, subject, priority }) => [outreachType, subject, priority])).toEqual([
      ['milestone_celebration', 'super_communicator', 0.7],
      ['topic_follow_up', 'machine learning', 0.52],
      ['mood_support', '', 0.95],
      ['re_engagement', '', 0.9],
    ]);
    for (const candidate of built) {
      const { scheduled } = planOutreach([candidate], { now: NOW, templates: { seed: 1 } });
      expect(scheduled[0]!.templateId).toContain(candidate.outreachType);
    }
    expect(built[1]!.context).toEqual({ topic: 'machine learning', days: 3, name: 'Ann' });
    expect(built[3]!.channel).toBe('telegram');
  });

  it('weigh what they are about', () => {
    const priority = (churnRisk: number) => reEngagement(user, { churnRisk }).priority;
    expect([priority(0.8), priority(0.81), priority(0)]).toEqual([0.7200000000000001, 0.9, 0]);
    const mood = (moodTrend: number, recentSentiment: 'very_negative' | null = null) =>
      moodSupport(user, { moodTrend, recentSentiment }).priority;
    expect([mood(-0.4), mood(-0.39), mood(0, 'very_negative')]).toEqual([0.95, 0.6, 0.95]);
  });

  it('weigh it as the policy says, which does not go into the candidate', () => {
    const policy = definePolicy({
      behavior: {
        churn: { reEngageAbove: 0.5 },
        nextAction: {
          supportBelow: -0.2,
          priorities: {
            moodSupport: 0.5,
            moodFalling: 0.4,
            reEngagement: 0.3,
            milestoneCelebration: 0.2,
            topicFollowUp: 0.1,
          },
        },
      },
    });
    const built = [
      milestoneCelebration(user, { milestone: defaultMilestones[2]!, policy }),
      topicFollowUp(user, { topic: 'a', lastMentionDays: 3, relevanceScore: 0.5, policy }),
      moodSupport(user, { moodTrend: -0.2, policy }),
      moodSupport(user, { moodTrend: -0.19, policy }),
      reEngagement(user, { churnRisk: 0.51, policy }),
      reEngagement(user, { churnRisk: 0.5, policy }),
    ];
    expect(built.map(({ priority }) => priority)).toEqual([0.2, 0.05, 0.5, 0.4, 0.3, 0.15]);
    expect(built.filter((candidate) => 'policy' in candidate)).toEqual([]);
    expect(pathsOf(() => reEngagement(user, { churnRisk: 0.5, policy: {} as never }))).toEqual(['policy']);
  });

  it('refuse malformed facts', () => {
    expect(pathsOf(() => milestoneCelebration(user, { milestone: 'ten days' as never }))).toEqual([
      'milestone',
    ]);
    expect(pathsOf(() => milestoneCelebration(user, { milestone: { name: '' } as never }))).toEqual([
      'milestone.name',
    ]);
    expect(pathsOf(() => topicFollowUp(user, { topic: '', lastMentionDays: 1, relevanceScore: 1 }))).toEqual([
      'topic',
    ]);
    expect(
      pathsOf(() => topicFollowUp(user, { topic: 'a', lastMentionDays: -1, relevanceScore: 1 })),
    ).toEqual(['lastMentionDays']);
    expect(pathsOf(() => topicFollowUp(user, { topic: 'a', lastMentionDays: 1, relevanceScore: 2 }))).toEqual(
      ['relevanceScore'],
    );
    expect(pathsOf(() => moodSupport(user, { moodTrend: Number.NaN }))).toEqual(['moodTrend']);
    expect(pathsOf(() => moodSupport(user, { moodTrend: 0, recentSentiment: 'bad' as never }))).toEqual([
      'recentSentiment',
    ]);
    expect(pathsOf(() => reEngagement(user, { churnRisk: 1.5 }))).toEqual(['churnRisk']);
    expect(pathsOf(() => reEngagement(user, null as never))).toEqual(['about']);
  });
});

describe('engagementDashboard', () => {
  it('shows activity, risk, outreach and milestones', () => {
    const days = (userId: string, from: number, count: number) =>
      Array.from({ length: count }, (_, i) => ({ userId, at: NOW - (from + i) * DAY, type: 'message' }));
    const { patterns } = buildPatterns([
      ...days('busy', 0, 20),
      ...days('gone', 60, 20),
      ...days('new', 1, 1),
    ]);
    const outreaches = [{ outreachType: 'check_in', sentAt: NOW - DAY, respondedAt: NOW }];
    const milestones = [assessMilestones({ total_interactions: 20 }, { granted: [], now: NOW })];
    const dashboard = engagementDashboard({ patterns, outreaches, milestones }, { now: NOW });
    expect(dashboard.dailyActiveUsers).toBe(1);
    const { unknown, low, high, critical } = dashboard.churnRiskDistribution;
    expect([unknown, low, high + critical]).toEqual([1, 1, 1]);
    expect(dashboard.outreachPerformance.overall.responseRate).toBe(1);
    expect(dashboard.milestoneProgress).toMatchObject({ users: 1, totalPoints: 10 });
    expect(dashboard.rejected).toEqual([]);
    expect(JSON.parse(JSON.stringify(dashboard))).toEqual(dashboard);
    const listed = [...Object.values(patterns), {} as never];
    const again = engagementDashboard({ patterns: listed, outreaches, milestones }, { now: NOW });
    expect(again.churnRiskDistribution).toEqual(dashboard.churnRiskDistribution);
    expect(again.rejected.map(({ index }) => index)).toEqual([3]);
  });

  it('refuses malformed options', () => {
    const sources = { patterns: [], outreaches: [], milestones: [] };
    expect(pathsOf(() => engagementDashboard(sources, {} as never))).toEqual(['now']);
    expect(pathsOf(() => engagementDashboard(sources, { now: NOW, policy: {} as never }))).toEqual([
      'policy',
    ]);
    expect(pathsOf(() => engagementDashboard(null as never, { now: NOW }))).toEqual(['sources']);
    for (const patterns of [5, null, 'u1']) {
      expect(pathsOf(() => engagementDashboard({ ...sources, patterns } as never, { now: NOW }))).toEqual([
        'patterns',
      ]);
    }
  });

  it.each<[string, object, object]>([
    ['days', { days: -1 }, {}],
    ['days', { days: null }, {}],
    ['model', { model: 5 }, {}],
    ['outreaches', {}, { outreaches: 5 }],
    ['milestones', {}, { milestones: 5 }],
    ['milestones[0]', {}, { milestones: [5] }],
    ['milestones[1].progress', {}, { milestones: [[], [5]] }],
  ])('names itself, and %s, whoever reads it', (path, options, sources) => {
    const given = { patterns: [emptyPattern('u1')], outreaches: [], milestones: [], ...sources };
    const error = errorOf(() => engagementDashboard(given, { now: NOW, ...options }));
    expect([error.functionName, error.issues.map((issue) => issue.path)]).toEqual([
      'engagementDashboard',
      [path],
    ]);
  });

  it('rejects a pattern about which the model throws', () => {
    const sources = { patterns: [emptyPattern('u1')], outreaches: [], milestones: [] };
    const model = () => {
      throw new Error('away');
    };
    const { rejected } = engagementDashboard(sources, { now: NOW, model });
    expect(rejected).toEqual([
      {
        index: 0,
        id: 'u1',
        issues: [{ path: 'model', message: 'threw instead of answering', received: '"away"' }],
      },
    ]);
  });
});

it('scheduleDefaults: every 5 minutes, every 30, on Mondays', () => {
  expect(scheduleDefaults.outreachProcessing.everyMs).toBe(5 * 60_000);
  expect(scheduleDefaults.patternAnalysis.everyMs).toBe(30 * 60_000);
  expect(scheduleDefaults.modelTraining.cron).toMatch(/ 1$/);
});
