import {
  assessLead,
  clearStaleFlags,
  completeReengagement,
  findEligibleLeads,
  type Lead,
  markForReengagement,
  mergeReengagementStats,
  pendingReengagements,
  planCampaign,
  recordResponse,
  reengagementStats,
} from 'tactful';
import { expect, test } from 'vitest';
import { errorOf } from '../support/faults-of.js';
import { throwing } from '../support/hostile.js';
import { leadWith, NOW } from './leads.js';

const now = NOW;
const marked = leadWith({ followUpStage: 'Followup_1', eligibleForReengagement: true });

/** Each function with its subject, in some options that are good but for what is laid over them. */
const calls: Record<string, (subject: never, options?: object) => unknown> = {
  assessLead: (lead, o) => assessLead(lead, { now, ...o }),
  markForReengagement: (lead, o) => markForReengagement(lead, { now, ...o }),
  completeReengagement: (lead, o) => completeReengagement(lead, { now, success: true, ...o }),
  recordResponse: (lead, o) => recordResponse(lead, { now, status: 'Rejected', ...o }),
  findEligibleLeads: (leads, o) => findEligibleLeads(leads, { now, ...o }),
  planCampaign: (leads, o) => planCampaign(leads, { now, ...o }),
  clearStaleFlags: (leads, o) => clearStaleFlags(leads, { now, olderThan: { days: 1 }, ...o }),
  pendingReengagements: (leads, o) => pendingReengagements(leads, o),
  reengagementStats: (leads, o) => reengagementStats(leads, { now, ...o }),
  mergeReengagementStats: (stats) => mergeReengagementStats(stats, stats),
};

test.each(Object.entries(calls))(
  '%s names itself when it refuses its subject or its options',
  (name, call) => {
    expect(errorOf(() => call(null as never)).functionName).toBe(name);
    if (name === 'pendingReengagements') {
      expect(errorOf(() => pendingReengagements([], null as never)).functionName).toBe(name);
    }
    const bad = name === 'pendingReengagements' ? { limit: -1 } : { now: 'soon' };
    if (name !== 'mergeReengagementStats') {
      expect(errorOf(() => call([marked] as never, bad)).functionName).toBe(name);
    }
  },
);

test.each(['assessLead', 'markForReengagement', 'completeReengagement', 'recordResponse'])(
  '%s names itself and the lead when that cannot be read',
  (name) => {
    const error = errorOf(() => calls[name]!(throwing('id', marked) as never));
    expect([error.functionName, error.issues]).toEqual([
      name,
      [{ path: 'lead', message: 'could not be read', received: '"id is out of order"' }],
    ]);
  },
);

test('what is no list is told what was expected', () => {
  for (const name of ['findEligibleLeads', 'planCampaign', 'clearStaleFlags', 'reengagementStats'] as const) {
    expect(errorOf(() => calls[name]!('emma' as never)).issues).toEqual([
      { path: 'leads', message: 'expected a list or another iterable of leads', received: '"emma"' },
    ]);
  }
  expect(errorOf(() => calls['assessLead']!([] as Lead[] as never)).issues[0]?.message).toBe(
    'expected an object',
  );
});
