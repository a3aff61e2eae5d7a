import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  resolve: {
    alias: [
      { find: /^tactful$/, replacement: `${root}src/index.ts` },
      { find: /^tactful\/(.+)$/, replacement: `${root}src/$1/index.ts` },
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/bench/**', 'test/consumers/**', '**/node_modules/**'],
    maxWorkers: 2,
    isolate: false, // modules load once a worker; tests leave nothing behind
    testTimeout: 60_000,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reportsDirectory: 'coverage',
      thresholds: { branches: 96, functions: 99, lines: 98, statements: 98 },
    },
  },
});
