import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.js';

/** The tests that mutants of the decision are run against: those beside it, without packages, documents and zones. */
export default mergeConfig(
  base,
  defineConfig({
    test: {
      maxWorkers: 1,
      setupFiles: ['test/support/no-shrinking.ts'],
      exclude: [
        'test/{time,random,internal,policy,properties,consumers,bench}/**',
        'test/{docs,readme,architecture,purity}.test.ts',
        '**/node_modules/**',
      ],
    },
  }),
);
