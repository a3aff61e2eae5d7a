import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PluginKind } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  determineHitLimitReached,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import esbuild from 'esbuild';
import fc from 'fast-check';

/**
 * Runs tests within Stryker's own process, bundled with the mutated source: a mutant costs what the tests that meet it
 * cost, some milliseconds, where a test runner would begin anew for each. Tests and source must keep nothing from one
 * run to the next, which they do.
 */
class InProcess {
  constructor() {
    this.files = process.env.MUTATION_TESTS.split(',');
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    fc.configureGlobal({ endOnFailure: true }); // the first counterexample is enough
    const shim = resolve('test/mutation/shim.mjs');
    const outfile = resolve('mutated.mjs');
    const imports = this.files.map((file) => `import ${JSON.stringify(resolve(file))};`);
    await esbuild.build({
      stdin: {
        contents: `${imports.join('\n')} export { tests } from ${JSON.stringify(shim)};`,
        resolveDir: '.',
      },
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      packages: 'external',
      ignoreAnnotations: true, // the package has no side effects, but tests do nothing else
      plugins: [{ name: 'entries', setup: (build) => resolveEntries(build, shim) }],
    });
    this.bundle = pathToFileURL(outfile).href;
    this.loads = 0;
    this.cost = new Map();
    await this.load();
  }

  /** All modules anew, for the sake of mutants in what runs when they load. */
  async load() {
    this.tests = (await import(`${this.bundle}?${this.loads++}`)).tests;
  }

  async dryRun() {
    const ns = namespace();
    const results = [];
    for (const [i, test] of this.tests.entries()) {
      ns.currentTestId = String(i);
      results.push(await run(test, i));
    }
    ns.currentTestId = undefined;
    return { status: DryRunStatus.Complete, tests: results, mutantCoverage: ns.mutantCoverage };
  }

  async mutantRun({ activeMutant, hitLimit, testFilter, reloadEnvironment, mutantActivation }) {
    const ns = namespace();
    if (reloadEnvironment) {
      ns.activeMutant = mutantActivation === 'static' ? activeMutant.id : undefined;
      await this.load();
    }
    const all = testFilter ?? this.tests.map((_, i) => String(i));
    const ids = all.toSorted((a, b) => (this.cost.get(a) ?? 0) - (this.cost.get(b) ?? 0));
    ns.hitCount = hitLimit === undefined ? undefined : 0;
    ns.hitLimit = hitLimit;
    const results = [];
    for (const id of ids) {
      ns.activeMutant = activeMutant.id;
      const result = await run(this.tests[id], id);
      ns.activeMutant = undefined;
      this.cost.set(id, result.timeSpentMs);
      results.push(result);
      if (result.status === TestStatus.Failed) break;
    }
    const timeout = determineHitLimitReached(ns.hitCount, hitLimit);
    return toMutantRunResult(timeout ?? { status: DryRunStatus.Complete, tests: results });
  }
}

/** Where the mutated source looks for the mutant that is on, and notes which ones a test meets. */
function namespace() {
  globalThis.__stryker__ ??= {};
  return globalThis.__stryker__;
}

function resolveEntries(build, shim) {
  build.onLoad({ filter: /\.test\.ts$/ }, ({ path }) => {
    const here = JSON.stringify(pathToFileURL(path).href);
    return { contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', here), loader: 'ts' };
  });
  build.onResolve({ filter: /^vitest$/ }, () => ({ path: shim }));
  build.onResolve({ filter: /^tactful(\/|$)/ }, ({ path }) => ({
    path: resolve('src', path.slice('tactful/'.length), 'index.ts'),
  }));
}

async function run({ name, run: body }, id) {
  const test = { id: String(id), name };
  const startedAt = performance.now();
  try {
    await body();
    return { ...test, status: TestStatus.Success, timeSpentMs: performance.now() - startedAt };
  } catch (error) {
    const failureMessage = String(error?.message ?? error).slice(0, 500);
    return { ...test, status: TestStatus.Failed, timeSpentMs: performance.now() - startedAt, failureMessage };
  }
}

export const strykerPlugins = [
  { kind: PluginKind.TestRunner, name: 'in-process', injectableClass: InProcess },
];
