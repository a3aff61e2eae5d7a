import {
  type Decision,
  definePolicy,
  evaluateUser,
  type Policy,
  TactfulError,
  type UserFacts,
} from 'tactful';
import { determineSegment } from 'tactful/segmentation';

const user: UserFacts = { id: 'u1', createdAt: '2026-01-10', timeZone: null };
const policy: Policy = definePolicy({ eligibility: { caps: [{ max: 1, per: 'day' }] } });
const decision: Decision = evaluateUser(user, { now: 0, policy });
export const segment: string = decision.eligible
  ? decision.segment
  : determineSegment(user, { now: 0, policy });
export const never: null = decision.eligible ? null : decision.decisionKey;
// Rows of a database have fields that are undefined.
const row: { readonly timeZone: string | undefined; readonly optedOut: boolean | undefined } = {
  timeZone: undefined,
  optedOut: undefined,
};
evaluateUser({ ...user, ...row, messages: [{ sentAt: 0, channel: undefined }] }, { now: 0 });
export const error: Error = new TactfulError('invalid_input', 'f', []);

// @ts-expect-error: there is no hidden clock
evaluateUser(user, { policy });
// @ts-expect-error: durations are objects
definePolicy({ eligibility: { inactivity: 24 } });
// @ts-expect-error: a document is no policy until it is defined
evaluateUser(user, { now: 0, policy: { eligibility: { inactivity: null } } });
