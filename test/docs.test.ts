import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import * as tactful from '../src/index.js';
import { docstringExamples, root, sourceFiles } from './support/documented-examples.js';
import { runExample } from './support/run-example.js';

const files = sourceFiles();

describe('examples in docstrings', () => {
  for (const example of files.flatMap(docstringExamples)) {
    it(`${example.file}:${example.line} gives what it says`, async () => {
      expect(await runExample(example)).toBeGreaterThan(0);
    });
  }
});

describe('docstrings', () => {
  const documented = new Map<string, string>();
  for (const file of files) {
    const source = ts.createSourceFile(
      file,
      readFileSync(join(root, file), 'utf8'),
      ts.ScriptTarget.ES2022,
      true,
    );
    for (const statement of source.statements) {
      const text = ts
        .getJSDocCommentsAndTags(statement)
        .map((doc) => doc.getText())
        .join('\n');
      const names = ts.isVariableStatement(statement)
        ? statement.declarationList.declarations.map((declaration) => declaration.name.getText())
        : 'name' in statement && statement.name
          ? [(statement.name as ts.Identifier).getText()]
          : [];
      for (const name of names) documented.set(name, `${documented.get(name) ?? ''}${text}`);
    }
  }

  it.each(Object.keys(tactful))('%s has one', (name) => {
    expect(documented.get(name)).toMatch(/\/\*\*/);
  });

  const functions = Object.entries(tactful).filter(([, value]) => typeof value === 'function');
  it.each(functions.map(([name]) => name))('%s has an example in it', (name) => {
    expect(documented.get(name)).toMatch(/@example/);
  });
});
