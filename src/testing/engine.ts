import { mergeEngagementStats } from '../engagement-stats.js';
import { evaluateUser } from '../evaluate-user.js';
import { evaluateUsers } from '../evaluate-users.js';
import { explainUser } from '../explain.js';
import { assessLead, completeReengagement, markForReengagement } from '../follow-up/index.js';
import { simulateEngagement } from '../simulation/index.js';

/** The functions that the laws are about. */
export interface Engine {
  readonly evaluateUser: typeof evaluateUser;
  readonly evaluateUsers: typeof evaluateUsers;
  readonly explainUser: typeof explainUser;
  readonly mergeEngagementStats: typeof mergeEngagementStats;
  readonly assessLead: typeof assessLead;
  readonly markForReengagement: typeof markForReengagement;
  readonly completeReengagement: typeof completeReengagement;
  readonly simulateEngagement: typeof simulateEngagement;
}

/** The library itself. Tests hand the laws others, broken on purpose. */
export const engine: Engine = {
  evaluateUser,
  evaluateUsers,
  explainUser,
  mergeEngagementStats,
  assessLead,
  markForReengagement,
  completeReengagement,
  simulateEngagement,
};
