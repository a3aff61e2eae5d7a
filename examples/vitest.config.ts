import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root: `${root}examples`,
  resolve: {
    alias: [
      { find: /^tactful$/, replacement: `${root}src/index.ts` },
      { find: /^tactful\/(.+)$/, replacement: `${root}src/$1/index.ts` },
    ],
  },
  test: { include: ['**/*.test.ts'], exclude: ['**/node_modules/**'], maxWorkers: 2, testTimeout: 120_000 },
});
