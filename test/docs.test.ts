import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codesOfFields, publicNames, typeErrorsInExamples } from './support/compiled-library.js';
import { docstringExamples, root, sourceFiles } from './support/documented-examples.js';
import { runExample } from './support/run-example.js';

const files = sourceFiles();
const examples = files.flatMap(docstringExamples);

describe('examples in docstrings', () => {
  for (const example of examples) {
    it(`${example.file}:${example.line} gives what it says`, async () => {
      expect(await runExample(example)).toBeGreaterThan(0);
    });
  }

  it('are all found', () => {
    const said = files.flatMap((file) => readFileSync(join(root, file), 'utf8').match(/@example/g) ?? []);
    expect(examples.length).toBe(said.length);
  });

  it('have the types that they should, and so have those of the README', () => {
    expect(typeErrorsInExamples()).toEqual([]);
  });
});

describe('docstrings', () => {
  const names = publicNames();

  it.each(names.map(({ entry, name, text }) => [entry, name, text]))(
    '%s: %s has one',
    (_entry, _name, text) => {
      expect(text).not.toBe('');
    },
  );

  const functions = names.filter(({ isFunction }) => isFunction);
  it.each(functions.map(({ entry, name, examples }) => [entry, name, examples.join()]))(
    '%s: %s has an example in it',
    (_entry, _name, example) => {
      expect(example).toContain('// =>');
    },
  );
});

describe('entries', () => {
  const { entryPoints } = JSON.parse(readFileSync(join(root, 'typedoc.json'), 'utf8')) as {
    readonly entryPoints: readonly string[];
  };
  it.each(entryPoints)('%s says what it is', (file) => {
    const folder = /^src\/(?:(.+)\/)?index\.ts$/.exec(file)?.[1];
    const name = folder === undefined ? 'tactful' : `tactful/${folder}`;
    const [docstring] = readFileSync(join(root, file), 'utf8').split('*/', 1);
    expect(docstring).toMatch(/^\/\*\*\n \* [A-Z]/);
    expect(docstring).toContain(`@module ${name}\n`);
  });
});

describe('README.md', () => {
  it('explains every code that a host branches on', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const codes = [...codesOfFields(/^(reason|code|check|alert|warnings)$/)];
    expect(codes.length).toBeGreaterThan(60);
    expect(codes.filter((code) => !readme.includes(`| \`${code}\` |`) && code !== 'eligible')).toEqual([]);
  });
});
