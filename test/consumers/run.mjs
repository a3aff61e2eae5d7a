// Packs the library, installs the tarball into an empty folder, and uses it there as ESM, as CJS and from TypeScript.
// Looks through the tarball. Each way runs all of cases.json; their answers must be the same, byte for byte.
// fast-check comes in only after that: one entry alone needs it.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { digest, wrongAnswers } from './check-answers.mjs';
import { tarballFaults } from './check-tarball.mjs';
import { installTarball } from './tarball.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const TYPESCRIPTS = ['5.5.4', '5.9.3']; // the oldest supported, and the newest
const RESOLUTIONS = [
  ['bundler', 'esnext'],
  ['node16', 'node16'],
  ['nodenext', 'nodenext'],
];

const folder = mkdtempSync(join(tmpdir(), 'tactful-consumer-'));
const run = (command, ...args) =>
  execFileSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NODE_NO_WARNINGS: '1' }, // Node 20 calls the import of JSON experimental
    maxBuffer: 1e8,
    stdio: ['ignore', 'pipe', 'inherit'],
  });

try {
  const aliases = TYPESCRIPTS.map((version) => `typescript-${version}@npm:typescript@${version}`);
  const files = installTarball(folder, ...aliases);
  const faults = tarballFaults(root, join(folder, 'node_modules/tactful'), files);
  if (faults.length > 0) throw new Error(`the tarball:\n${faults.join('\n')}`);
  console.log(`tarball: ${files.length} files, as they should be`);
  for (const file of readdirSync(here)) if (file !== 'run.mjs') cpSync(join(here, file), join(folder, file));
  cpSync(join(root, 'test/cases.json'), join(folder, 'cases.json'));
  const cases = JSON.parse(readFileSync(join(root, 'test/cases.json'), 'utf8'));

  const esm = run('node', 'use-esm.mjs');
  const cjs = run('node', 'use-cjs.cjs');
  const wrong = wrongAnswers(esm, cases);
  if (wrong.length > 0) throw new Error(`not the expected answers:\n${wrong.join('\n')}`);
  if (esm !== cjs) throw new Error('ESM and CJS answer differently');
  console.log(`ESM and CJS: ${cases.length} cases, answers ${digest(esm).slice(0, 16)}`);

  run('node', 'use-without-fast-check.mjs');
  run('npm', 'install', '--silent', `fast-check@${manifest.peerDependencies['fast-check']}`);
  run('node', '--test', 'use-testing.test.mjs');
  console.log(`The laws, with fast-check: ${run('node', 'use-testing.cjs').trim()}`);

  for (const [moduleResolution, module] of RESOLUTIONS) {
    const compilerOptions = {
      module,
      moduleResolution,
      target: 'es2022',
      lib: ['es2022'],
      types: [],
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
    };
    // A bundler has no `import x = require()`.
    const files = [
      'use-types.ts',
      'use-testing.ts',
      ...(moduleResolution === 'bundler' ? [] : ['use-types.cts']),
    ];
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
    for (const version of TYPESCRIPTS) {
      run('node', join('node_modules', `typescript-${version}`, 'bin/tsc'));
      console.log(`TypeScript ${version}, ${moduleResolution}: compiles`);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
