import { mergeConfig } from 'vitest/config';
import base from './vitest.config.js';

const { test, ...rest } = base as { test: object };

/** The tests that mutants of one part are run against: those that `stryker.config.mjs` names for it. */
export default mergeConfig(rest, {
  test: {
    ...test,
    include: (process.env['MUTATION_TESTS'] ?? '').split(','),
    maxWorkers: 1,
    isolate: false,
    setupFiles: ['test/support/no-shrinking.ts'],
  },
});
