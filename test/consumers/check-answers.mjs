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

function isExpected({ answer, error }, { expected, error: expectedError }) {
  if (expectedError === undefined) return error === undefined && isDeepStrictEqual(answer, expected);
  if (error === undefined) return false;
  const { code, issues } = error;
  return isDeepStrictEqual({ code, paths: issues.map(({ path }) => path) }, expectedError);
}
