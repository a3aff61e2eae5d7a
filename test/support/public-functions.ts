import * as tactful from '../../src/index.js';
import * as testing from '../../src/testing/index.js';

/** Every public function of the main entry and of the kit for tests, by name. */
export const publicFunctions: Readonly<Record<string, (...args: never[]) => unknown>> = Object.fromEntries(
  Object.entries({ ...tactful, ...testing }).filter(
    ([, value]) => typeof value === 'function' && !/^class\b/.test(String(value)),
  ),
) as Record<string, (...args: never[]) => unknown>;
