import { readdirSync } from 'node:fs';
import { defineConfig } from 'tsup';

// One entry for the whole library and one for each folder that a user would import alone.
// A folder is an entry as soon as it has an index.ts; the folders named here stay inside.
const inside = new Set(['internal', 'pattern', 'random', 'time']);
const folders = readdirSync('src', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !inside.has(entry.name))
  .map((entry) => entry.name);

export default defineConfig({
  entry: Object.fromEntries([
    ['index', 'src/index.ts'],
    ...folders.map((folder) => [folder, `src/${folder}/index.ts`]),
  ]),
  format: ['esm', 'cjs'],
  target: 'es2022',
  platform: 'neutral',
  // Shared chunks, so that one TactfulError is thrown and caught across all entries, in both formats.
  splitting: true,
  dts: true,
  clean: true,
  treeshake: false,
});
