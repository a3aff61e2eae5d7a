// Answers every case, and sums the answers up in one line: their number and the SHA-256 of their JSON.
import { createHash } from 'node:crypto';

export function answerCases(tactful, cases) {
  const answers = cases.map(({ call, args }) => {
    try {
      const prepared = args.map((argument, i) => {
        const holdsPolicy =
          call !== 'definePolicy' &&
          i > 0 &&
          argument !== null &&
          typeof argument === 'object' &&
          'policy' in argument;
        return holdsPolicy ? { ...argument, policy: tactful.definePolicy(argument.policy) } : argument;
      });
      return tactful[call](...prepared);
    } catch (error) {
      if (!(error instanceof tactful.TactfulError)) throw error;
      return { code: error.code, issues: error.issues };
    }
  });
  const digest = createHash('sha256').update(JSON.stringify(answers)).digest('hex');
  return `${answers.length} cases, answers ${digest.slice(0, 16)}`;
}
