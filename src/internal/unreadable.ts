import { issue, TactfulError } from '../errors.js';

/**
 * What to throw for an error met while reading a host's value: a {@link TactfulError} as it is, and anything else (a
 * getter or a proxy that throws) as one that names the value and keeps the error as its cause.
 */
export function unreadable(functionName: string, path: string, error: unknown): TactfulError {
  if (error instanceof TactfulError) return error;
  const words = error instanceof Error ? error.message : error;
  return new TactfulError('invalid_input', functionName, [issue(path, 'could not be read', words)], {
    cause: error,
  });
}
