/**
 * Mutation testing, one part at a time: `PART=follow-up npm run test:mutation`. A mutant is run against the tests of
 * its own part, so that what these do not notice is not hidden by luck elsewhere, and so that two cores are enough.
 */
const parts = {
  'evaluate-user': {
    mutate: ['src/evaluate-user.ts'],
    tests: [
      'test/evaluate-user*.test.ts',
      'test/evaluate-users.test.ts',
      'test/explain.test.ts',
      'test/cases.test.ts',
      'test/eligibility/**',
      'test/tone/**',
      'test/segmentation/**',
      'test/properties/decision.test.ts',
    ],
  },
  eligibility: {
    mutate: ['src/eligibility/**/*.ts'],
    tests: [
      'test/eligibility/**',
      'test/evaluate-user*.test.ts',
      'test/explain.test.ts',
      'test/cases.test.ts',
      'test/properties/decision.test.ts',
    ],
  },
  segmentation: {
    mutate: ['src/segmentation/**/*.ts'],
    tests: ['test/segmentation/**', 'test/evaluate-user*.test.ts', 'test/cases.test.ts'],
  },
  'follow-up': { mutate: ['src/follow-up/**/*.ts'], tests: ['test/follow-up/**', 'test/cases.test.ts'] },
  profile: { mutate: ['src/profile/**/*.ts'], tests: ['test/profile/**', 'test/cases.test.ts'] },
  experiment: { mutate: ['src/experiment/**/*.ts'], tests: ['test/experiment/**', 'test/cases.test.ts'] },
};

const name = process.env.PART ?? '';
const part = parts[name];
if (part === undefined) throw new Error(`PART=${name}: expected one of ${Object.keys(parts).join(', ')}`);
process.env.MUTATION_TESTS = part.tests.map((path) => path.replace(/\/\*\*$/, '/**/*.test.ts')).join(',');

export default {
  testRunner: 'vitest',
  vitest: { configFile: 'test/vitest.mutation.config.ts', related: false },
  mutate: part.mutate,
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  disableTypeChecks: false,
  incremental: true,
  incrementalFile: `reports/mutation/${name}.json`,
  ignorePatterns: ['examples', 'docs', 'coverage', 'reports', 'dist', 'test/bench', 'test/consumers'],
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, allowEmojis: false },
  concurrency: 2,
  timeoutMS: 4000,
  thresholds: { high: 95, low: 90, break: 85 },
};
