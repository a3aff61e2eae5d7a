/**
 * Whether two values say the same: as JSON, where a field that is undefined is absent, and dates by their time. What
 * JSON has no form for (a map, a function) is the same only as itself.
 */
export function sameContent(a: unknown, b: unknown, depth = 0): boolean {
  if (a === b || Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (depth > MAX_DEPTH) return false; // it goes in circles
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, i) => sameContent(item, b[i], depth + 1));
  }
  if (a instanceof Date || b instanceof Date) {
    return a instanceof Date && b instanceof Date && sameContent(a.getTime(), b.getTime());
  }
  if (Symbol.iterator in a || Symbol.iterator in b) return false;
  return sameFields(a, b, NONE, depth + 1);
}

/** The same of the fields of two objects, but for those of these names. */
export function sameFields(a: object, b: object, except: ReadonlySet<string>, depth = 0): boolean {
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    if (!except.has(key) && !sameContent(Reflect.get(a, key), Reflect.get(b, key), depth)) return false;
  }
  return true;
}

const MAX_DEPTH = 100;
const NONE: ReadonlySet<string> = /*#__PURE__*/ new Set();
