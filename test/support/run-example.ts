import { createRequire } from 'node:module';
import ts from 'typescript';
import { expect } from 'vitest';
import type { DocumentedExample } from './documented-examples.js';

const require = createRequire(import.meta.url);

/**
 * Runs a block of documented code. `expression // => value`, on one line or two, asserts that the two are deeply
 * equal; a comment that goes on in the lines below it goes on with the value. Returns the number of assertions.
 * `around` may put another module in the place of one that is imported.
 */
export async function runExample(
  { file, line, code }: DocumentedExample,
  around: (module: unknown) => unknown = (module) => module,
): Promise<number> {
  let assertions = 0;
  const check = (actual: unknown, expected: unknown): void => {
    assertions++;
    expect(actual, `${file}:${line}`).toStrictEqual(expected);
  };
  const modules = await importedModules(code);
  const load = (name: string): unknown => (modules.has(name) ? around(modules.get(name)) : require(name));
  const lines = joinExpectations(code).map((text) => {
    const [, expression, expected] = /^(.*?);?\s*\/\/ => (.*)$/.exec(text) ?? [];
    return expression === undefined ? text : `__check((${expression}), (${expected}));`;
  });
  const { outputText } = ts.transpileModule(lines.join('\n'), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const body = `return (async () => {\n${outputText}\n})()`;
  await new Function('require', 'exports', '__check', body)(load, {}, check);
  return assertions;
}

/** Puts an expression and its expected value on one line, over however many they go. */
function joinExpectations(code: string): string[] {
  const joined: string[] = [];
  for (const text of code.split('\n')) {
    const previous = joined.at(-1);
    const continued = /^\s*\/\/ {2,}(.*)$/.exec(text);
    const below = /^\s*(\/\/ => .*)$/.exec(text);
    if (continued && previous?.includes('// => ')) joined[joined.length - 1] = `${previous} ${continued[1]}`;
    else if (below) joined[joined.length - 1] = `${previous} ${below[1]}`;
    else joined.push(text);
  }
  return joined;
}

async function importedModules(code: string): Promise<Map<string, unknown>> {
  const names = [...code.matchAll(/from '(tactful(?:\/[a-z-]+)?)'/g)].map((match) => match[1]!);
  const loaded = new Map<string, unknown>();
  for (const name of new Set(names)) {
    const path =
      name === 'tactful' ? '../../src/index.ts' : `../../src/${name.slice('tactful/'.length)}/index.ts`;
    loaded.set(name, await import(path));
  }
  return loaded;
}
