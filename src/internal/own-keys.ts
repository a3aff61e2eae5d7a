/** Keys that reach an object's prototype on some path or other, and so never name a fact, a segment or a gate. */
const PROTOTYPE_KEYS: ReadonlySet<string> = /*#__PURE__*/ new Set(['__proto__', 'prototype', 'constructor']);

/** Whether `key` is `__proto__`, `prototype` or `constructor`. */
export function isPrototypeKey(key: string): boolean {
  return PROTOTYPE_KEYS.has(key);
}

/** Whether `value` is an object with fields: not null, not a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
