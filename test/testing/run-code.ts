import assert from 'node:assert/strict';
import * as tactful from 'tactful';
import ts from 'typescript';

/** Runs the code of a counterexample, with these modules in place of the host's, and this library. */
export function runCode(
  code: string,
  library: object = {},
  modules: Readonly<Record<string, object>> = {},
): void {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
    },
  });
  const known: Record<string, object> = {
    'node:assert/strict': { __esModule: true, default: assert },
    tactful: { ...tactful, ...library },
    ...modules,
  };
  const load = (name: string): object => {
    const found = known[name];
    if (found === undefined) throw new Error(`no module ${name}`);
    return found;
  };
  new Function('require', 'exports', outputText)(load, {});
}
