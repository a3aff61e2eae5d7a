import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { markdownExamples, root } from './support/documented-examples.js';
import { withTables } from './support/readme-tables.js';
import { runExample } from './support/run-example.js';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const readme = read('README.md');

describe('README.md', () => {
  it.each(markdownExamples('README.md').map((example) => [example.line, example] as const))(
    'the code at line %i gives what it says',
    async (_line, example) => {
      expect(await runExample(example)).toBeGreaterThan(0);
    },
  );

  it('has the tables that the sources come to', () => {
    expect(readme, 'run npm run readme').toBe(withTables(readme));
  });

  it('links to files that exist', () => {
    const links = [...readme.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, target]) => target!);
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((target) => !existsSync(join(root, target)))).toEqual([]);
  });

  it('names the version of DuckDB that the benchmark installs', () => {
    const { dependencies } = JSON.parse(read('test/bench/package.json')) as {
      dependencies: Record<string, string>;
    };
    const [major, minor] = dependencies['@duckdb/node-api']!.split('.');
    expect(readme).toContain(`DuckDB ${major}.${minor},`);
  });

  it('names scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = [...readme.matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name!);
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});

describe('CONTRIBUTING.md', () => {
  it('names the versions of the runtimes that are tested', () => {
    const { dependencies } = JSON.parse(read('test/runtimes/package.json')) as {
      dependencies: Record<string, string>;
    };
    const of = (pattern: RegExp): string =>
      Object.entries(dependencies)
        .filter(([name]) => pattern.test(name))
        .map(([, version]) => version.replace(/^.*@/, ''))
        .join(', ');
    const table = read('CONTRIBUTING.md');
    expect(table).toContain(`| Node | ${of(/^node-/)} |`);
    expect(table).toContain(`| Bun | ${of(/bun/)} |`);
    expect(table).toContain(`| Deno | ${of(/deno/)} |`);
  });
});

describe('npm run quickstart', () => {
  const run = (timeZone: string): string =>
    execFileSync('npm', ['run', '--silent', 'quickstart'], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, TZ: timeZone },
      stdio: ['ignore', 'pipe', 'ignore'],
    });

  it('reaches 8 of 15 users, wherever it runs', () => {
    const output = run('UTC');
    expect(output).toContain('15 users: 8 to reach, 7 skipped, 0 rejected');
    expect(output).toContain('5 dormant, 2 new_user, 1 normal');
    expect(output).toContain('4 active, 3 recently_messaged');
    expect(run('Pacific/Apia')).toBe(output);
  });
});
