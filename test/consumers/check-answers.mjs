import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';

/** SHA-256 of what a program printed: the answers, one a line. */
export function digest(answers) {
  return createHash('sha256').update(answers).digest('hex');
}

/** The cases whose answer, of those lines, is not the expected one. */
export function wrongAnswers(answers, cases) {
  const lines = answers.trimEnd().split('\n');
  if (lines.length !== cases.length) return [`${lines.length} answers to ${cases.length} cases`];
  return cases.filter((one, i) => !isExpected(JSON.parse(lines[i]), one)).map(({ name }) => name);
}

function isExpected({ answer, error }, { expected, tolerance = 0, error: expectedError }) {
  if (expectedError === undefined) {
    return error === undefined && isDeepStrictEqual(snap(answer, expected, tolerance), expected);
  }
  if (error === undefined) return false;
  const { code, issues } = error;
  return isDeepStrictEqual({ code, paths: issues.map(({ path }) => path) }, expectedError);
}

/** The answer, with the expected number in place of each one that is near it. */
function snap(answer, expected, tolerance) {
  if (typeof answer === 'number' && typeof expected === 'number') {
    return Math.abs(answer - expected) <= tolerance * Math.abs(expected) ? expected : answer;
  }
  if (answer === null || typeof answer !== 'object' || expected === null || typeof expected !== 'object') {
    return answer;
  }
  if (Array.isArray(answer)) return answer.map((value, i) => snap(value, expected[i], tolerance));
  const entries = Object.entries(answer).map(([key, value]) => [key, snap(value, expected[key], tolerance)]);
  return Object.fromEntries(entries);
}
