import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Packs the library as it would be published, and installs it into an empty folder, with `others` beside it. */
export function installTarball(folder, ...others) {
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'consumer', private: true, type: 'module' }),
  );
  const { 'vader-sentiment': vader } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  ).peerDependencies;
  const packages = [`./${packed.filename}`, `vader-sentiment@${vader}`, ...others];
  execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', ...packages], {
    cwd: folder,
    stdio: 'inherit',
  });
  return packed.files.map(({ path }) => path);
}
