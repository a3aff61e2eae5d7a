// Packs the library, installs the tarball into an empty folder, and has every runtime answer all of cases.json from
// there, and the thousands of questions of sweep.mjs. The answers must be those expected, and the same on all of them,
// byte for byte.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { digest, wrongAnswers } from '../consumers/check-answers.mjs';
import { installTarball } from '../consumers/tarball.mjs';
import { openChromium } from './chromium.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const cases = JSON.parse(readFileSync(join(here, '../cases.json'), 'utf8'));
const modules = join(here, 'node_modules');
const node = (major) => ({
  name: `Node ${major}`,
  command: join(modules, `node-${major}/bin/node`),
  options: ['--no-warnings'], // Node 20 calls the import of JSON experimental
});
const RUNTIMES = [
  node(20),
  node(22),
  node(24),
  node(26),
  { name: 'Bun', command: join(modules, '@oven/bun-linux-x64/bin/bun'), options: ['--no-install'] },
  // Without a permission, Deno gives a program neither files nor network nor environment.
  {
    name: 'Deno',
    command: join(modules, '@deno/linux-x64-glibc/deno'),
    options: ['run', '--cached-only', '--no-prompt'],
  },
];

const folder = mkdtempSync(join(tmpdir(), 'tactful-runtimes-'));

function run(command, ...args) {
  const env = { ...process.env, TZ: 'Pacific/Apia', NO_COLOR: '1', DENO_NO_UPDATE_CHECK: '1' };
  return execFileSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    env,
    maxBuffer: 1e8,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

try {
  installTarball(folder);
  cpSync(join(here, '../cases.json'), join(folder, 'cases.json'));
  for (const file of ['answer-cases.mjs', 'use-esm.mjs', 'use-cjs.cjs']) {
    cpSync(join(here, '../consumers', file), join(folder, file));
  }
  cpSync(join(here, 'sweep.mjs'), join(folder, 'sweep.mjs'));

  const rows = [];
  const sweeps = [];
  for (const { name, command, options } of RUNTIMES) {
    const version = /\d+\.\d+\.\d+/.exec(run(command, '--version'))[0];
    for (const [format, program] of Object.entries({ ESM: 'use-esm.mjs', CJS: 'use-cjs.cjs' })) {
      // Deno reads a required file only with permission.
      const files = name === 'Deno' && format === 'CJS' ? ['--allow-read=.'] : [];
      rows.push({ runtime: name, version, format, answers: run(command, ...options, ...files, program) });
    }
    sweeps.push({ runtime: name, printed: run(command, ...options, 'sweep.mjs') });
  }
  const chromium = await openChromium(folder);
  try {
    const { version } = chromium;
    rows.push({
      runtime: 'Chromium',
      version,
      format: 'bundle',
      answers: await chromium.run('use-esm.mjs'),
    });
    sweeps.push({ runtime: 'Chromium', printed: await chromium.run('sweep.mjs') });
  } finally {
    await chromium.close();
  }

  const faults = [];
  for (const { runtime, format, answers } of rows) {
    const wrong = wrongAnswers(answers, cases);
    if (wrong.length > 0)
      faults.push(`${runtime}, ${format}, does not answer as expected: ${wrong.join('; ')}`);
    if (answers !== rows[0].answers)
      faults.push(`${runtime}, ${format}, has other bytes than ${rows[0].runtime}`);
  }
  for (const { runtime, printed } of sweeps) {
    if (printed !== sweeps[0].printed)
      faults.push(`${runtime} sweeps differently:\n${printed}${sweeps[0].runtime}:\n${sweeps[0].printed}`);
  }
  console.log('| runtime | version | package | cases | SHA-256 of the answers |\n|---|---|---|---|---|');
  for (const { runtime, version, format, answers } of rows) {
    const answered = answers.trimEnd().split('\n').length;
    console.log(`| ${runtime} | ${version} | ${format} | ${answered} | ${digest(answers)} |`);
  }
  if (faults.length > 0) throw new Error(faults.join('\n'));
  console.log(`\nThe same on all of them, and so is the sweep:\n${sweeps[0].printed}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
