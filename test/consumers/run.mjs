// Packs the library, installs the tarball into an empty folder, and uses it there as ESM, as CJS and from TypeScript.
// Each way runs all of cases.json; their answers must be the same, byte for byte. Optional peers come in only then.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

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
  execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

try {
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );
  const strays = packed.files
    .map(({ path }) => path)
    .filter((path) => !/^(dist\/|README\.md$|CHANGELOG\.md$|LICENSE$|package\.json$)/.test(path));
  if (strays.length > 0) throw new Error(`the tarball holds ${strays.join(', ')}`);

  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'consumer', private: true, type: 'module' }),
  );
  const aliases = TYPESCRIPTS.map((version) => `typescript-${version}@npm:typescript@${version}`);
  run('npm', 'install', '--silent', `./${packed.filename}`, ...aliases);
  for (const file of readdirSync(here)) if (file !== 'run.mjs') cpSync(join(here, file), join(folder, file));
  cpSync(join(root, 'test/cases.json'), join(folder, 'cases.json'));

  const esm = run('node', 'use-esm.mjs');
  const cjs = run('node', 'use-cjs.cjs');
  if (esm !== cjs) throw new Error(`ESM and CJS answer differently:\n${esm}\n${cjs}`);
  console.log(`ESM and CJS: ${esm.trim()}`);

  run('npm', 'install', '--silent', `fast-check@${manifest.peerDependencies['fast-check']}`);
  run('node', '--test', 'use-testing.test.mjs');
  console.log(`The laws, with fast-check: ${run('node', 'use-testing.cjs').trim()}`);

  for (const [moduleResolution, module] of RESOLUTIONS) {
    const compilerOptions = {
      module,
      moduleResolution,
      target: 'es2022',
      lib: ['es2022', 'dom'] /* zod's types name URL */,
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
