// node test/bench/run.mjs evaluate-user [more …]: bundles a benchmark as a consumer's build would, and runs it.
// (Loaders that run TypeScript directly wrap every inner function to keep its name, which costs more than the code.)
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const support = new Set(['harness.ts', 'population.ts']);
const all = readdirSync(here).filter((file) => file.endsWith('.ts') && !support.has(file));
const names = process.argv.length > 2 ? process.argv.slice(2) : all.map((file) => basename(file, '.ts'));

for (const name of names) {
  const outfile = join(here, '.out', `${name}.mjs`);
  await build({
    entryPoints: [join(here, `${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    tsconfig: join(here, '../../tsconfig.json'),
  });
  const { status } = spawnSync(process.execPath, ['--expose-gc', outfile], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
