import { type Issue, issue } from '../errors.js';
import { suggestion } from '../internal/closest-name.js';
import { isRecord } from '../internal/own-keys.js';
import { parseTimestamp, TIMESTAMP_EXPECTED } from '../time/index.js';
import type { FollowUpPolicy } from './policy.js';

/** The statuses that a lead may have under any policy. */
export const STATUSES: readonly (string | null)[] = [
  'No Response',
  'Interested',
  'Rejected',
  'Converted',
  '',
  null,
];

/** Every fault of a lead. Without a policy, where none is asked for, its stage and status may be any text. */
export function leadFaults(lead: unknown, policy: FollowUpPolicy | null): Issue[] {
  if (!isRecord(lead)) return [issue('lead', 'expected an object', lead)];
  const faults: Issue[] = [];
  const { id, attempts } = lead;
  if (typeof id !== 'string' || id === '') faults.push(issue('id', 'expected a non-empty string', id));
  for (const field of ['optedOut', 'eligibleForReengagement']) {
    const value = lead[field];
    if (value !== undefined && typeof value !== 'boolean')
      faults.push(issue(field, 'expected true or false', value));
  }
  for (const field of ['engagementStatus', 'emailConfidenceLevel']) {
    const value = lead[field] ?? null;
    if (value !== null && typeof value !== 'string')
      faults.push(issue(field, 'expected a string or null', value));
  }
  const known = policy && {
    responseStatus: [...STATUSES, ...policy.eligibleResponseStatuses],
    followUpStage: [...policy.stages.map(({ name }) => name), null],
  };
  for (const field of ['responseStatus', 'followUpStage'] as const) {
    const value = lead[field] ?? null;
    if (known === null && value !== null && typeof value !== 'string')
      faults.push(issue(field, 'expected a string or null', value));
    if (known !== null && !known[field].includes(value as string))
      faults.push(issue(field, unknownName(value, known[field]), value));
  }
  for (const field of ['lastContactedAt', 'markedAt']) {
    const value = lead[field] ?? null;
    if (value !== null && Number.isNaN(parseTimestamp(value)))
      faults.push(issue(field, TIMESTAMP_EXPECTED, value));
  }
  return attempts === undefined ? faults : [...faults, ...attemptFaults(attempts)];
}

/** Every fault of a lead's log of attempts. Their stages may be of any policy, also of an earlier one. */
function attemptFaults(attempts: unknown): Issue[] {
  if (!Array.isArray(attempts)) return [issue('attempts', 'expected a list of attempts', attempts)];
  const faults: Issue[] = [];
  for (let i = 0; i < attempts.length; i++) {
    const attempt: unknown = attempts[i];
    const path = `attempts[${i}]`;
    if (!isRecord(attempt)) {
      faults.push(issue(path, 'expected an object', attempt));
      continue;
    }
    const { stage, at, success } = attempt;
    if (typeof stage !== 'string') faults.push(issue(`${path}.stage`, 'expected a string', stage));
    if (Number.isNaN(parseTimestamp(at))) faults.push(issue(`${path}.at`, TIMESTAMP_EXPECTED, at));
    if (typeof success !== 'boolean')
      faults.push(issue(`${path}.success`, 'expected true or false', success));
  }
  return faults;
}

/** What to say of a name that is not one of `known`. */
export function unknownName(typed: unknown, known: readonly (string | null)[]): string {
  const texts = known.filter((name) => name !== null);
  const hint = typeof typed === 'string' ? suggestion(typed, texts) : '';
  const names = [...new Set(known)].map((name) => JSON.stringify(name));
  return `expected ${names.join(' or ')}${hint}`;
}
