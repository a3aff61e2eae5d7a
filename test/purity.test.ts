import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { docstringExamples, root, sourceFiles } from './support/documented-examples.js';
import { publicFunctions } from './support/public-functions.js';
import { runExample } from './support/run-example.js';

const files = sourceFiles();

/** What would make an answer depend on anything but the arguments. */
const HIDDEN = [
  /\bDate\.now\b/,
  /\bnew Date\(\s*\)/,
  /\bDate\(\s*\)/,
  /\bMath\.random\b/,
  /\bprocess\b/,
  /\bconsole\b/,
  /\bset(Timeout|Interval|Immediate)\b/,
  /\bperformance\b/,
  /\bglobalThis\b/,
  /\bcrypto\b/,
  /\bfetch\(/,
  /\bnavigator\b/,
  /\brequire\(/,
  /\b(startOfDay|getDay|getHours|getTimezoneOffset|toLocale\w*String|localeCompare|resolvedOptions)\b/,
];

/** What a file may read all the same, and why. */
const ALLOWED: Readonly<Record<string, string>> = {
  'src/testing/describe-laws.ts': 'globalThis', // where test runners put their `describe` and `it`
};

describe('the source', () => {
  it.each(files)('%s reads no clock, chance, machine or locale', (file) => {
    const source = ts.createSourceFile(
      file,
      readFileSync(join(root, file), 'utf8'),
      ts.ScriptTarget.ES2022,
      true,
    );
    const printed = ts.createPrinter({ removeComments: true }).printFile(source);
    const allowed = ALLOWED[file];
    const code = allowed === undefined ? printed : printed.replaceAll(allowed, '');
    expect(HIDDEN.filter((pattern) => pattern.test(code)).map(String)).toEqual([]);
    const modules = ts.preProcessFile(code).importedFiles.map(({ fileName }) => fileName);
    expect(modules.filter((name) => name.startsWith('node:'))).toEqual([]);
  });
});

/** The functions that every engine computes with an error of its own; `internal/exp-log.ts` stands in for them. */
const INEXACT =
  /\bMath\.(?!(abs|ceil|clz32|floor|fround|imul|max|min|round|sign|sqrt|trunc|E|LN2|LN10|LOG2E|LOG10E|PI|SQRT1_2|SQRT2)\b)\w*/g;

describe('arithmetic', () => {
  const nodes = (node: ts.Node): ts.Node[] => [node, ...node.getChildren().flatMap(nodes)];

  it.each(files)('%s gives the same bits on every engine', (file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
    const code = ts.createPrinter({ removeComments: true }).printFile(source);
    // `2 ** -54` is exact; so is no other power for certain.
    const powers = nodes(source).filter(
      (node) =>
        ts.isBinaryExpression(node) &&
        /^\*\*=?$/.test(node.operatorToken.getText()) &&
        (node.left.getText() !== '2' || node.operatorToken.getText() !== '**'),
    );
    expect([...(code.match(INEXACT) ?? []), ...powers.map((node) => node.getText())]).toEqual([]);
  });
});

describe('every public function', () => {
  const poison = (): never => {
    throw new Error('a hidden input was read');
  };
  const RealDate = Date;
  const realRandom = Math.random;

  beforeEach(() => {
    const PoisonedDate = new Proxy(RealDate, {
      construct: (target, args) => (args.length === 0 ? poison() : Reflect.construct(target, args)),
      apply: poison,
      get: (target, key) => (key === 'now' ? poison : Reflect.get(target, key)),
    });
    globalThis.Date = PoisonedDate;
    Math.random = poison;
  });
  afterEach(() => {
    globalThis.Date = RealDate;
    Math.random = realRandom;
  });

  const examples = files.flatMap(docstringExamples);
  const unexampled = Object.keys(publicFunctions).filter(
    (name) => !examples.some(({ code }) => new RegExp(`\\b${name}\\(`).test(code)),
  );

  it('is called in some example', () => {
    expect(unexampled).toEqual([]);
  });

  it.each(examples.map((example) => [`${example.file}:${example.line}`, example] as const))(
    'works with poisoned globals: %s',
    async (_name, example) => {
      await runExample(example);
    },
  );
});
