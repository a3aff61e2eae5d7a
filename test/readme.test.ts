import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { policyJsonSchema } from '../src/index.js';
import { markdownExamples, root } from './support/documented-examples.js';
import { runExample } from './support/run-example.js';

const readme = readFileSync(join(root, 'README.md'), 'utf8');

describe('README.md', () => {
  it.each(markdownExamples('README.md').map((example) => [example.line, example] as const))(
    'the code at line %i gives what it says',
    async (_line, example) => {
      expect(await runExample(example)).toBeGreaterThan(0);
    },
  );

  it('lists every field of the decision sections of the policy', () => {
    const sections = (
      policyJsonSchema as { properties: Record<string, { properties?: Record<string, unknown> }> }
    ).properties;
    const fields = ['eligibility', 'segmentation', 'tone'].flatMap((name) =>
      Object.keys(sections[name]!.properties!).map((field) => `\`${name}.${field}\``),
    );
    expect(fields.filter((field) => !readme.includes(`| ${field} |`))).toEqual([]);
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
