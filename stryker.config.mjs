import { readdirSync } from 'node:fs';

/**
 * Mutation testing, one part at a time: `PART=follow-up npm run test:mutation`. A mutant is run against the tests of
 * its own part, so that a gap there is not hidden by luck elsewhere. Golden cases join in where they are short: many
 * of them decide on their way to something else.
 */
const decision = [
  'test/segmentation',
  'test/eligibility',
  'test/tone',
  'test/evaluate-',
  'test/explain',
  'test/cases',
];
const parts = {
  'evaluate-user': { mutate: 'src/evaluate-user.ts', tests: decision },
  eligibility: { mutate: 'src/eligibility/*.ts', tests: decision },
  segmentation: { mutate: 'src/segmentation/*.ts', tests: ['test/segmentation'] },
  'follow-up': { mutate: 'src/follow-up/*.ts', tests: ['test/follow-up', 'test/cases'] },
  profile: { mutate: 'src/profile/*.ts', tests: ['test/profile', 'test/cases'] },
  experiment: { mutate: 'src/experiment/**/*.ts', tests: ['test/experiment'] },
};

const { PART = '', CONCURRENCY = '2' } = process.env;
const part = parts[PART];
if (part === undefined) throw new Error(`PART=${PART}: expected one of ${Object.keys(parts).join(', ')}`);

/** Laws over random records, and crowds, cost as much as all other tests together: the score is one without them. */
const isSlow = (file) => /profile\/(laws|crowds)/.test(file);
const isOfPart = (file) => part.tests.some((start) => file.startsWith(start)) && !isSlow(file);

process.env.MUTATION_TESTS = readdirSync('test', { recursive: true })
  .map((file) => `test/${file}`)
  .filter((file) => file.endsWith('.test.ts') && !file.includes('node_modules') && isOfPart(file))
  .join(',');

export default {
  // Schemas and defaults are tables, which test/policy compares with the docstrings word for word.
  mutate: [part.mutate, '!src/**/policy.ts', '!src/**/index.ts'],
  plugins: ['./test/mutation/runner.mjs'],
  testRunner: 'in-process',
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  disableTypeChecks: false, // esbuild drops the types
  concurrency: Number(CONCURRENCY),
  timeoutMS: 20_000, // an endless loop is found by counting, not by the clock
  ignorePatterns: ['examples', 'docs', 'coverage', 'reports', 'dist', 'test/bench', 'test/consumers'],
  reporters: ['clear-text', 'progress-append-only', 'json'],
  jsonReporter: { fileName: `reports/mutation/${PART}.json` },
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: 85 },
};
