import * as tactful from '../../src/index.js';

/** Every public function of the main entry, by name. */
export const publicFunctions: Readonly<Record<string, (...args: never[]) => unknown>> = Object.fromEntries(
  Object.entries(tactful).filter(
    ([, value]) => typeof value === 'function' && !/^class\b/.test(String(value)),
  ),
) as Record<string, (...args: never[]) => unknown>;
