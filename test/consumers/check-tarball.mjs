import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const EXPECTED = /^(dist\/[\w-]+\.(js|cjs|d\.ts|d\.cts)|README\.md|CHANGELOG\.md|LICENSE|package\.json)$/;

/** What stands in the tarball and need not, what dist asks for and does not find, and what npm says on publishing. */
export function tarballFaults(root, installed, files) {
  const { dependencies, peerDependencies, exports } = JSON.parse(
    readFileSync(join(installed, 'package.json'), 'utf8'),
  );
  const faults = files
    .filter((path) => !EXPECTED.test(path))
    .map((path) => `${path}: does not belong in the tarball`);
  for (const path of ['README.md', 'CHANGELOG.md', 'LICENSE', ...targets(exports)]) {
    if (!existsSync(join(installed, path))) faults.push(`${path}: is missing`);
  }
  const known = Object.keys({ ...dependencies, ...peerDependencies });
  for (const path of files.filter((one) => one.startsWith('dist/'))) {
    const code = readFileSync(join(installed, path), 'utf8');
    if (/[#@] sourceMappingURL=/.test(code)) faults.push(`${path}: names a source map`);
    const { importedFiles, typeReferenceDirectives } = ts.preProcessFile(code, true, true);
    for (const { fileName: name } of [...importedFiles, ...typeReferenceDirectives]) {
      const isHere = name.startsWith('./') && existsSync(join(installed, 'dist', resolved(name, path)));
      const isKnown = known.some((one) => name === one || name.startsWith(`${one}/`));
      if (!isHere && !isKnown) faults.push(`${path}: imports ${name}, which not every runtime has`);
    }
  }
  return [...faults, ...publishWarnings(root)];
}

function targets(exports) {
  return typeof exports === 'string' ? [exports] : Object.values(exports).flatMap(targets);
}

/** Types name the script beside which they stand. */
function resolved(name, importer) {
  if (!/\.d\.c?ts$/.test(importer)) return name;
  return name.replace(/\.js$/, '.d.ts').replace(/\.cjs$/, '.d.cts');
}

/** What `npm publish` would correct or complain of; that nobody is logged in is no fault of the package. */
function publishWarnings(root) {
  const report = execFileSync('sh', ['-c', 'npm publish --dry-run --ignore-scripts 2>&1'], {
    cwd: root,
    encoding: 'utf8',
  });
  return report
    .split('\n')
    .filter((line) => /^npm (warn|error)/i.test(line))
    .filter((line) => !/requires you to be logged in|Unknown (user|env|builtin|global) config/.test(line));
}
