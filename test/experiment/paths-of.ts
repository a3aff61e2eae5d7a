import { TactfulError } from '../../src/index.js';

/** The paths of the faults that a call is refused for; it must be refused as invalid input. */
export function pathsOf(call: () => unknown): string[] {
  try {
    call();
  } catch (error) {
    if (error instanceof TactfulError && error.code === 'invalid_input') {
      return error.issues.map(({ path }) => path);
    }
    throw error;
  }
  throw new Error('was not refused');
}
