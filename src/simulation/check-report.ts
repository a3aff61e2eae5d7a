import { refuse } from '../errors.js';
import { checkCount, checkCounts } from '../internal/counts.js';
import { isRecord } from '../internal/own-keys.js';
import { isRejected } from '../internal/rejected.js';

const EXPECTED = 'expected a report from backtestPolicy';

/** Refuses what is no report. Its rates are not looked at: they are worked out anew. */
export function checkReport(functionName: string, path: string, report: unknown): void {
  const { from, to, everyMs, userCount, limit, policies, mostAffected, rejected } = record(path, report);
  for (const [field, value] of Object.entries({ from, to, everyMs }))
    if (!Number.isFinite(value)) refuse(functionName, `${path}.${field}`, EXPECTED, value);
  checkCount(functionName, `${path}.userCount`, userCount);
  checkCount(functionName, `${path}.limit`, limit);
  for (const [name, counts] of Object.entries(record(`${path}.policies`, policies))) {
    const at = `${path}.policies.${name}`;
    const read = record(at, counts);
    for (const field of ['evaluations', 'sends', 'usersReached', 'nightSends'])
      checkCount(functionName, `${at}.${field}`, read[field]);
    for (const field of ['skips', 'sendsBySegment']) checkCounts(functionName, `${at}.${field}`, read[field]);
  }
  list(`${path}.mostAffected`, mostAffected).forEach((user, i) => {
    const at = `${path}.mostAffected[${i}]`;
    const { userId, sends, difference } = record(at, user);
    if (typeof userId !== 'string') refuse(functionName, `${at}.userId`, 'expected a string', userId);
    checkCounts(functionName, `${at}.sends`, sends);
    checkCount(functionName, `${at}.difference`, difference);
  });
  list(`${path}.rejected`, rejected).forEach((one, i) => {
    checkCount(functionName, `${path}.rejected[${i}].index`, record(`${path}.rejected[${i}]`, one)['index']);
    if (!isRejected(one)) refuse(functionName, `${path}.rejected[${i}]`, EXPECTED, one);
  });

  function record(at: string, value: unknown): Record<string, unknown> {
    return isRecord(value) ? value : refuse(functionName, at, EXPECTED, value);
  }
  function list(at: string, value: unknown): readonly unknown[] {
    return Array.isArray(value) ? Array.from(value) : refuse(functionName, at, EXPECTED, value);
  }
}
