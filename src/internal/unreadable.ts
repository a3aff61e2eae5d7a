import { issue, TactfulError, type TactfulErrorCode } from '../errors.js';

/**
 * What to throw for an error met while reading a host's values: a {@link TactfulError} as it is, and anything else (a
 * getter, a proxy or an iterator that throws) as one that names the value and keeps the error as its cause.
 *
 * `where` is the path of the value that was being read, or the arguments of the call by name. Of those the first that
 * cannot be read through is named, of `options` the field; the first argument, if all can.
 */
export function unreadable(
  functionName: string,
  where: string | Readonly<Record<string, unknown>>,
  error: unknown,
  code: TactfulErrorCode = 'invalid_input',
): TactfulError {
  if (error instanceof TactfulError) return error;
  const words = error instanceof Error ? error.message : error;
  const path = typeof where === 'string' ? where : culprit(where);
  return new TactfulError(code, functionName, [issue(path, 'could not be read', words)], {
    cause: error,
  });
}

function culprit(args: Readonly<Record<string, unknown>>): string {
  const name = firstUnreadable(args) ?? Object.keys(args)[0]!;
  return name === 'options' ? (firstUnreadable(args[name]) ?? name) : name;
}

/** The first field that cannot be read through; null if there is none, or not even their names can be read. */
function firstUnreadable(record: unknown): string | null {
  try {
    return Object.keys(record as object).find((field) => !isReadable(record, field)) ?? null;
  } catch {
    return null;
  }
}

/** Nothing that is meant is nested this deep or holds this many values. */
const MAX_DEPTH = 500;
const MAX_VALUES = 1e6;

function isReadable(record: unknown, field: string): boolean {
  const seen = new Set<unknown>();
  try {
    let level: unknown[] = [Reflect.get(record as object, field)];
    for (let depth = 0; level.length > 0 && seen.size < MAX_VALUES; depth++) {
      if (depth > MAX_DEPTH) return false;
      const next: unknown[] = [];
      for (const value of level) {
        if (typeof value !== 'object' || value === null || seen.has(value)) continue;
        seen.add(value);
        for (const key of Object.keys(value)) next.push(Reflect.get(value, key));
      }
      level = next;
    }
    return true;
  } catch {
    return false;
  }
}
